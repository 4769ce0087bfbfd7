import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TenantId } from '../shared/branded.js'
import { memoryStore } from '../testing/memory-store.js'
import { cards, contractCollections } from '../testing/store-contract/fixtures.js'
import { storeContract } from '../testing/store-contract.js'
import { tenantWall } from '../testing/tenant-wall.js'
import { type Collection, collection } from './collection.js'
import { type HostCollection, withCollection } from './kept-by-host.js'
import { pageFrom } from './page-from.js'
import type { Change, Doc, Store, Stored } from './store.js'

const tenant = TenantId.parse('tenant-a')

interface Fiche {
  readonly numéro: string
  readonly révision: number
  readonly contenu: string
}

/** A host that keeps a noun in lists of its own, one a tenant, under words of its own, and lets one commit in after the other. */
const hostOf = (of: Collection) => {
  const fiches = new Map<TenantId, readonly Fiche[]>()
  const toStored = ({ révision, contenu }: Fiche): Stored => ({
    ...{ doc: JSON.parse(contenu) as Doc, version: révision },
  })
  const toFiche = ({ doc, version }: Stored): Fiche => ({
    ...{ numéro: doc.id, révision: version, contenu: JSON.stringify(doc) },
  })
  const listOf = (whose: TenantId): readonly Stored[] => (fiches.get(whose) ?? []).map(toStored)
  let last: Promise<unknown> = Promise.resolve()
  const host: HostCollection = {
    get: async (whose, id) => listOf(whose).find(({ doc }) => doc.id === id),
    find: async (whose, query) => pageFrom(of, listOf(whose), query),
    commit(whose, changes, rest) {
      const turn = last.then(async () => {
        const after = await written(of, listOf(whose), changes)
        await rest()
        fiches.set(whose, after.map(toFiche))
      })
      last = turn.catch(() => {})
      return turn
    },
  }
  return { host, fiches }
}

/** What is left of the documents after these changes: the memory store tells. */
const written = async (
  of: Collection,
  before: readonly Stored[],
  changes: readonly Change[],
): Promise<readonly Stored[]> => {
  const copy = memoryStore([of])
  for (const { doc, version } of before) {
    await copy.commit(tenant, [{ do: 'insert', of: of.name, doc }])
    for (let at = 1; at < version; at++)
      await copy.commit(tenant, [{ do: 'replace', of: of.name, doc, version: at }])
  }
  await copy.commit(tenant, changes)
  return (await copy.find(tenant, of.name, { limit: 1000 })).items
}

const [cardsOf, jobsOf] = contractCollections
const open = async (collections: readonly Collection[]): Promise<Store> => {
  const of = collections.find(({ name }) => name === cards)
  return of
    ? withCollection(memoryStore(collections), of, hostOf(of).host)
    : memoryStore(collections)
}

describe('a store of which the host keeps one collection', () => {
  for (const { name, run } of storeContract(open)) it(name, run)

  it('shows and gives no row of one tenant to another (S032, S365)', () => tenantWall(open, 30))

  const opened = () => {
    if (!cardsOf) throw new Error('no cards')
    const inner = memoryStore(contractCollections)
    const { host, fiches } = hostOf(cardsOf)
    return { inner, fiches, store: withCollection(inner, cardsOf, host) }
  }
  const card: Change = { do: 'insert', of: cards, doc: { id: 'a' } }

  it('keeps nothing of it itself (S365)', async () => {
    const { store, inner, fiches } = opened()
    await store.commit(tenant, [card])
    expect(await inner.get(tenant, cards, 'a')).toBeUndefined()
    expect(fiches.get(tenant)).toEqual([{ numéro: 'a', révision: 1, contenu: '{"id":"a"}' }])
    expect(await store.get(tenant, cards, 'a')).toEqual({ doc: { id: 'a' }, version: 1 })
  })

  it('keeps nothing at all when either side loses', async () => {
    const { store, inner, fiches } = opened()
    const job = (id: string): Change => ({ do: 'insert', of: 'contract-jobs', doc: { id } as Doc })
    await inner.commit(tenant, [job('taken')])
    await expect(store.commit(tenant, [card, job('taken')])).rejects.toMatchObject({
      ...{ name: 'StoreError', code: 'duplicate' },
    })
    expect(fiches.get(tenant)).toBeUndefined()
    await store.commit(tenant, [card])
    await expect(store.commit(tenant, [card, job('new')])).rejects.toThrow('contract-cards')
    expect(await inner.get(tenant, 'contract-jobs', 'new')).toBeUndefined()
  })

  it('keeps the rest where the host says: within a transaction of its own', async () => {
    const [inner, within] = [memoryStore(contractCollections), memoryStore(contractCollections)]
    if (!cardsOf) throw new Error('no cards')
    const { host } = hostOf(cardsOf)
    const store = withCollection(inner, cardsOf, {
      ...host,
      commit: (whose, changes, rest) => host.commit(whose, changes, () => rest(within)),
    })
    await store.commit(tenant, [card, { do: 'insert', of: 'contract-jobs', doc: { id: 'j' } }])
    expect(await within.get(tenant, 'contract-jobs', 'j')).toBeDefined()
    expect(await inner.get(tenant, 'contract-jobs', 'j')).toBeUndefined()
  })

  it('leaves no collection to the host whose documents wait for a worker', () => {
    if (!jobsOf) throw new Error('no jobs')
    const wrap = () => withCollection(memoryStore([jobsOf]), jobsOf, hostOf(jobsOf).host)
    expect(wrap).toThrow(TypeError)
    const plain = collection(z.looseObject({ id: z.string() }), { name: 'plain' })
    expect(() => withCollection(memoryStore([plain]), plain, hostOf(plain).host)).not.toThrow()
  })
})
