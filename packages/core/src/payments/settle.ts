import type { Means } from '../rules/fr/payment.js'
import { Money } from '../shared/money.js'
import { kindOf, type MoneyEvent, type OwedLine, type Piece } from './money-event.js'

/** Where an invoice's money is. `credit` belongs to the customer and is certified for nobody. */
export interface Settled {
  readonly pieces: readonly Piece[]
  /** Negative when credit was given back, and the payment it came from returned by the bank. */
  readonly credit: Money
  /** What is still owed. */
  readonly due: Money
}

/**
 * Spreads an invoice's money over its lines, from its whole history, so that the order in which events became known
 * changes nothing and a payment that came back is simply left out. By date; within a day credit notes, then prepaid CESU,
 * which fewer lines may take, then other payments, then refunds; otherwise by id, which is as they were entered.
 * A payment goes to the lines in proportion to what each still owes (prepaid CESU: eligible lines only), odd cents to the
 * largest remainders; what finds no debt is customer credit. A credit note lowers its line's debt; money above it leaves
 * the line that day, newest first, and becomes customer credit. A refund gives customer credit back.
 */
export const settle = (lines: readonly OwedLine[], events: readonly MoneyEvent[]): Settled => {
  const ledger = replay(lines, events)
  const { pieces, credit } = ledger
  return { pieces, credit, due: owedOn(ledger.lines) }
}

/** What money of these means can still pay: prepaid CESU pays no line that opens no right. */
export const dueTo = (
  means: Means,
  lines: readonly OwedLine[],
  events: readonly MoneyEvent[],
): Money => owedOn(openTo(means, replay(lines, events)))

type PaymentEvent = Extract<MoneyEvent, { type: 'payment' }>
type CreditEvent = Extract<MoneyEvent, { type: 'credit-note' }>

interface LedgerLine {
  readonly line: OwedLine
  due: Money
  /** The money on it, oldest first. */
  readonly held: Piece[]
}

interface Ledger {
  readonly lines: readonly LedgerLine[]
  readonly pieces: Piece[]
  credit: Money
}

const replay = (lines: readonly OwedLine[], events: readonly MoneyEvent[]): Ledger => {
  const ledger: Ledger = {
    lines: lines.map((line) => ({ line, due: line.gross, held: [] })),
    pieces: [],
    credit: Money.zero,
  }
  for (const event of [...events].sort(inOrder)) {
    if (event.type === 'payment') spread(ledger, event)
    if (event.type === 'credit-note') lower(ledger, event)
    if (event.type === 'refund') ledger.credit = Money.minus(ledger.credit, event.amount)
  }
  return ledger
}

const inOrder = (a: MoneyEvent, b: MoneyEvent): number =>
  compare(a.on, b.on) ||
  rank(a) - rank(b) ||
  compare(a.id, b.id) ||
  lineOf(a) - lineOf(b) ||
  a.amount - b.amount

const rank = (event: MoneyEvent): number => {
  if (event.type === 'credit-note') return 0
  if (event.type === 'refund') return 3
  return event.means === 'prepaid-cesu' ? 1 : 2
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const lineOf = (event: MoneyEvent): number => (event.type === 'credit-note' ? event.line : 0)

const owedOn = (lines: readonly LedgerLine[]): Money => Money.sum(lines.map(({ due }) => due))

const openTo = (means: Means, { lines }: Ledger): readonly LedgerLine[] =>
  lines.filter(({ line, due }) => due > 0 && (means !== 'prepaid-cesu' || line.eligible))

const spread = (ledger: Ledger, payment: PaymentEvent): void => {
  const open = openTo(payment.means, ledger)
  const spent = Money.min(payment.amount, owedOn(open))
  const weights = open.map(({ due }) => due)
  const shares = open.length ? Money.allocate(spent, weights) : []
  for (const [i, target] of open.entries()) give(ledger, target, payment, shares[i] ?? Money.zero)
  ledger.credit = Money.plus(ledger.credit, Money.minus(payment.amount, spent))
}

const give = (ledger: Ledger, to: LedgerLine, payment: PaymentEvent, amount: Money): void => {
  if (amount === 0) return
  const { id, on } = payment
  const piece: Piece = { line: to.line.no, on, amount, kind: kindOf(payment), payment: id }
  to.due = Money.minus(to.due, amount)
  to.held.push(piece)
  ledger.pieces.push(piece)
}

const lower = (ledger: Ledger, { line: no, amount, on }: CreditEvent): void => {
  const target = ledger.lines.find(({ line }) => line.no === no)
  if (!target) return
  const unpaid = Money.min(amount, target.due)
  target.due = Money.minus(target.due, unpaid)
  let over = Money.minus(amount, unpaid)
  while (over > 0) {
    const newest = target.held.pop()
    if (!newest) return
    const leaves = Money.min(over, newest.amount)
    const stays = Money.minus(newest.amount, leaves)
    if (stays > 0) target.held.push({ ...newest, amount: stays })
    ledger.pieces.push({ ...newest, on, amount: Money.negate(leaves) })
    ledger.credit = Money.plus(ledger.credit, leaves)
    over = Money.minus(over, leaves)
  }
}
