import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { VisitId } from '../dispatch/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { OrderId } from '../sales/index.js'
import { spread } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { Decimal } from '../shared/decimal.js'
import { Share } from '../shared/discount.js'
import { Money, NaturalAmount } from '../shared/money.js'
import type { Factor } from '../shared/rate.js'
import { ScheduleId } from './schedule-id.js'

const Label = z.string().trim().min(1).max(100)

const entry = {
  label: Label,
  /** Of the whole, a ratio of nine digits after the point at most: `0.3`. */
  share: Share.refine((share) => new Decimal(share).decimalPlaces() <= 9, {
    message: 'nine digits after the point at most',
  }),
  /** The visit that reaches it once it is done; left out = somebody says so. */
  visit: VisitId.optional(),
}

/** A part of the price that is asked for once something is done. */
export const MilestoneEntry = z.object(entry).readonly()

/** A part of the price, in cents, VAT included; `reachedOn` null = not done yet, and nothing is asked for. */
export const Milestone = z
  .object({ ...entry, amount: NaturalAmount, reachedOn: CivilDate.nullable() })
  .readonly()

/** In which parts an order is paid (échéancier), as things get done: 30 % at the order, 40 % at the first visit, 30 % at the last (S188). */
export const Schedule = z
  .object({
    id: ScheduleId,
    order: OrderId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    /** Of what the entity sells in the order, in cents, VAT included: the parts add up to it. */
    total: NaturalAmount,
    milestones: z.array(Milestone).min(1).readonly(),
  })
  .readonly()
  .meta({ id: 'Schedule' })
/** In which parts an order is paid. */
export type Schedule = z.output<typeof Schedule>

/** Whether shares make a whole, to the last digit. */
export const makeWhole = (milestones: readonly { readonly share: Factor }[]): boolean =>
  milestones.reduce((sum, { share }) => sum.plus(share), new Decimal(0)).equals(1)

/** A price in parts, to the cent: what is rounded goes to the largest remainders, and the parts add up to the price. */
export const amountsBy = (total: Money, shares: readonly Factor[]): readonly Money[] => {
  const places = Math.max(...shares.map((share) => new Decimal(share).decimalPlaces()))
  const weights = shares.map((share) => new Decimal(share).times(new Decimal(10).pow(places)))
  return spread(
    total,
    weights.map((weight) => Money.cents(weight.toNumber())),
  )
}

/** Whether everything else of a schedule is done: what is then left of the price is asked for, by an invoice. */
export const isLast = ({ milestones }: Schedule, at: number): boolean =>
  milestones.every(({ reachedOn }, i) => i === at || reachedOn !== null)
