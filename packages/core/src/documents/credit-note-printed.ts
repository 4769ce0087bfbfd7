import type { Work } from '../app/work.js'
import { type CreditNote, creditedGroups, type Invoice, invoices } from '../invoicing/index.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import type { CreditedLineView, CreditNoteView } from './credit-note-view.js'
import { exemptionsOf, rateTotals } from './printed-lines.js'
import { addressee, isIssued, mustKnow } from './views.js'

/** What the document of a credit note that we issued prints. @throws {Error} when its invoice is gone. */
export const creditNoteView = async (work: Work, note: CreditNote): Promise<CreditNoteView> => {
  const invoice = await work.get(invoices, note.invoice)
  if (!invoice || !isIssued(invoice)) throw new Error(`${note.invoice} is gone`)
  const { legalEntity, customer } = await mustKnow(work, note)
  const { number, issuedOn, reason = '', groups = creditedGroups(invoice, [note]) } = note
  const lines = note.lines.map((credited) => printed(invoice, credited))
  const gross = Money.sum(lines.map((line) => line.gross))
  const corrected = invoice.lines.filter(({ no }) => note.lines.some(({ line }) => line === no))
  return {
    language: customer.language,
    number,
    issuedOn,
    issuer: legalEntity,
    customer: addressee(customer),
    corrects: { number: invoice.number, issuedOn: invoice.issuedOn },
    reason,
    isWhole: gross === invoice.gross,
    lines,
    totals: rateTotals(groups),
    gross,
    touchesCredit: corrected.some(({ verdict }) => verdict.verdict === 'eligible'),
    vatExemptions: exemptionsOf(corrected),
  }
}

const printed = (
  { lines }: Invoice,
  { line: no, amount, net, vat }: CreditNote['lines'][number],
): CreditedLineView => {
  const { label = '', vatRate = factor('0') } = lines.find((line) => line.no === no) ?? {}
  const before = net ?? Money.beforeTax(amount, vatRate)
  const tax = vat ?? Money.minus(amount, before)
  return { label, line: no, vatRate, net: before, vat: tax, gross: amount }
}
