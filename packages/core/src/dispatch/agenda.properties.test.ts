import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Fact, facts } from '../app/facts.js'
import type { Collection } from '../ports/collection.js'
import type { Doc } from '../ports/store.js'
import { day, minutesOf } from '../shared/civil-date.js'
import { given } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { Agenda, type Slot } from './agenda.js'
import { agendas, visits } from './collections.js'
import { Booking, Visit, type VisitFact, type VisitId, visitLife } from './visit.js'

const step = fc.record({
  visit: fc.nat(4),
  do: fc.constantFrom('book', 'book', 'book', 'cancel', 'complete'),
  worker: fc.constantFrom('alma' as const, 'basile' as const),
  date: fc.constantFrom(day('2026-03-09'), day('2026-03-10')),
  start: fc.constantFrom('09:00', '09:30', '10:00', '10:30', '11:00', '23:00'),
  minutes: fc.constantFrom(30, 60, 90),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const take = (company: SmallCompany, visit: VisitId, asked: Step): Promise<unknown> => {
  const { dispatch } = company.foyer
  const manager = company.as('manager')
  if (asked.do === 'cancel') return dispatch.cancelVisit({ visit, reason: 'too-late' }, manager)
  if (asked.do === 'complete') return dispatch.completeVisit({ visit }, manager)
  const { date, start, minutes } = asked
  const slot = { visit, worker: company[asked.worker], date, start, minutes }
  return dispatch.bookSlot(slot, manager)
}

const draftVisits = async ({ foyer, as, entity, customer }: SmallCompany) => {
  const task = { legalEntity: entity, customer, activity: 'II-11', minutes: 60 } as const
  const drafts: Visit[] = []
  for (let i = 0; i < 5; i++) {
    const draft = await given(foyer.dispatch.createVisit(task, as('agent')))
    await given(foyer.dispatch.validateVisit({ visit: draft.id }, as('agent')))
    drafts.push(draft)
  }
  return drafts
}

/** Lives through the steps, two at a time at the same time. */
const liveThrough = async (steps: readonly Step[]) => {
  const company = await smallCompany({ at: '2026-03-09T12:00:00.000Z' })
  const drafts = await draftVisits(company)
  const at = (asked: Step | undefined) => {
    const draft = asked && drafts[asked.visit]
    return draft ? take(company, draft.id, asked) : undefined
  }
  for (let i = 0; i < steps.length; i += 2) await Promise.all([at(steps[i]), at(steps[i + 1])])
  return { company, drafts }
}

const all = async <D extends Doc>({ store, tenant }: SmallCompany, of: Collection<D>) =>
  (await store.find(tenant, of.name, { limit: 1000 })).items.map(({ doc }) => doc)

const overlapping = ({ slots }: Agenda): readonly Slot[] =>
  slots.filter((slot, i) => {
    const next = slots[i + 1]
    return next && minutesOf(slot.start) + slot.minutes > minutesOf(next.start)
  })

const held = ({ id, worker, date, start, minutes }: Visit) =>
  `${id} ${worker} ${date} ${start} ${minutes}`

const Told = z.discriminatedUnion('type', [
  z.object({ type: z.literal('visit-planned') }),
  z.object({ type: z.literal('visit-booked'), ...Booking.unwrap().shape }),
  z.object({ type: z.literal('visit-completed'), minutes: z.int() }),
  z.object({ type: z.literal('visit-cancelled'), reason: z.string() }),
])

const historyOf = (recorded: readonly Fact[], { id }: Visit): readonly VisitFact[] =>
  recorded
    .filter(({ of, type }) => of === id && type !== 'visit-drafted')
    .map(({ type, data }) => Told.parse({ type, ...data }))

describe('whatever is booked, moved, done and cancelled, in whatever order', () => {
  const runs = { numRuns: 60 }

  it('no two bookings of a worker overlap, and each visit holds its one slot (S064)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const { company } = await liveThrough(steps)
        const days = Agenda.array().parse(await all(company, agendas))
        expect(days.flatMap(overlapping)).toEqual([])
        const slots = days.flatMap(({ worker, date, slots: inDay }) =>
          inDay.map(
            ({ visit: id, start, minutes }) => `${id} ${worker} ${date} ${start} ${minutes}`,
          ),
        )
        const standing = Visit.array()
          .parse(await all(company, visits))
          .filter(({ status }) => status === 'booked' || status === 'done')
        expect([...slots].sort()).toEqual(standing.map(held).sort())
      }),
      runs,
    )
  })

  it('replaying the facts of a visit gives the visit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const { company, drafts } = await liveThrough(steps)
        const recorded = Fact.array().parse(await all(company, facts))
        const replayed = drafts.map((draft) =>
          historyOf(recorded, draft).reduce(visitLife.evolve, draft),
        )
        expect(replayed).toEqual(await all(company, visits))
      }),
      runs,
    )
  })
})
