import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { Certificate, CertificateId, certificates } from '../attestation/index.js'
import { CustomerId, customers } from '../customers/index.js'
import { InvoiceId, invoices } from '../invoicing/index.js'
import { quoteInEdition, quotes } from '../sales/index.js'
import { accept, refuse } from '../shared/result.js'
import { documentOfCertificate, documentOfInvoice } from './archiving.js'
import { deliveries } from './collections.js'
import { SentOf, ShownDelivery } from './delivery.js'
import { newestFirst, send, shown } from './sending.js'
import { isIssued } from './views.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Sends an invoice that we issued to its customer by e-mail, the archived document attached (S068). Asked again while the e-mail has
 * not left, or within a minute of the click, it answers the same delivery: a double click sends one e-mail. Later, or once it bounced or
 * failed, it sends another.
 */
export const sendInvoice = command({
  input: z.object({ invoice: InvoiceId }),
  output: ShownDelivery,
  allow: office,
  refusals: {
    'invoice-not-issued': {},
    /** Another system issued it: its document is there. */
    'invoice-not-ours': {},
    'customer-without-email': {},
  },
  lane: ({ invoice }) => `send ${invoice}`,
  async run(work, { invoice: of }) {
    const invoice = await work.get(invoices, of)
    if (!invoice) return refuse({ code: 'not-found', id: of })
    if (!isIssued(invoice)) return refuse({ code: 'invoice-not-issued' })
    if (invoice.series === 'foreign') return refuse({ code: 'invoice-not-ours' })
    const { customer } = invoice
    const document = () => documentOfInvoice(work, invoice)
    return send(work, { kind: 'invoice', of, customer, document })
  },
})

/**
 * Sends an issued certificate to its customer by e-mail, the archived document attached; once for a double click, as an invoice is. One
 * that was reopened or replaced is not sent: its figures no longer say what was paid.
 */
export const sendCertificate = command({
  input: z.object({ certificate: CertificateId }),
  output: ShownDelivery,
  allow: office,
  refusals: {
    'certificate-not-standing': { status: Certificate.unwrap().shape.status },
    'customer-without-email': {},
  },
  lane: ({ certificate }) => `send ${certificate}`,
  async run(work, { certificate: of }) {
    const certificate = await work.get(certificates, of)
    if (!certificate) return refuse({ code: 'not-found', id: of })
    const { status, customer } = certificate
    if (status !== 'issued' || !isIssued(certificate))
      return refuse({ code: 'certificate-not-standing', status })
    const document = () => documentOfCertificate(work, certificate)
    return send(work, { kind: 'certificate', of, customer, document })
  },
})

/** Every time that an edition of a quote, an invoice or a certificate was sent, newest first, with what became of each e-mail and the hash of what was attached (S068). */
export const listDeliveries = query({
  input: z.object({ of: SentOf, ...Paging.shape }),
  output: pageOf(ShownDelivery),
  allow: office,
  refusals: {},
  async run(work, { of, ...paging }) {
    const quote = quoteInEdition(of)
    const found =
      (await work.get(invoices, of)) ??
      (await work.get(certificates, of)) ??
      (quote && (await work.get(quotes, quote)))
    if (!found) return refuse({ code: 'not-found', id: of })
    const page = await work.page(deliveries, { where: { of }, ...newestFirst, ...paging })
    const items = await Promise.all(page.items.map((one) => shown(work, one)))
    return accept({ ...page, items })
  },
})

/** Every e-mail that took a document to a customer, newest first, with what became of it. */
export const deliveriesTo = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(ShownDelivery),
  allow: office,
  refusals: {},
  async run(work, { customer, ...paging }) {
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const page = await work.page(deliveries, { where: { customer }, descending: true, ...paging })
    const items = await Promise.all(page.items.map((one) => shown(work, one)))
    return accept({ ...page, items })
  },
})
