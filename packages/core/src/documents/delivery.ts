import { z } from 'zod'
import { NoticeId, NoticeRecord } from '../app/notices.js'
import type { Work } from '../app/work.js'
import { CertificateId } from '../attestation/index.js'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { QuoteEditionId } from '../sales/index.js'
import { idOf } from '../shared/id.js'
import { elapsed, Instant } from '../shared/instant.js'
import { type ArchivedDocument, DocumentId } from './archived-document.js'

/** Id of a delivery. */
export const DeliveryId = idOf<'DeliveryId'>('dlv')

/** What is sent: an edition of a quote, an invoice or a certificate. */
export const SentOf = z.union([QuoteEditionId, InvoiceId, CertificateId])

/** One e-mail that takes a document to its customer: which bytes went, who asked for it and when. It never changes. */
export const Delivery = z
  .object({
    id: DeliveryId,
    /** The edition of a quote, the invoice or the certificate that the document shows. */
    of: SentOf,
    /** From 1: how many times it was sent by then. */
    turn: z.int().positive(),
    customer: CustomerId,
    document: DocumentId,
    /** Of the attachment. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** The notice whose record says what became of it. */
    notice: NoticeId,
    at: Instant,
    by: z.string(),
  })
  .readonly()
  .meta({ id: 'Delivery' })
/** One e-mail that takes a document to its customer. */
export type Delivery = z.output<typeof Delivery>

const { status, problem, sentAt, deliveredAt } = NoticeRecord.unwrap().shape

/** A delivery and what became of it: `waiting` in the queue, `sent` to the mail server, then what receipts say. */
export const ShownDelivery = z
  .object({ ...Delivery.unwrap().shape, status, problem, sentAt, deliveredAt })
  .readonly()
  .meta({ id: 'ShownDelivery' })
/** A delivery and what became of it. */
export type ShownDelivery = z.output<typeof ShownDelivery>

/** A delivery as its notice's record says now. */
export const shownDelivery = (
  delivery: Delivery,
  { status, problem, sentAt, deliveredAt }: NoticeRecord,
): ShownDelivery => ({ ...delivery, status, problem, sentAt, deliveredAt })

/** Two clicks within so many milliseconds are one. */
const momentMs = 60_000

/** Whether asking again now would send the same e-mail twice: it is still to leave, or left a moment ago and did not come back. */
export const isUnderWay = ({ status, at }: ShownDelivery, { now }: Pick<Work, 'now'>): boolean =>
  status === 'waiting' ||
  (status !== 'bounced' && status !== 'failed' && elapsed(at, now) < momentMs)

/** Whether it went to its customer, or will: nobody could say that it did not. */
export const isOut = ({ status }: Pick<ShownDelivery, 'status'>): boolean =>
  status === 'waiting' || status === 'sent' || status === 'delivered'

/** What its words are filled from, and the attachment read by: the adapter sees it too. */
export const deliveryData = ({ kind, of, number, sha256 }: ArchivedDocument) => ({
  [kind]: of,
  number,
  sha256,
})
