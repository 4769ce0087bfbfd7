import { z } from 'zod'
import type { CivilDate } from '../shared/civil-date.js'
import { CivilDate as Day } from '../shared/civil-date.js'
import {
  type Concluding,
  type Contract,
  conclusionShape,
  EarlyStart,
  InformationName,
} from './contract.js'
import type { Order } from './order.js'
import type { OrderLine } from './order-line.js'
import type { SellerOf } from './quote-line.js'
import { payableFrom } from './seven-days.js'
import type { Withdrawable } from './withdrawal.js'

/** How a contract was concluded, as somebody writes it down. */
export const NewContract = z
  .object({
    ...conclusionShape,
    /** Left out = the day of the order. */
    concludedOn: Day.optional(),
    /** What the consumer was told before. */
    informed: z.array(InformationName).readonly().default([]),
    early: EarlyStart.optional(),
  })
  .readonly()
/** How a contract was concluded, as somebody writes it down. */
export type NewContract = z.output<typeof NewContract>

/** What a contract is concluded with. */
export interface ToConclude extends Concluding {
  readonly concludedOn: CivilDate
  readonly informed: readonly InformationName[]
  readonly early?: EarlyStart | undefined
  /** The day on which the consumer was told what `informed` says; left out = that of the conclusion. */
  readonly toldOn?: CivilDate | undefined
}

/** The contract of what was sold, with the first day on which money may be taken: the latest of its sellers'. */
export const contractOf = (
  { toldOn, ...concluding }: ToConclude,
  lines: readonly OrderLine[],
  sellerOf: SellerOf,
): Contract => {
  const { concluded, concludedOn, online, urgent, successive, informed, early } = concluding
  const sellers = [...new Set(lines.map(({ legalEntity }) => legalEntity))]
  const from = sellers
    .flatMap((legalEntity) => {
      const own = lines.filter((line) => line.legalEntity === legalEntity)
      const { legalEntity: seller } = sellerOf({ legalEntity })
      return payableFrom({ ...concluding, lines: own }, seller).from ?? []
    })
    .sort()
    .at(-1)
  return {
    ...{ concluded, concludedOn, online, urgent, successive, informed, early },
    withdrawalToldOn: informed.includes('withdrawal') ? (toldOn ?? concludedOn) : undefined,
    payableFrom: from,
  }
}

/** What of an order decides whether it may be withdrawn from. */
export const withdrawable = (
  { lines, performed }: Pick<Order, 'lines' | 'performed'>,
  contract: Contract,
): Withdrawable => ({
  ...contract,
  goods: lines.some(({ kind }) => kind === 'goods'),
  performed: performed?.whole ?? false,
})

/** The first day on which money may be taken for an order (Code de la consommation, article L221-10); undefined = at once. */
export const noPaymentBefore = ({
  contract,
  status,
}: Pick<Order, 'contract' | 'status'>): CivilDate | undefined =>
  status === 'cancelled' ? undefined : contract?.payableFrom
