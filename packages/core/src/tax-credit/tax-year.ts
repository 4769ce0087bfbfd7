import type { AdvantageKind, Box, Currency } from '../rules/fr/tax-credit.js'
import type { WrongInput } from '../rules/input.js'
import type { Reason } from '../rules/reason.js'
import type { Money } from '../shared/cents.js'
import type { Refusal } from '../shared/result.js'

/** One step of the computation: a row of law, and the amount that it made or cut, in hundredths of the year's currency. */
export interface Step {
  readonly reason: Reason
  readonly amount: Money
}

/** What a household's year gives. Amounts are whole hundredths of `currency`. */
export interface TaxYear {
  readonly year: number
  readonly currency: Currency
  readonly kind: AdvantageKind
  /** Eligible expenses, after aids and caps of activities, before the ceiling. */
  readonly base: Money
  /** The largest ceiling that the year's expenses were measured against. */
  readonly ceiling: Money
  /** What of the base counts. */
  readonly retained: Money
  /** Paid back beyond the tax due. In whole units of currency. */
  readonly credit: Money
  /** Lost beyond the tax due. In whole units of currency. */
  readonly reduction: Money
  /** Credit and reduction less the immediate advance; negative = to pay back. */
  readonly balance: Money
  /** What did not count, and by which row. */
  readonly cuts: readonly Step[]
  /** How the ceiling and the advantage come about, by row. */
  readonly because: readonly Step[]
  /** Boxes of the return that are not empty: whole units of currency, or a count (7DL), or 1 for a tick. */
  readonly boxes: Boxes
}

/** Boxes of the return: whole units of currency, or a count (7DL), or 1 for a tick. */
export type Boxes = { readonly [B in Box]?: number }

/** A year needs a row that nobody read, and that the tenant did not name. */
export interface UnsettledLaw extends Refusal<'unsettled-law'> {
  readonly row: string
  readonly field: string
}

/** What keeps a year from being computed. */
export type YearRefusal =
  | (Refusal<'invalid-input'> & { readonly wrong: readonly WrongInput[] })
  | UnsettledLaw
