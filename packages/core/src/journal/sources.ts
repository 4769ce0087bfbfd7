import { z } from 'zod'
import type { Fact } from '../app/facts.js'
import type { Work } from '../app/work.js'
import { certificates } from '../attestation/index.js'
import { creditedGroups, creditNotes, InvoiceId, invoices } from '../invoicing/index.js'
import { type LegalEntityId, legalEntities } from '../organisation/index.js'
import { counterSales, type Payment, payments, settlements } from '../payments/index.js'
import { groupsOf, type VatGroup } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import type { Entered, EntryKind, JournalEntry, TaxGroup } from './entry.js'
import { addTaxes } from './totals.js'

/** What an entry says of its document: the same however often it is asked, for documents that are issued do not change. */
type Said = Omit<Entered, 'kind' | 'of' | 'source' | 'customer'>

/** How the document of one kind of fact is read. */
interface Source {
  readonly kind: EntryKind
  /** Undefined when the document is not there. */
  readonly read: (work: Work, of: string, fact: Fact | undefined) => Promise<Said | undefined>
}

const readInvoice: Source['read'] = async (work, of) => {
  const invoice = await work.get(invoices, of)
  if (!invoice?.issuedOn) return undefined
  const { legalEntity, issuedOn: on, gross, net, vat, number } = invoice
  const lines = invoice.lines.map((line) => ({
    ...{ no: line.no, kind: line.kind, label: line.label, quantity: line.quantity },
    ...(line.activity ? { activity: line.activity } : {}),
    ...{ gross: line.gross, net: line.net, vat: line.vat, vatRate: line.vatRate },
  }))
  const content = { number, net, vat, lines }
  return { legalEntity, on, amount: gross, taxes: taxesOf(groupsOf(invoice.lines)), content }
}

/** The tax of groups by rate: what is exempt for one reason or another is one. */
const taxesOf = (groups: readonly VatGroup[]): readonly TaxGroup[] =>
  addTaxes(
    groups.map(({ vatRate: rate, net, vat }) => ({ rate, net, vat })),
    [],
  )

const readCreditNote: Source['read'] = async (work, of) => {
  const note = await work.get(creditNotes, of)
  const invoice = note && (await work.get(invoices, note.invoice))
  if (!note || !invoice) return undefined
  const { legalEntity, issuedOn: on, number } = note
  const lines = note.lines.map(({ line, amount, net = amount, vat = Money.zero }) => {
    const { kind = 'service' } = invoice.lines.find(({ no }) => no === line) ?? {}
    return { line, kind, amount, net, vat }
  })
  const amount = Money.sum(lines.map((line) => line.amount))
  const groups = note.groups ?? creditedGroups(invoice, [note])
  const content = { number, invoice: note.invoice, lines }
  return { legalEntity, on, amount, taxes: taxesOf(groups), content }
}

const readPayment: Source['read'] = async (work, of, fact) => {
  const payment = await work.get(payments, of)
  if (!payment) return undefined
  const { on, bookedOn = on, amount } = payment
  const legalEntity = await entityOf(work, payment, fact)
  return { legalEntity, on: bookedOn, amount, taxes: [], content: moneyContent(payment) }
}

const readReturn: Source['read'] = async (work, of, fact) => {
  const said = await readPayment(work, of, fact)
  const payment = await work.get(payments, of)
  const on = payment?.returnBookedOn ?? payment?.returnedOn
  return said && on ? { ...said, on } : undefined
}

/** Money that had waited and was given to an invoice: told by the fact alone, for a payment may be given in several parts. */
const readAllocation: Source['read'] = async (work, of, fact) => {
  const payment = await work.get(payments, of)
  const given = Given.safeParse(fact?.data)
  if (!payment || !given.success) return undefined
  const { amount, invoice, bookedOn: on = payment.on, waited = false } = given.data
  const legalEntity = await entityOf(work, payment, fact)
  const content = { invoice, waited }
  return { legalEntity, on, amount, taxes: [], content }
}

const Given = z.object({
  amount: Amount,
  invoice: InvoiceId,
  bookedOn: CivilDate.optional(),
  /** Nobody knew whose money it was. */
  waited: z.boolean().optional(),
})

const moneyContent = ({ on, means, reference, thirdParty }: Payment) => ({
  ...{ movedOn: on, means, reference, byThirdParty: thirdParty !== undefined },
})

/** Whose money it is. Of money recorded before that was kept: the entity of the invoice it was given to; else the tenant's first. */
const entityOf = async (
  work: Work,
  { legalEntity, allocations }: Payment,
  fact: Fact | undefined,
): Promise<LegalEntityId> => {
  if (legalEntity) return legalEntity
  const given = InvoiceId.safeParse(fact?.data?.['invoice']).data ?? allocations[0]?.invoice
  const settlement = given && (await work.get(settlements, given))
  if (settlement) return settlement.legalEntity
  const [first] = await work.find(legalEntities, { limit: 1 })
  if (!first) throw new Error('money was received, and there is no legal entity')
  return first.id
}

/** What happened to an invoice's debt and moved no money: told by the fact alone. */
const readDebt: Source['read'] = async (work, of, fact) => {
  const settlement = await work.get(settlements, of)
  const told = Moved.safeParse(fact?.data)
  if (!settlement || !told.success) return undefined
  const { amount, on, from, writeOff } = told.data
  const { legalEntity, number } = settlement
  const content = { number, ...(from ? { from } : {}), ...(writeOff ? { writeOff } : {}) }
  return { legalEntity, on, amount, taxes: [], content }
}

const Moved = z.object({
  amount: Amount,
  on: CivilDate,
  from: InvoiceId.optional(),
  writeOff: z.string().optional(),
})

const readCounterSale: Source['read'] = async (work, of) => {
  const sale = await work.get(counterSales, of)
  if (!sale) return undefined
  const { legalEntity, on, gross: amount, number, groups, net, vat } = sale
  const lines = sale.lines.map((line) => ({
    ...{ label: line.label, quantity: line.quantity, gross: line.gross, vatRate: line.vatRate },
  }))
  const content = { number, net, vat, lines, paid: [...sale.paid] }
  return { legalEntity, on, amount, taxes: taxesOf(groups), content }
}

const readCertificate: Source['read'] = async (work, of) => {
  const certificate = await work.get(certificates, of)
  if (!certificate?.issuedOn) return undefined
  const { legalEntity, issuedOn: on, number, year, replaces, figures } = certificate
  const { paidGross: amount, prepaidCesu, aids, advance, paidNet } = figures
  const content = { number, year, replaces, prepaidCesu, aids, advance, paidNet }
  return { legalEntity, on, amount, taxes: [], content }
}

/** What is written down, by the fact that calls for it. */
const sources: { readonly [fact: string]: Source } = {
  'invoice-issued': { kind: 'invoice', read: readInvoice },
  'invoice-taken-over': { kind: 'opening-invoice', read: readInvoice },
  'credit-note-issued': { kind: 'credit-note', read: readCreditNote },
  'credit-note-taken-over': { kind: 'opening-credit-note', read: readCreditNote },
  'payment-recorded': { kind: 'payment', read: readPayment },
  'payment-allocated': { kind: 'allocation', read: readAllocation },
  'payment-returned': { kind: 'payment-return', read: readReturn },
  'credit-refunded': { kind: 'refund', read: readPayment },
  'credit-used': { kind: 'credit-used', read: readDebt },
  'debt-written-off': { kind: 'write-off', read: readDebt },
  'write-off-revoked': { kind: 'write-off-revoked', read: readDebt },
  'counter-sale-recorded': { kind: 'counter-sale', read: readCounterSale },
  'certificate-issued': { kind: 'certificate', read: readCertificate },
}

/** The facts that the journal writes down. */
export const written: readonly string[] = Object.keys(sources)

/**
 * What is to be entered of a fact; undefined when it is none of the journal's.
 * @throws {Error} when its document is gone: nothing is left out of a journal in silence.
 */
export const enteredOf = async (work: Work, fact: Fact): Promise<Entered | undefined> => {
  const source = sources[fact.type]
  if (!source) return undefined
  const said = await source.read(work, fact.of, fact)
  if (!said) throw new Error(`${fact.type} of ${fact.of}: there is no such document to write down`)
  const { of, about, id } = fact
  return { ...said, kind: source.kind, of, source: id, ...(about ? { customer: about } : {}) }
}

/** What the document of an entry says today; undefined when it is gone. What a fact alone tells, and closings, have nothing to compare with. */
export const saidToday = async (
  work: Work,
  { kind, of }: JournalEntry,
): Promise<Said | 'not-compared' | undefined> => {
  const source = Object.values(sources).find((one) => one.kind === kind)
  if (!source || source.read === readAllocation || source.read === readDebt) return 'not-compared'
  return source.read(work, of, undefined)
}
