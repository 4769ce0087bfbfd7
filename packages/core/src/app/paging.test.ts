import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accept } from '../shared/result.js'
import { littleHouse, Note, notes } from '../testing/little-house.js'
import { query } from './operation.js'
import { everything, Paging, pageOf } from './paging.js'

const list = query({
  input: Paging,
  output: pageOf(Note),
  allow: { manager: 'all' },
  refusals: {},
  run: async (work, paging) => accept(await work.page(notes, { ...paging, order: 'rank' })),
})
const count = query({
  input: z.object({ from: z.int() }),
  output: z.int(),
  allow: { manager: 'all' },
  refusals: {},
  run: async (work, { from }) =>
    accept((await everything(work, notes, { where: { rank: { from } } })).length),
})

const opened = async (size: number) => {
  const house = littleHouse({ operations: { list, count } })
  const doc = (rank: number) => ({ id: `n${rank}`, text: `${rank}`, rank })
  await house.store.commit(
    house.tenant,
    Array.from({ length: size }, (_, i) => ({ do: 'insert', of: 'notes', doc: doc(i) }) as const),
  )
  return house
}

describe('a list', () => {
  it('shows fifty at a time unless told otherwise, and where the next page starts', async () => {
    const { ask } = await opened(60)
    const first = await ask('list', {})
    const { items, next } = (first as { value: { items: Note[]; next?: string } }).value
    expect([items.length, items[0]?.rank, items.at(-1)?.rank]).toEqual([50, 0, 49])
    const rest = await ask('list', { after: next })
    expect(rest).toMatchObject({ value: { items: { length: 10 } } })
    expect(rest).not.toHaveProperty('value.next')
  })

  it.each([
    { limit: 0 },
    { limit: 201 },
    { limit: 1.5 },
    { after: 'page 2' },
    { after: '[{},"n1"]' },
  ])('refuses %j where it is wrong', async (asked) => {
    const { ask } = await opened(0)
    const path = Object.keys(asked)[0]
    expect(await ask('list', asked)).toMatchObject({
      refusal: { code: 'invalid-input', issues: [{ path }] },
    })
  })
})

describe('everything', () => {
  it('goes on page after page, past the thousand that a store gives at once', async () => {
    const { ask } = await opened(2100)
    expect(await ask('count', { from: 50 })).toEqual(accept(2050))
    expect(await ask('count', { from: 5000 })).toEqual(accept(0))
  })
})
