import { advance } from '../app/advance.js'
import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { type Report, reports, type Visit, visits } from '../dispatch/index.js'
import { orders } from '../sales/index.js'
import { Money } from '../shared/money.js'
import { invoices } from './collections.js'
import { linesOf } from './drafting.js'
import { type Invoice, InvoiceId, type InvoiceLine, invoiceLife, totalsOf } from './invoice.js'
import { partiesOf } from './parties.js'

/**
 * A signed report drafts exactly one invoice: the worked time at the order's price, the parts, their VAT (S178).
 * What cannot be known is left for the person who checks; it never stops a customer from signing. A revision that is signed corrects
 * the invoice while it is a draft, whatever somebody had entered there; from the check on it is left as it is, and the office is told
 * by `invoice-outdated` (S177).
 */
const draftAtSignature: Reaction = {
  on: 'report-signed',
  async run(work, fact) {
    const report = await work.get(reports, fact.of)
    const visit = report && (await work.get(visits, report.visit))
    if (!report || !visit) return
    const parties = await partiesOf(work, visit)
    if ('unknown' in parties) return
    const order = visit.order ? await work.get(orders, visit.order) : undefined
    const worked = { ...visit, minutes: report.minutesWorked }
    const lines = linesOf(parties, { report, visit: worked, order })
    const [before] = await work.find(invoices, { where: { report: report.id }, limit: 1 })
    if (before) correct(work, before, report, lines)
    else draft(work, visit, report, lines)
  },
}

const draft = (work: Work, visit: Visit, report: Report, lines: readonly InvoiceLine[]): void => {
  const { legalEntity, customer } = visit
  const id = work.newId(InvoiceId)
  work.put(invoices, {
    id,
    legalEntity,
    customer,
    series: 'own',
    status: 'draft',
    number: null,
    issuedOn: null,
    report: report.id,
    lines,
    ...totalsOf(lines),
    credited: Money.zero,
  })
  work.record({ type: 'invoice-drafted', of: id, about: customer })
}

const correct = (
  work: Work,
  invoice: Invoice,
  { id: report, edition }: Report,
  lines: readonly InvoiceLine[],
): void => {
  const { id: of, customer: about, status } = invoice
  const told = { report, edition }
  if (status === 'draft') {
    const amend = { type: 'amend', lines } as const
    const tell = (_: unknown, { gross }: Invoice) => ({ gross, lines: lines.length, ...told })
    advance(work, invoices, invoiceLife, invoice, amend, tell)
  } else work.record({ type: 'invoice-outdated', of, about, data: { status, ...told } })
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [draftAtSignature]
