import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { checkAndIssue } from '../testing/journey.js'
import { quotingCompany, support } from '../testing/quoting-company.js'
import { given } from '../testing/scenario.js'

/** A deposit of 20.00 euros on an order of 2 March 2026, issued the same day. */
const deposit = async (concluded: 'off-premises' | 'distance') => {
  const company = await quotingCompany()
  const { foyer, as, customer, entity: legalEntity } = company
  const contract = { concluded, informed: ['withdrawal' as const] }
  const asked = { customer, legalEntity, lines: [support], contract }
  const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
  const drafted = foyer.invoicing.draftDeposit({ order, amount: 2000 }, as('agent'))
  const invoice = await checkAndIssue(company, await given(drafted))
  const record = (on: string) => {
    const paid = { invoice: invoice.id, on, means: 'cheque', amount: 1000 } as const
    return given(foyer.payments.recordPayment(paid, as('accountant')))
  }
  return { ...company, invoice, record }
}

describe('money for a contract concluded off the premises', () => {
  it('is not asked for before the seven days are over (S137)', async () => {
    expect((await deposit('off-premises')).invoice.dueOn).toBe('2026-03-10')
    expect((await deposit('distance')).invoice.dueOn).toBe('2026-03-02')
  })

  it('is recorded when it comes all the same, and whoever records it is told the day (S137)', async () => {
    const { record, store, tenant } = await deposit('off-premises')
    expect(await record('2026-03-09')).toMatchObject({ payableFrom: '2026-03-10' })
    expect(await record('2026-03-10')).not.toHaveProperty('payableFrom')
    const where = { type: 'payment-recorded' }
    const { items } = await store.find(tenant, facts.name, { where, order: 'at', limit: 9 })
    expect(items.map(({ doc }) => (doc as { data?: object }).data)).toMatchObject([
      { payableFrom: '2026-03-10' },
      {},
    ])
    expect(items[1]?.doc).not.toHaveProperty('data.payableFrom')
    expect(await (await deposit('distance')).record('2026-03-02')).not.toHaveProperty('payableFrom')
  })
})
