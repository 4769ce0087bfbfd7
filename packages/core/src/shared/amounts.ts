import { z } from 'zod'
import { Decimal } from './decimal.js'
import { Amount, Money } from './money.js'
import { Factor, factor } from './rate.js'

/** Before tax, tax, tax included; the first two add up to the third. */
export const Amounts = z.object({ net: Amount, vat: Amount, gross: Amount }).readonly()
/** Before tax, tax, tax included. */
export type Amounts = z.output<typeof Amounts>

/** Which amounts a document is priced in: `gross` = VAT included, as individuals are told prices; `net` = before it. */
export const Priced = z.enum(['gross', 'net'])
/** Which amounts a document is priced in. */
export type Priced = z.output<typeof Priced>

/** Why VAT is charged or not: EN 16931 calls it the VAT category. */
export const Taxed = z.enum(['taxed', 'exempt', 'franchise', 'not-levied'])
/** Why VAT is charged or not. */
export type Taxed = z.output<typeof Taxed>

/** What tax depends on: lines that bear the same are one group. */
export interface Bearing {
  readonly vatRate: Factor
  /** Left out = taxed. */
  readonly taxed?: Taxed | undefined
  /** The words that must be printed where no tax is charged. */
  readonly mention?: string | undefined
}

/** What a document charges at one rate, or without tax on one ground, which `mention` names. */
export const VatGroup = z
  .object({
    vatRate: Factor,
    taxed: Taxed.optional(),
    mention: z.string().optional(),
    ...Amounts.unwrap().shape,
  })
  .readonly()
  .meta({ id: 'VatGroup' })
/** What a document charges at one rate, or without tax on one ground. */
export type VatGroup = z.output<typeof VatGroup>

/** What one line comes to, in the amounts that its document is priced in, and the tax that it bears. */
export interface PricedLine extends Bearing {
  readonly amount: Money
}

/** Nothing. */
export const nothing: Amounts = { net: Money.zero, vat: Money.zero, gross: Money.zero }

/** The sum of amounts. */
export const sumOf = (all: readonly Amounts[]): Amounts => ({
  net: Money.sum(all.map(({ net }) => net)),
  vat: Money.sum(all.map(({ vat }) => vat)),
  gross: Money.sum(all.map(({ gross }) => gross)),
})

/** The first less the second. */
export const less = (from: Amounts, off: Amounts): Amounts => ({
  net: Money.minus(from.net, off.net),
  vat: Money.minus(from.vat, off.vat),
  gross: Money.minus(from.gross, off.gross),
})

/** A rate as it is written without idle zeros. */
const shortest = (rate: Factor): Factor => factor(new Decimal(rate).toFixed())

/** The same for what bears the same tax: `0.2`, `0.20` and `0.2000` are one rate. */
export const bearingOf = ({ vatRate, taxed = 'taxed', mention = '' }: Bearing): string =>
  JSON.stringify([shortest(vatRate), taxed, mention])

/**
 * The amounts of each line (EN 16931): tax is worked out once for everything that bears the same, to the cent, halves away from zero; the
 * odd cents go to the lines by largest remainder, so that lines add up to groups and groups to totals. Priced `gross`, each line keeps its
 * amount tax included, and its group's net is the gross without the tax in it; priced `net`, each keeps its net, and the tax is on top.
 */
export const amountsOf = (priced: Priced, lines: readonly PricedLine[]): readonly Amounts[] => {
  const amounts = lines.map(() => nothing)
  for (const places of placesByBearing(lines)) {
    const own = places.map((at) => lines[at]?.amount ?? Money.zero)
    const [first = 0] = places
    const rate = lines[first]?.vatRate
    if (!rate) continue
    const shared = priced === 'gross' ? fromGross(own, rate) : fromNet(own, rate)
    for (const [i, at] of places.entries()) amounts[at] = shared[i] ?? nothing
  }
  return amounts
}

const fromGross = (gross: readonly Money[], rate: Factor): readonly Amounts[] => {
  const nets = spread(Money.beforeTax(Money.sum(gross), rate), gross)
  return gross.map((whole, i) => {
    const net = nets[i] ?? Money.zero
    return { net, vat: Money.minus(whole, net), gross: whole }
  })
}

const fromNet = (nets: readonly Money[], rate: Factor): readonly Amounts[] => {
  const taxes = spread(Money.times(Money.sum(nets), rate), nets)
  return nets.map((net, i) => {
    const vat = taxes[i] ?? Money.zero
    return { net, vat, gross: Money.plus(net, vat) }
  })
}

/** Shares in proportion to weights; where no weight is positive, the first takes it all. */
export const spread = (whole: Money, weights: readonly Money[]): readonly Money[] =>
  weights.some((weight) => weight > 0)
    ? Money.allocate(whole, weights)
    : weights.map((_, i) => (i === 0 ? whole : Money.zero))

/** The places of lines, together where they bear the same tax; in the order of their first line. */
const placesByBearing = (lines: readonly Bearing[]): readonly (readonly number[])[] => {
  const places = new Map<string, number[]>()
  for (const [at, line] of lines.entries()) {
    const key = bearingOf(line)
    places.set(key, [...(places.get(key) ?? []), at])
  }
  return [...places.values()]
}

/** What lines come to, by the tax that they bear: the lowest rate first, then in the order of the lines. */
export const groupsOf = (lines: readonly (Bearing & Amounts)[]): readonly VatGroup[] =>
  placesByBearing(lines)
    .flatMap((places) => {
      const own = places.flatMap((at) => lines[at] ?? [])
      const [first] = own
      return first ? [groupOf(first, own)] : []
    })
    .sort((a, b) => Number(a.vatRate) - Number(b.vatRate))

const groupOf = ({ vatRate, taxed, mention }: Bearing, own: readonly Amounts[]): VatGroup => ({
  vatRate: shortest(vatRate),
  ...(taxed ? { taxed } : {}),
  ...(mention ? { mention } : {}),
  ...sumOf(own),
})
