import type { Work } from '../app/work.js'
import type { Certificate } from '../attestation/index.js'
import { type Customer, customerName } from '../customers/index.js'
import { type DebitedAccount, debitedAccounts } from '../direct-debit/index.js'
import { type VisitId, visits } from '../dispatch/index.js'
import { activityOf } from '../eligibility/index.js'
import type { Invoice } from '../invoicing/index.js'
import { workerName, workers } from '../organisation/index.js'
import { withdrawalFunction } from '../rules/fr/consumer-contract.js'
import {
  amountOf,
  discountOf,
  noPaymentBefore,
  type Order,
  type OrderLine,
  orderLineId,
  orders,
  type Parties,
  partiesOf,
  serviceOf,
  withdrawalWindow,
} from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { CertificateView, CertifiedIntervention } from './certificate.js'
import type { OrderView } from './order-view.js'
import type { DocumentCustomer } from './parties.js'

/** What has its number and its date: from then on a document may show it. */
export type Issued<D> = D & { readonly number: string; readonly issuedOn: CivilDate }

/** Whether it was issued. */
export const isIssued = <D extends Pick<Invoice, 'number' | 'issuedOn'>>(of: D): of is Issued<D> =>
  of.number !== null && of.issuedOn !== null

/** Who sells to whom. @throws {Error} when one of them is gone. */
export const mustKnow = async (
  work: Work,
  of: Pick<Invoice, 'legalEntity' | 'customer'>,
): Promise<Parties> => {
  const parties = await partiesOf(work, of)
  if ('unknown' in parties) throw new Error(`${parties.unknown} is gone`)
  return parties
}

/** Whom a document is for: the customer, at the home. */
export const addressee = (customer: Customer): DocumentCustomer => {
  const { street, postcode, city } = customer.home
  const town = [postcode, city].filter(Boolean).join(' ')
  return {
    name: customerName(customer),
    address: [street, town].filter(Boolean),
    reference: customer.reference ?? undefined,
  }
}

/** The id of the order's line that a visit performs; undefined when nobody ordered it here. */
export const orderLineOf = async (work: Work, id: VisitId): Promise<string | undefined> => {
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
    withdrawal: withdrawalOf(order, { legalEntity, customer }, work.today),
  }
}

/** What the order form tells of withdrawing, by how the contract was concluded. */
const withdrawalOf = (
  order: Order,
  { legalEntity, customer }: Parties,
  today: CivilDate,
): OrderView['withdrawal'] => {
  const { id, contract, lines } = order
  if (!contract) return 'unknown'
  const { concluded, concludedOn, urgent = false, online, receivedOn } = contract
  if (concluded === 'shop') return 'none'
  const goods = lines.some(({ kind }) => kind === 'goods')
  // Whoever was not told before is told by this very form.
  const told = { concludedOn, withdrawalToldOn: contract.withdrawalToldOn ?? today }
  const until = withdrawalWindow({ ...told, receivedOn, goods })?.last
  return {
    ...{ language: customer.language, issuer: legalEntity, number: id, urgent, goods, until },
    online: online ? withdrawalFunction.on(concludedOn)?.value.first : undefined,
    payment: noPaymentBefore(order) ?? 'at-once',
  }
}

const orderedLine = (order: Order, line: OrderLine): OrderView['lines'][number] => {
  const { label, activity, minutes, quantity, price, discount } = line
  const id = orderLineId(order, line)
  if (price === undefined) throw new RangeError(`${id} has no price`)
  const taken = discount && { label: discount.label, rate: discount.rate, amount: discountOf(line) }
  const printed = { id, label, activity, minutes, quantity, unitGross: price }
  return { ...printed, gross: amountOf(line), discount: taken }
}

/** An account as a certificate names it: in groups of four, or its country and its last four characters. */
const accountShown = ({ country, lastFour, iban }: DebitedAccount): string =>
  iban ? iban.replace(/(.{4})(?=.)/g, '$1 ') : `${country} •••• ${lastFour}`

/** What the document of an issued certificate prints. */
export const certificateView = async (
  work: Work,
  certificate: Issued<Certificate>,
): Promise<CertificateView> => {
  const { legalEntity, customer } = await mustKnow(work, certificate)
  const { byActivity, interventions, ...amounts } = certificate.figures
  const { number, year, issuedOn, replaces } = certificate
  const inFull = legalEntity.invoicing?.certificateAccount === 'in-full'
  const accounts = legalEntity.creditorIdentifier
    ? await debitedAccounts(work, certificate, inFull)
    : []
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
    debitedAccounts: accounts.map(accountShown),
    replaces: replaces ?? undefined,
  }
}
