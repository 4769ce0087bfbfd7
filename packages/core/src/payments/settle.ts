import type { Means } from '../rules/fr/payment.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { kindOf, type MoneyEvent, type OwedLine, type Piece } from './money-event.js'

/** Where an invoice's money is. `credit` belongs to the customer and is certified for nobody. */
export interface Settled {
  readonly pieces: readonly Piece[]
  /** Negative when credit was given back, and the payment it came from returned by the bank. */
  readonly credit: Money
  /** What is still owed. */
  readonly due: Money
  /** The day on which nothing was owed any more. */
  readonly settledOn: CivilDate | undefined
}

/**
 * Spreads an invoice's money over its lines, from its whole history, so that the order in which events became known
 * changes nothing and a payment that came back is simply left out. By date; within a day credit notes, then prepaid CESU,
 * which fewer lines may take, then other payments, then refunds and credit used elsewhere; otherwise by id, which is as they
 * were entered; debts given up at the end of all, for they are of what is left.
 *
 * A payment goes first to the lines that its payer named, then to the others, in proportion to what each still owes (prepaid
 * CESU: eligible lines only), odd cents to the largest remainders; what finds no debt is customer credit. A credit note lowers
 * its line's debt; money above it leaves the line that day, newest first, and becomes customer credit. A refund gives customer
 * credit back. A debt given up lowers what lines owe in the same proportion, and is money on none; given up though it was paid,
 * it makes that money customer credit.
 */
export const settle = (lines: readonly OwedLine[], events: readonly MoneyEvent[]): Settled => {
  const ledger = replay(lines, events)
  const { pieces, credit, settledOn } = ledger
  return { pieces, credit, due: owedOn(ledger.lines), settledOn }
}

/** What money of these means can still pay: prepaid CESU pays no line that opens no right. */
export const dueTo = (
  means: Means,
  lines: readonly OwedLine[],
  events: readonly MoneyEvent[],
): Money => owedOn(openTo(means, replay(lines, events)))

/** What was given up of an invoice that credit notes had taken off already. */
export const surplusOf = (lines: readonly OwedLine[], events: readonly MoneyEvent[]): Money =>
  replay(lines, events).surplus

/** Customer credit that one payment left on an invoice. */
export interface CreditPart {
  readonly payment: string
  readonly means: Means
  readonly thirdParty: boolean
  readonly amount: Money
}

/** The customer credit of an invoice by the payments that it is left of, oldest first: what can pay another invoice. */
export const creditsOf = (
  lines: readonly OwedLine[],
  events: readonly MoneyEvent[],
): readonly CreditPart[] => {
  const { over } = replay(lines, events)
  return events
    .filter((event) => event.type === 'payment')
    .sort(inOrder)
    .flatMap(({ id, means, thirdParty }) => {
      const amount = over.get(id) ?? Money.zero
      over.delete(id)
      return amount > 0 ? [{ payment: id, means, thirdParty, amount }] : []
    })
}

type PaymentEvent = Extract<MoneyEvent, { type: 'payment' }>
type WriteOffEvent = Extract<MoneyEvent, { type: 'write-off' }>
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
  settledOn: CivilDate | undefined
  /** What was given up, and neither owed nor paid. */
  surplus: Money
  /** The credit that each payment left. */
  readonly over: Map<string, Money>
}

const replay = (lines: readonly OwedLine[], events: readonly MoneyEvent[]): Ledger => {
  const ledger: Ledger = {
    lines: lines.map((line) => ({ line, due: line.gross, held: [] })),
    pieces: [],
    credit: Money.zero,
    settledOn: undefined,
    surplus: Money.zero,
    over: new Map(),
  }
  const inTurn = [...events].sort(inOrder)
  let latest: CivilDate | undefined
  for (const event of inTurn) {
    if (event.type === 'payment') spread(ledger, event)
    if (event.type === 'credit-note') lower(ledger, event)
    if (event.type === 'write-off') giveUp(ledger, event)
    if (event.type === 'refund') giveBack(ledger, event.amount)
    if (event.type === 'credit-used') takeCredit(ledger, event.id, event.amount)
    // What is owed never grows again while the story goes on.
    if (!latest || event.on > latest) latest = event.on
    if (!ledger.settledOn && owedOn(ledger.lines) === 0) ledger.settledOn = latest
  }
  return ledger
}

const inOrder = (a: MoneyEvent, b: MoneyEvent): number =>
  Number(a.type === 'write-off') - Number(b.type === 'write-off') ||
  compare(a.on, b.on) ||
  rank(a) - rank(b) ||
  compare(a.id, b.id) ||
  lineOf(a) - lineOf(b) ||
  a.amount - b.amount

const rank = (event: MoneyEvent): number => {
  if (event.type === 'payment') return event.means === 'prepaid-cesu' ? 1 : 2
  return { 'credit-note': 0, 'write-off': 3, refund: 4, 'credit-used': 5 }[event.type]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const lineOf = (event: MoneyEvent): number => (event.type === 'credit-note' ? event.line : 0)

const owedOn = (lines: readonly LedgerLine[]): Money => Money.sum(lines.map(({ due }) => due))

const openTo = (means: Means, { lines }: Ledger): readonly LedgerLine[] =>
  lines.filter(({ line, due }) => due > 0 && (means !== 'prepaid-cesu' || line.eligible))

const spread = (ledger: Ledger, payment: PaymentEvent): void => {
  const named = openTo(payment.means, ledger).filter(({ line }) => payment.lines?.includes(line.no))
  const left = spreadOver(ledger, named, payment, payment.amount)
  const over = spreadOver(ledger, openTo(payment.means, ledger), payment, left)
  leaveCredit(ledger, payment.id, over)
}

/** Gives money to lines in proportion to what they owe, and answers what found no debt. */
const spreadOver = (
  ledger: Ledger,
  open: readonly LedgerLine[],
  payment: PaymentEvent,
  amount: Money,
): Money => {
  const spent = Money.min(amount, owedOn(open))
  for (const [target, share] of shared(open, spent)) give(ledger, target, payment, share)
  return Money.minus(amount, spent)
}

/** An amount, no larger than what lines owe, by line. */
const shared = (
  open: readonly LedgerLine[],
  amount: Money,
): readonly (readonly [LedgerLine, Money])[] => {
  const weights = open.map(({ due }) => due)
  const shares = open.length ? Money.allocate(amount, weights) : []
  return open.map((line, i) => [line, shares[i] ?? Money.zero] as const)
}

/** A debt given up that turned out to be paid: so much of the money is the customer's again, newest line first. */
const giveUp = (ledger: Ledger, { amount, on }: WriteOffEvent): void => {
  const open = ledger.lines.filter(({ due }) => due > 0)
  const unpaid = Money.min(amount, owedOn(open))
  for (const [line, share] of shared(open, unpaid)) line.due = Money.minus(line.due, share)
  let paid = Money.minus(amount, unpaid)
  for (const line of ledger.lines.toReversed()) paid = takeBack(ledger, line, paid, on)
  ledger.surplus = Money.plus(ledger.surplus, paid)
}

const leaveCredit = (ledger: Ledger, payment: string, amount: Money): void => {
  if (amount === 0) return
  ledger.credit = Money.plus(ledger.credit, amount)
  ledger.over.set(payment, Money.plus(ledger.over.get(payment) ?? Money.zero, amount))
}

/** What is given back is taken of the oldest credit first. */
const giveBack = (ledger: Ledger, amount: Money): void => {
  let left = amount
  for (const [payment, over] of ledger.over) {
    const taken = Money.min(left, over)
    ledger.over.set(payment, Money.minus(over, taken))
    left = Money.minus(left, taken)
  }
  ledger.credit = Money.minus(ledger.credit, amount)
}

const takeCredit = (ledger: Ledger, payment: string, amount: Money): void => {
  ledger.over.set(payment, Money.minus(ledger.over.get(payment) ?? Money.zero, amount))
  ledger.credit = Money.minus(ledger.credit, amount)
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
  takeBack(ledger, target, Money.minus(amount, unpaid), on)
}

/** Takes money off a line, the newest first: it becomes customer credit. Answers what the line did not hold. */
const takeBack = (ledger: Ledger, { held }: LedgerLine, amount: Money, on: CivilDate): Money => {
  let over = amount
  while (over > 0) {
    const newest = held.pop()
    if (!newest) return over
    const leaves = Money.min(over, newest.amount)
    const stays = Money.minus(newest.amount, leaves)
    if (stays > 0) held.push({ ...newest, amount: stays })
    const left = newest.on > on ? newest.on : on
    ledger.pieces.push({ ...newest, on: left, amount: Money.negate(leaves) })
    leaveCredit(ledger, newest.payment, leaves)
    over = Money.minus(over, leaves)
  }
  return over
}
