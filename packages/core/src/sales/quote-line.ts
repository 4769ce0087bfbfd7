import { z } from 'zod'
import { Amounts, amountsOf, nothing, Taxed } from '../shared/amounts.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Factor } from '../shared/rate.js'
import { amountOf, soldShape } from './order-line.js'
import type { Parties } from './parties.js'
import { type Tax, taxAsEntered, taxOf } from './taxing.js'

/** A ratio, so that `20` for 20 % is refused. */
const VatRate = Factor.refine((rate) => Number(rate) >= 0 && Number(rate) < 1, {
  message: 'a ratio from 0 to below 1',
})

const entered = {
  ...soldShape,
  /** Where the law does not settle it; left out = that of the law on the day. */
  vatRate: VatRate.optional(),
  /** The words of the exemption, where a seller who is liable to VAT charges none on this. */
  mention: z.string().trim().min(1).max(200).optional(),
}

/** Something that a customer may add to what is quoted; `chosen` = it is in the price as it stands (S290). */
const Option = z.object({ ...entered, chosen: z.boolean().default(false) }).readonly()

/** A line of a quote as it is entered, with what may be added to it. */
export const QuoteEntry = z
  .object({ ...entered, options: z.array(Option).max(30).readonly().default([]) })
  .readonly()
/** A line of a quote as it is entered. */
export type QuoteEntry = z.output<typeof QuoteEntry>

/** One thing quoted: the base, or an option of it. Its number is kept by the order that it becomes. */
export const QuoteLine = z
  .object({
    ...soldShape,
    no: z.int().positive(),
    /** The line that it is an option of; absent = it belongs to the base. */
    optionOf: z.int().positive().optional(),
    /** Of an option, whether it is in the price. */
    chosen: z.boolean().optional(),
    vatRate: Factor,
    /** Left out = taxed at its rate. */
    taxed: Taxed.optional(),
    mention: z.string().optional(),
    /** Somebody entered the rate, because the law does not settle it. */
    vatEntered: z.boolean().optional(),
    /** What it comes to, its discount taken off; of an option that is not chosen, what it would. */
    amounts: Amounts,
    /** What a person must still fill in before it is sent: `price`, `vat-rate`, `vat-exemption`. */
    incomplete: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: 'QuoteLine' })
/** One thing quoted. */
export type QuoteLine = z.output<typeof QuoteLine>

/** Whether a line is in the price: the base, and the options that are chosen. */
export const isIn = ({ optionOf, chosen }: Pick<QuoteLine, 'optionOf' | 'chosen'>): boolean =>
  optionOf === undefined || chosen === true

/** The lines that are in the price. */
export const linesIn = (lines: readonly QuoteLine[]): readonly QuoteLine[] => lines.filter(isIn)

type Untaxed = Omit<
  QuoteLine,
  'vatRate' | 'vatEntered' | 'taxed' | 'mention' | 'amounts' | 'incomplete'
> &
  Pick<QuoteEntry, 'vatRate' | 'mention'>

/** Who sells a line: its own entity, or that of the whole. */
export type SellerOf = (line: Pick<QuoteLine, 'legalEntity'>) => Parties

/** Lines as entered, numbered: each followed by its options; each with the VAT that it bears on that day. */
export const quotedLines = (
  entries: readonly QuoteEntry[],
  sellerOf: SellerOf,
  on: CivilDate,
): readonly QuoteLine[] => {
  let no = 0
  const untaxed = entries.flatMap(({ options, ...base }): readonly Untaxed[] => {
    no += 1
    const optionOf = no
    return [
      { ...base, no },
      ...options.map((option) => {
        no += 1
        return { ...option, no, optionOf }
      }),
    ]
  })
  return worked(untaxed.map((line) => taxedLine(line, sellerOf, on)))
}

const taxedLine = (line: Untaxed, sellerOf: SellerOf, on: CivilDate): QuoteLine => {
  const { vatRate, mention, ...sold } = line
  const parties = sellerOf(line)
  const { kind, activity, minutes } = line
  const asked = { kind, activity, on, minutes, place: 'home' } as const
  const tax: Tax =
    vatRate === undefined
      ? taxOf(parties, asked)
      : taxAsEntered(parties, asked, { vatRate, mention })
  const incomplete = [...(line.price === undefined ? ['price'] : []), ...tax.incomplete]
  const settled = vatRate === undefined ? {} : { vatEntered: true }
  return { ...sold, ...tax, ...settled, amounts: alone(line, tax), incomplete }
}

/** What a line comes to by itself. */
const alone = (line: Pick<QuoteLine, 'price' | 'quantity' | 'discount'>, tax: Tax): Amounts =>
  amountsOf('gross', [{ ...tax, amount: amountOf(line) }])[0] ?? nothing

/**
 * Lines with what each comes to: those in the price that one entity sells share the tax of their group to the cent, as the lines of its
 * invoice will.
 */
export const worked = (lines: readonly QuoteLine[]): readonly QuoteLine[] => {
  const inside = linesIn(lines)
  const sellers = [...new Set(inside.map(({ legalEntity }) => legalEntity))]
  const shared = new Map(
    sellers.flatMap((seller) => {
      const own = inside.filter(({ legalEntity }) => legalEntity === seller)
      const priced = own.map((line) => ({ ...line, amount: amountOf(line) }))
      const amounts = amountsOf('gross', priced)
      return own.map((line, i) => [line.no, amounts[i] ?? nothing] as const)
    }),
  )
  return lines.map((line) => ({ ...line, amounts: shared.get(line.no) ?? alone(line, line) }))
}

/** The same lines as the law of a day taxes them; a rate that somebody entered stays. */
export const retaxed = (
  lines: readonly QuoteLine[],
  sellerOf: SellerOf,
  on: CivilDate,
): readonly QuoteLine[] =>
  worked(
    lines.map(({ vatRate, vatEntered, taxed: _, mention, ...line }) =>
      taxedLine(vatEntered ? { ...line, vatRate, mention } : line, sellerOf, on),
    ),
  )

/** The same lines with these options chosen, and no other. */
export const choosing = (
  lines: readonly QuoteLine[],
  chosen: readonly number[],
): readonly QuoteLine[] =>
  worked(
    lines.map((line) =>
      line.optionOf === undefined ? line : { ...line, chosen: chosen.includes(line.no) },
    ),
  )
