import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { Discount, taken } from '../shared/discount.js'
import { Money, NaturalAmount } from '../shared/money.js'

/** `travel` = going to the home (Code du travail, article D7233-1, 10°), where it is charged apart from the service. */
export const LineKind = z.enum(['service', 'goods', 'travel'])
/** What a line sells. */
export type LineKind = z.output<typeof LineKind>

/** What a line says of what is sold, on an order as on a quote; for a service, `price` is the price of `minutes` of it. */
export const soldShape = {
  kind: LineKind,
  /** Absent = not on the list of article D7231-1. Of travel, the activity of the service that it goes with. */
  activity: ActivityCode.optional(),
  label: z.string().trim().min(1).max(200),
  minutes: z.int().positive().optional(),
  quantity: z.int().positive().default(1),
  /** Of one, in cents, VAT included: individuals are told prices that way. Absent = not agreed yet: the invoice waits for it. */
  price: NaturalAmount.optional(),
  /** Taken off what the line comes to, VAT included; it never comes to more than that. */
  discount: Discount.optional(),
  /** Who sells it and invoices it; absent = the entity of the whole. Two entities are two invoices. */
  legalEntity: LegalEntityId.optional(),
}

/** One thing ordered. */
export const OrderLine = z
  .object({
    ...soldShape,
    /** The number that its documents print, where it is not its place: what was quoted under it keeps it. */
    no: z.int().positive().optional(),
  })
  .readonly()
/** One thing ordered. */
export type OrderLine = z.output<typeof OrderLine>

type Sold = Pick<OrderLine, 'price' | 'quantity' | 'discount'>

/** What a line comes to before its discount, in cents, VAT included; a price that is not agreed yet counts for nothing. */
export const listedOf = ({ price = Money.zero, quantity }: Sold): Money =>
  Money.prorata(price, quantity, 1)

/** What is taken off a line, in cents, VAT included. */
export const discountOf = (line: Sold): Money =>
  line.discount && line.price !== undefined
    ? taken(line.discount, listedOf(line)).amount
    : Money.zero

/** What a line comes to, in cents, VAT included. */
export const amountOf = (line: Sold): Money => Money.minus(listedOf(line), discountOf(line))

/** What lines come to, in cents, VAT included. */
export const totalOf = (lines: readonly Sold[]): Money => Money.sum(lines.map(amountOf))

/** The place, from 1, of the first line whose discount comes to more than its price; undefined when there is none. */
export const overDiscounted = (lines: readonly Sold[]): number | undefined => {
  const at = lines.findIndex((line) => amountOf(line) < 0)
  return at < 0 ? undefined : at + 1
}
