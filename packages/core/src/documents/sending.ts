import { notices } from '../app/notices.js'
import type { Work } from '../app/work.js'
import { type CustomerId, customers } from '../customers/index.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { ArchivedDocument } from './archived-document.js'
import { deliveries } from './collections.js'
import {
  type Delivery,
  DeliveryId,
  deliveryData,
  isUnderWay,
  type ShownDelivery,
  shownDelivery,
} from './delivery.js'

/** What goes to a customer, and the document that shows it: the one that was made, or else made now. */
export interface Parcel {
  readonly kind: 'quote' | 'invoice' | 'certificate'
  readonly of: Delivery['of']
  readonly customer: CustomerId
  readonly document: () => Promise<ArchivedDocument>
}

/** What the customer is told of each, and the fact that says so. */
const kinds = {
  quote: { subject: 'quote-sent', queued: 'quote-queued' },
  invoice: { subject: 'invoice-issued', queued: 'invoice-queued' },
  certificate: { subject: 'certificate-issued', queued: 'certificate-queued' },
} as const

/**
 * Leaves an e-mail with the archived document for the relay. Asked again while it has not left, or within a minute of the click, it
 * answers the same delivery. A command that calls this declares a lane.
 */
export const send = async (
  work: Work,
  { kind, of, customer: whose, document: made }: Parcel,
): Promise<Result<ShownDelivery, Refusal<'customer-without-email'>>> => {
  const customer = await work.get(customers, whose)
  if (!customer?.email) return refuse({ code: 'customer-without-email' })
  const last = await lastDelivery(work, of)
  if (last && isUnderWay(last, work)) return accept(last)
  const document = await made()
  const { subject, queued } = kinds[kind]
  const told = { channel: 'email', to: whose, subject, data: deliveryData(document) } as const
  const delivery: Delivery = {
    id: work.newId(DeliveryId),
    of,
    turn: (last?.turn ?? 0) + 1,
    customer: whose,
    document: document.id,
    sha256: document.sha256,
    notice: work.notify(told),
    at: work.now,
    by: work.as.id,
  }
  work.put(deliveries, delivery)
  const { notice, sha256 } = delivery
  work.record({ type: queued, of, about: whose, data: { notice, sha256 } })
  return accept(await shown(work, delivery))
}

/** The last e-mail with a quote, an invoice or a certificate, and what became of it; undefined when there was none. */
export const lastDelivery = async (work: Work, of: string): Promise<ShownDelivery | undefined> => {
  const [last] = await work.find(deliveries, { where: { of }, ...newestFirst, limit: 1 })
  return last && shown(work, last)
}

/** The order in which a document's deliveries are told. */
export const newestFirst = { order: 'turn', descending: true } as const

/** A delivery with what became of its e-mail. */
export const shown = async (work: Work, delivery: Delivery): Promise<ShownDelivery> => {
  const notice = await work.get(notices, delivery.notice)
  if (!notice) throw new Error(`${delivery.notice} is gone`)
  return shownDelivery(delivery, notice)
}
