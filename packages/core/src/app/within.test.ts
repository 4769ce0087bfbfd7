import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accept, refuse } from '../shared/result.js'
import { littleHouse, notes, write } from '../testing/little-house.js'
import { command } from './operation.js'
import { within } from './within.js'

const writeNote = command({
  input: z.object({ id: z.string(), text: z.string().default('untold') }),
  output: z.object({ id: z.string() }),
  allow: { owner: 'all' },
  refusals: { 'note-known': {} },
  async run(work, { id, text }) {
    if (await work.get(notes, id)) return refuse({ code: 'note-known' })
    write(work, { id, text })
    return accept({ id })
  },
})

const step = within(writeNote)

const writeTwo = command({
  input: z.object({ first: z.string(), second: z.string() }),
  output: z.object({ id: z.string() }),
  allow: { manager: 'all' },
  refusals: { 'note-known': {} },
  async run(work, { first, second }) {
    const one = await step(work, { id: first })
    return one.ok ? step(work, { id: second, text: 'told' }) : one
  },
})

describe('an operation within another', () => {
  const opened = () => littleHouse({ operations: { writeNote, writeTwo } })

  it('joins its commit, with its own defaults, whoever may ask it by itself', async () => {
    const { ask, all } = opened()
    expect(await ask('writeNote', { id: 'a' })).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(await ask('writeTwo', { first: 'a', second: 'b' })).toEqual({
      ...{ ok: true, value: { id: 'b' } },
    })
    expect((await all(notes)).map(({ text }) => text)).toEqual(['untold', 'told'])
  })

  it('refuses for both: nothing is kept', async () => {
    const { ask, all } = opened()
    expect(await ask('writeTwo', { first: 'a', second: 'a' })).toMatchObject({
      refusal: { code: 'note-known' },
    })
    expect(await all(notes)).toEqual([])
  })

  it('takes no input that it would not take by itself', async () => {
    const { ask } = littleHouse({
      operations: {
        wrong: command({
          input: z.object({}),
          output: z.object({ id: z.string() }),
          allow: { manager: 'all' },
          refusals: { 'note-known': {} },
          run: (work) => step(work, { id: 1 } as never),
        }),
      },
    })
    await expect(ask('wrong', {})).rejects.toThrow()
  })
})
