import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { closedRefusals, LegalEntityId, openBooks } from '../organisation/index.js'
import { partiesOf } from '../sales/index.js'
import { sumOf } from '../shared/amounts.js'
import { plusDays } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { refuse } from '../shared/result.js'
import { invoices } from './collections.js'
import { Invoice, InvoiceId, invoiceLife, invoiceRefusals } from './invoice.js'
import { nextInvoiceNumber } from './numbering.js'
import { payableFromOf } from './payable.js'
import { areDepositsAsRead } from './redrafting.js'
import { termsOf } from './terms.js'

/**
 * Gives a checked invoice the next number of its entity's series, today's date and the entity's terms: gapless, and never twice. The
 * deposits that it takes off are taken off by no other. Its last day to pay is not before the first on which money may be taken.
 */
export const issueInvoice = command({
  input: z.object({ legalEntity: LegalEntityId, invoice: InvoiceId }),
  output: Invoice,
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: {
    ...invoiceRefusals,
    ...closedRefusals,
    'number-taken': { number: z.string() },
    /** More or less is left of the deposits than it takes off: it is to be read again. */
    'deposits-changed': {},
  },
  lane: ({ legalEntity }) => `invoices ${legalEntity}`,
  async run(work, { legalEntity, invoice: id }) {
    const invoice = await work.get(invoices, id)
    const parties = invoice && (await partiesOf(work, invoice))
    if (!parties || 'unknown' in parties || invoice.legalEntity !== legalEntity)
      return refuse({ code: 'not-found', id })
    const open = await openBooks(work, legalEntity, work.today)
    if (!open.ok) return open
    const number = await nextInvoiceNumber(work, parties.legalEntity, invoice.lines)
    const [twin] = await work.find(invoices, { where: { legalEntity, number }, limit: 1 })
    const terms = termsOf(parties)
    const byTerms = plusDays(work.today, terms.days)
    const payable = await payableFromOf(work, invoice)
    const dueOn = payable && payable > byTerms ? payable : byTerms
    const issue = { type: 'issue', number, on: work.today, dueOn, terms } as const
    // A refusal commits nothing: the number stays the next one.
    const issued = advance(work, invoices, invoiceLife, invoice, issue, told)
    if (!issued.ok) return issued
    // A twin of our own was given by another process just now: the counter moved, and the commit is lost and tried again.
    if (twin?.series === 'foreign') return refuse({ code: 'number-taken', number })
    if (!(await areDepositsAsRead(work, invoice))) return refuse({ code: 'deposits-changed' })
    await claimDeposits(work, invoice)
    return issued
  },
})

const told = (_: unknown, { number, issuedOn: on, dueOn, gross, net, vat }: Invoice) => ({
  ...{ number, on, dueOn, gross, net, vat },
})

/** The deposits move with the invoice that takes them off, so that of two at once the second is decided again. */
const claimDeposits = async (work: Work, { id: by, deducts = [] }: Invoice): Promise<void> => {
  for (const { invoice: id, parts } of deducts) {
    const deposit = await work.get(invoices, id)
    if (!deposit) continue
    const deducted = Money.plus(deposit.deducted ?? Money.zero, sumOf(parts).gross)
    work.put(invoices, { ...deposit, deducted })
    const data = { by, amount: sumOf(parts).gross }
    work.record({ type: 'deposit-deducted', of: id, about: deposit.customer, data })
  }
}
