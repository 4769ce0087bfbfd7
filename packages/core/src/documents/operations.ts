import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CertificateId, certificates } from '../attestation/index.js'
import { CustomerId } from '../customers/index.js'
import { MandateId } from '../direct-debit/index.js'
import { CreditNoteId, creditNotes, InvoiceId, invoices } from '../invoicing/index.js'
import { OrderId, orders, QuoteEditionId } from '../sales/index.js'
import { toBase64 } from '../shared/base64.js'
import { accept, refuse } from '../shared/result.js'
import { ArchivedDocument } from './archived-document.js'
import {
  archive,
  documentOf,
  documentOfCertificate,
  documentOfCreditNote,
  documentOfInvoice,
} from './archiving.js'
import { documents } from './collections.js'
import { renderOrder } from './order.js'
import { isIssued, orderView } from './views.js'

export * from './delivery-operations.js'
export * from './mandate-operations.js'
export * from './quote-operations.js'
export * from './year-operations.js'

const readers = {
  owner: 'all',
  manager: 'all',
  agent: 'all',
  accountant: 'all',
  customer: 'own',
} as const

/** Makes and keeps the document of an issued certificate, once. */
export const archiveCertificate = command({
  input: z.object({ certificate: CertificateId }),
  output: ArchivedDocument,
  allow: { owner: 'all', system: 'all' },
  refusals: { 'nothing-to-archive': {} },
  async run(work, { certificate: of }) {
    const before = await documentOf(work, of)
    if (before) return accept(before)
    const certificate = await work.get(certificates, of)
    if (!certificate) return refuse({ code: 'not-found', id: of })
    if (!isIssued(certificate)) return refuse({ code: 'nothing-to-archive' })
    return accept(await documentOfCertificate(work, certificate))
  },
})

/**
 * Makes and keeps the order form of a confirmed order, once: in the customer's language, with what a consumer is to be told of it (S035).
 * Refused while a price is not agreed yet, because it must be told before anybody is bound (Code de la consommation, article L111-1, 2°).
 */
export const archiveOrder = command({
  input: z.object({ order: OrderId }),
  output: ArchivedDocument,
  allow: { owner: 'all', manager: 'all', agent: 'all', system: 'all' },
  refusals: {
    'order-not-confirmed': {},
    'order-already-cancelled': {},
    /** The line, from 1. */
    'price-not-agreed': { line: z.int().positive() },
  },
  async run(work, { order: of }) {
    const before = await documentOf(work, of)
    if (before) return accept(before)
    const order = await work.get(orders, of)
    if (!order) return refuse({ code: 'not-found', id: of })
    if (order.status === 'draft') return refuse({ code: 'order-not-confirmed' })
    if (order.status === 'cancelled') return refuse({ code: 'order-already-cancelled' })
    const open = order.lines.findIndex(({ price }) => price === undefined)
    if (open >= 0) return refuse({ code: 'price-not-agreed', line: open + 1 })
    const view = await orderView(work, order)
    const { customer, id: number } = order
    const shows = { kind: 'order', of, customer, number, language: view.language } as const
    return accept(await archive(work, shows, await renderOrder(view)))
  },
})

/** Makes and keeps the document of an invoice that we issued, once. One taken over is its former system's to show. */
export const archiveInvoice = command({
  input: z.object({ invoice: InvoiceId }),
  output: ArchivedDocument,
  allow: { owner: 'all', system: 'all' },
  refusals: { 'nothing-to-archive': {} },
  async run(work, { invoice: of }) {
    const before = await documentOf(work, of)
    if (before) return accept(before)
    const invoice = await work.get(invoices, of)
    if (!invoice) return refuse({ code: 'not-found', id: of })
    if (!isIssued(invoice) || invoice.series === 'foreign')
      return refuse({ code: 'nothing-to-archive' })
    return accept(await documentOfInvoice(work, invoice))
  },
})

/** Makes and keeps the document of a credit note that we issued, once. One taken over is its former system's to show. */
export const archiveCreditNote = command({
  input: z.object({ creditNote: CreditNoteId }),
  output: ArchivedDocument,
  allow: { owner: 'all', system: 'all' },
  refusals: { 'nothing-to-archive': {} },
  async run(work, { creditNote: of }) {
    const before = await documentOf(work, of)
    if (before) return accept(before)
    const note = await work.get(creditNotes, of)
    if (!note) return refuse({ code: 'not-found', id: of })
    if (note.series !== 'own') return refuse({ code: 'nothing-to-archive' })
    return accept(await documentOfCreditNote(work, note))
  },
})

/** A customer's documents, newest first: quotes, order forms, invoices, credit notes and certificates. */
export const listDocuments = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(ArchivedDocument),
  allow: readers,
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    const order = { order: 'at', descending: true }
    return accept(await work.page(documents, { where: { customer }, ...order, ...paging }))
  },
})

/** The archived bytes, in base 64, of the document that shows an edition of a quote, an order, an invoice, a credit note, a certificate or a mandate; always the same ones (S003). */
export const downloadDocument = query({
  input: z.object({
    of: z.union([QuoteEditionId, OrderId, InvoiceId, CreditNoteId, CertificateId, MandateId]),
  }),
  output: z.object({ document: ArchivedDocument, base64: z.base64() }),
  allow: readers,
  refusals: {},
  async run(work, { of }) {
    const document = await documentOf(work, of)
    if (!document) return refuse({ code: 'not-found', id: of })
    work.own(document)
    const bytes = await work.ports.files.read(work.tenant, document.sha256)
    if (!bytes) throw new Error(`the archive lost ${document.sha256}`)
    return accept({ document, base64: toBase64(bytes) })
  },
})
