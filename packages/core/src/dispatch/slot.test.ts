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

const days = { from: monday, until: '2026-03-11' }

const offers = async ({ foyer, as }: SmallCompany, customer: string, asked: object = {}) => {
  const wish = { customer, activity: 'II-11', minutes: 60, ...days, ...asked } as const
  const { slots } = await given(foyer.dispatch.proposeSlots(wish, as('agent')))
  return slots
}

describe('proposeSlots', () => {
  it('offers times that can each be booked (T23)', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    await book(company, await wants(company, { minutes: 200 }), alma, '10:00')
    await book(company, await wants(company, { minutes: 100 }), basile, '13:00')
    const customer = await livingIn(company, '26100')
    const slots = await offers(company, customer, { most: 8 })
    expect(slots).toHaveLength(8)
    for (const { worker, date, start } of slots) {
      const visit = await wants(company, { customer, through: '2026-03-15' })
      await given(foyer.dispatch.bookSlot({ visit, worker, date, start }, as('agent')))
      await given(foyer.dispatch.cancelVisit({ visit, reason: 'only-asked' }, as('agent')))
      expect([monday, '2026-03-10']).toContain(date)
      expect(start >= '09:00' && start < '16:00').toBe(true)
    }
  })

  it('offers what costs the day least first: next to a visit in the same town', async () => {
    const company = await working()
    const { alma, basile } = company
    await book(company, await wants(company, { postcode: '69001' }), alma, '11:00')
    await book(company, await wants(company, { postcode: '26100' }), basile, '11:00')
    const customer = await livingIn(company, '69001')
    const [best, ...others] = await offers(company, customer)
    expect(best).toMatchObject({ worker: alma, name: 'Alma Roux', date: monday, minutes: 60 })
    for (const { cost } of others) expect(cost).toBeGreaterThanOrEqual(best?.cost ?? 0)
  })

  it('keeps to the hours, the abilities and the absences', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const customer = await livingIn(company, '26100')
    const early = await offers(company, customer, { earliest: '13:00', latest: '13:30' })
    expect(early.length).toBeGreaterThan(0)
    for (const { start } of early) expect(start >= '13:00' && start <= '13:30').toBe(true)
    const set = { worker: basile, abilities: { mac: 3 } }
    await given(foyer.organisation.setAbilities(set, as('owner')))
    const able = await offers(company, customer, { needs: { mac: 2 } })
    expect(new Set(able.map(({ worker }) => worker))).toEqual(new Set([basile]))
    const away = {
      whose: { worker: basile },
      ...{ from: { date: monday }, until: { date: '2026-03-11' } },
    }
    await given(foyer.dispatch.noteAbsence(away, as('agent')))
    expect(await offers(company, customer, { needs: { mac: 2 } })).toEqual([])
    const alone = await offers(company, customer)
    expect(new Set(alone.map(({ worker }) => worker))).toEqual(new Set([alma]))
  })

  it('refuses a home that nobody can find, another’s customer and too many days', async () => {
    const company = await working()
    const { foyer, as, customer, store } = company
    const nowhere = await livingIn(company, '97100')
    const wish = { customer: nowhere, activity: 'II-11', minutes: 60, ...days } as const
    const ask = (changed: object, who = as('agent')) =>
      refused(foyer.dispatch.proposeSlots({ ...wish, ...changed } as never, who))
    expect(await ask({})).toEqual({ code: 'home-unknown' })
    expect((await ask({ until: '2026-04-10' })).code).toBe('invalid-input')
    expect((await ask({ customer }, as('worker', company.alma))).code).toBe('not-allowed')
    const other = scenario({ store, tenant: 'tenant-b', places })
    const theirs = other.foyer.dispatch.proposeSlots({ ...wish, customer }, other.as('owner'))
    expect((await refused(theirs)).code).toBe('not-found')
  })
})

describe('explain', () => {
  it('says of each worker what a visit would cost, or what keeps them from it', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const customer = await livingIn(company, '26100')
    const visit = await wants(company, { customer, activity: 'II-3' })
    const ask = () => given(foyer.dispatch.explain({ visit, ...days }, as('agent')))
    const [first, second] = (await ask()).workers
    expect(first).toMatchObject({ worker: alma, date: monday, barriers: [] })
    expect(first?.cost).toBeGreaterThan(0)
    expect(second).toMatchObject({ worker: basile, barriers: ['skills'] })
    const refusal = { worker: alma, customer, by: 'worker', reason: 'dog' } as const
    await given(foyer.dispatch.refusePair(refusal, as('agent')))
    const kept = (await ask()).workers.find(({ worker }) => worker === alma)
    expect(kept?.barriers).toEqual(['refusal'])
  })

  it('says who has no room at those hours', async () => {
    const company = await working()
    const { foyer, as, alma, customer } = company
    await given(
      foyer.organisation.setWorkingWeek(
        { worker: alma, hours: hours('13:00', '15:00') },
        as('owner'),
      ),
    )
    const visit = await wants(company, { customer, activity: 'II-3', latest: '10:00' })
    const { workers } = await given(foyer.dispatch.explain({ visit, ...days }, as('manager')))
    const hers = workers.find(({ worker }) => worker === alma)
    expect([hers?.barriers, hers?.cost, hers?.date]).toEqual([[], undefined, undefined])
  })

  it('refuses what is over, and is the office’s to ask', async () => {
    const company = await working()
    const { foyer, as } = company
    const visit = await wants(company)
    const ask = (who: ReturnType<typeof as>) => foyer.dispatch.explain({ visit, ...days }, who)
    expect((await refused(ask(as('worker', company.alma)))).code).toBe('not-allowed')
    await given(foyer.dispatch.cancelVisit({ visit, reason: 'too-late' }, as('agent')))
    expect(await refused(ask(as('agent')))).toEqual({
      ...{ code: 'visit-already-closed', status: 'cancelled' },
    })
  })
})
