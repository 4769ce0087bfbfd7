import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Amount } from '../shared/money.js'
import { VatOn } from './chart.js'

/** Id of a report. */
export const SalesReportId = idOf<'SalesReportId'>('srp')
/** Id of a report. */
export type SalesReportId = z.output<typeof SalesReportId>

/** What is sold: goods, services, or what bears no VAT. */
export const SalesCategory = z.enum(['goods', 'services', 'untaxed'])
/** What is sold. */
export type SalesCategory = z.output<typeof SalesCategory>

const Rated = z.object({ rate: z.string(), base: Amount, vat: Amount }).readonly()

/** What was sold to individuals in a day, of one category: how many sales, and by rate. */
export const SalesOfDay = z
  .object({
    on: CivilDate,
    category: SalesCategory,
    count: z.int().nonnegative(),
    rates: z.array(Rated).readonly(),
  })
  .readonly()
/** What was sold to individuals in a day. */
export type SalesOfDay = z.output<typeof SalesOfDay>

/** What individuals paid for services in a day, VAT included, at one rate; negative on a day when more came back. */
export const ReceiptsOfDay = z
  .object({ on: CivilDate, rate: z.string(), amount: Amount })
  .readonly()
/** What individuals paid for services in a day. */
export type ReceiptsOfDay = z.output<typeof ReceiptsOfDay>

/**
 * What the administration is told of sales to individuals (e-reporting): transactions of a period (CGI, annexe II, article 242 nonies M), and
 * payments of services (242 nonies P; none where VAT falls due on debits). Told again, corrected, it is another edition.
 */
export const SalesReport = z
  .object({
    id: SalesReportId,
    legalEntity: LegalEntityId,
    siren: z.string(),
    from: CivilDate,
    through: CivilDate,
    edition: z.int().positive(),
    vatOn: VatOn,
    currency: z.literal('EUR'),
    transactions: z.array(SalesOfDay).readonly(),
    payments: z.array(ReceiptsOfDay).readonly(),
    /** `waiting` for the platform; `to-hand-over` where the host plugged none in. */
    status: z.enum(['waiting', 'to-hand-over', 'transmitted']),
    /** The platform's own. */
    reference: z.string().optional(),
    transmittedAt: Instant.optional(),
    at: Instant,
  })
  .readonly()
  .meta({ id: 'SalesReport' })
/** What the administration is told of sales to individuals. */
export type SalesReport = z.output<typeof SalesReport>
