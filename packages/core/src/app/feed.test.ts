import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TenantId } from '../shared/branded.js'
import { accept } from '../shared/result.js'
import { type LittleHouse, littleHouse, Note, notes, write } from '../testing/little-house.js'
import { facts } from './facts.js'
import { command } from './operation.js'
import { relay } from './relay.js'

const writeNote = command({
  input: Note,
  output: Note,
  allow: { manager: 'all' },
  refusals: {},
  async run(work, note) {
    write(work, note)
    return accept(note)
  },
})
const operations = { write: writeNote }

const writeMany = async ({ ask }: LittleHouse, from: number, to: number) => {
  for (let i = from; i <= to; i++) await ask('write', { id: `n${i}`, text: `${i}` })
}
const positions = async ({ all }: LittleHouse) =>
  (await all(facts)).map(({ position }) => position ?? 0)
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe('the feed', () => {
  it('gives facts their place in the order they happened, and goes on where it was', async () => {
    const house = littleHouse({ operations })
    await writeMany(house, 1, 3)
    expect(await positions(house)).toEqual([0, 0, 0])
    expect(await relay(house.worker())).toMatchObject({ facts: 3 })
    await writeMany(house, 4, 5)
    expect(await relay(house.worker())).toMatchObject({ facts: 2 })
    expect(await positions(house)).toEqual(upTo(5))
    expect(await relay(house.worker())).toMatchObject({ facts: 0 })
  })

  it('numbers 1 to n without gap and without twin, with several relays at once, each fact counted once', async () => {
    const house = littleHouse({ operations })
    await writeMany(house, 1, 450)
    const names = ['one', 'two', 'three']
    const relays = names.map((name) => relay(house.worker(name)))
    const counts = (await Promise.all(relays)).map(({ facts: count }) => count)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(450)
    expect((await positions(house)).sort((a, b) => a - b)).toEqual(upTo(450))
  })

  it('stops after the rounds it was given, 200 facts each, and goes on next time', async () => {
    const house = littleHouse({ operations })
    await writeMany(house, 1, 450)
    expect(await relay(house.worker(), 1)).toMatchObject({ facts: 200 })
    expect(await relay(house.worker(), 1)).toMatchObject({ facts: 200 })
    expect(await relay(house.worker())).toMatchObject({ facts: 50 })
    expect(await positions(house)).toEqual(upTo(450))
  })

  it('calls whoever follows it once for each batch that holds what it waits for, in the commit that gave the places', async () => {
    const calls: number[] = []
    const follow = command({
      input: z.object({ upTo: z.int() }),
      output: z.null(),
      allow: { system: 'all' },
      refusals: {},
      async run(_, { upTo: position }) {
        calls.push(position)
        return accept(null)
      },
    })
    const followers = [{ on: ['note-written'], operation: 'notes.follow' }]
    const house = littleHouse({ operations: { ...operations, follow }, followers })
    await writeMany(house, 1, 450)
    await relay(house.worker(), 1)
    expect(calls).toEqual([200])
    await relay(house.worker())
    expect(calls).toEqual([200, 400, 450])
    const deaf = littleHouse({
      operations,
      followers: [{ on: ['else'], operation: 'notes.follow' }],
    })
    await writeMany(deaf, 1, 3)
    expect(await relay(deaf.worker())).toMatchObject({ facts: 3, errands: 0 })
  })

  it('is each tenant’s own', async () => {
    const house = littleHouse({ operations })
    const other = TenantId.parse('tenant-b')
    const as = { ...house.as('manager'), tenant: other }
    await writeMany(house, 1, 2)
    await house.run('notes.write', { id: 'n1', text: 'theirs' }, as)
    await relay(house.worker())
    expect(await positions(house)).toEqual([1, 2])
    const { items } = await house.store.find(other, facts.name, { limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([{ position: 1 }])
  })

  it('leaves what happened as it was told, but for its place', async () => {
    const house = littleHouse({ operations })
    await writeMany(house, 1, 1)
    const [before] = await house.all(facts)
    await relay(house.worker())
    expect(await house.all(facts)).toEqual([{ ...before, position: 1, due: null }])
    expect(await house.all(notes)).toHaveLength(1)
  })
})
