import type { Invoice } from '../invoicing/index.js'
import {
  type MoneyEvent,
  type OwedLine,
  type Payment,
  type Settlement,
  settle,
} from '../payments/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { VatOn } from './chart.js'

/** VAT that fell due at one rate, and what it is the tax of; in cents. */
export interface VatDue {
  /** A ratio: `0.2`. */
  readonly rate: string
  readonly base: Money
  readonly vat: Money
}

/** What is known of an invoice's debt: what stands, and the payments that the bank took back later. */
export interface Debt {
  readonly invoice: Pick<Invoice, 'lines' | 'issuedOn' | 'series'>
  readonly settlement: Pick<Settlement, 'id' | 'customer' | 'lines' | 'events'>
  readonly returned: readonly Payment[]
}

/**
 * The VAT of an invoice that had fallen due by the end of a day, as the books stood that day: goods at the invoice, services as they are
 * paid (or at the invoice, by option). A payment that came back later still counts then, and no more from its return on. Of a line, so
 * much of its tax is due as of its price is paid, to the cent: paid whole, it owes its whole tax. `paid` = of services on receipts alone.
 */
export const vatDueBy = (
  { invoice, settlement, returned }: Debt,
  by: CivilDate,
  vatOn: VatOn,
  of: 'everything' | 'paid' = 'everything',
): readonly VatDue[] => {
  const { issuedOn, series } = invoice
  if (!issuedOn || issuedOn > by) return []
  const events = eventsBy(settlement, returned, by)
  const { pieces } = settle(settlement.lines, events)
  return invoice.lines.flatMap((line): readonly VatDue[] => {
    const atIssue = line.kind === 'goods' || vatOn === 'debits'
    if (atIssue && of === 'paid') return []
    // What another system invoiced on debits or sold, it declared.
    if (atIssue && series === 'foreign') return []
    const held = pieces.filter((piece) => piece.line === line.no)
    const paid = Money.sum(held.map(({ amount }) => amount))
    const counted = atIssue ? Money.minus(line.gross, creditedOn(line.no, events)) : paid
    if (counted === 0 || line.gross === 0) return []
    const vat = Money.prorata(line.vat, counted, line.gross)
    return [{ rate: line.vatRate, base: Money.minus(counted, vat), vat }]
  })
}

/** What had happened by the end of a day, and not been undone yet. */
const eventsBy = (
  { id, events }: Debt['settlement'],
  returned: readonly Payment[],
  by: CivilDate,
): readonly MoneyEvent[] => {
  const later = returned.filter(
    ({ returnedOn, returnBookedOn = returnedOn }) => returnBookedOn && returnBookedOn > by,
  )
  const undone = later.flatMap((payment) => payment.undone ?? [])
  const back = undone.flatMap(({ invoice, event }) => (invoice === id ? [event] : []))
  return [...events, ...back].filter((event) => bookedOn(event) <= by)
}

const bookedOn = (event: MoneyEvent): CivilDate =>
  'bookedOn' in event && event.bookedOn ? event.bookedOn : event.on

const creditedOn = (no: OwedLine['no'], events: readonly MoneyEvent[]): Money =>
  Money.sum(
    events.flatMap((event) =>
      event.type === 'credit-note' && event.line === no ? [event.amount] : [],
    ),
  )

/** VAT by rate, the lowest first; what comes to nothing is left out. */
export const byRate = (all: readonly VatDue[]): readonly VatDue[] => {
  const rates = new Map<string, VatDue>()
  for (const { rate, base, vat } of all) {
    const key = String(Number(rate))
    const known = rates.get(key)
    rates.set(key, {
      rate: key,
      base: Money.plus(known?.base ?? Money.zero, base),
      vat: Money.plus(known?.vat ?? Money.zero, vat),
    })
  }
  return [...rates.values()]
    .filter(({ base, vat }) => base !== 0 || vat !== 0)
    .sort((a, b) => Number(a.rate) - Number(b.rate))
}

/** The first less the second. */
export const lessVat = (a: readonly VatDue[], b: readonly VatDue[]): readonly VatDue[] =>
  byRate([
    ...a,
    ...b.map(({ rate, base, vat }) => ({
      rate,
      base: Money.negate(base),
      vat: Money.negate(vat),
    })),
  ])
