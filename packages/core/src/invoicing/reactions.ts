import type { Reaction } from '../app/reactions.js'
import { reports, visits } from '../dispatch/index.js'
import { orders } from '../sales/index.js'
import { Money } from '../shared/money.js'
import { invoices } from './collections.js'
import { linesOf } from './drafting.js'
import { InvoiceId, totalsOf } from './invoice.js'
import { partiesOf } from './parties.js'

/**
 * A signed report drafts exactly one invoice: the worked time at the order's price, the parts, their VAT (S178).
 * What cannot be known is left for the person who checks; it never stops a customer from signing.
 */
const draftAtSignature: Reaction = {
  on: 'report-signed',
  async run(work, fact) {
    const report = await work.get(reports, fact.of)
    const visit = report && (await work.get(visits, report.visit))
    if (!report || !visit) return
    const parties = await partiesOf(work, visit)
    if ('unknown' in parties) return
    const { legalEntity, customer } = visit
    const order = visit.order ? await work.get(orders, visit.order) : undefined
    const worked = { ...visit, minutes: report.minutesWorked }
    const lines = linesOf(parties, { report, visit: worked, order })
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
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [draftAtSignature]
