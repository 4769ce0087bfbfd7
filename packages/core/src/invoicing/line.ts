import { z } from 'zod'
import { VisitId } from '../dispatch/index.js'
import { WorkerId } from '../organisation/index.js'
import { ActivityCode, Verdict } from '../rules/schemas.js'
import { Amounts, type Priced, Taxed } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { Discount, TakenDiscount } from '../shared/discount.js'
import { Amount, NaturalAmount } from '../shared/money.js'
import { Factor } from '../shared/rate.js'

/** Characters of the longest label of a line. */
export const longestLabel = 200

const Label = z.string().trim().min(1).max(longestLabel)

/** A ratio, so that `20` for 20 % is refused, and a price before tax can always be found. */
const VatRate = Factor.refine((rate) => Number(rate) >= 0 && Number(rate) < 1, {
  message: 'a ratio from 0 to below 1',
})

/** `travel` = going to the home (Code du travail, article D7233-1, 10°), where it is charged apart from the service. */
export const LineKind = z.enum(['service', 'goods', 'travel'])
/** What a line sells. */
export type LineKind = z.output<typeof LineKind>

/**
 * The bundle that a line is a part of: the parts of one number are printed under one price, each with its share. `several` = each part
 * bears its own VAT; `one` = all of them that of the principal part: a question per bundle (CGI, article 257 ter).
 */
export const BundleTag = z
  .object({ no: z.int().positive(), label: Label, supply: z.enum(['one', 'several']) })
  .readonly()

/** What every line says as it is entered. */
const entered = {
  kind: LineKind,
  label: Label,
  activity: ActivityCode.optional(),
  /** The visit that performed it: its date, place, minutes and worker are the line's. */
  visit: VisitId.optional(),
  quantity: z.int().positive().default(1),
  vatRate: VatRate,
  /** The words of the exemption, where a seller who is liable to VAT charges none on this. */
  mention: z.string().trim().min(1).max(200).optional(),
  bundle: BundleTag.optional(),
  /** The line of the invoice's order that it bills, from 1. */
  orderLine: z.int().positive().optional(),
}

const prices = {
  /** Price of one hour of a service or of one item, VAT included; absent = a fixed price (D7233-1, 7°). */
  unitGross: NaturalAmount.optional(),
  /** What it comes to, VAT included, before any discount. */
  gross: NaturalAmount.optional(),
  /** Price of one hour or item before tax. */
  unitNet: NaturalAmount.optional(),
  /** What it comes to before tax and before any discount: for organisations, who are told prices that way. */
  net: NaturalAmount.optional(),
}

interface Prices {
  readonly unitGross?: number | undefined
  readonly gross?: number | undefined
  readonly unitNet?: number | undefined
  readonly net?: number | undefined
}

/** Whether a line is priced in one way: VAT included, or before tax. */
export const isPricedOnce = ({ gross, net, unitGross, unitNet }: Prices): boolean =>
  (gross === undefined) !== (net === undefined) &&
  (net === undefined || unitGross === undefined) &&
  (gross === undefined || unitNet === undefined)

/** What a line that is not priced in one way is refused with. */
export const pricedOnce = { message: 'gross, or net: one of them', path: ['gross'] }

/** A line as it is entered, for a schema that says more of it. */
export const lineShape = { ...entered, ...prices, discount: Discount.optional() }

/**
 * What a line sells, as entered: priced `gross`, VAT included, because individuals are told prices that way; or `net`. All lines of a
 * document are priced alike.
 */
export const LineEntry = z.object(lineShape).refine(isPricedOnce, pricedOnce).readonly()
/** What a line sells, as entered. */
export type LineEntry = z.output<typeof LineEntry>

/** A line with what follows from it: what it comes to, and the verdict frozen on the day of performance. */
export const InvoiceLine = z
  .object({
    no: z.int().positive(),
    ...entered,
    unitGross: prices.unitGross,
    unitNet: prices.unitNet,
    /** What is charged for it here, every discount and every deposit taken off; net and VAT add up to it. */
    gross: NaturalAmount,
    net: Amount,
    vat: Amount,
    /** What was entered, in what the document is priced in, where something was taken off it. */
    asked: NaturalAmount.optional(),
    discount: TakenDiscount.optional(),
    /** What it came to before the discount of the whole document, where there is one. */
    listed: Amounts.optional(),
    /** What deposits had charged of it before, where there were any. */
    deducted: Amounts.optional(),
    /** Left out = taxed at its rate. */
    taxed: Taxed.optional(),
    performedOn: CivilDate.optional(),
    minutes: z.int().positive().optional(),
    worker: WorkerId.optional(),
    verdict: Verdict,
    /** What a person must still fill in before the check: `price`, `vat-rate`, `vat-exemption`. */
    incomplete: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: 'InvoiceLine' })
/** A line with what follows from it. */
export type InvoiceLine = z.output<typeof InvoiceLine>

/** Whether all lines are priced alike. */
export const arePricedAlike = (lines: readonly Prices[]): boolean =>
  new Set(lines.map(({ net }) => net === undefined)).size < 2

/** What lines that are not priced alike are refused with. */
export const pricedAlike = { message: 'all lines gross, or all net' }

/** What lines are priced in, by the first of them. */
export const pricedIn = ([first]: readonly Prices[]): Priced =>
  first?.net === undefined ? 'gross' : 'net'
