import { describe, expect, it } from 'vitest'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { day, TimeOfDay } from '../shared/civil-date.js'
import { instant } from '../shared/instant.js'
import { must } from '../shared/result.js'
import { type Visit, type VisitCommand, VisitId, visitLife } from './visit.js'

const ulid = '0000000000000000000000000A'
const worker = WorkerId.parse(`wrk_${ulid}`)
const date = day('2026-03-02')
const start = TimeOfDay.parse('14:00')

const draft: Visit = {
  id: VisitId.parse(`vis_${ulid}`),
  reference: null,
  order: null,
  legalEntity: LegalEntityId.parse(`ent_${ulid}`),
  customer: CustomerId.parse(`cus_${ulid}`),
  worker: null,
  activity: 'II-11',
  description: '',
  place: 'home',
  date: null,
  start: null,
  minutes: 60,
  status: 'draft',
  takenOver: false,
}
const planned: Visit = { ...draft, status: 'planned' }
const booked: Visit = { ...planned, status: 'booked', worker, date, start }
const done: Visit = { ...booked, status: 'done' }
const cancelled: Visit = { ...booked, status: 'cancelled' }

const validate: VisitCommand = { type: 'validate' }
const book: VisitCommand = { type: 'book', worker, date, start, minutes: 60 }
const cancel: VisitCommand = { type: 'cancel', reason: 'customer-ill' }
// Two in the afternoon in Paris, in winter.
const complete: VisitCommand = { type: 'complete', now: instant('2026-03-02T13:00:00.000Z') }

const answer = (visit: Visit, command: VisitCommand): string => {
  const decided = visitLife.decide(visit, command)
  return decided.ok ? visitLife.evolve(visit, decided.value).status : decided.refusal.code
}

describe('the life of a visit', () => {
  it.each([
    ['draft', draft, ['planned', 'visit-not-validated', 'visit-not-booked', 'cancelled']],
    ['planned', planned, ['visit-already-validated', 'booked', 'visit-not-booked', 'cancelled']],
    ['booked', booked, ['visit-already-validated', 'booked', 'done', 'cancelled']],
    ['done', done, Array(4).fill('visit-already-closed')],
    ['cancelled', cancelled, Array(4).fill('visit-already-closed')],
  ] as const)('answers every command to a %s visit', (_, visit, answers) => {
    const commands = [validate, book, complete, cancel]
    expect(commands.map((command) => answer(visit, command))).toEqual(answers)
  })

  it('is done from its start on, in the time of Paris, and not a moment before (S065)', () => {
    const early = { ...complete, now: instant('2026-03-02T12:59:59.999Z') }
    const refusal = { code: 'visit-not-started', date, start }
    expect(visitLife.decide(booked, early)).toEqual({ ok: false, refusal })
    expect(answer(booked, complete)).toBe('done')
  })

  it('is planned for a time and keeps the time that was worked', () => {
    const fact = must(visitLife.decide(booked, { ...complete, minutes: 95 }))
    expect(visitLife.evolve(booked, fact)).toEqual({ ...done, minutes: 95 })
    expect(must(visitLife.decide(booked, complete))).toEqual({
      type: 'visit-completed',
      minutes: 60,
    })
  })

  it('may end at midnight and not after it', () => {
    const late = { ...book, start: TimeOfDay.parse('23:00') }
    expect(answer(planned, late)).toBe('booked')
    expect(answer(planned, { ...late, minutes: 61 })).toBe('visit-crosses-midnight')
  })
})
