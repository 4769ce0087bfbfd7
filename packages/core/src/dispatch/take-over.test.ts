import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const history = ({ entity, customer, alma }: SmallCompany, rest: object = {}) => ({
  reference: 'V100',
  legalEntity: entity,
  customer,
  worker: alma,
  activity: 'II-11' as const,
  date: '2025-11-03',
  start: '14:00',
  minutes: 60,
  place: 'home' as const,
  ...rest,
})

const unknown = { worker: 'wrk_0000000000000000000000000X' }

describe('takeOverVisit', () => {
  it('writes a visit of another system down as done, with its number', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, store, tenant } = company
    const { visit, known, warnings } = await given(
      foyer.dispatch.takeOverVisit(history(company), as('owner')),
    )
    expect({ known, warnings }).toEqual({ known: false, warnings: [] })
    expect((await store.get(tenant, 'visits', visit))?.doc).toMatchObject({
      reference: 'V100',
      worker: alma,
      date: '2025-11-03',
      status: 'done',
      place: 'home',
      takenOver: true,
    })
  })

  it('takes a visit of a worker who has left, and of a skill nobody wrote down', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    await given(foyer.organisation.endWorker({ worker: alma, on: '2025-01-01' }, as('owner')))
    await given(foyer.dispatch.takeOverVisit(history(company, { activity: 'II-5' }), as('owner')))
  })

  it('answers the same reference again with the same visit, and changes and records nothing', async () => {
    const company = await smallCompany()
    const { foyer, as, store, tenant } = company
    const ask = () => foyer.dispatch.takeOverVisit(history(company), as('owner'))
    const first = await given(ask())
    const before = await store.find(tenant, facts.name, { limit: 100 })
    expect(await given(ask())).toEqual({ ...first, known: true })
    expect(await store.find(tenant, facts.name, { limit: 100 })).toEqual(before)
    expect(await store.get(tenant, 'visits', first.visit)).toMatchObject({ version: 1 })
  })

  it('refuses a reference that already tells of another visit', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { visit } = await given(foyer.dispatch.takeOverVisit(history(company), as('owner')))
    const other = history(company, { minutes: 90 })
    const code = 'visit-reference-taken'
    expect(await refused(foyer.dispatch.takeOverVisit(other, as('owner')))).toEqual({ code, visit })
  })

  it('takes a visit of today over, and refuses one of tomorrow', async () => {
    const company = await smallCompany({ at: '2026-03-02T08:00:00.000Z' })
    const { foyer, as } = company
    const on = (date: string) =>
      foyer.dispatch.takeOverVisit(history(company, { reference: date, date }), as('owner'))
    await given(on('2026-03-02'))
    const date = '2026-03-03'
    expect(await refused(on(date))).toEqual({ code: 'visit-in-the-future', date })
  })

  it('warns of an overlap and refuses none: what was done was done', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const first = await given(foyer.dispatch.takeOverVisit(history(company), as('owner')))
    const second = history(company, { reference: 'V101', start: '14:30' })
    const ask = () => foyer.dispatch.takeOverVisit(second, as('owner'))
    const warnings = [{ code: 'overlap', visit: first.visit }]
    expect(await given(ask())).toMatchObject({ known: false, warnings })
    expect(await given(ask())).toMatchObject({ known: true, warnings })
    expect(await given(foyer.dispatch.takeOverVisit(history(company), as('owner')))).toMatchObject({
      known: true,
      warnings: [],
    })
  })

  it('does not warn of a visit that begins when the other ends', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await given(foyer.dispatch.takeOverVisit(history(company), as('owner')))
    const next = history(company, { reference: 'V101', start: '15:00' })
    expect((await given(foyer.dispatch.takeOverVisit(next, as('owner')))).warnings).toEqual([])
  })

  it('refuses a visit that goes past midnight, and takes one that ends with the day', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const until = (start: string, minutes: number) =>
      foyer.dispatch.takeOverVisit(history(company, { start, minutes }), as('owner'))
    expect(await refused(until('23:30', 31))).toEqual({ code: 'visit-crosses-midnight' })
    await given(until('23:30', 30))
  })

  it('refuses an unknown worker by its id, and writes nothing', async () => {
    const company = await smallCompany()
    const { foyer, as, store, tenant } = company
    const answer = foyer.dispatch.takeOverVisit(history(company, unknown), as('owner'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id: unknown.worker })
    expect((await store.find(tenant, 'visits', { limit: 9 })).items).toEqual([])
  })
})
