import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, checkAndIssue, goods, secondEntity, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import type { Invoice } from './invoice.js'

const priced = { label: 'Dépannage', gross: 6000, vatRate: '0.2' } as const

/** A draft that only waits for its check. */
const draft = async (company: SmallCompany, told: Parameters<typeof sign>[1] = {}) => {
  const { foyer, as } = company
  const { id, lines } = await sign(company, told)
  const { visit, activity } = lines[0] ?? {}
  const line = { ...priced, kind: 'service', activity, visit } as const
  return given(foyer.invoicing.amendDraft({ invoice: id, lines: [line] }, as('agent')))
}

const issue = ({ foyer, as }: SmallCompany, { id: invoice, legalEntity }: Invoice) =>
  foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent'))

describe('issueInvoice', () => {
  it('gives no number before somebody checked the draft (S179)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const invoice = await draft(company)
    expect(await refused(issue(company, invoice))).toEqual({ code: 'invoice-not-checked' })
    const shown = await given(foyer.invoicing.showInvoice({ invoice: invoice.id }, as('agent')))
    expect(shown).toMatchObject({ status: 'draft', number: null, issuedOn: null })
  })

  it('numbers a checked invoice and dates it today (S179)', async () => {
    const company = await smallCompany()
    const invoice = await draft(company)
    company.clock.set('2026-04-01T08:00:00.000Z')
    const issued = await checkAndIssue(company, invoice)
    expect(issued).toMatchObject({
      status: 'issued',
      series: 'own',
      number: 'F2026-00001',
      issuedOn: '2026-04-01',
      gross: 6000,
    })
    const number = 'F2026-00001'
    const code = 'invoice-already-issued'
    expect(await refused(issue(company, invoice))).toEqual({ code, number })
  })

  it('has an invoice that was amended after the check checked again (S179)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: invoice, legalEntity } = await draft(company)
    const check = () => foyer.invoicing.checkInvoice({ invoice }, as('agent'))
    await given(check())
    expect(await refused(check())).toEqual({ code: 'invoice-already-checked' })
    const lines = [{ ...priced, kind: 'goods', gross: 100 } as const]
    await given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    const ask = () => foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent'))
    expect(await refused(ask())).toEqual({ code: 'invoice-not-checked' })
    await given(check())
    expect(await given(ask())).toMatchObject({ gross: 100, number: 'F2026-00001' })
  })

  it('never changes an issued invoice again', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: invoice } = await checkAndIssue(company, await draft(company))
    const refusal = { code: 'invoice-already-issued', number: 'F2026-00001' }
    const lines = [{ ...priced, kind: 'goods' } as const]
    const amended = foyer.invoicing.amendDraft({ invoice, lines }, as('agent'))
    expect(await refused(amended)).toEqual(refusal)
    const checked = foyer.invoicing.checkInvoice({ invoice }, as('agent'))
    expect(await refused(checked)).toEqual(refusal)
  })

  it('starts a new series with the year, at midnight in Paris', async () => {
    const company = await smallCompany()
    const { clock } = company
    const drafts = [await draft(company), await draft(company), await draft(company)]
    const moments = ['2026-12-31T22:59:59.999Z', '2026-12-31T23:00:00.000Z', '2027-01-01T08:00:00Z']
    const numbers: unknown[] = []
    for (const [i, invoice] of drafts.entries()) {
      clock.set(moments[i] ?? '')
      numbers.push((await checkAndIssue(company, invoice)).number)
    }
    expect(numbers).toEqual(['F2026-00001', 'F2027-00001', 'F2027-00002'])
  })

  it('keeps a series for each entity of the tenant', async () => {
    const company = await smallCompany()
    const other = await secondEntity(company)
    const numbers: unknown[] = []
    for (const entity of [company.entity, other, company.entity, other])
      numbers.push((await checkAndIssue(company, await draft(company, { entity }))).number)
    expect(numbers).toEqual(['F2026-00001', 'F2026-00001', 'F2026-00002', 'F2026-00002'])
  })

  it('issues nothing in the name of another entity', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: invoice } = await draft(company)
    await given(foyer.invoicing.checkInvoice({ invoice }, as('agent')))
    const asked = { legalEntity: await secondEntity(company), invoice }
    const answer = foyer.invoicing.issueInvoice(asked, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id: invoice })
  })

  it('refuses a number that was taken over from another system, and loses none by it', async () => {
    const company = await smallCompany()
    await bill(company, [goods(100)], { number: 'F2026-00002' })
    await checkAndIssue(company, await draft(company))
    const second = await draft(company)
    expect(await refused(issue(company, second))).toEqual({ code: 'invoice-not-checked' })
    const { foyer, as } = company
    await given(foyer.invoicing.checkInvoice({ invoice: second.id }, as('agent')))
    const taken = { code: 'number-taken', number: 'F2026-00002' }
    expect(await refused(issue(company, second))).toEqual(taken)
    expect(await refused(issue(company, second))).toEqual(taken)
  })

  it('tells the customer’s timeline the number and the amount', async () => {
    const company = await smallCompany()
    const { store, tenant, customer } = company
    const { id } = await checkAndIssue(company, await draft(company))
    const where = { about: customer, of: id, type: 'invoice-issued' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([
      { data: { number: 'F2026-00001', gross: 6000 } },
    ])
  })
})

describe('what a customer sees', () => {
  it('is its own invoices, once issued', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, clock } = company
    const ask = as('customer', customer)
    const waiting = await draft(company)
    const show = (invoice: string) => foyer.invoicing.showInvoice({ invoice }, ask)
    const list = async (by = ask) => {
      const { items } = await given(foyer.invoicing.listInvoices({ customer }, by))
      return items.map(({ number }) => number)
    }
    expect(await refused(show(waiting.id))).toEqual({ code: 'not-found', id: waiting.id })
    expect(await list()).toEqual([])
    const first = await checkAndIssue(company, await draft(company))
    clock.pass(24 * 3_600_000)
    await checkAndIssue(company, await draft(company))
    expect(await given(show(first.id))).toMatchObject(first)
    expect(await list()).toEqual(['F2026-00002', 'F2026-00001'])
    expect(await list(as('agent'))).toEqual(['F2026-00002', 'F2026-00001', null])
  })

  it('is nothing of anybody else', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const { id: invoice } = await checkAndIssue(company, await draft(company))
    const stranger = as('customer', await newCustomer(company, 2))
    const shown = foyer.invoicing.showInvoice({ invoice }, stranger)
    const listed = foyer.invoicing.listInvoices({ customer }, stranger)
    for (const answer of [shown, listed]) expect((await refused(answer)).code).toBe('not-found')
  })
})
