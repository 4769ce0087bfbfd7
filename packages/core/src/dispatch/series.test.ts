import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import type { SeriesId } from './series-id.js'
import type { Visit } from './visit.js'

type Plan = Parameters<SmallCompany['foyer']['dispatch']['changeSeries']>[0]['plan']

const tuesdays: Plan = {
  rhythm: { type: 'weekly', every: 1, on: [2] },
  start: '09:00',
  minutes: 120,
  holidays: 'go',
}

/** Begins a series of odd jobs on Tuesdays from 3 March 2026 on, with Alma, four weeks ahead. */
const begin = async (company: SmallCompany, asked: Partial<Plan> & { horizon?: number } = {}) => {
  const { foyer, as, entity, customer, alma } = company
  const { horizon = 28, ...plan } = asked
  const task = { legalEntity: entity, customer, activity: 'II-3' } as const
  return given(
    foyer.dispatch.beginSeries(
      { ...task, from: '2026-03-03', horizon, plan: { ...tuesdays, worker: alma, ...plan } },
      as('agent'),
    ),
  )
}

const planOf = async ({ foyer, as, alma }: SmallCompany, from: string, until: string) => {
  const { days } = await given(foyer.dispatch.planOf({ worker: alma, from, until }, as('agent')))
  return days.map(({ date, slots }) => [date, ...slots.map(({ start }) => start)].join(' '))
}

const visitsIn = async ({ store, tenant }: SmallCompany, series: SeriesId) => {
  const where = { series }
  const { items } = await store.find(tenant, 'visits', { where, order: 'date', limit: 1000 })
  return items.map(({ doc }) => doc as Visit)
}

const open = (visits: readonly Visit[]) =>
  visits.filter(({ status }) => status !== 'cancelled').map(({ date }) => date)

describe('beginSeries', () => {
  it('books the visits of the weeks ahead with the worker, and tells of the first alone (T24)', async () => {
    const company = await smallCompany()
    const { made, series } = await begin(company)
    expect(made.map(({ date, status }) => `${date} ${status}`)).toEqual([
      ...['2026-03-03 booked', '2026-03-10 booked', '2026-03-17 booked', '2026-03-24 booked'],
    ])
    expect(await planOf(company, '2026-03-01', '2026-04-01')).toEqual([
      ...['2026-03-03 09:00', '2026-03-10 09:00', '2026-03-17 09:00', '2026-03-24 09:00'],
    ])
    const { items } = await company.store.find(company.tenant, 'notices', { limit: 99 })
    expect(items.map(({ doc }) => (doc as unknown as { subject: string }).subject)).toEqual([
      'visit-booked',
      'visit-booked',
    ])
    expect(series.madeUntil).toBe('2026-03-30')
  })

  it('keeps the hour of the clock over the change to summer time (T24)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, clock } = company
    const { made } = await begin(company, { rhythm: { type: 'weekly', every: 1, on: [7] } })
    const [, , winter, summer] = made
    expect([winter?.date, summer?.date]).toEqual(['2026-03-22', '2026-03-29'])
    const complete = (visit: Visit | undefined) =>
      foyer.dispatch.completeVisit({ visit: visit?.id ?? '' }, as('worker', alma))
    clock.set('2026-03-22T07:59:00.000Z')
    expect((await refused(complete(winter))).code).toBe('visit-not-started')
    clock.set('2026-03-22T08:00:00.000Z')
    await given(complete(winter))
    clock.set('2026-03-29T06:59:00.000Z')
    expect((await refused(complete(summer))).code).toBe('visit-not-started')
    clock.set('2026-03-29T07:00:00.000Z')
    await given(complete(summer))
  })

  it('leaves a visit among those to plan where its worker is taken, wanted at its time', async () => {
    const company = await smallCompany()
    await begin(company)
    const { made } = await begin(company, { start: '10:30' })
    expect(made.map(({ status }) => status)).toEqual(['planned', 'planned', 'planned', 'planned'])
    expect(made[1]?.wanted).toEqual({
      from: '2026-03-10',
      through: '2026-03-10',
      earliest: '10:30',
      latest: '10:30',
    })
  })

  it('leaves a visit among those to plan while its customer, or its worker, is away (T24)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, customer } = company
    const away = (whose: object, date: string) =>
      given(
        foyer.dispatch.noteAbsence(
          { whose, from: { date, time: '10:00' }, until: { date, time: '12:00' } } as never,
          as('agent'),
        ),
      )
    await away({ customer }, '2026-03-10')
    await away({ worker: alma }, '2026-03-17')
    const { made } = await begin(company)
    expect(made.map(({ status }) => status)).toEqual(['booked', 'planned', 'planned', 'booked'])
    const [, visit = ''] = made.map(({ id }) => id)
    const slot = { visit, worker: alma, date: '2026-03-10', start: '10:30' }
    expect(await refused(foyer.dispatch.bookSlot(slot, as('agent')))).toEqual({
      ...{ code: 'customer-away', through: '2026-03-10' },
    })
    await given(foyer.dispatch.bookSlot({ ...slot, start: '12:00' }, as('agent')))
  })

  it.each([
    ['go', ['2026-05-01', '2026-05-08', '2026-05-15']],
    ['skip', ['2026-05-15', '2026-05-22', '2026-05-29']],
    ['move', ['2026-05-02', '2026-05-09', '2026-05-15']],
  ] as const)('on holidays, does as it is told: %s (T24)', async (holidays, dates) => {
    const company = await smallCompany({ at: '2026-04-30T08:00:00.000Z' })
    const { foyer, as, entity, customer } = company
    const rhythm = { type: 'weekly', every: 1, on: [5] } as const
    const task = { legalEntity: entity, customer, activity: 'II-3', from: '2026-05-01' } as const
    const { made } = await given(
      foyer.dispatch.beginSeries({ ...task, plan: { ...tuesdays, rhythm, holidays } }, as('agent')),
    )
    expect(made.slice(0, 3).map(({ wanted }) => wanted?.from)).toEqual(dates)
  })

  it('moves over a Sunday and the company’s own holidays to a working day', async () => {
    const company = await smallCompany({ at: '2026-12-01T08:00:00.000Z' })
    const { foyer, as, entity, customer } = company
    const calendar = { alsaceMoselle: true, days: ['12-28'] }
    await given(foyer.organisation.setCalendar(calendar, as('owner')))
    const rhythm = { type: 'monthly', every: 1, nth: 4, on: 5 } as const
    const task = { legalEntity: entity, customer, activity: 'II-3', from: '2026-12-02' } as const
    const plan = { ...tuesdays, rhythm, holidays: 'move' } as const
    const { made } = await given(foyer.dispatch.beginSeries({ ...task, plan }, as('agent')))
    // 25 and 26 December are holidays there, 27 is a Sunday, 28 their own.
    expect(made[0]?.wanted?.from).toBe('2026-12-29')
  })

  it('refuses what cannot be: a past day, midnight, no date, no such worker, no such skill', async () => {
    const company = await smallCompany()
    const { foyer, as, entity, customer, alma, basile } = company
    const asked = {
      ...({ legalEntity: entity, customer, activity: 'II-3', from: '2026-03-03' } as const),
      plan: { ...tuesdays, worker: alma },
    }
    const ask = (changed: object) =>
      refused(foyer.dispatch.beginSeries({ ...asked, ...changed }, as('agent')))
    expect(await ask({ from: '2026-03-01' })).toEqual({
      ...{ code: 'series-day-too-early', after: '2026-03-01' },
    })
    expect(await ask({ plan: { ...tuesdays, start: '23:00' } })).toEqual({
      code: 'visit-crosses-midnight',
    })
    expect(await ask({ until: '2026-03-03' })).toEqual({ code: 'series-without-date' })
    expect(await ask({ plan: { ...tuesdays, worker: basile } })).toMatchObject({
      ...{ code: 'worker-lacks-skill', worker: basile, activity: 'II-3' },
    })
    for (const lost of [
      { customer: 'cus_00000000000000000000000000' },
      { legalEntity: asked.customer.replace('cus', 'ent') },
    ])
      expect((await ask(lost)).code).toBe('not-found')
    for (const [changed, path] of [
      [
        { plan: { ...tuesdays, rhythm: { type: 'weekly', every: 0, on: [1] } } },
        'plan.rhythm.every',
      ],
      [{ plan: { ...tuesdays, rhythm: { type: 'weekly', every: 1, on: [] } } }, 'plan.rhythm.on'],
      [
        { plan: { ...tuesdays, rhythm: { type: 'weekly', every: 1, on: [8] } } },
        'plan.rhythm.on.0',
      ],
      [{ horizon: 184 }, 'horizon'],
    ] as const)
      expect(await ask(changed)).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('stays linked to its order, and refuses one of somebody else or cancelled', async () => {
    const company = await smallCompany()
    const { foyer, as, entity, customer } = company
    const other = await newCustomer(company, 2)
    const line = { kind: 'service', activity: 'II-3', label: 'Bricolage', minutes: 120 } as const
    const ordered = async (by: string) =>
      given(
        foyer.sales.createOrder({ customer: by, legalEntity: entity, lines: [line] }, as('agent')),
      )
    const beginFor = (order: string) => {
      const task = { legalEntity: entity, customer, activity: 'II-3', order } as const
      return foyer.dispatch.beginSeries(
        { ...task, from: '2026-03-03', plan: tuesdays },
        as('agent'),
      )
    }
    const mine = await ordered(customer)
    expect((await given(beginFor(mine.id))).made[0]?.order).toBe(mine.id)
    expect((await refused(beginFor((await ordered(other)).id))).code).toBe('not-found')
    const off = await ordered(customer)
    await given(foyer.sales.cancelOrder({ order: off.id, reason: 'too-dear' }, as('agent')))
    expect((await refused(beginFor(off.id))).code).toBe('order-already-cancelled')
  })

  it('ends with the order that its customer withdraws from (S137)', async () => {
    const company = await smallCompany()
    const { foyer, as, entity, customer, clock } = company
    const line = { kind: 'service', activity: 'II-3', label: 'Bricolage', minutes: 120 } as const
    const informed = ['withdrawal', 'early-cost', 'no-withdrawal'] as const
    const contract = { concluded: 'distance', informed } as const
    const { id: order } = await given(
      foyer.sales.createOrder(
        { customer, legalEntity: entity, lines: [line], contract },
        as('agent'),
      ),
    )
    const task = { legalEntity: entity, customer, activity: 'II-3', order } as const
    const asked = { ...task, from: '2026-03-10', plan: tuesdays }
    const { series } = await given(foyer.dispatch.beginSeries(asked, as('agent')))
    await given(foyer.sales.withdrawFromOrder({ order }, as('customer', customer)))
    expect(open(await visitsIn(company, series.id))).toEqual([])
    const shown = await given(foyer.dispatch.showSeries({ series: series.id }, as('agent')))
    expect(shown).toMatchObject({ series: { until: '2026-03-02' }, upcoming: [] })
    clock.set('2026-05-01T08:00:00.000Z')
    await foyer.tick()
    expect(open(await visitsIn(company, series.id))).toEqual([])
  })
})

describe('the schedule of a series', () => {
  it('makes each visit once, as its day comes within the horizon (T24)', async () => {
    const company = await smallCompany()
    const { foyer, clock } = company
    const { series } = await begin(company)
    for (const at of ['2026-03-04', '2026-03-31', '2026-03-31', '2026-04-20', '2026-05-04']) {
      clock.set(`${at}T05:00:00.000Z`)
      await foyer.tick()
      await Promise.all([foyer.tick(), foyer.tick()])
    }
    const dates = open(await visitsIn(company, series.id))
    expect(dates).toEqual([
      ...['2026-03-03', '2026-03-10', '2026-03-17', '2026-03-24', '2026-03-31', '2026-04-07'],
      ...['2026-04-14', '2026-04-21', '2026-04-28', '2026-05-05', '2026-05-12', '2026-05-19'],
      ...['2026-05-26'],
    ])
    expect(new Set((await visitsIn(company, series.id)).map((one) => one.occurrence)).size).toBe(13)
  })

  it('rings no more once the series is over', async () => {
    const company = await smallCompany()
    const { foyer, as, clock, store, tenant } = company
    const { series } = await begin(company)
    const stop = { series: series.id, from: '2026-03-20', reason: 'moved-house' }
    await given(foyer.dispatch.stopSeries(stop, as('manager')))
    expect((await store.find(tenant, 'timers', { limit: 9 })).items).toEqual([])
    clock.set('2026-06-01T08:00:00.000Z')
    await foyer.tick()
    expect(open(await visitsIn(company, series.id))).toEqual([
      ...['2026-03-03', '2026-03-10', '2026-03-17'],
    ])
  })
})

describe('an exception to a series', () => {
  it('leaves a date out, made or not, and gives its slot back (T24)', async () => {
    const company = await smallCompany()
    const { foyer, as, clock } = company
    const { series } = await begin(company)
    const skip = (date: string) =>
      foyer.dispatch.skipOccurrence({ series: series.id, date, reason: 'on-holiday' }, as('agent'))
    await given(skip('2026-03-17'))
    await given(skip('2026-04-07'))
    clock.set('2026-03-16T08:00:00.000Z')
    await foyer.tick()
    expect(open(await visitsIn(company, series.id))).toEqual([
      ...['2026-03-03', '2026-03-10', '2026-03-24', '2026-03-31'],
    ])
    expect(await planOf(company, '2026-03-16', '2026-03-19')).toEqual([])
    expect(await refused(skip('2026-03-17'))).toEqual({
      ...{ code: 'occurrence-already-skipped', date: '2026-03-17' },
    })
    expect(await refused(skip('2026-03-18'))).toEqual({
      ...{ code: 'no-such-occurrence', date: '2026-03-18' },
    })
  })

  it('refuses to leave out what was done', async () => {
    const company = await smallCompany()
    const { foyer, as, clock } = company
    const { series, made } = await begin(company)
    clock.set('2026-03-03T12:00:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit: made[0]?.id ?? '' }, as('manager')))
    const asked = { series: series.id, date: '2026-03-03', reason: 'on-holiday' }
    expect(await refused(foyer.dispatch.skipOccurrence(asked, as('agent')))).toEqual({
      ...{ code: 'visit-already-closed', status: 'done' },
    })
    const move = { ...asked, to: '2026-03-05', start: '10:00' }
    expect(await refused(foyer.dispatch.moveOccurrence(move, as('agent')))).toEqual({
      ...{ code: 'visit-already-closed', status: 'done' },
    })
  })

  it('moves a date with its appointment, before it is made and afterwards (T24)', async () => {
    const company = await smallCompany()
    const { foyer, as, clock } = company
    const { series } = await begin(company)
    const move = (date: string, to: string, start: string) =>
      foyer.dispatch.moveOccurrence(
        { series: series.id, date, to, start, reason: 'customer-away' },
        as('agent'),
      )
    await given(move('2026-03-10', '2026-03-12', '14:00'))
    await given(move('2026-03-31', '2026-04-01', '08:00'))
    clock.set('2026-03-10T08:00:00.000Z')
    await foyer.tick()
    expect(await planOf(company, '2026-03-09', '2026-04-03')).toEqual([
      ...['2026-03-12 14:00', '2026-03-17 09:00', '2026-03-24 09:00', '2026-04-01 08:00'],
    ])
    const shown = await given(foyer.dispatch.showSeries({ series: series.id }, as('agent')))
    expect(shown.upcoming[0]).toMatchObject({
      ...{ of: '2026-03-10', date: '2026-03-12', start: '14:00', status: 'booked' },
    })
    expect(await refused(move('2026-03-17', '2026-03-24', '10:00'))).toMatchObject({
      code: 'slot-taken',
    })
    expect(await refused(move('2026-03-17', '2026-03-18', '23:30'))).toEqual({
      code: 'visit-crosses-midnight',
    })
    expect(await planOf(company, '2026-03-16', '2026-03-19')).toEqual(['2026-03-17 09:00'])
  })
})

describe('changeSeries', () => {
  it('goes on otherwise from a day on, and leaves what was before as it was (T24)', async () => {
    const company = await smallCompany()
    const { foyer, as, basile } = company
    const { series } = await begin(company, { worker: company.alma })
    const skip = { series: series.id, date: '2026-03-19', reason: 'on-holiday' }
    const plan: Plan = {
      ...tuesdays,
      rhythm: { type: 'weekly', every: 1, on: [2, 4] },
      start: '16:00',
      worker: company.alma,
    }
    const change = (from: string, changed: Partial<Plan> = {}) =>
      foyer.dispatch.changeSeries(
        { series: series.id, from, plan: { ...plan, ...changed } },
        as('manager'),
      )
    await given(change('2026-03-16'))
    await given(foyer.dispatch.skipOccurrence(skip, as('agent')))
    expect(await planOf(company, '2026-03-01', '2026-03-30')).toEqual([
      ...['2026-03-03 09:00', '2026-03-10 09:00', '2026-03-17 16:00', '2026-03-24 16:00'],
      ...['2026-03-26 16:00'],
    ])
    expect(await refused(change('2026-03-02'))).toEqual({
      ...{ code: 'series-day-too-early', after: '2026-03-02' },
    })
    expect(await refused(change('2026-03-20', { worker: basile }))).toMatchObject({
      code: 'worker-lacks-skill',
    })
  })

  it('refuses once it has stopped', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { series } = await begin(company)
    const stop = (from: string) =>
      foyer.dispatch.stopSeries({ series: series.id, from, reason: 'moved-house' }, as('agent'))
    await given(stop('2026-03-20'))
    const stopped = { code: 'series-already-stopped', on: '2026-03-20' }
    expect(await refused(stop('2026-03-27'))).toEqual(stopped)
    const change = { series: series.id, from: '2026-03-20', plan: tuesdays }
    expect(await refused(foyer.dispatch.changeSeries(change, as('agent')))).toEqual(stopped)
    const skip = { series: series.id, date: '2026-03-24', reason: 'on-holiday' }
    expect((await refused(foyer.dispatch.skipOccurrence(skip, as('agent')))).code).toBe(
      'no-such-occurrence',
    )
    await given(stop('2026-03-10'))
    expect(open(await visitsIn(company, series.id))).toEqual(['2026-03-03'])
  })
})

describe('who sees a series', () => {
  it('is the office and its own customer, in its own company', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, store } = company
    const { series } = await begin(company)
    const show = (who: ReturnType<typeof as>) =>
      foyer.dispatch.showSeries({ series: series.id }, who)
    expect((await given(show(as('customer', customer)))).upcoming).toHaveLength(13)
    const stranger = await newCustomer(company, 2)
    expect((await refused(show(as('customer', stranger)))).code).toBe('not-found')
    expect((await refused(show(as('worker', company.alma)))).code).toBe('not-allowed')
    const list = await given(foyer.dispatch.seriesOf({ customer }, as('customer', customer)))
    expect(list.items.map(({ id }) => id)).toEqual([series.id])
    const asked = foyer.dispatch.seriesOf({ customer }, as('customer', stranger))
    expect((await refused(asked)).code).toBe('not-found')
    const others = scenario({ store, tenant: 'tenant-b' })
    const theirs = others.foyer.dispatch.showSeries({ series: series.id }, others.as('owner'))
    expect((await refused(theirs)).code).toBe('not-found')
    for (const role of ['worker', 'accountant', 'customer'] as const) {
      const stop = { series: series.id, from: '2026-03-20', reason: 'x' }
      expect((await refused(foyer.dispatch.stopSeries(stop, as(role)))).code).toBe('not-allowed')
    }
  })
})
