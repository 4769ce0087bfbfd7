import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { StoreError } from '../ports/store.js'
import { later } from '../shared/instant.js'
import { accept } from '../shared/result.js'
import { webSha256 } from '../system.js'
import { noPorts } from '../testing/doubles.js'
import { littleHouse, littleStore, losing, notes, write } from '../testing/little-house.js'
import { memoryFiles } from '../testing/memory-files.js'
import { answers, remembered } from './answers.js'
import { command, query } from './operation.js'
import { tick } from './tick.js'

const key = 'request-1'
const asked = { text: 'first' }

const writing = (store = littleStore()) => {
  let ran = 0
  const house = littleHouse({
    store,
    operations: {
      write: command({
        input: z.object({ text: z.string() }),
        output: z.object({ id: z.string() }),
        allow: { manager: 'all', agent: 'all' },
        refusals: { 'text-empty': {} },
        async run(work, { text }) {
          ran += 1
          if (!text) return { ok: false, refusal: { code: 'text-empty' } }
          const id = `n${ran}`
          write(work, { id, text })
          return accept({ id })
        },
      }),
      leave: command({
        input: z.object({}),
        output: z.object({ kept: z.string(), gone: z.string().optional() }),
        allow: { manager: 'all' },
        refusals: {},
        async run(work) {
          ran += 1
          work.record({ type: 'note-left', of: 'n1' })
          return accept({ kept: 'yes', gone: undefined })
        },
      }),
      keep: command({
        input: z.object({}),
        output: z.undefined(),
        allow: { manager: 'all' },
        refusals: {},
        async run() {
          ran += 1
          return accept(undefined)
        },
      }),
      burn: command({
        input: z.object({}),
        output: z.undefined(),
        allow: { manager: 'all' },
        refusals: {},
        async run(work) {
          ran += 1
          work.record({ type: 'note-burnt', of: 'n1' })
          return accept(undefined)
        },
      }),
      count: query({
        input: z.object({}),
        output: z.int(),
        allow: { manager: 'all' },
        refusals: {},
        run: async () => accept(++ran),
      }),
    },
    host: { ports: { files: memoryFiles(), sha256: webSha256, ...noPorts } },
  })
  const { run, as } = house
  const ask = (name: string, input: unknown, under?: string, who = as('manager')) =>
    run(`notes.${name}`, input, who, { key: under })
  return { ...house, ask, ran: () => ran }
}

describe('a request under a key', () => {
  it('is done once, and answered the same each time', async () => {
    const { ask, ran, all } = writing()
    const first = await ask('write', asked, key)
    expect(first).toEqual({ ok: true, value: { id: 'n1' } })
    expect(await ask('write', asked, key)).toEqual(first)
    expect(ran()).toBe(1)
    expect(await all(notes)).toHaveLength(1)
  })

  it('answers nothing again where nothing was answered', async () => {
    const { ask, ran } = writing()
    for (let i = 0; i < 2; i++)
      expect(await ask('burn', {}, key)).toStrictEqual({ ok: true, value: undefined })
    expect(ran()).toBe(1)
  })

  it('answers the same where a part of the answer is undefined', async () => {
    const { ask, ran } = writing()
    for (let i = 0; i < 2; i++)
      expect(await ask('leave', {}, key)).toEqual({ ok: true, value: { kept: 'yes' } })
    expect(ran()).toBe(1)
  })

  it('that two ask at once is done once', async () => {
    const { ask, all } = writing()
    const both = await Promise.all([ask('write', asked, key), ask('write', asked, key)])
    expect(both[0]).toEqual(both[1])
    expect(await all(notes)).toHaveLength(1)
  })

  it('whose commit was lost is done, once', async () => {
    const store = losing(littleStore(), [new StoreError('conflict', 'moved')])
    const { ask, all } = writing(store)
    expect(await ask('write', asked, key)).toEqual({ ok: true, value: { id: 'n2' } })
    expect(await ask('write', asked, key)).toEqual({ ok: true, value: { id: 'n2' } })
    expect(await all(notes)).toHaveLength(1)
  })

  it('is done again under another key, without one, or by somebody else', async () => {
    const { ask, as, ran } = writing()
    await ask('write', { text: 'a' }, key)
    await ask('write', { text: 'b' }, 'request-2')
    await ask('write', { text: 'c' })
    await ask('write', { text: 'd' }, key, as('agent'))
    await ask('write', { text: 'e' }, key, as('manager', 'another'))
    expect(ran()).toBe(5)
  })

  it('is refused for another question', async () => {
    const { ask, ran } = writing()
    await ask('write', asked, key)
    const refused = { ok: false, refusal: { code: 'key-reused' } }
    expect(await ask('write', { text: 'other' }, key)).toEqual(refused)
    expect(await ask('keep', {}, key)).toEqual(refused)
    expect(ran()).toBe(1)
  })

  it('that was refused, or changed nothing, is asked anew', async () => {
    const { ask, ran, all } = writing()
    for (let i = 0; i < 2; i++) {
      expect(await ask('write', { text: '' }, key)).toMatchObject({
        refusal: { code: 'text-empty' },
      })
      expect(await ask('keep', {}, key)).toEqual({ ok: true, value: undefined })
    }
    expect(ran()).toBe(4)
    expect(await all(answers)).toEqual([])
  })

  it('reads anew: a query has no use for a key', async () => {
    const { ask } = writing()
    expect(await ask('count', {}, key)).toEqual({ ok: true, value: 1 })
    expect(await ask('count', {}, key)).toEqual({ ok: true, value: 2 })
  })

  it.each(['', 'short', 'with space', 'é'.repeat(8), 'x'.repeat(201)])(
    'is refused when the key is %j',
    async (wrong) => {
      const { ask, ran } = writing()
      expect(await ask('write', asked, wrong)).toMatchObject({
        refusal: { code: 'invalid-input', issues: [{ path: 'key' }] },
      })
      expect(ran()).toBe(0)
    },
  )

  it('is forgotten after two days, not before', async () => {
    const { ask, ran, clock, worker, all } = writing()
    await ask('write', asked, key)
    await tick(worker(), later(clock.now(), remembered - 1))
    expect(await all(answers)).toHaveLength(1)
    await tick(worker(), later(clock.now(), remembered))
    expect(await all(answers)).toEqual([])
    await ask('write', { text: 'again' }, key)
    expect(ran()).toBe(2)
  })
})
