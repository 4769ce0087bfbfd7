import { describe, expect, it } from 'vitest'
import { given, refused, type Scenario } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import type { VisitId } from './visit.js'

const monday = '2026-03-09'

const visitFor = async (company: SmallCompany, worker: string | null): Promise<VisitId> => {
  const { foyer, as, entity, customer } = company
  const task = { legalEntity: entity, customer, worker, activity: 'II-11', minutes: 60 } as const
  const { id } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit: id }, as('agent')))
  return id
}

const daysOf = async ({ foyer, as }: Scenario, worker: string) => {
  const asked = { worker, from: '2026-03-09', until: '2026-03-16' }
  const { days } = await given(foyer.dispatch.planOf(asked, as('worker', worker)))
  return days.map(({ date, slots }) => [
    date,
    ...slots.map(({ start, visit }) => [start, visit.id]),
  ])
}

describe('bookSlot', () => {
  it('lets a worker fix the appointment of an assigned visit, and shows it in the plan at once (S064, S174)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const visit = await visitFor(company, alma)
    const slot = { visit, worker: alma, date: monday, start: '14:00' }
    const booked = await given(foyer.dispatch.bookSlot(slot, as('worker', alma)))
    expect(booked).toMatchObject({ status: 'booked', date: monday, start: '14:00', minutes: 60 })
    expect(await daysOf(company, alma)).toEqual([[monday, ['14:00', visit]]])
  })

  it('refuses an overlap with the id of the visit in the way (S064)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const [first, second] = [await visitFor(company, alma), await visitFor(company, alma)]
    const at = (visit: VisitId, start: string) =>
      foyer.dispatch.bookSlot({ visit, worker: alma, date: monday, start }, as('worker', alma))
    await given(at(first, '13:30'))
    expect(await refused(at(second, '14:00'))).toEqual({ code: 'slot-taken', visit: first })
    expect(await daysOf(company, alma)).toEqual([[monday, ['13:30', first]]])
    await given(at(second, '14:30'))
  })

  it('gives one hour to one of two who book it at the same time', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const asked = [await visitFor(company, alma), await visitFor(company, alma)]
    const answers = await Promise.all(
      asked.map((visit) =>
        foyer.dispatch.bookSlot(
          { visit, worker: alma, date: monday, start: '14:00' },
          as('worker', alma),
        ),
      ),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    const lost = answers.find(({ ok }) => !ok)
    expect(lost).toMatchObject({ refusal: { code: 'slot-taken' } })
  })

  it('refuses a slot that a visit taken over holds', async () => {
    const company = await smallCompany({ at: '2026-03-09T08:00:00.000Z' })
    const { foyer, as, alma, entity, customer } = company
    const { visit: old } = await given(
      foyer.dispatch.takeOverVisit(
        {
          reference: 'V1',
          legalEntity: entity,
          customer,
          worker: alma,
          activity: 'II-11',
          date: monday,
          start: '14:00',
          minutes: 60,
          place: 'home',
        },
        as('owner'),
      ),
    )
    const visit = await visitFor(company, alma)
    const slot = { visit, worker: alma, date: monday, start: '14:30' }
    const answer = foyer.dispatch.bookSlot(slot, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'slot-taken', visit: old })
  })

  it('frees the former slot of a visit that moves to another hour, day and worker', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile } = company
    const visit = await visitFor(company, alma)
    const move = (worker: string, date: string, start: string) =>
      given(foyer.dispatch.bookSlot({ visit, worker, date, start }, as('agent')))
    await move(alma, monday, '14:00')
    await move(alma, monday, '14:30')
    expect(await daysOf(company, alma)).toEqual([[monday, ['14:30', visit]]])
    await move(basile, '2026-03-10', '09:00')
    expect(await daysOf(company, alma)).toEqual([])
    expect(await daysOf(company, basile)).toEqual([['2026-03-10', ['09:00', visit]]])
  })

  it('refuses a worker without the skill, and one who has left by that day', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile, entity, customer } = company
    const cleaning = { legalEntity: entity, customer, activity: 'II-1', minutes: 60 } as const
    const { id: visit } = await given(foyer.dispatch.createVisit(cleaning, as('agent')))
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    await given(foyer.organisation.endWorker({ worker: basile, on: '2026-03-10' }, as('owner')))
    const by = (worker: string, date: string) =>
      foyer.dispatch.bookSlot({ visit, worker, date, start: '09:00' }, as('agent'))
    const lacks = { code: 'worker-lacks-skill', worker: alma, activity: 'II-1' }
    expect(await refused(by(alma, monday))).toEqual(lacks)
    const left = { code: 'worker-not-available', worker: basile, on: '2026-03-10' }
    expect(await refused(by(basile, '2026-03-10'))).toEqual(left)
    await given(by(basile, monday))
  })

  it('lets a worker book neither a visit of somebody else nor for somebody else (S086)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile } = company
    const [hers, nobodys] = [await visitFor(company, alma), await visitFor(company, null)]
    const by = (worker: string, visit: VisitId, whom: string) =>
      foyer.dispatch.bookSlot(
        { visit, worker: whom, date: monday, start: '09:00' },
        as('worker', worker),
      )
    const none = { code: 'not-found' }
    expect(await refused(by(basile, hers, basile))).toEqual(none)
    expect(await refused(by(alma, hers, basile))).toEqual(none)
    expect(await refused(by(alma, nobodys, alma))).toEqual(none)
    await given(by(alma, hers, alma))
  })
})

describe('completeVisit', () => {
  it('records one completion when done is sent twice, and refuses it before the start (S065)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, clock, store, tenant } = company
    const visit = await visitFor(company, alma)
    const self = as('worker', alma)
    const slot = { visit, worker: alma, date: monday, start: '14:00' }
    await given(foyer.dispatch.bookSlot(slot, self))
    const complete = () => foyer.dispatch.completeVisit({ visit }, self)
    const early = { code: 'visit-not-started', date: monday, start: '14:00' }
    expect(await refused(complete())).toEqual(early)
    clock.set('2026-03-09T14:00:00.000Z')
    expect((await given(complete())).status).toBe('done')
    expect(await refused(complete())).toEqual({ code: 'visit-already-closed', status: 'done' })
    const where = { type: 'visit-completed', of: visit }
    expect((await store.find(tenant, 'facts', { where, limit: 9 })).items).toHaveLength(1)
  })
})

describe('cancelVisit', () => {
  it('gives the slot to the next who asks', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const [first, second] = [await visitFor(company, alma), await visitFor(company, alma)]
    const at = (visit: VisitId) =>
      given(
        foyer.dispatch.bookSlot({ visit, worker: alma, date: monday, start: '14:00' }, as('agent')),
      )
    await at(first)
    await given(foyer.dispatch.cancelVisit({ visit: first, reason: 'customer-ill' }, as('manager')))
    await at(second)
    expect(await daysOf(company, alma)).toEqual([[monday, ['14:00', second]]])
  })
})
