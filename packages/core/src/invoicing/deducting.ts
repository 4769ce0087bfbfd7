import { z } from 'zod'
import {
  type Amounts,
  type Bearing,
  bearingOf,
  less,
  nothing,
  spread,
  sumOf,
  VatGroup,
} from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { InvoiceId } from './invoice-id.js'

/** What a deposit charged of one line of its order, at one rate of VAT. */
export const DepositPart = z
  .object({
    ...VatGroup.unwrap().shape,
    /** The number of the order's line; left out = on account of any line that bears the same tax. */
    orderLine: z.int().positive().optional(),
  })
  .readonly()
/** What a deposit charged of one line of its order, at one rate of VAT. */
export type DepositPart = z.output<typeof DepositPart>

/** An issued deposit: all that is left of it, or what an invoice takes off. */
export const Deduction = z
  .object({
    invoice: InvoiceId,
    number: z.string(),
    issuedOn: CivilDate,
    parts: z.array(DepositPart).readonly(),
  })
  .readonly()
  .meta({ id: 'Deduction' })
/** An issued deposit: all that is left of it, or what an invoice takes off. */
export type Deduction = z.output<typeof Deduction>

/** What is charged: what it comes to, the tax that it bears, and which line of the order it is. */
export interface Charged extends Bearing, Amounts {
  readonly orderLine?: number | undefined
}

const slotOf = (of: Charged): string => `${of.orderLine ?? ''} ${bearingOf(of)}`

/** What lines charged, by the order's line and the tax that they bear. */
export const partsBy = (lines: readonly Charged[]): readonly DepositPart[] => {
  const slots = new Map<string, Charged[]>()
  for (const line of lines) slots.set(slotOf(line), [...(slots.get(slotOf(line)) ?? []), line])
  return [...slots.values()].flatMap((own): readonly DepositPart[] => {
    const [first] = own
    if (!first) return []
    const { vatRate, taxed, mention, orderLine } = first
    return [{ vatRate, taxed, mention, orderLine, ...sumOf(own) }]
  })
}

/** What is left of what was charged, once this was taken off it; what has come to nothing, tax included, is gone. */
export const leftOf = (
  charged: readonly Charged[],
  off: readonly Charged[],
): readonly DepositPart[] =>
  partsBy([...charged, ...off.map((one) => ({ ...one, ...less(nothing, one) }))]).filter(
    ({ gross }) => gross > 0,
  )

/** What is taken off an invoice, line by line and deposit by deposit: the two add up to the same at each rate. */
export interface Deducted {
  readonly lines: readonly Amounts[]
  readonly deductions: readonly Deduction[]
}

/**
 * Takes deposits off the lines that they were asked for, where these bear the same tax, with the VAT that the deposits charged: the oldest
 * first, and never more than the lines come to, tax included. Shared over lines in proportion to what is left of each, to the cent.
 */
export const deduct = (lines: readonly Charged[], deposits: readonly Deduction[]): Deducted => {
  const off = lines.map(() => nothing)
  const deductions = deposits.map(({ parts, ...deposit }) => ({
    ...deposit,
    parts: parts.flatMap((part) => takeOff(lines, off, part)),
  }))
  return { lines: off, deductions: deductions.filter(({ parts }) => parts.length) }
}

/** What parts take off lines, line by line. */
export const offBy = (
  lines: readonly Charged[],
  parts: readonly DepositPart[],
): readonly Amounts[] => {
  const off = lines.map(() => nothing)
  for (const part of parts) takeOff(lines, off, part)
  return off
}

/** Adds to what is taken off lines so far; answers what could be. */
const takeOff = (
  lines: readonly Charged[],
  off: Amounts[],
  asked: DepositPart,
): readonly DepositPart[] => {
  const places = lines.flatMap((line, at) => (isFor(asked, line) ? [at] : []))
  const open = places.map((at) => less(lines[at] ?? nothing, off[at] ?? nothing))
  const part = upTo(asked, sumOf(open))
  if (part.gross <= 0) return []
  for (const [i, share] of shared(part, open).entries()) {
    const at = places[i] ?? 0
    off[at] = sumOf([off[at] ?? nothing, share])
  }
  return [{ ...asked, ...part }]
}

const isFor = (part: DepositPart, line: Charged): boolean =>
  bearingOf(part) === bearingOf(line) &&
  (part.orderLine === undefined || part.orderLine === line.orderLine)

/** What a deposit charged, unless less is left to charge: then all of that. */
const upTo = ({ net, vat, gross }: Amounts, left: Amounts): Amounts =>
  gross <= left.gross ? { net, vat, gross } : left

const shared = (part: Amounts, open: readonly Amounts[]): readonly Amounts[] => {
  const whole = spread(
    part.gross,
    open.map(({ gross }) => gross),
  )
  const nets = spread(part.net, whole)
  return whole.map((gross, i) => {
    const net = nets[i] ?? Money.zero
    return { net, vat: Money.minus(gross, net), gross }
  })
}
