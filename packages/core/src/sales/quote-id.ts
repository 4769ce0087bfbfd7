import { z } from 'zod'
import { idOf } from '../shared/id.js'

/** Id of a quote. */
export const QuoteId = idOf<'QuoteId'>('quo')
/** Id of a quote. */
export type QuoteId = z.output<typeof QuoteId>

/** An edition of a quote, as its document is called: the quote, and the edition from 1 (`quo_…/2`). */
export const QuoteEditionId = z.string().regex(/^quo_[0-9A-Z]{26}\/[1-9]\d*$/)

/** The quote of an edition's document; undefined where the id is that of something else. */
export const quoteInEdition = (id: string): string | undefined =>
  QuoteEditionId.safeParse(id).success ? id.split('/')[0] : undefined

/** How an edition's document is called. */
export const quoteEditionId = ({
  id,
  edition,
}: {
  readonly id: QuoteId
  readonly edition: number
}): string => `${id}/${edition}`
