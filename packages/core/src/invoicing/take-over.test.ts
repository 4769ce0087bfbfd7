import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { checkAndIssue, serve, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import type { LineEntry } from './line.js'

type Line = Pick<LineEntry, 'kind' | 'label' | 'activity' | 'visit'> & {
  readonly no: number
  readonly gross: number
  readonly vatRate: string
}

const mouse: Line = { no: 1, kind: 'goods', label: 'Souris', gross: 2500, vatRate: '0.2' }

const history = ({ entity, customer }: SmallCompany, rest: object = {}) => ({
  legalEntity: entity,
  customer: customer as string,
  number: 'FAC-77',
  issuedOn: '2025-03-31',
  lines: [mouse],
  ...rest,
})

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, store, tenant } = company
  const takeOver = (rest: object = {}) =>
    foyer.invoicing.takeOverInvoice(history(company, rest), as('owner'))
  const told = () => store.find(tenant, facts.name, { limit: 1000 })
  return { ...company, takeOver, told }
}

describe('takeOverInvoice', () => {
  it('keeps number, date and amounts, in a foreign series', async () => {
    const company = await opened()
    const { foyer, as, takeOver, alma } = company
    const visit = await serve(company, 'II-11', { date: '2025-03-10', minutes: 90 })
    const support: Line = {
      no: 4,
      kind: 'service',
      label: 'Aide',
      activity: 'II-11',
      visit,
      gross: 7450,
      vatRate: '0.2',
    }
    const { invoice, gross, known } = await given(takeOver({ lines: [support, mouse] }))
    expect({ gross, known }).toEqual({ gross: 9950, known: false })
    const kept = await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    expect(kept).toMatchObject({
      series: 'foreign',
      status: 'issued',
      number: 'FAC-77',
      issuedOn: '2025-03-31',
      gross: 9950,
      net: 8292,
      vat: 1658,
    })
    const worked = { performedOn: '2025-03-10', minutes: 90, worker: alma }
    expect(kept.lines).toMatchObject([
      { no: 4, ...worked, verdict: { verdict: 'eligible' } },
      { no: 1, verdict: { verdict: 'not-eligible' } },
    ])
  })

  it('tells the feed the number, the amount and how many lines', async () => {
    const { takeOver, store, tenant, customer } = await opened()
    const { invoice } = await given(takeOver({ lines: [mouse, { ...mouse, no: 2 }] }))
    const where = { of: invoice, about: customer }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    const data = { number: 'FAC-77', gross: 5000, lines: 2 }
    expect(items.map(({ doc }) => doc)).toMatchObject([{ type: 'invoice-taken-over', data }])
  })

  it('answers the same invoice again with the same id, and changes and records nothing', async () => {
    const { takeOver, told, store, tenant } = await opened()
    const first = await given(takeOver())
    const before = await told()
    expect(await given(takeOver())).toEqual({ ...first, known: true })
    expect(await told()).toEqual(before)
    expect(await store.get(tenant, 'invoices', first.invoice)).toMatchObject({ version: 1 })
  })

  it('writes one invoice when it is taken over twice at the same time', async () => {
    const { takeOver, store, tenant } = await opened()
    const answers = await Promise.all([given(takeOver()), given(takeOver())])
    expect(answers.map(({ known }) => known).sort()).toEqual([false, true])
    expect((await store.find(tenant, 'invoices', { limit: 9 })).items).toHaveLength(1)
  })

  it.each([
    ['date', { issuedOn: '2025-04-01' }],
    ['amount', { lines: [{ ...mouse, gross: 2600 }] }],
    ['rate of VAT', { lines: [{ ...mouse, vatRate: '0.1' }] }],
    ['kind of line', { lines: [{ ...mouse, kind: 'service' }] }],
    ['way to split the amount', { lines: [mouse, { ...mouse, no: 2, gross: 0 }] }],
  ])('refuses a number that is known with another %s', async (_, rest) => {
    const { takeOver } = await opened()
    const { invoice } = await given(takeOver())
    expect(await refused(takeOver(rest))).toEqual({ code: 'invoice-number-taken', invoice })
  })

  it('refuses a number that is another customer’s', async () => {
    const company = await opened()
    const { invoice } = await given(company.takeOver())
    const answer = company.takeOver({ customer: await newCustomer(company, 2) })
    expect(await refused(answer)).toEqual({ code: 'invoice-number-taken', invoice })
  })

  it('refuses a number that we gave, even to an invoice that says the same', async () => {
    const company = await opened()
    const { foyer, as, takeOver } = company
    const { id: invoice } = await sign(company)
    const { no: _, ...line } = mouse
    const amended = await given(foyer.invoicing.amendDraft({ invoice, lines: [line] }, as('agent')))
    const { issuedOn } = await checkAndIssue(company, amended)
    const answer = takeOver({ number: 'F2026-00001', issuedOn })
    expect(await refused(answer)).toEqual({ code: 'invoice-number-taken', invoice })
  })

  it('is never numbered by us, nor changed', async () => {
    const { foyer, as, takeOver, entity: legalEntity } = await opened()
    const { invoice } = await given(takeOver())
    const refusal = { code: 'invoice-already-issued', number: 'FAC-77' }
    const issued = foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('owner'))
    expect(await refused(issued)).toEqual(refusal)
    const checked = foyer.invoicing.checkInvoice({ invoice }, as('owner'))
    expect(await refused(checked)).toEqual(refusal)
  })

  it('refuses two lines of one number, since money could not tell them apart', async () => {
    const { takeOver } = await opened()
    const answer = takeOver({ lines: [mouse, { ...mouse, gross: 100 }] })
    expect(await refused(answer)).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'lines' }],
    })
  })

  it.each([
    ['customer', 'cus_0000000000000000000000000X'],
    ['legalEntity', 'ent_0000000000000000000000000X'],
  ])('refuses an unknown %s by its id, and writes nothing', async (field, id) => {
    const { takeOver, store, tenant } = await opened()
    expect(await refused(takeOver({ [field]: id }))).toEqual({ code: 'not-found', id })
    expect((await store.find(tenant, 'invoices', { limit: 9 })).items).toEqual([])
  })
})
