import type { Work } from '../app/work.js'
import { noteDocument, type Quote, quoteEditionId } from '../sales/index.js'
import type { ArchivedDocument } from './archived-document.js'
import { archive, documentOf } from './archiving.js'
import { renderQuote } from './quote.js'
import { quoteView } from './quote-printed.js'

/** The document of the edition of a quote that was sent: the one that was made, or else made now. */
export const documentOfQuote = async (work: Work, quote: Quote): Promise<ArchivedDocument> => {
  const of = quoteEditionId(quote)
  const before = await documentOf(work, of)
  if (before) return before
  const view = await quoteView(work, quote)
  const { customer, id: number } = quote
  const shows = { kind: 'quote', of, customer, number, language: view.language } as const
  const made = await archive(work, shows, await renderQuote(view))
  noteDocument(work, quote, made.sha256)
  return made
}
