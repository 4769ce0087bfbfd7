import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

const doneVisit = async (company: SmallCompany) => {
  const { foyer, as, entity, customer, alma, clock } = company
  const task = { legalEntity: entity, customer, worker: alma, activity: 'II-11' } as const
  const { id } = await given(foyer.dispatch.createVisit({ ...task, minutes: 60 }, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit: id }, as('agent')))
  const slot = { visit: id, worker: alma, date: '2026-03-09', start: '14:00' }
  await given(foyer.dispatch.bookSlot(slot, as('agent')))
  clock.set('2026-03-09T14:00:00.000Z')
  await given(foyer.dispatch.completeVisit({ visit: id, minutes: 75 }, as('worker', alma)))
  return id
}

const open = async () => {
  const company = await smallCompany()
  const { foyer, as, alma, customer } = company
  const visit = await doneVisit(company)
  const write = (text: string) => foyer.dispatch.writeReport({ visit, text }, as('worker', alma))
  const { id: report } = await given(write('Pilote remis en place'))
  const sign = (by = as('customer', customer)) =>
    foyer.dispatch.signReport({ report, signedBy: 'Marie Dupont' }, by)
  return { ...company, visit, report, write, sign }
}

describe('writeReport', () => {
  it('reports the minutes that were worked unless it says others', async () => {
    const { foyer, as, visit, alma } = await open()
    const shown = await given(foyer.dispatch.showReport({ visit }, as('worker', alma)))
    expect(shown).toMatchObject({ minutesWorked: 75, parts: [], status: 'draft', signedBy: null })
  })

  it('rewrites the one report of a visit until it is signed', async () => {
    const { write, report, store, tenant } = await open()
    expect(await given(write('Pilote mis à jour'))).toMatchObject({
      id: report,
      text: 'Pilote mis à jour',
    })
    expect((await store.find(tenant, 'reports', { limit: 9 })).items).toHaveLength(1)
  })

  it('keeps that a text was dictated, also once it is corrected by hand and signed (S175)', async () => {
    const { foyer, as, visit, alma, report, sign, store, tenant } = await open()
    const write = (more: object) =>
      given(
        foyer.dispatch.writeReport({ visit, text: 'Pilote remis', ...more }, as('worker', alma)),
      )
    const stored = async () => (await store.get(tenant, 'reports', report))?.doc
    expect(await stored()).toMatchObject({ source: 'typed' })
    expect(await write({ source: 'voice' })).toMatchObject({ source: 'voice' })
    expect(await stored()).toMatchObject({ source: 'voice', text: 'Pilote remis' })
    expect(await write({ text: 'Pilote remis en place' })).toMatchObject({ source: 'voice' })
    await given(sign())
    const revise = (more: object) =>
      given(foyer.dispatch.reviseReport({ visit, text: 'Autre chose', ...more }, as('agent')))
    expect(await revise({ source: 'typed' })).toMatchObject({
      ...{ source: 'typed', earlier: [{ source: 'voice', text: 'Pilote remis en place' }] },
    })
  })

  it('refuses a text of any other source (S175)', async () => {
    const { foyer, as, visit, alma } = await open()
    const asked = { visit, text: 'Fait', source: 'guessed' as never }
    const answer = foyer.dispatch.writeReport(asked, as('worker', alma))
    expect(await refused(answer)).toMatchObject({
      ...{ code: 'invalid-input', issues: [{ path: 'source' }] },
    })
  })

  it('refuses what was written on another version than the one that stands (S149)', async () => {
    const { foyer, as, visit, alma, report, customer } = await open()
    const worker = as('worker', alma)
    const write = (text: string, version: number) =>
      foyer.dispatch.writeReport({ visit, text, version }, worker)
    const { version: read } = await given(foyer.dispatch.showReport({ visit }, worker))
    expect(read).toBe(1)
    expect(await refused(write('Écrit sans voir le premier', 0))).toEqual({
      code: 'stale',
      version: 1,
    })
    expect((await given(write('Pilote mis à jour', read))).version).toBe(2)
    expect(await refused(write('Autre chose', read))).toEqual({ code: 'stale', version: 2 })
    const sign = (version: number) =>
      foyer.dispatch.signReport({ report, signedBy: 'Marie', version }, as('customer', customer))
    expect((await refused(sign(read))).code).toBe('stale')
    expect((await given(sign(2))).status).toBe('signed')
  })

  it('waits until the visit is done', async () => {
    const { foyer, as, entity, customer, alma } = await smallCompany()
    const task = { legalEntity: entity, customer, worker: alma, activity: 'II-11' } as const
    const { id } = await given(foyer.dispatch.createVisit({ ...task, minutes: 60 }, as('agent')))
    const asked = { visit: id, text: 'Rien à signaler' }
    const answer = foyer.dispatch.writeReport(asked, as('worker', alma))
    expect(await refused(answer)).toEqual({ code: 'visit-not-done', status: 'draft' })
  })

  it('lets nobody report on the visit of somebody else (S086)', async () => {
    const { foyer, as, visit, basile } = await open()
    const asked = { visit, text: 'Rien à signaler' }
    const answer = foyer.dispatch.writeReport(asked, as('worker', basile))
    expect(await refused(answer)).toEqual({ code: 'not-found' })
  })
})

describe('signReport', () => {
  it('keeps the name as signed and the moment (T29)', async () => {
    const { sign, clock } = await open()
    const signed = { status: 'signed', signedBy: 'Marie Dupont', signedAt: clock.now() }
    expect(await given(sign())).toMatchObject(signed)
  })

  it('makes the report immutable: neither written nor signed again (S066, T29)', async () => {
    const { foyer, as, sign, write, visit } = await open()
    const signed = await given(sign())
    expect(await refused(write('Autre chose'))).toEqual({ code: 'report-signed' })
    expect(await refused(sign())).toEqual({ code: 'report-signed' })
    expect(await given(foyer.dispatch.showReport({ visit }, as('agent')))).toEqual(signed)
  })

  it('puts the report on the customer’s timeline, without its text or the name (S066)', async () => {
    const { sign, store, tenant, customer, report, visit } = await open()
    await given(sign())
    const where = { about: customer, of: report }
    const { items } = await store.find(tenant, 'facts', { where, limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([
      { type: 'report-written', data: { visit } },
      { type: 'report-signed', data: { visit } },
    ])
    expect(JSON.stringify(items)).not.toMatch(/Dupont|Pilote/)
  })

  it('is for the customer of the visit, or the worker who hands the device over (S086)', async () => {
    const company = await open()
    const { sign, as, basile, alma } = company
    const stranger = await newCustomer(company, 2)
    expect(await refused(sign(as('customer', stranger)))).toEqual({ code: 'not-found' })
    expect(await refused(sign(as('worker', basile)))).toEqual({ code: 'not-found' })
    await given(sign(as('worker', alma)))
  })
})
