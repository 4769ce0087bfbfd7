import type { Work } from '../app/work.js'
import type { Invoice } from '../invoicing/index.js'
import { type ArchivedDocument, DocumentId } from './archived-document.js'
import { documents } from './collections.js'
import { renderInvoice } from './invoice.js'
import { type Issued, invoiceView } from './views.js'

/** The document that shows an order, an invoice or a certificate, if it was made. */
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
