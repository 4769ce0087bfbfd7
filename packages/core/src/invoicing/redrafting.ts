import { advance } from '../app/advance.js'
import type { Work } from '../app/work.js'
import { type Assembled, reopened } from './assembling.js'
import { depositsOf, invoicesOf } from './billed.js'
import { invoices } from './collections.js'
import { type Deduction, leftOf } from './deducting.js'
import { assembleAnyway } from './drafts.js'
import { type Invoice, type InvoiceId, invoiceLife } from './invoice.js'

/** An invoice worked out again, on what is left of the deposits of its order by now. */
const workedOutAgain = async (work: Work, invoice: Invoice): Promise<Assembled> => {
  const { priced = 'gross', discount, lines } = invoice
  const deposits = await depositsOf(work, invoice)
  const open = lines.map((line) => reopened(priced, line))
  return assembleAnyway({ priced, lines: open, discount, deposits })
}

const said = (deducts: readonly Deduction[] = []): string =>
  JSON.stringify(
    deducts.map(({ invoice, parts }) => [
      invoice,
      parts.map(({ orderLine = 0, net, vat, gross }) => [orderLine, net, vat, gross]),
    ]),
  )

/** Whether the deposits of an invoice's order are as it takes them off: what was read may be checked, what was checked issued. */
export const areDepositsAsRead = async (work: Work, invoice: Invoice): Promise<boolean> =>
  said(invoice.deducts) === said((await workedOutAgain(work, invoice)).deducts)

/** A deposit of the order of which an invoice leaves something, if there is one. */
export const depositLeft = async (work: Work, invoice: Invoice): Promise<InvoiceId | undefined> => {
  const off = invoice.deducts ?? []
  const deposits = await depositsOf(work, invoice)
  return deposits.find(({ invoice: id, parts }) => {
    const own = off.find((one) => one.invoice === id)
    return leftOf(parts, own?.parts ?? []).length > 0
  })?.invoice
}

/** Once a deposit is issued or credited, the drafts of its order take off what is left of it; who had read them reads them again. */
export const redraft = async (work: Work, deposit: Invoice): Promise<void> => {
  const { order, legalEntity } = deposit
  if (!order) return
  for (const invoice of await invoicesOf(work, order, legalEntity)) {
    if (invoice.status === 'issued' || invoice.nature) continue
    const assembled = await workedOutAgain(work, invoice)
    if (said(invoice.deducts) === said(assembled.deducts)) continue
    const amend = { type: 'amend', assembled } as const
    const tell = (_: unknown, { gross, lines }: Invoice) => ({ gross, lines: lines.length })
    advance(work, invoices, invoiceLife, invoice, amend, tell)
  }
}
