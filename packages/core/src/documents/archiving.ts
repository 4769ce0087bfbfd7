import type { Work } from '../app/work.js'
import type { Certificate } from '../attestation/index.js'
import type { CreditNote, Invoice } from '../invoicing/index.js'
import { type ArchivedDocument, DocumentId } from './archived-document.js'
import { renderCertificate } from './certificate.js'
import { documents } from './collections.js'
import { renderCreditNote } from './credit-note.js'
import { creditNoteView } from './credit-note-printed.js'
import { renderInvoice } from './invoice.js'
import { invoiceView } from './invoice-printed.js'
import { certificateView, type Issued } from './views.js'

/** The document that shows an order, an invoice, a credit note or a certificate, if it was made. */
export const documentOf = async (work: Work, of: string): Promise<ArchivedDocument | undefined> =>
  (await work.find(documents, { where: { of }, limit: 1 })).at(0)

type Shows = Pick<ArchivedDocument, 'kind' | 'of' | 'customer' | 'number' | 'language'>

/** Keeps a file, and says so. */
export const archive = async (
  work: Work,
  shows: Shows,
  file: Uint8Array,
): Promise<ArchivedDocument> => {
  const sha256 = await work.ports.sha256(file)
  await work.ports.files.keep(work.tenant, sha256, file)
  const id = work.newId(DocumentId)
  const archived = { ...shows, id, sha256, bytes: file.length, at: work.now }
  work.put(documents, archived)
  const data = { kind: shows.kind, of: shows.of, sha256 }
  work.record({ type: 'document-archived', of: id, about: shows.customer, data })
  return archived
}

/** The document of an invoice that we issued: the one that was made, or else made now. */
export const documentOfInvoice = async (
  work: Work,
  invoice: Issued<Invoice>,
): Promise<ArchivedDocument> => {
  const { id: of, customer, number } = invoice
  const before = await documentOf(work, of)
  if (before) return before
  const view = await invoiceView(work, invoice)
  const shows = { kind: 'invoice', of, customer, number, language: view.language } as const
  return archive(work, shows, await renderInvoice(view))
}

/** The document of a credit note that we issued: the one that was made, or else made now. */
export const documentOfCreditNote = async (
  work: Work,
  note: CreditNote,
): Promise<ArchivedDocument> => {
  const { id: of, customer, number } = note
  const before = await documentOf(work, of)
  if (before) return before
  const view = await creditNoteView(work, note)
  const shows = { kind: 'credit-note', of, customer, number, language: view.language } as const
  return archive(work, shows, await renderCreditNote(view))
}

/** The document of an issued certificate: the one that was made, or else made now. */
export const documentOfCertificate = async (
  work: Work,
  certificate: Issued<Certificate>,
): Promise<ArchivedDocument> => {
  const { id: of, customer, number } = certificate
  const before = await documentOf(work, of)
  if (before) return before
  const view = await certificateView(work, certificate)
  const shows = { kind: 'certificate', of, customer, number, language: view.language } as const
  return archive(work, shows, await renderCertificate(view))
}
