import { z } from 'zod'
import { Amount, Money } from '../shared/money.js'
import { type JournalEntry, TaxGroup } from './entry.js'

/** What entries come to, in cents, VAT included; `taxes` is that of our own documents, credit notes taken off, by rate. */
export const Totals = z
  .object({
    entries: z.int().nonnegative(),
    invoiced: Amount,
    credited: Amount,
    taxes: z.array(TaxGroup).readonly(),
    received: Amount,
    returned: Amount,
    refunded: Amount,
    /** Sold and paid over the counter: in no other sum but `taxes`. */
    counter: Amount,
    writtenOff: Amount,
    certified: Amount,
  })
  .readonly()
/** What entries come to. */
export type Totals = z.output<typeof Totals>

/** Of no entry. */
export const noTotals: Totals = {
  entries: 0,
  ...{ invoiced: Money.zero, credited: Money.zero, taxes: [] },
  ...{
    received: Money.zero,
    returned: Money.zero,
    refunded: Money.zero,
    counter: Money.zero,
    writtenOff: Money.zero,
    certified: Money.zero,
  },
}

type Sum = Exclude<keyof Totals, 'entries' | 'taxes'>

/** Where the amount of an entry is counted. What was taken over counts nowhere: another system issued it, and counted it. */
const sumOf: { readonly [K in JournalEntry['kind']]?: Sum } = {
  invoice: 'invoiced',
  'credit-note': 'credited',
  payment: 'received',
  'payment-return': 'returned',
  refund: 'refunded',
  'counter-sale': 'counter',
  'write-off': 'writtenOff',
  certificate: 'certified',
}

/** Totals with one entry more; closings, which only tell them, count for nothing. */
export const withEntry = (
  totals: Totals,
  { kind, amount, taxes }: Pick<JournalEntry, 'kind' | 'amount' | 'taxes'>,
): Totals => {
  if (kind === 'closing') return totals
  const counted = { ...totals, entries: totals.entries + 1 }
  // Given up, and owed again.
  if (kind === 'write-off-revoked')
    return { ...counted, writtenOff: Money.minus(totals.writtenOff, amount) }
  const sum = sumOf[kind]
  if (!sum) return counted
  const taxed = kind === 'credit-note' ? taxes.map(negated) : taxes
  return {
    ...counted,
    [sum]: Money.plus(totals[sum], amount),
    taxes: addTaxes(totals.taxes, taxed),
  }
}

/** What entries come to, from `before` on. */
export const totalsOf = (
  entries: readonly Pick<JournalEntry, 'kind' | 'amount' | 'taxes'>[],
  before: Totals = noTotals,
): Totals => entries.reduce(withEntry, before)

/** Two totals in one. */
export const plusTotals = (a: Totals, b: Totals): Totals => ({
  entries: a.entries + b.entries,
  invoiced: Money.plus(a.invoiced, b.invoiced),
  credited: Money.plus(a.credited, b.credited),
  taxes: addTaxes(a.taxes, b.taxes),
  received: Money.plus(a.received, b.received),
  returned: Money.plus(a.returned, b.returned),
  refunded: Money.plus(a.refunded, b.refunded),
  counter: Money.plus(a.counter, b.counter),
  writtenOff: Money.plus(a.writtenOff, b.writtenOff),
  certified: Money.plus(a.certified, b.certified),
})

/** Totals less others. */
export const minusTotals = (a: Totals, b: Totals): Totals => plusTotals(a, opposite(b))

const opposite = ({ entries, taxes, ...sums }: Totals): Totals => ({
  entries: -entries,
  taxes: taxes.map(negated),
  invoiced: Money.negate(sums.invoiced),
  credited: Money.negate(sums.credited),
  received: Money.negate(sums.received),
  returned: Money.negate(sums.returned),
  refunded: Money.negate(sums.refunded),
  counter: Money.negate(sums.counter),
  writtenOff: Money.negate(sums.writtenOff),
  certified: Money.negate(sums.certified),
})

/** Taxes by rate, lowest first; groups of one rate are one, and what comes to nothing is left out. */
export const addTaxes = (a: readonly TaxGroup[], b: readonly TaxGroup[]): readonly TaxGroup[] => {
  const byRate = new Map<string, TaxGroup>()
  for (const group of [...a, ...b]) {
    const known = byRate.get(group.rate)
    byRate.set(group.rate, known ? plus(known, group) : group)
  }
  return [...byRate.values()]
    .filter(({ net, vat }) => net !== 0 || vat !== 0)
    .sort((one, other) => Number(one.rate) - Number(other.rate))
}

const plus = ({ rate, net, vat }: TaxGroup, other: TaxGroup): TaxGroup => ({
  rate,
  net: Money.plus(net, other.net),
  vat: Money.plus(vat, other.vat),
})

const negated = ({ rate, net, vat }: TaxGroup): TaxGroup => ({
  rate,
  net: Money.negate(net),
  vat: Money.negate(vat),
})
