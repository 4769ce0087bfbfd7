import type { Aftermath, Reaction } from '../app/reactions.js'
import { quotes } from '../sales/index.js'
import { documentOfQuote } from './quote-archiving.js'

/** An offer has its document from its first moment: what is accepted is accepted as it could be read (S138). */
const archiveQuote: Reaction = {
  on: 'quote-sent',
  async run(work, fact) {
    const quote = await work.get(quotes, fact.of)
    if (quote) await documentOfQuote(work, quote)
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [archiveQuote]

/** What this context has done after the commit: issued documents and signed mandates are archived. */
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
  {
    on: 'mandate-signed',
    operation: 'documents.archiveMandate',
    input: ({ of }) => ({ mandate: of }),
  },
  {
    on: 'credit-note-issued',
    operation: 'documents.archiveCreditNote',
    input: ({ of }) => ({ creditNote: of }),
  },
]
