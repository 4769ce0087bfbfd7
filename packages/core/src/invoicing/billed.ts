import type { Work } from '../app/work.js'
import type { LegalEntityId } from '../organisation/index.js'
import type { OrderId } from '../sales/index.js'
import { less, nothing } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import { creditNotes, invoices } from './collections.js'
import { type Charged, type Deduction, type DepositPart, leftOf, offBy } from './deducting.js'
import type { Invoice, InvoiceId } from './invoice.js'

/** The invoices of an order so far, drafts and deposits included. */
export const invoicesOf = (
  work: Work,
  order: OrderId,
  legalEntity: LegalEntityId,
): Promise<readonly Invoice[]> =>
  work.find(invoices, { where: { order, legalEntity }, order: 'number', limit: 1000 })

/** Whether an invoice still asks for something: not once it was credited whole. */
export const standsFor = ({ gross, credited }: Pick<Invoice, 'gross' | 'credited'>): boolean =>
  gross === 0 || credited < gross

/** The lines of an order that invoices bill, from 1; what was credited whole, and what a deposit asks for, is billed by none. */
export const billedLines = (billed: readonly Invoice[]): ReadonlySet<number> =>
  new Set(
    billed
      .filter((one) => one.nature === undefined && standsFor(one))
      .flatMap(({ lines }) => lines.flatMap(({ orderLine }) => orderLine ?? [])),
  )

/** Who may take deposits off: an invoice, or one that is not drafted yet. */
export interface Claimant extends Pick<Invoice, 'order' | 'legalEntity' | 'nature'> {
  readonly id?: InvoiceId | undefined
}

/**
 * What is left of the issued deposits of an order, the oldest first: less what was credited, and what its other invoices take off, drafts
 * included.
 */
export const depositsOf = async (
  work: Work,
  { id, order, legalEntity, nature }: Claimant,
): Promise<readonly Deduction[]> => {
  if (!order || nature) return []
  const all = await invoicesOf(work, order, legalEntity)
  const others = all.filter((one) => one.id !== id)
  const deposits: Deduction[] = []
  for (const deposit of all) {
    const { id: invoice, number, issuedOn } = deposit
    if (deposit.nature !== 'deposit' || !number || !issuedOn) continue
    const off = [...(await creditedOf(work, deposit)), ...claimsOn(invoice, others)]
    const parts = leftOf(deposit.lines, off)
    if (parts.length) deposits.push({ invoice, number, issuedOn, parts })
  }
  return deposits.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ issuedOn, number }: Deduction): string => `${issuedOn} ${number}`

/** What invoices take off a deposit; one that was credited whole takes nothing off any more. */
const claimsOn = (deposit: InvoiceId, others: readonly Invoice[]): readonly DepositPart[] =>
  others
    .filter(standsFor)
    .flatMap(({ deducts = [] }) => deducts)
    .filter(({ invoice }) => invoice === deposit)
    .flatMap(({ parts }) => parts)

/** What credit notes took off a deposit so far, by the lines of its order. */
const creditedOf = async (work: Work, deposit: Invoice): Promise<readonly Charged[]> => {
  const notes = await work.find(creditNotes, { where: { invoice: deposit.id }, limit: 1000 })
  return notes.flatMap(({ lines }) =>
    lines.flatMap(({ line: no, amount: gross, net = Money.zero, vat = Money.zero }) => {
      const line = deposit.lines.find((one) => one.no === no)
      return line ? [{ ...line, net, vat, gross }] : []
    }),
  )
}

/** A deposit of the order that is not issued yet, if there is one: what it will charge cannot be taken off. */
export const openDeposit = async (
  work: Work,
  { order, legalEntity }: Pick<Invoice, 'order' | 'legalEntity'>,
): Promise<InvoiceId | undefined> => {
  if (!order) return undefined
  const all = await invoicesOf(work, order, legalEntity)
  return all.find(({ nature, status }) => nature === 'deposit' && status !== 'issued')?.id
}

/**
 * An invoice as far as it may be credited: of a deposit, what no issued invoice took off. Whoever wants that back credits the invoice that
 * took it off.
 */
export const creditable = async (work: Work, invoice: Invoice): Promise<Pick<Invoice, 'lines'>> => {
  const { id, order, legalEntity, nature } = invoice
  if (nature !== 'deposit' || !order) return invoice
  const all = await invoicesOf(work, order, legalEntity)
  const issued = all.filter(({ status }) => status === 'issued')
  const off = offBy(invoice.lines, claimsOn(id, issued))
  return { lines: invoice.lines.map((line, i) => ({ ...line, ...less(line, off[i] ?? nothing) })) }
}
