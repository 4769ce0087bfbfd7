import { describe, expect, it } from 'vitest'
import { checkAndIssue, pay, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import type { Invoice } from './invoice.js'

const goods = { kind: 'goods', label: 'Souris', gross: 1000, vatRate: '0.2' } as const

const syndic = async ({ foyer, as }: SmallCompany) => {
  const home = { street: '2 rue des Lilas', postcode: '26000', city: 'Valence' }
  const identity = { organisation: 'Syndic des Lilas', home }
  return (await given(foyer.customers.registerCustomer({ identity }, as('agent')))).customer.id
}

const settle = ({ foyer, as, entity: legalEntity }: SmallCompany, settings: object) =>
  given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))

/** A draft of goods for a customer. */
const draftFor = async (company: SmallCompany, customer = company.customer) => {
  const { foyer, as } = company
  const { id: invoice } = await sign(company, { customer })
  return given(foyer.invoicing.amendDraft({ invoice, lines: [goods] }, as('agent')))
}

describe('the terms of an invoice', () => {
  it('are payment on receipt for a consumer, and never those of an organisation', async () => {
    const company = await smallCompany()
    await settle(company, { businessDays: 45, latePenalties: '0.12' })
    const issued = await checkAndIssue(company, await draftFor(company))
    expect(issued).toMatchObject({ dueOn: issued.issuedOn, terms: { payer: 'consumer', days: 0 } })
    expect(issued.terms).not.toHaveProperty('latePenalties')
  })

  it('are so many days for a consumer where the entity gives them', async () => {
    const company = await smallCompany()
    await settle(company, { consumerDays: 15, means: 'Par virement.' })
    expect(await checkAndIssue(company, await draftFor(company))).toMatchObject({
      ...{ issuedOn: '2026-03-09', dueOn: '2026-03-24' },
      terms: { payer: 'consumer', days: 15, means: 'Par virement.' },
    })
  })

  it('of an organisation are decided before its invoice is checked', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const draft = await draftFor(company, await syndic(company))
    const check = () => foyer.invoicing.checkInvoice({ invoice: draft.id }, as('agent'))
    const missing = (what: string) => ({ code: 'payment-terms-missing', missing: what })
    expect(await refused(check())).toEqual(missing('businessDays, latePenalties'))
    await settle(company, { businessDays: 30 })
    expect(await refused(check())).toEqual(missing('latePenalties'))
    await settle(company, { businessDays: 30, latePenalties: '0.12' })
    const issued = await checkAndIssue(company, draft)
    expect(issued).toMatchObject({
      ...{ issuedOn: '2026-03-09', dueOn: '2026-04-08' },
      terms: { payer: 'organisation', days: 30, latePenalties: '0.12' },
    })
    await settle(company, { businessDays: 60, latePenalties: '0.2' })
    const shown = await given(foyer.invoicing.showInvoice({ invoice: draft.id }, as('agent')))
    expect(shown.terms?.days).toBe(30)
  })
})

describe('the list of the office', () => {
  const numbers = (list: readonly Pick<Invoice, 'number'>[]) => list.map(({ number }) => number)

  /** Three issued on 9, 10 and 11 March, due on the 19th, 20th and 21st; and a draft. */
  const year = async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await settle(company, { consumerDays: 10 })
    const change = { email: 'marie@exemple.fr' }
    const { customer } = company
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const issued = []
    for (const _ of [1, 2, 3]) issued.push(await checkAndIssue(company, await draftFor(company)))
    await draftFor(company)
    const list = async (asked: Parameters<typeof foyer.invoicing.listInvoices>[0]) =>
      (await given(foyer.invoicing.listInvoices(asked, as('agent')))).items
    return { ...company, issued, list }
  }

  it('needs no customer, and keeps to an entity and a status', async () => {
    const { list, entity: legalEntity } = await year()
    expect(numbers(await list({}))).toEqual(['F2026-00003', 'F2026-00002', 'F2026-00001', null])
    expect(numbers(await list({ status: 'draft' }))).toEqual([null])
    expect(await list({ status: 'checked' })).toEqual([])
    expect(await list({ legalEntity })).toHaveLength(4)
    expect(await list({ legalEntity: `ent_${'0'.repeat(25)}Z` })).toEqual([])
  })

  it('finds one by its whole number', async () => {
    const { list, issued } = await year()
    expect(await list({ number: ' F2026-00002 ' })).toMatchObject([{ id: issued[1]?.id }])
    expect(await list({ number: 'F2026-0000' })).toEqual([])
    expect(await list({ number: 'F2026-00002', status: 'draft' })).toEqual([])
  })

  it('goes on page after page', async () => {
    const { foyer, as } = await year()
    const first = await given(foyer.invoicing.listInvoices({ limit: 3 }, as('accountant')))
    const after = first.next ?? ''
    const rest = await given(foyer.invoicing.listInvoices({ limit: 3, after }, as('accountant')))
    expect(numbers([...first.items, ...rest.items])).toEqual([
      ...['F2026-00003', 'F2026-00002', 'F2026-00001', null],
    ])
  })

  it('finds what was never sent', async () => {
    const { list, foyer, as, issued } = await year()
    const invoice = issued[1]?.id ?? ''
    await given(foyer.documents.sendInvoice({ invoice }, as('agent')))
    expect(numbers(await list({ only: 'unsent' }))).toEqual(['F2026-00003', 'F2026-00001'])
    const shown = await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    expect(shown.sentAt).toBeDefined()
  })

  it('finds what is overdue, the longest first: not on the last day, nor once it is paid', async () => {
    const company = await year()
    const { list, issued, clock } = company
    const overdue = async (day: string) => {
      clock.set(`2026-03-${day}T08:00:00.000Z`)
      return numbers(await list({ only: 'overdue' }))
    }
    expect(await overdue('19')).toEqual([])
    expect(await overdue('20')).toEqual(['F2026-00001'])
    expect(await overdue('31')).toEqual(['F2026-00001', 'F2026-00002', 'F2026-00003'])
    const [first, second] = issued
    if (!first || !second) throw new Error('no invoice')
    const payment = await pay(company, first.id, 1000, { on: '2026-03-30' })
    await pay(company, second.id, 999, { on: '2026-03-30' })
    expect(await overdue('31')).toEqual(['F2026-00002', 'F2026-00003'])
    const { foyer, as } = company
    await given(foyer.payments.returnPayment({ payment, on: '2026-03-31' }, as('accountant')))
    expect(await overdue('31')).toEqual(['F2026-00001', 'F2026-00002', 'F2026-00003'])
  })

  it('is not for a customer, who lists its own', async () => {
    const company = await year()
    const { foyer, as, customer, entity: legalEntity } = company
    const ask = (asked: object, who: string) =>
      foyer.invoicing.listInvoices(asked, as('customer', who))
    for (const asked of [{}, { legalEntity }, { only: 'overdue' }])
      expect((await refused(ask(asked, customer))).code).toBe('not-found')
    const own = await given(ask({ customer, status: 'draft' }, customer))
    expect(numbers(own.items)).toEqual(['F2026-00003', 'F2026-00002', 'F2026-00001'])
    const stranger = await newCustomer(company, 2)
    expect((await refused(ask({ customer }, stranger))).code).toBe('not-found')
  })
})
