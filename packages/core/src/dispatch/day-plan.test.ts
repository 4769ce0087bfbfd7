import { describe, expect, it } from 'vitest'
import {
  book,
  hours,
  livingIn,
  monday,
  places,
  wants,
  working,
} from '../testing/planned-company.js'
import { given, refused, scenario } from '../testing/scenario.js'
import type { SmallCompany } from '../testing/small-company.js'

const planned = ({ foyer, as }: SmallCompany, how: object = {}) =>
  given(foyer.dispatch.planDay({ date: monday, steps: 200, ...how }, as('agent')))

const stopsOf = (plan: Awaited<ReturnType<typeof planned>>) =>
  plan.routes.flatMap(({ worker, stops }) =>
    stops.map(({ visit, start, change }) => ({ visit, worker, start, change })),
  )

describe('planDay', () => {
  it('gives visits that wait an hour within what is wanted, after the way there (T23)', async () => {
    const company = await working()
    const first = await wants(company, { from: '09:00', latest: '10:00' })
    const second = await wants(company, { postcode: '26100', from: '13:00', latest: '14:00' })
    const plan = await planned(company)
    expect(plan.unplanned).toEqual([])
    const starts = new Map(stopsOf(plan).map(({ visit, start }) => [visit, start]))
    expect([...starts.keys()].sort()).toEqual([first, second].sort())
    const [early = '', late = ''] = [starts.get(first), starts.get(second)]
    expect(early >= '09:00' && early <= '10:00').toBe(true)
    expect(late >= '13:00' && late <= '14:00').toBe(true)
    const [route] = plan.routes
    expect(route && route.leaves >= '09:00' && route.back <= '17:00').toBe(true)
    expect(plan.terms['travel']?.amount).toBe(
      plan.routes.reduce((sum, { travelMinutes }) => sum + travelMinutes * 60, 0),
    )
  })

  it('answers the same to the same question', async () => {
    const company = await working()
    for (const postcode of ['26500', '26100', '26000']) await wants(company, { postcode })
    expect(await planned(company)).toEqual(await planned(company))
  })

  it('keeps what is booked, and plans around it (T26)', async () => {
    const company = await working()
    const { alma, basile } = company
    const fixed = await wants(company)
    await book(company, fixed, alma, '11:15')
    for (let i = 0; i < 4; i++) await wants(company, { postcode: '26100', minutes: 120 })
    const plan = await planned(company)
    expect(stopsOf(plan).find(({ visit }) => visit === fixed)).toEqual({
      ...{ visit: fixed, worker: alma, start: '11:15', change: 'none' },
    })
    expect(stopsOf(plan)).toHaveLength(5)
    expect(new Set(stopsOf(plan).map(({ worker }) => worker))).toEqual(new Set([alma, basile]))
  })

  it('gives the visits of who falls ill to others, and moves no other (T26)', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const [hers, his] = [await wants(company), await wants(company)]
    await book(company, hers, alma, '10:00')
    await book(company, his, basile, '14:00')
    const away = {
      whose: { worker: alma },
      ...{ from: { date: monday }, until: { date: '2026-03-10' } },
    }
    await given(foyer.dispatch.noteAbsence(away, as('agent')))
    const plan = await planned(company, { booked: 'may-move' })
    const stops = new Map(stopsOf(plan).map((stop) => [stop.visit, stop]))
    expect(stops.get(hers)).toMatchObject({ worker: basile, change: 'moved', start: '10:00' })
    expect(stops.get(his)).toMatchObject({ worker: basile, change: 'none', start: '14:00' })
    expect(plan.leftOut.workers).toEqual([{ worker: alma, why: 'no-hours' }])
  })

  it('serves an emergency first, and leaves the pinned visit where it is (T26)', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    const pinned = await wants(company, { minutes: 180 })
    await book(company, pinned, alma, '09:30')
    const usual = await wants(company, { minutes: 180, from: '13:00', latest: '13:30' })
    const urgent = await wants(company, {
      ...{ minutes: 180, from: '13:00', latest: '13:30', priority: 50 },
    })
    const plan = await planned(company)
    expect(stopsOf(plan).map(({ visit }) => visit)).toEqual([pinned, urgent])
    expect(plan.unplanned.map(({ visit }) => visit)).toEqual([usual])
    expect(plan.unplanned[0]?.remedy.kind).toBeDefined()
  })

  it('sends the usual worker, where it costs little (T25)', async () => {
    const company = await working()
    const { foyer, as, basile, clock, customer } = company
    clock.set('2026-03-02T08:00:00.000Z')
    const before = await wants(company, { customer })
    await given(
      foyer.dispatch.bookSlot(
        { visit: before, worker: basile, date: '2026-03-02', start: '10:00' },
        as('agent'),
      ),
    )
    clock.set('2026-03-02T12:00:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit: before }, as('manager')))
    const again = await wants(company, { customer })
    expect(stopsOf(await planned(company))).toMatchObject([{ visit: again, worker: basile }])
    const refusal = { worker: basile, customer, by: 'customer', reason: 'not-careful' } as const
    await given(foyer.dispatch.refusePair(refusal, as('agent')))
    expect(stopsOf(await planned(company))).toMatchObject([{ visit: again, worker: company.alma }])
  })

  it('names what binds a visit that finds no place', async () => {
    const company = await working()
    const visit = await wants(company, { from: '18:00', latest: '19:00' })
    const needs = await wants(company, { activity: 'II-1', from: '09:00', latest: '09:00' })
    const also = await wants(company, { activity: 'II-1', from: '09:00', latest: '09:00' })
    const { unplanned } = await planned(company)
    const because = new Map(unplanned.map((one) => [one.visit, one]))
    expect(because.get(visit)?.because).toBe('window')
    expect(because.get(visit)?.remedy.window?.from.date).toBe(monday)
    // One worker has that skill, and both visits are at one hour.
    expect([needs, also].filter((one) => because.has(one)).length).toBeGreaterThan(0)
  })

  it('leaves out whom it cannot place, and says so', async () => {
    const company = await working()
    const { foyer, as, alma } = company
    await given(foyer.organisation.setWorkingWeek({ worker: alma, hours: [] }, as('owner')))
    const nowhere = await wants(company, { postcode: '97100' })
    const { leftOut, routes } = await planned(company)
    expect(leftOut).toEqual({
      workers: [{ worker: alma, why: 'no-hours' }],
      visits: [{ visit: nowhere, why: 'no-place' }],
    })
    expect(routes).toEqual([])
  })

  it('keeps the pause of a worker, and goes to nobody who is away', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const pause = { earliest: '12:00', latest: '12:00', minutes: 60 }
    const week = hours('11:00', '14:00').map((one) => ({ ...one, pause }))
    await given(foyer.organisation.setWorkingWeek({ worker: alma, hours: week }, as('owner')))
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    const customer = await livingIn(company, '26000')
    const away = {
      whose: { customer },
      from: { date: monday, time: '09:00' },
      until: { date: monday, time: '13:30' },
    }
    await given(foyer.dispatch.noteAbsence(away, as('agent')))
    const long = await wants(company, { postcode: '26000', minutes: 61 })
    const late = await wants(company, { customer, minutes: 30 })
    const plan = await planned(company)
    expect(plan.unplanned.map(({ visit }) => visit)).toEqual([long])
    expect(stopsOf(plan)).toMatchObject([{ visit: late, start: '13:30' }])
  })

  it('plans the rest of a day that has begun', async () => {
    const company = await working({ at: '2026-03-09T10:30:00.000Z' })
    const { foyer, as, alma, basile } = company
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    const begun = await wants(company, { postcode: '26000' })
    await book(company, begun, alma, '11:15')
    const next = await wants(company, { postcode: '26000' })
    const plan = await planned(company)
    expect(stopsOf(plan)).toMatchObject([{ visit: next }])
    // In Paris it is half past eleven; the visit under way ends at a quarter past twelve.
    expect((stopsOf(plan)[0]?.start ?? '') >= '12:15').toBe(true)
  })

  it('leaves from where a worker is, on a day that has begun', async () => {
    const company = await working({ at: '2026-03-09T11:00:00.000Z' })
    const { foyer, as, alma, basile } = company
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    const [done, next] = [
      await wants(company, { postcode: '26100' }),
      await wants(company, { postcode: '26100' }),
    ]
    const atHome = await planned(company)
    const way = atHome.routes[0]?.travelMinutes ?? 0
    await book(company, done, alma, '10:30')
    await given(foyer.dispatch.completeVisit({ visit: done }, as('manager')))
    const { routes } = await planned(company)
    // Noon in Paris, and already there: only the way home is left.
    expect(routes).toMatchObject([{ leaves: '12:00', stops: [{ visit: next, start: '12:00' }] }])
    expect(routes[0]?.travelMinutes).toBe(way / 2)
    const other = await planned(company, { date: '2026-03-10' })
    expect(other.routes).toEqual([])
  })

  it('counts what was worked today towards the most of the day', async () => {
    const company = await working({ at: '2026-03-09T15:00:00.000Z' })
    const { foyer, as, alma, basile } = company
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    const long = hours('07:00', '20:00')
    await given(foyer.organisation.setWorkingWeek({ worker: alma, hours: long }, as('owner')))
    const done = await wants(company, { minutes: 540 })
    await book(company, done, alma, '07:30')
    await given(foyer.dispatch.completeVisit({ visit: done }, as('manager')))
    const fits = await wants(company, { minutes: 30, latest: '19:00' })
    const tooMuch = await wants(company, { minutes: 90, latest: '18:00' })
    const plan = await planned(company)
    expect(stopsOf(plan).map(({ visit }) => visit)).toEqual([fits])
    expect(plan.unplanned.map(({ visit }) => visit)).toEqual([tooMuch])
  })

  it('is the office’s to ask, of its own company', async () => {
    const company = await working()
    const { foyer, as, store } = company
    const visit = await wants(company)
    for (const role of ['worker', 'customer', 'accountant'] as const) {
      const asked = foyer.dispatch.planDay({ date: monday }, as(role))
      expect((await refused(asked)).code).toBe('not-allowed')
    }
    const other = scenario({ store, tenant: 'tenant-b', places })
    const theirs = await given(other.foyer.dispatch.planDay({ date: monday }, other.as('owner')))
    expect(JSON.stringify(theirs)).not.toContain(visit)
    for (const [how, path] of [
      [{ steps: -1 }, 'steps'],
      [{ seed: 0 }, 'seed'],
      [{ booked: 'all' }, 'booked'],
      [{ weights: { travel: -1 } }, 'weights.travel'],
    ] as const) {
      const asked = foyer.dispatch.planDay({ date: monday, ...how } as never, as('agent'))
      expect(await refused(asked)).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
    }
  })
})

describe('planWeek', () => {
  it('spreads visits over the days on which they are wanted', async () => {
    const company = await working()
    const { foyer, as, basile } = company
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    for (let i = 0; i < 3; i++) await wants(company, { minutes: 300, through: '2026-03-15' })
    const week = await given(foyer.dispatch.planWeek({ from: monday, steps: 300 }, as('manager')))
    expect(week.unplanned).toEqual([])
    const days = week.routes.map(({ date }) => date)
    expect(new Set(days).size).toBe(3)
    for (const date of days) expect(date >= monday && date <= '2026-03-13').toBe(true)
  })
})

describe('applyRoute', () => {
  it('fixes what a plan says, and the plan then holds it as it is (T26)', async () => {
    const company = await working()
    const { foyer, as } = company
    for (const postcode of ['26500', '26100', '26000']) await wants(company, { postcode })
    const plan = await planned(company)
    for (const { worker, date, stops } of plan.routes) {
      const asked = stops.map(({ visit, start }) => ({ visit, start }))
      await given(foyer.dispatch.applyRoute({ worker, date, stops: asked }, as('manager')))
    }
    const again = await planned(company)
    expect(stopsOf(again).map(({ change }) => change)).toEqual(['none', 'none', 'none'])
    expect(stopsOf(again).map(({ visit, start }) => [visit, start])).toEqual(
      stopsOf(plan).map(({ visit, start }) => [visit, start]),
    )
  })

  it('lets two appointments of a day change places in one commit', async () => {
    const company = await working()
    const { foyer, as, alma } = company
    const [one, two] = [await wants(company), await wants(company)]
    await book(company, one, alma, '09:00')
    await book(company, two, alma, '10:00')
    const stops = [
      { visit: two, start: '09:00' },
      { visit: one, start: '10:00' },
    ]
    const asked = { worker: alma, date: monday, stops }
    const { visits } = await given(foyer.dispatch.applyRoute(asked, as('agent')))
    expect(visits.map(({ id, start }) => [id, start])).toEqual([
      [two, '09:00'],
      [one, '10:00'],
    ])
    const { days } = await given(
      foyer.dispatch.planOf({ worker: alma, from: monday, until: '2026-03-10' }, as('agent')),
    )
    expect(days[0]?.slots.map(({ visit }) => visit.id)).toEqual([two, one])
  })

  it('is refused whole when something came in between', async () => {
    const company = await working()
    const { foyer, as, alma } = company
    const [first, second, other] = [
      await wants(company),
      await wants(company),
      await wants(company),
    ]
    await book(company, other, alma, '10:00')
    const stops = [
      { visit: first, start: '09:00' },
      { visit: second, start: '10:30' },
    ]
    const asked = { worker: alma, date: monday, stops }
    expect(await refused(foyer.dispatch.applyRoute(asked, as('agent')))).toEqual({
      ...{ code: 'slot-taken', visit: other },
    })
    expect(await given(foyer.dispatch.showVisit({ visit: first }, as('agent')))).toMatchObject({
      status: 'planned',
    })
    const twice = { ...asked, stops: [stops[0], stops[0]] } as never
    expect((await refused(foyer.dispatch.applyRoute(twice, as('agent')))).code).toBe(
      'invalid-input',
    )
    expect((await refused(foyer.dispatch.applyRoute(asked, as('worker', alma)))).code).toBe(
      'not-allowed',
    )
    const away = {
      whose: { worker: alma },
      ...{ from: { date: monday, time: '09:30' }, until: { date: '2026-03-11' } },
    }
    await given(foyer.dispatch.noteAbsence(away, as('manager')))
    const gone = { ...asked, stops: stops.slice(0, 1) }
    expect(await refused(foyer.dispatch.applyRoute(gone, as('agent')))).toEqual({
      ...{ code: 'worker-away', worker: alma, through: '2026-03-10' },
    })
  })
})

describe('wantVisit', () => {
  it('refuses what is done, and hours that are none', async () => {
    const company = await working()
    const { foyer, as } = company
    const visit = await wants(company)
    const ask = (wanted: object, who = as('agent')) =>
      foyer.dispatch.wantVisit({ visit, wanted } as never, who)
    const day = { from: monday, through: monday, earliest: '09:00', latest: '10:00' }
    for (const [wrong, path] of [
      [{ ...day, latest: '08:59' }, 'wanted.latest'],
      [{ ...day, through: '2026-03-08' }, 'wanted.through'],
    ] as const)
      expect(await refused(ask(wrong))).toMatchObject({ issues: [{ path }] })
    expect((await refused(ask(day, as('worker', company.alma)))).code).toBe('not-allowed')
    await given(foyer.dispatch.cancelVisit({ visit, reason: 'too-late' }, as('agent')))
    expect(await refused(ask(day))).toEqual({ code: 'visit-already-closed', status: 'cancelled' })
  })
})
