import { z } from 'zod'
import { Money, NaturalAmount } from '../shared/money.js'
import { type BundleTag, isPricedOnce, type LineEntry, lineShape, pricedOnce } from './line.js'

const { kind, label, activity, visit, vatRate, mention, gross, net, orderLine } = lineShape

/** A part of a bundle: what it would cost on its own weighs its share. */
const Part = z
  .object({ kind, label, activity, visit, vatRate, mention, price: NaturalAmount })
  .readonly()

/**
 * Several things sold for one price, printed with its split (S141). `principal` is the part that the others are accessories of, from 1:
 * asked for where they are one supply.
 */
export const BundleEntry = z
  .object({
    label,
    gross,
    net,
    orderLine,
    supply: z.enum(['one', 'several']),
    principal: z.int().positive().optional(),
    parts: z.array(Part).min(2).max(20).readonly(),
  })
  .refine(isPricedOnce, pricedOnce)
  .refine(({ parts }) => parts.some(({ price }) => price > 0), {
    message: 'a part that costs something on its own',
    path: ['parts'],
  })
  .refine(({ supply, principal, parts }) => supply === 'several' || parts[(principal ?? 0) - 1], {
    message: 'of one supply, its principal part',
    path: ['principal'],
  })
  .readonly()
/** Several things sold for one price. */
export type BundleEntry = z.output<typeof BundleEntry>

/** The lines of a bundle: its price shared in proportion to what the parts cost on their own, to the cent. */
export const linesOfBundle = (bundle: BundleEntry, no: number): readonly LineEntry[] => {
  const { label, supply, parts, principal = 1, orderLine } = bundle
  const tag: z.output<typeof BundleTag> = { no, label, supply }
  const whole = bundle.gross ?? bundle.net ?? Money.zero
  const weights = parts.map(({ price }) => price)
  const shares = Money.allocate(whole, weights)
  const first = supply === 'one' ? parts[principal - 1] : undefined
  return parts.map(({ price: _, ...part }, i) => {
    const { vatRate, mention } = first ?? part
    const share = shares[i] ?? Money.zero
    return {
      ...part,
      vatRate,
      ...(mention ? { mention } : {}),
      ...(orderLine ? { orderLine } : {}),
      quantity: 1,
      bundle: tag,
      ...(bundle.net === undefined ? { gross: share } : { net: share }),
    }
  })
}
