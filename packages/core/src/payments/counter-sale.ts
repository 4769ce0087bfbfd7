import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { Means } from '../rules/schemas.js'
import { Amounts, VatGroup } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { PositiveAmount } from '../shared/money.js'
import { Factor } from '../shared/rate.js'

/** Id of a counter sale. */
export const CounterSaleId = idOf<'CounterSaleId'>('cts')
/** Id of a counter sale. */
export type CounterSaleId = z.output<typeof CounterSaleId>

/** One thing sold over the counter. */
export const SoldOver = z
  .object({
    label: z.string().trim().min(1).max(200),
    quantity: z.int().positive().default(1),
    /** Of all of it, in cents, VAT included. */
    gross: PositiveAmount,
    vatRate: Factor.refine((rate) => Number(rate) >= 0 && Number(rate) < 1, {
      message: 'a ratio from 0 to below 1',
    }),
  })
  .readonly()

/** Money of a counter sale, by its means: cash and card for one basket. */
export const PaidOver = z.object({ means: Means, amount: PositiveAmount }).readonly()

/**
 * Goods sold and paid over the counter (vente au comptoir). It is turnover of the entity and none of its home services: it is never an
 * invoice's line, never a customer's debt, and no certificate knows of it.
 */
export const CounterSale = z
  .object({
    id: CounterSaleId,
    legalEntity: LegalEntityId,
    /** `T2026-00001`: a series of its own, by entity and year, without gap. */
    number: z.string(),
    on: CivilDate,
    customer: CustomerId.optional(),
    lines: z
      .array(z.object({ ...SoldOver.unwrap().shape, ...Amounts.unwrap().shape }).readonly())
      .readonly(),
    groups: z.array(VatGroup).readonly(),
    ...Amounts.unwrap().shape,
    paid: z.array(PaidOver).readonly(),
  })
  .readonly()
  .meta({ id: 'CounterSale' })
/** Goods sold and paid over the counter. */
export type CounterSale = z.output<typeof CounterSale>
