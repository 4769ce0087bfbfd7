import { sellerOn } from '../organisation/index.js'
import type { Bearing } from '../shared/amounts.js'
import type { CivilDate } from '../shared/civil-date.js'
import { type Factor, factor, percent } from '../shared/rate.js'
import { rateFor, ratesForOffer, type VatAnswer, type VatLine } from '../vat/index.js'
import type { OrderLine } from './order-line.js'
import type { Parties } from './parties.js'

/** What of a line its VAT depends on. */
export interface TaxedLine extends Pick<OrderLine, 'kind' | 'activity'> {
  /** The day of performance, or that on which a deposit is asked for: it governs. */
  readonly on: CivilDate
  readonly minutes?: number | undefined
  readonly place?: 'home' | 'workshop' | 'remote' | undefined
}

/** The tax that a line bears, and what is missing to know it. */
export interface Tax extends Bearing {
  /** What a person must still fill in: `vat-rate`, `vat-exemption`. */
  readonly incomplete: readonly string[]
}

/** The tax that the law lets a line bear; where it does not settle it, the normal rate until somebody completes the line. */
export const taxOf = (parties: Parties, line: TaxedLine): Tax => {
  const answer = askVat(parties, line)
  if (answer.verdict === 'known') return bearing(answer)
  const { vat } = sellerOn(parties.legalEntity, line.on)
  return { vatRate: vat === 'liable' ? percent(20) : factor('0'), incomplete: ['vat-rate'] }
}

/** The tax of a line whose rate somebody entered: where none is charged, the line says why, or waits for it. */
export const taxAsEntered = (
  parties: Parties,
  line: TaxedLine,
  { vatRate, mention }: { readonly vatRate: Factor; readonly mention?: string | undefined },
): Tax => {
  if (Number(vatRate) > 0) return { vatRate, incomplete: [] }
  const answer = askVat(parties, line)
  if (answer.verdict === 'known' && answer.taxed !== 'taxed') return { ...bearing(answer), vatRate }
  return mention
    ? { vatRate, taxed: 'exempt', mention, incomplete: [] }
    : { vatRate, incomplete: ['vat-exemption'] }
}

/** Whether an entity invoices VAT that day: under the franchise it may not. */
export const mayChargeVat = ({ legalEntity }: Parties, on: CivilDate): boolean =>
  sellerOn(legalEntity, on).vat !== 'franchise'

const bearing = ({ rate, taxed, mention }: Extract<VatAnswer, { verdict: 'known' }>): Tax => ({
  vatRate: rate,
  ...(taxed === 'taxed' ? {} : { taxed }),
  ...(mention ? { mention } : {}),
  incomplete: [],
})

const askVat = (parties: Parties, line: TaxedLine): VatAnswer => {
  const { lawSettings } = parties.legalEntity
  const asked = asVatLine(parties, line)
  if (line.kind !== 'travel' || lawSettings?.travel) return rateFor(asked, lawSettings)
  // Nobody decided whether it is part of the service: known only where that makes no difference.
  const { activity: _, ...alone } = asked
  const [, travel] = ratesForOffer({ parts: [asked, alone] }, lawSettings)
  return travel ?? { verdict: 'undetermined', missing: ['supply'], wrong: [] }
}

/** Travel is asked for as the service that it goes with, of which it bears the activity. */
const asVatLine = (
  { legalEntity, customer }: Parties,
  { kind, activity, on, minutes, place }: TaxedLine,
): VatLine => ({
  kind: kind === 'goods' ? 'goods' : 'service',
  activity,
  performedOn: on,
  minutes,
  place,
  customer: customer.organisation ? 'organisation' : 'individual',
  registered: legalEntity.activities,
  seller: sellerOn(legalEntity, on),
})
