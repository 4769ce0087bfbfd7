import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { activityCodes } from '../rules/fr/activities.js'
import { minutesOf, TimeOfDay } from '../shared/civil-date.js'
import { dateOf, instant } from '../shared/instant.js'
import { Visit, type VisitCommand, type VisitFact, VisitId, visitLife } from './visit.js'

const ulid = fc.integer({ min: 0, max: 9 }).map((n) => `0000000000000000000000000${n}`)
const worker = ulid.map((id) => WorkerId.parse(`wrk_${id}`))
const moment = fc
  .integer({ min: 0, max: 7 * 24 * 60 })
  .map((minutes) => instant(Date.UTC(2026, 2, 27) + minutes * 60_000))
const date = moment.map((at) => dateOf(at))
const two = (n: number) => String(n).padStart(2, '0')
const start = fc
  .integer({ min: 0, max: 95 })
  .map((n) => TimeOfDay.parse(`${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`))
const minutes = fc.integer({ min: 1, max: 1440 })
const reason = fc.constantFrom('customer-ill', 'too-late')
const booking = fc.record({ worker, date, start, minutes })

const visit: fc.Arbitrary<Visit> = fc.record({
  id: ulid.map((id) => VisitId.parse(`vis_${id}`)),
  reference: fc.constant(null),
  order: fc.constant(null),
  legalEntity: ulid.map((id) => LegalEntityId.parse(`ent_${id}`)),
  customer: ulid.map((id) => CustomerId.parse(`cus_${id}`)),
  worker: fc.option(worker),
  activity: fc.constantFrom(...activityCodes),
  description: fc.constant(''),
  place: fc.constantFrom('home', 'workshop', 'remote'),
  date: fc.option(date),
  start: fc.option(start),
  minutes,
  status: fc.constantFrom('draft', 'planned', 'booked', 'done', 'cancelled'),
  takenOver: fc.boolean(),
})

const command: fc.Arbitrary<VisitCommand> = fc.oneof(
  fc.constant({ type: 'validate' } as const),
  booking.map((asked) => ({ ...asked, type: 'book' }) as const),
  fc.record({
    type: fc.constant('complete' as const),
    now: moment,
    minutes: fc.option(minutes, { nil: undefined }),
  }),
  fc.record({ type: fc.constant('cancel' as const), reason }),
)

const fact: fc.Arbitrary<VisitFact> = fc.oneof(
  fc.constant({ type: 'visit-planned' } as const),
  booking.map((told) => ({ ...told, type: 'visit-booked' }) as const),
  fc.record({ type: fc.constant('visit-completed' as const), minutes }),
  fc.record({ type: fc.constant('visit-cancelled' as const), reason }),
)

const live = (state: Visit, asked: VisitCommand): Visit => {
  const decided = visitLife.decide(state, asked)
  return decided.ok ? visitLife.evolve(state, decided.value) : state
}

describe('any life of a visit', () => {
  it('folds any fact into any state: evolve never throws', () => {
    fc.assert(
      fc.property(visit, fc.array(fact), (state, told) => {
        expect(Visit.safeParse(told.reduce(visitLife.evolve, state)).success).toBe(true)
      }),
    )
  })

  it('never reopens what is done or cancelled', () => {
    fc.assert(
      fc.property(
        visit,
        fc.constantFrom('done', 'cancelled'),
        fc.array(command),
        (state, status, asked) => {
          const closed: Visit = { ...state, status }
          expect(asked.reduce(live, closed)).toEqual(closed)
        },
      ),
    )
  })

  it('knows worker, day and hour from the booking on, and never ends after midnight', () => {
    fc.assert(
      fc.property(visit, fc.array(command), (begun, asked) => {
        const draft: Visit = { ...begun, status: 'draft', worker: null, date: null, start: null }
        const state = asked.reduce(live, draft)
        if (state.status !== 'booked') return
        expect(state).toMatchObject({ worker: expect.any(String), date: expect.any(String) })
        expect(state.start && minutesOf(state.start) + state.minutes).toBeLessThanOrEqual(1440)
      }),
    )
  })
})
