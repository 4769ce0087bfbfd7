import type { Aftermath } from '../app/reactions.js'

/** What this context has done after the commit: issued documents are archived. */
export const aftermaths: readonly Aftermath[] = [
  {
    on: 'certificate-issued',
    operation: 'documents.archiveCertificate',
    input: ({ of }) => ({ certificate: of }),
  },
  {
    on: 'invoice-issued',
    operation: 'documents.archiveInvoice',
    input: ({ of }) => ({ invoice: of }),
  },
]
