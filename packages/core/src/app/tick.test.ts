import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Instant, instant, later } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { type LittleHouse, littleHouse, Note, notes } from '../testing/little-house.js'
import { command } from './operation.js'
import { tick } from './tick.js'
import { schedule, timers } from './timers.js'
import type { Work } from './work.js'

const at = (time: string) => instant(`2026-03-02T${time}:00.000Z`)
const minute = 60_000

const keep = command({
  input: Note,
  output: Note,
  allow: { manager: 'all' },
  refusals: {},
  async run(work, note) {
    await work.get(notes, note.id)
    work.put(notes, note)
    work.record({ type: 'note-kept', of: note.id })
    return accept(note)
  },
})
const drop = command({
  input: z.object({ id: z.string() }),
  output: z.object({ id: z.string() }),
  allow: { manager: 'all' },
  refusals: {},
  async run(work, { id }) {
    await work.get(notes, id)
    work.remove(notes, id)
    work.record({ type: 'note-dropped', of: id })
    return accept({ id })
  },
})
const readAgain = schedule({
  name: 'read-again',
  of: notes,
  due: ({ again }) => again,
  operation: 'notes.read',
  input: ({ id }) => ({ id }),
})

/** When a note is read, it wants to be read again at the moment that `next` says, or never. */
type Next = (now: Instant, note: Note) => Instant | undefined

const houseOf = (next: Next, before: (work: Work) => void = () => {}) => {
  const rung: string[] = []
  const read = command({
    input: z.object({ id: z.string() }),
    output: Note,
    allow: { system: 'all' },
    refusals: { 'not-now': {} },
    async run(work, { id }) {
      const note = await work.get(notes, id)
      if (!note) return refuse({ code: 'not-found', id })
      rung.push(`${id} ${work.now.slice(11, 16)} ${work.as.role}`)
      before(work)
      const { again: _, ...rest } = note
      const again = next(work.now, note)
      const read = { ...rest, rank: (note.rank ?? 0) + 1, ...(again ? { again } : {}) }
      work.put(notes, read)
      work.record({ type: 'note-read', of: id })
      return accept(read)
    },
  })
  return { ...littleHouse({ operations: { keep, drop, read }, schedules: [readAgain] }), rung }
}
const note = { id: 'n1', text: 'Bring the ladder' }
const ringing = (house: LittleHouse, time: string) => tick(house.worker(), at(time))

describe('an alarm', () => {
  it('is set, moved and cleared in the commit of its document', async () => {
    const house = houseOf(() => undefined)
    await house.ask('keep', note)
    expect(await house.all(timers)).toEqual([])
    await house.ask('keep', { ...note, again: at('09:00') })
    const alarm = { id: 'read-again n1', schedule: 'read-again', doc: 'n1', attempts: 0 }
    expect(await house.all(timers)).toEqual([{ ...alarm, wanted: at('09:00'), due: at('09:00') }])
    await house.ask('keep', { ...note, again: at('10:00') })
    expect(await house.all(timers)).toEqual([{ ...alarm, wanted: at('10:00'), due: at('10:00') }])
    await house.ask('keep', note)
    expect(await house.all(timers)).toEqual([])
  })

  it('goes with its document', async () => {
    const house = houseOf(() => undefined)
    await house.ask('keep', { ...note, again: at('09:00') })
    await house.ask('drop', { id: 'n1' })
    expect(await house.all(timers)).toEqual([])
  })

  it('is left alone by a change that does not move it', async () => {
    const house = houseOf(() => undefined)
    await house.ask('keep', { ...note, again: at('09:00') })
    await house.ask('keep', { ...note, again: at('09:00'), rank: 5 })
    expect((await house.store.get(house.tenant, timers.name, 'read-again n1'))?.version).toBe(1)
  })
})

describe('a tick', () => {
  it('runs what is due at that moment, as `system`, and lives at the moment it is told', async () => {
    const house = houseOf(() => undefined)
    await house.ask('keep', { ...note, again: at('09:00') })
    await house.ask('keep', { id: 'n2', text: 'other', again: at('09:01') })
    expect(await ringing(house, '08:59')).toEqual({ ran: 0, parked: 0 })
    expect(await ringing(house, '09:00')).toEqual({ ran: 1, parked: 0 })
    expect(house.rung).toEqual(['n1 09:00 system'])
    expect((await house.all(timers)).map(({ doc }) => doc)).toEqual(['n2'])
    expect(house.clock.now()).toBe(at('08:00'))
  })

  it('catches up: what falls due again before that moment runs again in the same tick', async () => {
    const house = houseOf((_, { again = at('08:00') }) => later(again, 60 * minute))
    await house.ask('keep', { ...note, again: at('09:00') })
    expect(await ringing(house, '11:30')).toEqual({ ran: 3, parked: 0 })
    expect(await house.all(timers)).toMatchObject([{ wanted: at('12:00'), attempts: 0 }])
  })

  it('tries an operation that did not move its document again later, never in a circle, then parks it', async () => {
    const house = houseOf((_, { again }) => again)
    await house.ask('keep', { ...note, again: at('09:00') })
    expect(await ringing(house, '09:00')).toEqual({ ran: 0, parked: 0 })
    const problem = 'the operation did not move the document'
    const due = instant('2026-03-02T09:00:10.000Z')
    expect(await house.all(timers)).toMatchObject([{ attempts: 1, problem, due }])
    expect(house.rung).toHaveLength(1)
    for (let i = 1; i < 7; i++) await tick(house.worker(), later(at('09:00'), i * 12 * minute))
    const last = later(at('09:00'), 84 * minute)
    expect(await tick(house.worker(), last)).toEqual({ ran: 0, parked: 1 })
    expect(await house.all(timers)).toMatchObject([{ attempts: 8, problem, due: null }])
    expect(await tick(house.worker(), later(last, 600 * minute))).toEqual({ ran: 0, parked: 0 })
    expect(house.rung).toHaveLength(8)
  })

  it('tries one that was refused, or threw, again later, and keeps why', async () => {
    const house = houseOf(
      () => undefined,
      () => {
        throw new Error('no paper')
      },
    )
    await house.ask('keep', { ...note, again: at('09:00') })
    expect(await ringing(house, '09:00')).toEqual({ ran: 0, parked: 0 })
    expect(await house.all(timers)).toMatchObject([{ attempts: 1, problem: 'no paper' }])
  })

  it('sets a parked alarm anew as soon as somebody moves its document', async () => {
    const house = houseOf((_, { again }) => again)
    await house.ask('keep', { ...note, again: at('09:00') })
    for (let i = 0; i < 8; i++) await tick(house.worker(), later(at('09:00'), i * 12 * minute))
    await house.ask('keep', { ...note, again: at('12:00') })
    const [alarm] = await house.all(timers)
    expect(alarm).toMatchObject({ attempts: 0, wanted: at('12:00'), due: at('12:00') })
    expect(alarm).not.toHaveProperty('problem')
  })

  it('leaves an alarm that somebody moved meanwhile where they put it, though its own run failed', async () => {
    const house = houseOf(
      () => undefined,
      () => {
        throw new Error('too late')
      },
    )
    await house.ask('keep', { ...note, again: at('09:00') })
    const worker = house.worker()
    const moved = { ...note, again: at('18:00') }
    const run: typeof worker.run = async (...asked) => {
      await house.ask('keep', moved)
      return worker.run(...asked)
    }
    await tick({ ...worker, run }, at('09:00'))
    const [alarm] = await house.all(timers)
    expect(alarm).toMatchObject({ wanted: at('18:00'), due: at('18:00'), attempts: 0 })
  })

  it('rings once with two processes at once', async () => {
    const house = houseOf(() => undefined)
    for (let i = 1; i <= 20; i++)
      await house.ask('keep', { id: `n${i}`, text: `${i}`, again: at('09:00') })
    const now = at('09:00')
    const ticks = [tick(house.worker('a'), now), tick(house.worker('b'), now)]
    const ran = (await Promise.all(ticks)).map((one) => one.ran)
    expect(ran.reduce((a, b) => a + b)).toBe(20)
    expect(new Set(house.rung).size).toBe(20)
    expect(house.rung).toHaveLength(20)
  })

  it('that is told to stop rings to the end what rings, and gives back the rest', async () => {
    const signal = { aborted: false }
    const house = houseOf(
      () => undefined,
      () => {
        signal.aborted = true
      },
    )
    for (const id of ['n1', 'n2', 'n3'])
      await house.ask('keep', { id, text: id, again: at('09:00') })
    const stopped = await tick({ ...house.worker('stopped'), signal }, at('09:00'))
    expect(stopped).toEqual({ ran: 1, parked: 0 })
    expect(await tick(house.worker('next'), at('09:00'))).toEqual({ ran: 2, parked: 0 })
    expect(house.rung).toHaveLength(3)
  })

  it('that lives in the past holds its leases from now on', async () => {
    const house = houseOf(() => undefined)
    await house.ask('keep', { ...note, again: at('07:00') })
    const ends: string[] = []
    const claim: typeof house.store.claim = (of, asked) => {
      ends.push(asked.until.slice(11, 16))
      return house.store.claim(of, asked)
    }
    await tick({ ...house.worker(), store: { ...house.store, claim } }, at('07:30'))
    expect(new Set(ends)).toEqual(new Set(['08:05']))
    expect(house.rung).toEqual(['n1 07:30 system'])
  })

  it('parks an alarm whose schedule is gone, for a person to look at', async () => {
    const house = houseOf(() => undefined)
    await house.ask('keep', { ...note, again: at('09:00') })
    const worker = { ...house.worker(), schedules: [] }
    for (let i = 0; i < 8; i++) await tick(worker, later(at('09:00'), i * 12 * minute))
    const problem = 'no such schedule or document'
    expect(await house.all(timers)).toMatchObject([{ problem, attempts: 8, due: null }])
  })
})
