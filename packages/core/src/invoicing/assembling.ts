import { type Amounts, amountsOf, less, nothing, type Priced, spread } from '../shared/amounts.js'
import { type Discount, type TakenDiscount, taken } from '../shared/discount.js'
import { Money } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { type Deduction, deduct } from './deducting.js'
import type { InvoiceLine, LineEntry } from './line.js'

/** A line of which everything is known but what it comes to. */
export interface OpenLine
  extends Omit<
    InvoiceLine,
    'net' | 'vat' | 'gross' | 'asked' | 'discount' | 'listed' | 'deducted'
  > {
  /** What was entered, in what the document is priced in. */
  readonly asked: Money
  readonly discount?: LineEntry['discount']
}

/** What a document is worked out from. */
export interface Parts {
  readonly priced: Priced
  readonly lines: readonly OpenLine[]
  /** On the whole document. */
  readonly discount?: Discount | undefined
  /** What is left of the deposits on what it bills, the oldest first. */
  readonly deposits?: readonly Deduction[] | undefined
}

/** A document whose lines, discounts and deductions are worked out. */
export interface Assembled {
  readonly priced: Priced
  readonly lines: readonly InvoiceLine[]
  readonly discount: TakenDiscount | undefined
  readonly deducts: readonly Deduction[]
}

/** `no` is that of the line; absent = the discount of the whole document. `amount` is what it is taken off. */
export type DiscountRefusal = Refusal<'discount-too-large'> & {
  readonly line: number | undefined
  readonly amount: Money
}

/**
 * Works a document out: a line's discount first, then that of the document, shared over the lines in proportion to what they come to; then
 * the tax of each group; then the deposits. Refused where a discount comes to more than it is taken off.
 */
export const assemble = (parts: Parts): Result<Assembled, DiscountRefusal> => {
  const { priced, lines, deposits = [] } = parts
  const before = lessOwn(lines)
  if (!before.ok) return before
  const whole = lessWhole(before.value, parts.discount)
  if (!whole.ok) return whole
  const { discount, after } = whole.value
  const listed = discount && amountsAt(priced, lines, before.value)
  const full = amountsAt(priced, lines, after)
  const bearing = lines.map((line, i) => ({ ...line, ...(full[i] ?? nothing) }))
  const { lines: off, deductions: deducts } = deduct(bearing, deposits)
  const worked = lines.map((line, i) =>
    workedOut(line, { full: full[i], listed: listed?.[i], deducted: off[i] }),
  )
  return accept({ priced, lines: worked, discount, deducts })
}

/** What each line comes to, its own discount taken off. */
const lessOwn = (lines: readonly OpenLine[]): Result<readonly Money[], DiscountRefusal> => {
  const after = lines.map((line) =>
    Money.minus(line.asked, ownDiscount(line)?.amount ?? Money.zero),
  )
  const wrong = lines[after.findIndex((amount) => amount < 0)]
  return wrong
    ? refuse({ code: 'discount-too-large', line: wrong.no, amount: wrong.asked })
    : accept(after)
}

const ownDiscount = ({ discount, asked }: OpenLine): TakenDiscount | undefined =>
  discount && taken(discount, asked)

/** What each line comes to once the discount of the document is shared over all of them. */
const lessWhole = (
  amounts: readonly Money[],
  asked: Discount | undefined,
): Result<
  { readonly discount: TakenDiscount | undefined; readonly after: readonly Money[] },
  DiscountRefusal
> => {
  if (!asked) return accept({ discount: undefined, after: amounts })
  const whole = Money.sum(amounts)
  const discount = taken(asked, whole)
  if (discount.amount > whole)
    return refuse({ code: 'discount-too-large', line: undefined, amount: whole })
  const shares = spread(discount.amount, amounts)
  const after = amounts.map((amount, i) => Money.minus(amount, shares[i] ?? Money.zero))
  return accept({ discount, after })
}

const amountsAt = (
  priced: Priced,
  lines: readonly OpenLine[],
  amounts: readonly Money[],
): readonly Amounts[] =>
  amountsOf(
    priced,
    lines.map((line, i) => ({ ...line, amount: amounts[i] ?? Money.zero })),
  )

interface Steps {
  readonly full: Amounts | undefined
  readonly listed: Amounts | undefined
  readonly deducted: Amounts | undefined
}

/** A line, with what was taken off it on the way where something was. */
const workedOut = (
  open: OpenLine,
  { full = nothing, listed, deducted = nothing }: Steps,
): InvoiceLine => {
  const { asked, discount: _, ...line } = open
  const own = ownDiscount(open)
  const isDeducted = deducted.gross > 0
  return {
    ...line,
    ...less(full, deducted),
    ...(own || listed || isDeducted ? { asked } : {}),
    ...(own ? { discount: own } : {}),
    ...(listed ? { listed } : {}),
    ...(isDeducted ? { deducted } : {}),
  }
}

/** A line as it was before anything was taken off it, to be worked out again. */
export const reopened = (
  priced: Priced,
  { net, vat, gross, asked, listed, deducted, ...line }: InvoiceLine,
): OpenLine => ({ ...line, asked: asked ?? (priced === 'gross' ? gross : net) })
