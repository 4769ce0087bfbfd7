import { z } from 'zod'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import { NaturalAmount } from '../shared/money.js'
import { fold } from '../shared/text.js'
import { quotes } from './collections.js'
import { amountOf, type OrderLine } from './order-line.js'
import { QuoteId } from './quote-id.js'
import { linesIn } from './quote-line.js'

/** Two prices for one service to one customer, both of them open (S318). */
export const OfferConflict = z
  .object({
    /** The quote that stands already. */
    quote: QuoteId,
    /** Its line, and the line of the new offer. */
    line: z.int().positive(),
    with: z.int().positive(),
    /** What each of them comes to, in cents, VAT included. */
    theirs: NaturalAmount,
    ours: NaturalAmount,
  })
  .readonly()
  .meta({ id: 'OfferConflict' })
/** Two prices for one service to one customer. */
export type OfferConflict = z.output<typeof OfferConflict>

type Offered = Pick<
  OrderLine,
  'kind' | 'activity' | 'label' | 'minutes' | 'quantity' | 'price' | 'discount'
> & { readonly no: number }

/**
 * The open quotes of a customer that ask another price for a service, travel or goods of the new offer: the price of one, or of a minute
 * where both are sold by their time. A price that is not agreed yet is in conflict with none.
 */
export const offerConflicts = async (
  work: Work,
  { customer, except }: { readonly customer: CustomerId; readonly except?: QuoteId | undefined },
  lines: readonly Offered[],
): Promise<readonly OfferConflict[]> => {
  const where = { customer, status: 'sent' }
  const open = await work.find(quotes, { where, order: 'at', limit: 100 })
  return open
    .filter(({ id, validUntil }) => id !== except && validUntil && work.today <= validUntil)
    .flatMap((quote) =>
      linesIn(quote.lines).flatMap((theirs) =>
        lines
          .filter((ours) => differ(theirs, ours))
          .map((ours) => ({
            ...{ quote: quote.id, line: theirs.no, with: ours.no },
            ...{ theirs: amountOf(theirs), ours: amountOf(ours) },
          })),
      ),
    )
}

/** Whether two offers of one thing ask different prices for it. */
const differ = (a: Offered, b: Offered): boolean => {
  if (a.price === undefined || b.price === undefined || keyOf(a) !== keyOf(b)) return false
  const timed = a.minutes !== undefined && b.minutes !== undefined
  const sizeOf = ({ quantity, minutes = 1 }: Offered) => quantity * (timed ? minutes : 1)
  if (!timed && a.minutes !== b.minutes) return false
  return amountOf(a) * sizeOf(b) !== amountOf(b) * sizeOf(a)
}

/** What is one thing: an activity, or a name where it is on no list. */
const keyOf = ({ kind, activity, label }: Offered): string => `${kind} ${activity ?? fold(label)}`
