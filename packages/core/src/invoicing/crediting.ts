import {
  type Amounts,
  bearingOf,
  groupsOf,
  spread,
  sumOf,
  type VatGroup,
} from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import type { CreditEntry, CreditNote } from './credit-note.js'
import type { Invoice } from './invoice.js'

/** What a credit note takes off: line by line and at each rate of VAT; the two add up to the same. */
export interface Credit extends Amounts {
  readonly lines: readonly (CreditEntry & Pick<Amounts, 'net' | 'vat'>)[]
  readonly groups: readonly VatGroup[]
}

type Credits = Pick<CreditNote, 'lines' | 'groups'>

/**
 * The VAT in what is taken off an invoice: of each group, so much that it and all that was credited before keep the proportion of the
 * group, to the cent. So notes that take everything off undo each group exactly, in however many parts.
 */
export const creditOf = (
  { lines }: Pick<Invoice, 'lines'>,
  before: readonly VatGroup[],
  entries: readonly CreditEntry[],
): Credit => {
  const credited = entries.map((entry) => ({ ...entry, net: Money.zero, vat: Money.zero }))
  const groups = groupsOf(lines).flatMap((group): readonly VatGroup[] => {
    const places = entries.flatMap(({ line: no }, at) =>
      lines.some((line) => line.no === no && bearingOf(line) === bearingOf(group)) ? [at] : [],
    )
    const amounts = places.map((at) => entries[at]?.amount ?? Money.zero)
    const gross = Money.sum(amounts)
    if (gross === 0) return []
    const earlier = sumOf(before.filter((one) => bearingOf(one) === bearingOf(group)))
    const all = Money.prorata(group.net, Money.plus(earlier.gross, gross), group.gross)
    const net = Money.minus(all, earlier.net)
    for (const [i, share] of spread(net, amounts).entries()) {
      const [at = 0, amount = Money.zero] = [places[i], amounts[i]]
      const entry = credited[at]
      if (entry) credited[at] = { ...entry, net: share, vat: Money.minus(amount, share) }
    }
    return [{ ...group, gross, net, vat: Money.minus(gross, net) }]
  })
  return { lines: credited, groups, ...sumOf(groups) }
}

/**
 * What notes took off an invoice at each rate of VAT, all together. Those of before did not keep it: they are worked out as one, on what the
 * others left.
 */
export const creditedGroups = (
  invoice: Pick<Invoice, 'lines'>,
  notes: readonly Credits[],
): readonly VatGroup[] => {
  const kept = notes.flatMap(({ groups = [] }) => groups)
  const old = notes.filter(({ groups }) => !groups).flatMap(({ lines }) => lines)
  return groupsOf([...kept, ...creditOf(invoice, kept, old).groups])
}

/** What notes left of one line, VAT included; nothing of a line that there is not. */
export const leftOnLine = (
  { lines }: Pick<Invoice, 'lines'>,
  notes: readonly Pick<Credits, 'lines'>[],
  no: number,
): Money => {
  const whole = lines.find((line) => line.no === no)?.gross ?? Money.zero
  const off = notes.flatMap(({ lines: own }) => own.filter(({ line }) => line === no))
  return Money.minus(whole, Money.sum(off.map(({ amount }) => amount)))
}

/** The first line that entries would take more off than earlier notes left of it. */
export const overdrawn = (
  invoice: Pick<Invoice, 'lines'>,
  earlier: readonly Pick<Credits, 'lines'>[],
  entries: readonly CreditEntry[],
): { readonly line: number; readonly left: Money } | undefined =>
  entries
    .map(({ line }) => {
      const own = entries.filter((one) => one.line === line).map(({ amount }) => amount)
      return { line, left: leftOnLine(invoice, earlier, line), asked: Money.sum(own) }
    })
    .find(({ left, asked }) => asked > left)

/** Everything that is left of an invoice, line by line. */
export const allThatIsLeft = (
  invoice: Pick<Invoice, 'lines'>,
  earlier: readonly Pick<Credits, 'lines'>[],
): readonly CreditEntry[] =>
  invoice.lines
    .map(({ no: line }) => ({ line, amount: leftOnLine(invoice, earlier, line) }))
    .filter(({ amount }) => amount > 0)

/** An amount shared over what is left of each line, in proportion to it, to the cent. It may not be above all that is left. */
export const shareOut = (amount: Money, left: readonly CreditEntry[]): readonly CreditEntry[] => {
  const shares = spread(
    amount,
    left.map((one) => one.amount),
  )
  return left
    .map(({ line }, i) => ({ line, amount: shares[i] ?? Money.zero }))
    .filter((one) => one.amount > 0)
}
