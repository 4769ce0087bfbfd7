import { z } from 'zod'
import type { Work } from '../app/work.js'
import { quoteThreshold } from '../rules/fr/deadlines.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { salesSettings } from './collections.js'
import { amountOf, type OrderLine } from './order-line.js'
import { type SalesSettings, untoldSettings } from './settings.js'

/** How often what is sold comes back in a month; it is counted once when nobody says. */
export const TimesAMonth = z.int().min(1).max(31)

/** What decides whether a consumer must be given a quote first. */
export interface Proposed {
  readonly lines: readonly Pick<
    OrderLine,
    'kind' | 'activity' | 'price' | 'quantity' | 'discount'
  >[]
  /** The customer is a person. */
  readonly consumer: boolean
  readonly timesAMonth?: number | undefined
  /** The customer asked for one. */
  readonly asked?: boolean | undefined
}

/** Whether a quote is needed, and why. */
export const QuoteNeed = z
  .object({
    needed: z.boolean(),
    /** `price` = the monthly price reaches the threshold; `request` = the customer asked for one. */
    because: z.enum(['price', 'request']).optional(),
    /** What the home services proposed come to in a month, travel included, in cents, VAT included, before any tax advantage. */
    monthly: NaturalAmount,
    /** From which on one is needed; absent = the law of that day knows none. */
    threshold: NaturalAmount.optional(),
    /** A price is not agreed yet: it counts for nothing until it is. */
    priceOpen: z.boolean(),
  })
  .readonly()
  .meta({ id: 'QuoteNeed' })
/** Whether a quote is needed, and why. */
export type QuoteNeed = z.output<typeof QuoteNeed>

/**
 * The monthly price that the threshold is compared with: the set of home services that are offered together, their travel included
 * (arrêté of 17 March 2015, article 4). What is done once counts whole for the month in which it is done; goods, and services that are not
 * on the list of article D7231-1, count for nothing.
 */
export const monthlyPrice = ({ lines, timesAMonth = 1 }: Proposed): Money =>
  Money.prorata(Money.sum(lines.filter(isHomeService).map(amountOf)), timesAMonth, 1)

const isHomeService = ({ kind, activity }: Proposed['lines'][number]): boolean =>
  activity !== undefined && kind !== 'goods'

/**
 * Whether a quote (devis) is needed before a consumer orders home services: from the threshold on, that amount included, or when the
 * consumer asks for one (S069). An organisation needs none.
 */
export const quoteNeed = (
  proposed: Proposed,
  on: CivilDate,
  { quoteThreshold: own }: Pick<SalesSettings, 'quoteThreshold'> = {},
): QuoteNeed => {
  const { lines, consumer, asked } = proposed
  const monthly = monthlyPrice(proposed)
  const legal = quoteThreshold.on(on)?.value
  const threshold =
    legal === undefined ? undefined : Money.min(Money.cents(legal), own ?? Money.cents(legal))
  const home = lines.filter(isHomeService)
  const priceOpen = home.some(({ price }) => price === undefined)
  const told = { monthly, threshold, priceOpen }
  if (!consumer || !home.length || threshold === undefined) return { needed: false, ...told }
  if (asked) return { needed: true, because: 'request', ...told }
  return monthly >= threshold
    ? { needed: true, because: 'price', ...told }
    : { needed: false, ...told }
}

/** What the company decided about its quotes, as this work sees it. */
export const salesSettingsOf = async (work: Work): Promise<SalesSettings> =>
  (await work.get(salesSettings, untoldSettings.id)) ?? untoldSettings
