import { z } from 'zod'
import { Money, NaturalAmount, PositiveAmount } from './money.js'
import { Factor } from './rate.js'

const Label = z.string().trim().min(1).max(100)

/** A part of a price, as a ratio: `0.1` for 10 %. */
export const Share = Factor.refine((rate) => Number(rate) > 0 && Number(rate) <= 1, {
  message: 'a ratio above 0, up to 1',
})

/**
 * What is taken off a price, and what it is called where it is printed (CGI, annexe II, article 242 nonies A, 9°): a share of it, or an
 * amount in what the document is priced in. Of both, the share counts.
 */
export const Discount = z
  .object({ label: Label, rate: Share.optional(), amount: PositiveAmount.optional() })
  .refine(({ rate, amount }) => rate !== undefined || amount !== undefined, {
    message: 'a rate or an amount',
  })
  .readonly()
/** What is taken off a price. */
export type Discount = z.output<typeof Discount>

/** A discount with the amount that it came to, in what the document is priced in. */
export const TakenDiscount = z
  .object({ label: z.string(), rate: Factor.optional(), amount: NaturalAmount })
  .readonly()
/** A discount with the amount that it came to. */
export type TakenDiscount = z.output<typeof TakenDiscount>

/** A discount on an amount: 10 % of 79.90 is 7.99. It may come to more than the amount: whoever asks for it is refused. */
export const taken = (
  { label, rate, amount = Money.zero }: Discount,
  from: Money,
): TakenDiscount =>
  rate === undefined ? { label, amount } : { label, rate, amount: Money.times(from, rate) }
