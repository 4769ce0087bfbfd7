import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accept } from '../shared/result.js'
import { type LittleHouseParts, littleHouse, Note, notes, write } from '../testing/little-house.js'
import { facts } from './facts.js'
import { command } from './operation.js'
import { errands, type Reaction } from './reactions.js'

const writeNotes = command({
  input: z.object({ count: z.int() }),
  output: z.object({ count: z.int() }),
  allow: { manager: 'all' },
  refusals: {},
  async run(work, { count }) {
    for (let i = 1; i <= count; i++) write(work, { id: `n${i}`, text: `${i}` })
    return accept({ count })
  },
})
const houseOf = (reactions: readonly Reaction[], rest: LittleHouseParts = {}) =>
  littleHouse({ operations: { write: writeNotes }, reactions, ...rest })

/** Writes a copy of what was written, until a copy bears so many marks. */
const copying = (marks: number): Reaction => ({
  on: 'note-written',
  async run(work, { of }) {
    if (of.length < 2 + marks) write(work, { id: `${of}'`, text: `copy ${of}` })
  },
})

describe('a reaction', () => {
  it('joins the commit of the fact it answers, and sees what that changed', async () => {
    const house = houseOf([
      {
        on: 'note-written',
        async run(work, { of }) {
          const note = await work.get(notes, of)
          work.put(notes, { id: `${of} copied`, text: `copy of ${note?.text}` })
          work.record({ type: 'note-copied', of })
        },
      },
    ])
    await house.ask('write', { count: 1 })
    expect((await house.all(notes)).map(({ text }) => text)).toEqual(['1', 'copy of 1'])
    expect((await house.all(facts)).map(({ type }) => type)).toEqual([
      'note-written',
      'note-copied',
    ])
  })

  it('answers its own kind of fact only, in the order reactions were declared', async () => {
    const told: string[] = []
    const on = (type: string, word: string): Reaction => ({
      on: type,
      async run() {
        told.push(word)
      },
    })
    await houseOf([
      on('note-written', 'first'),
      on('note-read', 'none'),
      on('note-written', 'last'),
    ]).ask('write', { count: 1 })
    expect(told).toEqual(['first', 'last'])
  })

  it('that throws takes the command with it: nothing was written', async () => {
    const house = houseOf([{ on: 'note-written', run: () => Promise.reject(new Error('broken')) }])
    await expect(house.ask('write', { count: 1 })).rejects.toThrow('broken')
    expect([await house.all(notes), await house.all(facts)]).toEqual([[], []])
  })

  it('runs again from its reads when the commit was lost', async () => {
    let ran = 0
    const house = houseOf([
      {
        on: 'note-written',
        async run() {
          ran += 1
        },
      },
    ])
    await Promise.all([house.ask('write', { count: 1 }), house.ask('write', { count: 1 })]).catch(
      () => undefined,
    )
    expect(ran).toBeGreaterThan(1)
    expect(await house.all(facts)).toHaveLength(1)
  })
})

describe('reactions to reactions', () => {
  it('run until all is said', async () => {
    const house = houseOf([copying(3)])
    await house.ask('write', { count: 1 })
    expect((await house.all(notes)).map(({ id }) => id)).toEqual(['n1', "n1'", "n1''", "n1'''"])
  })

  it('may be as many as a large command needs', async () => {
    const house = houseOf([copying(1)])
    expect((await house.ask('write', { count: 300 })).ok).toBe(true)
    expect(await house.all(facts)).toHaveLength(300 + 9)
  })

  it('that never settle are a defect, and nothing was written', async () => {
    const house = houseOf([copying(1000)])
    await expect(house.ask('write', { count: 1 })).rejects.toThrow('reactions never settle')
    expect(await house.all(notes)).toEqual([])
  })
})

describe('an aftermath', () => {
  it('of a reaction’s fact is left too, in the stream of its document', async () => {
    const operation = 'notes.write'
    const aftermaths = [{ on: 'note-written', operation, input: () => ({ count: 1 }) }]
    const house = houseOf([copying(1)], { aftermaths })
    await house.ask('write', { count: 1 })
    const left = await house.all(errands)
    const [first, second] = await house.all(facts)
    expect(left).toMatchObject([
      { fact: first?.id, stream: 'n1', operation, input: { count: 1 }, attempts: 0 },
      { fact: second?.id, stream: "n1'", operation, input: { count: 1 }, attempts: 0 },
    ])
  })
})

it('takes what no JSON holds for a defect', async () => {
  const aftermaths = [{ on: 'note-written', operation: 'notes.write', input: () => new Map() }]
  const house = houseOf([], { aftermaths })
  await expect(house.ask('write', { count: 1 })).rejects.toThrow()
  expect(Note.safeParse({}).success).toBe(false)
  expect(await house.all(notes)).toEqual([])
})
