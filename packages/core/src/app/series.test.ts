import { expect, it } from 'vitest'
import { createFoyer } from '../foyer.js'
import { Invoice, type InvoiceId, invoices } from '../invoicing/index.js'
import { memoryFiles } from '../testing/memory-files.js'
import { given } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const checked = async ({ store, tenant, entity, customer }: SmallCompany, count: number) => {
  const drafts = Array.from({ length: count }, (_, i) =>
    Invoice.parse({
      id: `inv_${String(i).padStart(26, '0')}`,
      legalEntity: entity,
      customer,
      series: 'own',
      status: 'checked',
      number: null,
      issuedOn: null,
      report: null,
      lines: [],
      gross: 1200,
      net: 1000,
      vat: 200,
      credited: 0,
    }),
  )
  await store.commit(
    tenant,
    drafts.map((doc) => ({ do: 'insert' as const, of: invoices.name, doc })),
  )
  return drafts.map(({ id }) => id)
}

const expected = (count: number) =>
  Array.from({ length: count }, (_, i) => `F2026-${String(i + 1).padStart(5, '0')}`)

const numbersOf = async ({ store, tenant }: SmallCompany) => {
  const where = { status: 'issued' }
  const { items } = await store.find(tenant, invoices.name, { where, order: 'number', limit: 99 })
  return items.map(({ doc }) => (doc as Invoice).number)
}

it('gives fifty who issue at once fifty numbers: no gap, no twin, no refusal, no retry (T30)', async () => {
  let pauses = 0
  const pause = async () => {
    pauses += 1
  }
  const company = await smallCompany({ pause })
  const { foyer, as, entity: legalEntity } = company
  const drafts = await checked(company, 50)
  const issue = (invoice: InvoiceId) =>
    foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent'))
  const issued = await Promise.all(drafts.map((invoice) => given(issue(invoice))))
  expect(issued.map(({ number }) => number)).toEqual(expected(50))
  expect(await numbersOf(company)).toEqual(expected(50))
  expect(pauses).toBe(0)
})

it('keeps one series over two processes, whose lanes know nothing of each other (T30)', async () => {
  const company = await smallCompany()
  const { foyer, as, store, clock, entity: legalEntity } = company
  const other = createFoyer({ store, clock, files: memoryFiles(), pause: async () => {} })
  const drafts = await checked(company, 20)
  const issue = (invoice: InvoiceId, i: number) =>
    (i % 2 ? foyer : other).invoicing.issueInvoice({ legalEntity, invoice }, as('agent'))
  await Promise.all(drafts.map((invoice, i) => given(issue(invoice, i))))
  expect(await numbersOf(company)).toEqual(expected(20))
})

it('never uses a number up on what was refused (T30)', async () => {
  const company = await smallCompany()
  const { foyer, as, entity: legalEntity } = company
  const [first, second] = await checked(company, 2)
  const issue = (invoice = first) =>
    foyer.invoicing.issueInvoice({ legalEntity, invoice: invoice as InvoiceId }, as('agent'))
  expect((await given(issue())).number).toBe('F2026-00001')
  expect((await issue()).ok).toBe(false)
  expect((await given(issue(second))).number).toBe('F2026-00002')
})
