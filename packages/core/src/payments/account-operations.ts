import { z } from 'zod'
import { query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { Amount, Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { payments, settlements } from './collections.js'
import { OwedShare, owedShares, ownDue } from './share.js'

const Owed = z
  .object({
    invoice: InvoiceId,
    number: z.string(),
    gross: Amount,
    due: Amount,
    credit: Amount,
    /** Of what is due, what the customer owes; third parties owe the rest. */
    own: Amount,
    shares: z.array(OwedShare).readonly(),
  })
  .readonly()

/** What a customer owes and is owed: invoice by invoice, and money that waits for one. */
export const showAccount = query({
  input: z.object({ customer: CustomerId }),
  output: z.object({
    due: Amount,
    credit: Amount,
    unallocated: NaturalAmount,
    invoices: z.array(Owed).readonly(),
  }),
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all', customer: 'own' },
  refusals: {},
  async run(work, { customer }) {
    work.own({ customer })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const owed = await everything(work, settlements, { where: { customer }, order: 'number' })
    const standing = { customer, status: 'standing' }
    const received = await everything(work, payments, { where: standing })
    return accept({
      due: Money.sum(owed.map(({ due }) => due)),
      credit: Money.sum(owed.map(({ credit }) => credit)),
      unallocated: Money.sum(received.map(({ unallocated }) => unallocated)),
      invoices: owed.map(({ id, number, lines, due, credit, events, shares: agreed = [] }) => {
        const shares = owedShares(agreed, events, due)
        const gross = Money.sum(lines.map((line) => line.gross))
        return { invoice: id, number, gross, due, credit, own: ownDue(due, shares), shares }
      }),
    })
  },
})
