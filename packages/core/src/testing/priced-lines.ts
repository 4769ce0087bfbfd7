import fc from 'fast-check'
import type { OpenLine } from '../invoicing/assembling.js'
import type { Amounts, Bearing, PricedLine } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import { percent } from '../shared/rate.js'

/** The tax that a line bears: a rate, or none on a ground. */
export const bearing: fc.Arbitrary<Bearing> = fc.oneof(
  fc.constantFrom('5.5', '10', '20', '8.5').map((points) => ({ vatRate: percent(points) })),
  fc.constant({ vatRate: percent(0), taxed: 'franchise' as const, mention: 'article 293 B' }),
  fc.constantFrom('lessons', 'association').map((mention) => ({
    ...{ vatRate: percent(0), taxed: 'exempt' as const, mention },
  })),
)

/** An amount: often small, where rounding shows, and sometimes nothing. */
export const cents: fc.Arbitrary<Money> = fc
  .oneof(fc.nat(9), fc.nat(999), fc.nat(1_000_000))
  .map(Money.cents)

/** Lines of a document, of few rates. */
export const pricedLines: fc.Arbitrary<readonly PricedLine[]> = fc.array(
  fc.record({ amount: cents, bears: bearing }).map(({ amount, bears }) => ({ ...bears, amount })),
  { maxLength: 12 },
)

/** What a line's discount may be, in shares of what it comes to, so that it is never too large. */
const discount = fc.option(
  fc.integer({ min: 1, max: 100 }).map((points) => ({ label: 'Remise', rate: percent(points) })),
  { nil: undefined },
)

/** Lines that wait to be worked out, numbered from 1; some with a discount. */
export const openLines: fc.Arbitrary<readonly OpenLine[]> = fc
  .array(fc.record({ asked: cents, bears: bearing, off: discount }), { maxLength: 8 })
  .map((lines) =>
    lines.map(({ asked, bears, off }, i): OpenLine => {
      const verdict = { verdict: 'eligible' as const, because: [], missing: [] }
      const told = { kind: 'service' as const, label: 'Ménage', quantity: 1, incomplete: [] }
      return { ...told, ...bears, no: i + 1, asked, verdict, ...(off ? { discount: off } : {}) }
    }),
  )

/** Whether amounts add up: net and tax to the gross, and neither beyond it. */
export const addUp = ({ net, vat, gross }: Amounts): boolean =>
  net + vat === gross && net >= 0 && vat >= 0
