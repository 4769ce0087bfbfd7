import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Collection, collection } from '../ports/collection.js'
import type { Doc } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import { webSha256 } from '../system.js'
import { memoryFiles } from '../testing/memory-files.js'
import { memoryStore } from '../testing/memory-store.js'
import { facts } from './facts.js'
import { shaped, upgradeTenant } from './shapes.js'
import type { Keeper } from './tenant-copy.js'
import { exportTenant } from './tenant-export.js'
import { importTenant, tenantImports } from './tenant-import.js'

const tenant = TenantId.parse('tenant-a')

// Three releases of one noun: a name; a name in two parts; and those with a first letter to order by.
const first = collection(z.object({ id: z.string(), name: z.string(), due: z.string() }), {
  name: 'people',
  fields: { name: 'text', due: 'text' },
  claimable: true,
})
type Named = Doc & { readonly name: string }
const split = (older: Doc): Doc => {
  const { name, ...rest } = older as Named
  const [given = '', family = ''] = name.split(' ')
  return { ...rest, given, family } as Doc
}
type Parted = Doc & { readonly family: string }
const lettered = (older: Doc): Doc =>
  ({ ...older, letter: (older as Parted).family.slice(0, 1) }) as Doc
const Parts = z.object({
  ...{ id: z.string(), given: z.string(), family: z.string(), due: z.string() },
})
const second = collection(Parts, {
  name: 'people',
  fields: { family: 'text', due: 'text' },
  claimable: true,
  upgrades: [split],
})
const third = collection(Parts.extend({ letter: z.string() }), {
  name: 'people',
  fields: { family: 'text', letter: 'text', due: 'text' },
  claimable: true,
  upgrades: [split, lettered],
})

const due = '2026-03-02T08:00:00.000Z'
const ada = { id: 'per_1', name: 'Ada Roux', due }
const today = { id: 'per_1', given: 'Ada', family: 'Roux', letter: 'R', due }

// The memory store reads what it is given: here, whatever a release wrote.
const anyRelease: Collection = { ...third, schema: z.looseObject({ id: z.string() }) }

/** A store that the first release wrote, opened by another. */
const written = async (by: Collection) => {
  const raw = memoryStore([anyRelease, facts, tenantImports])
  await raw.commit(tenant, [{ do: 'insert', of: 'people', doc: ada }])
  return { raw, store: shaped(raw, [by]) }
}

describe('what an earlier release wrote', () => {
  it('is read in the shape of today, through every upgrade since', async () => {
    const { store } = await written(third)
    expect((await store.get(tenant, 'people', 'per_1'))?.doc).toEqual(today)
    expect((await store.find(tenant, 'people', { limit: 1 })).items[0]?.doc).toEqual(today)
    const lease = { now: due, worker: 'w', until: due, limit: 1 } as never
    expect((await store.claim('people', lease))[0]?.doc).toEqual(today)
  })

  it('is not upgraded twice once it was written again', async () => {
    const { raw } = await written(third)
    const [middle, last] = [shaped(raw, [second]), shaped(raw, [third])]
    const { doc, version } = (await middle.get(tenant, 'people', 'per_1')) ?? {
      doc: ada,
      version: 0,
    }
    await middle.commit(tenant, [{ do: 'replace', of: 'people', doc, version }])
    expect((await raw.get(tenant, 'people', 'per_1'))?.doc).toMatchObject({ '~shape': 1 })
    expect((await last.get(tenant, 'people', 'per_1'))?.doc).toEqual(today)
  })

  it('is found by what it became once its tenant was upgraded, which is done once', async () => {
    const { raw, store } = await written(third)
    const named = { where: { letter: 'R' }, limit: 1 }
    expect((await store.find(tenant, 'people', named)).items).toEqual([])
    expect(await upgradeTenant(raw, [third], tenant)).toBe(1)
    expect((await store.find(tenant, 'people', named)).items).toMatchObject([{ doc: today }])
    expect(await upgradeTenant(raw, [third], tenant)).toBe(0)
  })

  it('leaves a document to whoever writes it meanwhile', async () => {
    const { raw, store } = await written(third)
    const late = {
      ...raw,
      async commit(...asked: Parameters<typeof raw.commit>) {
        const doc = { ...today, family: 'Blanc', letter: 'B' }
        await store.commit(tenant, [{ do: 'replace', of: 'people', doc, version: 1 }])
        return raw.commit(...asked)
      },
    }
    expect(await upgradeTenant(late, [third], tenant)).toBe(0)
    expect((await store.get(tenant, 'people', 'per_1'))?.doc).toMatchObject({ letter: 'B' })
  })

  it('of a later release is not taken for one of today', async () => {
    const { raw } = await written(third)
    await upgradeTenant(raw, [third], tenant)
    await expect(shaped(raw, [second]).get(tenant, 'people', 'per_1')).rejects.toThrow(
      'people per_1 has shape 2, and this version knows 1',
    )
  })

  it('is read through a store that is an instance of a class', async () => {
    const { raw } = await written(third)
    class Hosted {
      readonly contract = raw.contract
      get: typeof raw.get
      constructor() {
        this.get = raw.get
      }
    }
    for (const name of ['find', 'commit', 'claim', 'renew', 'release', 'backlog', 'close'] as const)
      Object.defineProperty(Hosted.prototype, name, { value: raw[name] })
    const store = shaped(new Hosted() as unknown as typeof raw, [third])
    expect((await store.find(tenant, 'people', { limit: 1 })).items[0]?.doc).toEqual(today)
    expect(await store.backlog('people', { now: due, upTo: 10 } as never)).toMatchObject({ due: 1 })
  })

  it('costs nothing where no collection has changed', async () => {
    const raw = memoryStore([first])
    expect(shaped(raw, [first])).toBe(raw)
  })
})

describe('a copy of an earlier release', () => {
  const keeperOf = (people: Collection): Keeper => {
    const collections = [people, facts, tenantImports]
    const store = shaped(memoryStore([anyRelease, facts, tenantImports]), collections)
    return { store, collections, files: memoryFiles(), sha256: webSha256 }
  }
  const copyBy = async (people: Collection, doc: Doc): Promise<readonly string[]> => {
    const keeper = keeperOf(people)
    await keeper.store.commit(tenant, [{ do: 'insert', of: 'people', doc }])
    const lines: string[] = []
    for await (const line of exportTenant(keeper, tenant)) lines.push(line)
    return lines
  }

  it.each([
    ['first', first, ada],
    ['second', second, { id: 'per_1', given: 'Ada', family: 'Roux', due }],
    ['third', third, today],
  ] as const)('by the %s comes in as it is today', async (_, people, doc) => {
    const keeper = keeperOf(third)
    const lines = await copyBy(people, doc)
    await importTenant(keeper, () => lines)
    expect((await keeper.store.get(tenant, 'people', 'per_1'))?.doc).toEqual(today)
  })

  it('by a later one is refused', async () => {
    const lines = await copyBy(third, today)
    await expect(importTenant(keeperOf(second), () => lines)).rejects.toThrow(
      'line 2 of the copy: people per_1 is of a later version',
    )
  })
})
