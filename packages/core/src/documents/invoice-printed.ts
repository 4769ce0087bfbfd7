import type { Work } from '../app/work.js'
import type { Invoice, InvoiceLine } from '../invoicing/index.js'
import { invoiceMentions } from '../rules/fr/invoice-mentions.js'
import { groupsOf, less, sumOf } from '../shared/amounts.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { BusinessTerms, InvoiceView } from './invoice-view.js'
import { exemptionsOf, printedLines, rateTotals, wholeOf, wholeTotals } from './printed-lines.js'
import { addressee, type Issued, mustKnow } from './views.js'

/** What the document of an invoice that we issued prints. */
export const invoiceView = async (work: Work, invoice: Issued<Invoice>): Promise<InvoiceView> => {
  const { legalEntity, customer } = await mustKnow(work, invoice)
  const { number, issuedOn, gross, terms, dueOn, lines, deducts = [] } = invoice
  return {
    language: customer.language,
    isDeposit: invoice.nature === 'deposit',
    number,
    issuedOn,
    issuer: legalEntity,
    customer: addressee(customer),
    performed: performedOf(lines),
    lines: await printedLines(work, invoice),
    discount: discountOf(invoice),
    totals: wholeTotals(lines),
    deposits: deducts.map(({ parts, ...deposit }) => ({
      ...deposit,
      totals: rateTotals(groupsOf(parts)),
    })),
    gross,
    dueOn,
    paymentTerms: terms?.means,
    business: businessOf(invoice),
    vatOnReceipts: legalEntity.vatOnReceipts,
    vatExemptions: exemptionsOf(lines),
    operations: operationsOf(lines),
  }
}

const discountOf = ({ discount, lines }: Invoice): InvoiceView['discount'] =>
  discount && {
    ...discount,
    off: less(sumOf(lines.map((line) => line.listed ?? wholeOf(line))), sumOf(lines.map(wholeOf))),
  }

/** What only an organisation is told, as its terms were at the issue. */
const businessOf = ({ terms, issuedOn }: Issued<Invoice>): BusinessTerms | undefined =>
  terms?.payer === 'organisation' && terms.latePenalties !== undefined
    ? {
        latePenalties: terms.latePenalties,
        earlyPayment: terms.earlyPayment,
        recoveryFee: recoveryFee(issuedOn),
      }
    : undefined

/** The words on the fixed fee for recovery, as the law of the day gives them. */
const recoveryFee = (on: CivilDate): string | undefined =>
  invoiceMentions.find(({ id }) => id === 'fr.mention.invoice.late-payment')?.on(on)?.value.words

const performedOf = (lines: readonly InvoiceLine[]): InvoiceView['performed'] => {
  const days = lines.flatMap(({ performedOn }) => performedOn ?? []).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  return from && to && { from, to }
}

const operationsOf = (lines: readonly InvoiceLine[]): InvoiceView['operations'] => {
  const kinds = new Set(lines.map(({ kind }) => (kind === 'goods' ? 'goods' : 'services')))
  if (kinds.size > 1) return 'both'
  return kinds.has('goods') ? 'goods' : 'services'
}
