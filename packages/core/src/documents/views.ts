import type { Work } from '../app/work.js'
import type { Certificate } from '../attestation/index.js'
import { type Customer, customerName } from '../customers/index.js'
import { type VisitId, visits } from '../dispatch/index.js'
import { activityOf } from '../eligibility/index.js'
import { type Invoice, type InvoiceLine, type Parties, partiesOf } from '../invoicing/index.js'
import { workerName, workers } from '../organisation/index.js'
import { type Order, type OrderLine, orderLineId, orders, serviceOf } from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { CertificateView, CertifiedIntervention } from './certificate.js'
import type { InvoicedLine, InvoiceView } from './invoice.js'
import type { OrderView } from './order-view.js'
import type { DocumentCustomer } from './parties.js'

/** What has its number and its date: from then on a document may show it. */
export type Issued<D> = D & { readonly number: string; readonly issuedOn: CivilDate }

/** Whether it was issued. */
export const isIssued = <D extends Pick<Invoice, 'number' | 'issuedOn'>>(of: D): of is Issued<D> =>
  of.number !== null && of.issuedOn !== null

const mustKnow = async (
  work: Work,
  of: Pick<Invoice, 'legalEntity' | 'customer'>,
): Promise<Parties> => {
  const parties = await partiesOf(work, of)
  if ('unknown' in parties) throw new Error(`${parties.unknown} is gone`)
  return parties
}

const addressee = (customer: Customer): DocumentCustomer => {
  const { street, postcode, city } = customer.home
  const town = [postcode, city].filter(Boolean).join(' ')
  return {
    name: customerName(customer),
    address: [street, town].filter(Boolean),
    reference: customer.reference ?? undefined,
  }
}

/** The id of the order's line that a visit performs; undefined when nobody ordered it here. */
const orderLineOf = async (work: Work, id: VisitId): Promise<string | undefined> => {
  const visit = await work.get(visits, id)
  const order = visit?.order ? await work.get(orders, visit.order) : undefined
  const line = visit && order && serviceOf(order, visit.activity)
  return line && orderLineId(order, line)
}

/** What the document of a confirmed order prints. @throws {RangeError} when a price is not agreed yet. */
export const orderView = async (work: Work, order: Order): Promise<OrderView> => {
  const { legalEntity, customer } = await mustKnow(work, order)
  const where = { order: order.id, status: { in: ['booked', 'done'] } }
  const appointments = await work.find(visits, { where, order: 'date', limit: 100 })
  return {
    language: customer.language,
    id: order.id,
    orderedOn: order.orderedOn,
    issuer: legalEntity,
    customer: addressee(customer),
    consumer: !customer.organisation,
    description: order.description,
    lines: order.lines.map((line) => orderedLine(order, line)),
    appointments: appointments.flatMap(({ date }) => date ?? []),
    total: order.total,
  }
}

const orderedLine = (order: Order, line: OrderLine): OrderView['lines'][number] => {
  const { label, activity, minutes, quantity, price } = line
  const id = orderLineId(order, line)
  if (price === undefined) throw new RangeError(`${id} has no price`)
  const total = Money.prorata(price, quantity, 1)
  return { id, label, activity, minutes, quantity, unitGross: price, gross: total }
}

/** What the document of an issued certificate prints. */
export const certificateView = async (
  work: Work,
  certificate: Issued<Certificate>,
): Promise<CertificateView> => {
  const { legalEntity, customer } = await mustKnow(work, certificate)
  const { byActivity, interventions, ...amounts } = certificate.figures
  const { number, year, issuedOn, replaces } = certificate
  const listed: CertifiedIntervention[] = []
  for (const { visit, worker: id, date, minutes } of interventions) {
    const worker = await work.get(workers, id)
    const named = worker ? workerName(worker) : ''
    const shown = { date, minutes, worker: worker?.reference ?? id, workerName: named }
    listed.push({ ...shown, orderLine: await orderLineOf(work, visit) })
  }
  return {
    language: customer.language,
    number,
    year,
    issuedOn,
    issuer: legalEntity,
    customer: addressee(customer),
    ...amounts,
    byActivity: byActivity.map(({ activity, amount }) => ({
      activity,
      label: activityOf(activity)[customer.language],
      amount,
    })),
    interventions: listed,
    replaces: replaces ?? undefined,
  }
}

/** What the document of an invoice that we issued prints. */
export const invoiceView = async (work: Work, invoice: Issued<Invoice>): Promise<InvoiceView> => {
  const { legalEntity, customer } = await mustKnow(work, invoice)
  const { number, issuedOn, gross } = invoice
  const lines: InvoicedLine[] = []
  for (const line of invoice.lines) {
    const worker = line.worker ? await work.get(workers, line.worker) : undefined
    const orderLine = line.visit && (await orderLineOf(work, line.visit))
    lines.push({ ...printedLine(line), worker: worker?.reference, orderLine })
  }
  return {
    language: customer.language,
    number,
    issuedOn,
    issuer: legalEntity,
    customer: addressee(customer),
    performed: performedOf(invoice.lines),
    lines,
    gross,
    vatOnReceipts: legalEntity.vatOnReceipts,
    operations: operationsOf(invoice.lines),
  }
}

const printedLine = (line: InvoiceLine): Omit<InvoicedLine, 'worker' | 'orderLine'> => {
  const { label, activity, performedOn: date, minutes, unitGross, vatRate, net, vat, gross } = line
  // The price of one before tax is a mention of its own (242 nonies A, 8°), to the cent.
  const unitNet = unitGross === undefined ? undefined : Money.beforeTax(unitGross, vatRate)
  const printed = { label, activity, date, minutes, unitNet, unitGross, vatRate, net, vat, gross }
  if (line.kind === 'goods') return { ...printed, quantity: line.quantity, unit: 'item' }
  return unitGross === undefined || !minutes
    ? printed
    : { ...printed, quantity: minutes / 60, unit: 'hour' }
}

const performedOf = (lines: readonly InvoiceLine[]): InvoiceView['performed'] => {
  const days = lines.flatMap(({ performedOn }) => performedOn ?? []).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  return from && to && { from, to }
}

const operationsOf = (lines: readonly InvoiceLine[]): InvoiceView['operations'] => {
  const kinds = new Set(lines.map(({ kind }) => kind))
  if (kinds.size > 1) return 'both'
  return kinds.has('goods') ? 'goods' : 'services'
}
