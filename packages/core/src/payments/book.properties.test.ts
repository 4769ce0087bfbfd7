import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, goods, support } from '../testing/journey.js'
import { given } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

/** One thing that somebody does, with numbers that choose which and how much. */
const step = fc.record({
  what: fc.constantFrom(
    ...(['bill', 'pay', 'pay', 'wait', 'give', 'return', 'credit', 'refund'] as const),
    ...(['use', 'write-off', 'revoke'] as const),
  ),
  a: fc.nat(),
  b: fc.nat(),
  amount: fc.integer({ min: 1, max: 9_000 }),
  means: fc.constantFrom('transfer', 'cash', 'cheque', 'prepaid-cesu'),
})

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Lives steps through the facade; what is refused is simply not done. */
const live = async (steps: readonly Step[]) => {
  const company = await smallCompany()
  const { foyer, as, customer } = company
  const accountant = as('accountant')
  const invoices: string[] = [await bill(company, [support(6000), goods(2500)])]
  const payments: string[] = []
  const writeOffs: { invoice: string; writeOff: string }[] = []
  for (const { what, a, b, amount, means } of steps) {
    const [invoice = '', other = ''] = [a, b].map((n) => invoices[n % invoices.length] ?? '')
    const payment = payments[a % (payments.length || 1)] ?? ''
    const money = { amount, on: '2026-03-02', means: means as 'cash' }
    const known = payments.length > 0
    if (what === 'bill') invoices.push(await bill(company, [support(amount), goods(b % 4000)]))
    if (what === 'pay' || what === 'wait') {
      const to = what === 'pay' ? { invoice } : { customer }
      payments.push(
        (await given(foyer.payments.recordPayment({ ...money, ...to }, accountant))).payment,
      )
    }
    if (what === 'give' && known)
      await foyer.payments.allocatePayment({ payment, invoice, amount }, accountant)
    if (what === 'return' && known)
      await foyer.payments.returnPayment({ payment, on: '2026-03-02' }, accountant)
    if (what === 'credit') {
      const lines = [{ line: (b % 2) + 1, amount }]
      const note = { invoice, number: `AV-${a}-${b}-${amount}`, issuedOn: '2026-03-02', lines }
      await foyer.invoicing.takeOverCreditNote(note, accountant)
    }
    if (what === 'refund')
      await foyer.payments.refundCredit({ ...money, means: 'transfer', invoice }, accountant)
    if (what === 'use')
      await foyer.payments.useCredit({ from: invoice, invoice: other, amount }, accountant)
    if (what === 'write-off') {
      const asked = { invoice, amount, reason: 'goodwill' }
      const done = await foyer.payments.writeOff(asked, accountant)
      if (done.ok) writeOffs.push({ invoice, writeOff: done.value.writeOff })
    }
    const gone = writeOffs[a % (writeOffs.length || 1)]
    if (what === 'revoke' && gone) await foyer.payments.revokeWriteOff(gone, accountant)
  }
  return company
}

type Company = Awaited<ReturnType<typeof live>>

/** Accounts by what they are for; what is debited is positive. */
type Book = Record<'customers' | 'sales' | 'money' | 'losses', number>

/** A book in double entry from what anybody may read: the facts, their amounts, and nothing else. */
const bookOf = async ({ store, tenant }: Company): Promise<Book> => {
  const book: Book = { customers: 0, sales: 0, money: 0, losses: 0 }
  const move = (debit: keyof Book, credit: keyof Book, amount: number) => {
    book[debit] += amount
    book[credit] -= amount
  }
  let after: string | undefined
  do {
    const query = { limit: 1000, order: 'at', ...(after ? { after } : {}) }
    const { items, next } = await store.find(tenant, facts.name, query)
    for (const { doc } of items) {
      const { type, data = {} } = doc as never as { type: string; data?: Record<string, number> }
      const { amount = 0, gross = 0 } = data
      if (type === 'invoice-taken-over') move('customers', 'sales', gross)
      if (type === 'credit-note-taken-over') move('sales', 'customers', amount)
      if (type === 'payment-recorded') move('money', 'customers', amount)
      if (type === 'payment-returned' || type === 'credit-refunded')
        move('customers', 'money', amount)
      if (type === 'debt-written-off') move('losses', 'customers', amount)
      if (type === 'write-off-revoked') move('customers', 'losses', amount)
    }
    after = next
  } while (after)
  return book
}

describe('a book in double entry, built from the public facts alone', () => {
  it('balances, and says of a customer what the account says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const company = await live(steps)
        const { foyer, as, customer, entity } = company
        const book = await bookOf(company)
        const account = await given(foyer.payments.showAccount({ customer }, as('accountant')))
        expect(book.customers).toBe(account.due - account.credit - account.unallocated)
        expect(Object.values(book).reduce((sum, one) => sum + one, 0)).toBe(0)
        await foyer.relay()
        const asked = { legalEntity: entity }
        const verified = await given(foyer.journal.verifyJournal(asked, as('owner')))
        expect(verified.faults).toEqual([])
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
