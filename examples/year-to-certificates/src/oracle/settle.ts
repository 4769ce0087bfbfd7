import type { CreditNote, Invoice, Line, Payment } from './company-rows.js'

/** Who paid and how, as far as the certificate distinguishes: everything else is the customer's own. */
export type MoneyKind = 'own' | 'prepaid-cesu' | 'aid' | 'cash'

/** Money that went onto a line (or, negative, left it) on a date, in cents. */
export interface Piece {
  readonly line: Line
  readonly date: string
  readonly cents: number
  readonly kind: MoneyKind
}

/** Means of payment that open a right (article D7233-3), prepaid CESU aside. */
const ADMITTED = ['transfer', 'cheque', 'card', 'direct-debit']

/**
 * Replays what happened to one invoice; `credit` is the customer credit left on it, in cents.
 * @throws {Error} for an event the rules do not speak of.
 */
export function settle(invoice: Invoice): { pieces: readonly Piece[]; credit: number } {
  const pieces: Piece[] = []
  const debt = new Map(invoice.lines.map((line) => [line, line.cents]))
  const on = (line: Line) =>
    pieces.filter((piece) => piece.line === line).reduce((sum, piece) => sum + piece.cents, 0)
  const owes = (line: Line) => (debt.get(line) ?? 0) - on(line)
  let credit = 0

  for (const event of inOrder(invoice)) {
    if (event.is === 'note') {
      const { line: no, cents, date } = event.note
      const line = invoice.lines.find((candidate) => candidate.no === no)
      if (line === undefined || cents <= 0 || cents > (debt.get(line) ?? 0)) {
        throw new Error(`a credit note of ${invoice.no} fits no line`)
      }
      debt.set(line, (debt.get(line) ?? 0) - cents)
      const over = Math.max(0, -owes(line))
      pieces.push(...released(pieces, line, over, date))
      credit += over
    } else if (event.is === 'refund') {
      credit += event.payment.cents
      if (credit < 0) throw new Error(`a refund of ${invoice.no} exceeds its customer credit`)
    } else {
      const { payment } = event
      const kind = kindOf(payment)
      const lines = invoice.lines.filter((line) => kind !== 'prepaid-cesu' || line.eligible)
      const shares = shareOut(payment.cents, lines.map(owes))
      lines.forEach((line, i) => {
        const cents = shares[i] ?? 0
        if (cents > 0) pieces.push({ line, date: payment.date, cents, kind })
      })
      credit += payment.cents - shares.reduce((sum, share) => sum + share, 0)
    }
  }
  return { pieces, credit }
}

type Event =
  | { readonly is: 'note'; readonly note: CreditNote }
  | { readonly is: 'refund'; readonly payment: Payment }
  | { readonly is: 'payment'; readonly payment: Payment }

function inOrder(invoice: Invoice): readonly Event[] {
  const kept = withoutReturned(invoice.payments)
  const received = kept
    .filter((payment) => payment.event === 'received')
    .map((payment) => ({ is: 'payment', payment, date: payment.date }) as const)
  const events = [
    ...invoice.creditNotes.map((note) => ({ is: 'note', note, date: note.date }) as const),
    ...received.filter(({ payment }) => payment.means === 'prepaid-cesu'),
    ...received.filter(({ payment }) => payment.means !== 'prepaid-cesu'),
    ...kept
      .filter((payment) => payment.event === 'refund')
      .map((payment) => ({ is: 'refund', payment, date: payment.date }) as const),
  ]
  // A stable sort: on one day the order above stands.
  return events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function withoutReturned(payments: readonly Payment[]): readonly Payment[] {
  const kept: Payment[] = []
  for (const payment of payments) {
    if (payment.event === 'returned' && payment.cents < 0) {
      const at = kept.findLastIndex(
        (other) =>
          other.event === 'received' &&
          other.date <= payment.date &&
          other.means === payment.means &&
          other.thirdParty === payment.thirdParty &&
          other.cents === -payment.cents,
      )
      if (at < 0) throw new Error(`nothing of ${payment.invoice} was received that could come back`)
      kept.splice(at, 1)
    } else if (payment.event === 'received' ? payment.cents > 0 : payment.cents < 0) {
      if (payment.event !== 'received' && payment.event !== 'refund') {
        throw new Error(`unknown event: ${payment.event}`)
      }
      kept.push(payment)
    } else {
      throw new Error(`the sign of a ${payment.event} payment of ${payment.invoice} is wrong`)
    }
  }
  return kept
}

function kindOf(payment: Payment): MoneyKind {
  if (payment.means === 'cash') return 'cash'
  if (payment.means === 'prepaid-cesu') return 'prepaid-cesu'
  if (!ADMITTED.includes(payment.means)) throw new Error(`unknown means: ${payment.means}`)
  return payment.thirdParty === '' ? 'own' : 'aid'
}

/** Takes `cents` off a line, the money that came last first, each piece staying of its kind. */
function released(all: readonly Piece[], line: Line, cents: number, date: string): Piece[] {
  const minus: Piece[] = []
  let left = cents
  const stillThere = netOf(all.filter((piece) => piece.line === line))
  for (const piece of stillThere.reverse()) {
    const taken = Math.min(left, piece.cents)
    if (taken > 0) minus.push({ line, date, cents: -taken, kind: piece.kind })
    left -= taken
  }
  return minus
}

/** What is left of each payment on a line once earlier releases took the newest money. */
function netOf(pieces: readonly Piece[]): Piece[] {
  const net: Piece[] = []
  for (const piece of pieces) {
    let taken = piece.cents < 0 ? -piece.cents : 0
    if (taken === 0) net.push(piece)
    while (taken > 0) {
      const last = net.pop()
      if (last === undefined) throw new Error('more money left a line than it had')
      if (last.cents > taken) net.push({ ...last, cents: last.cents - taken })
      taken -= Math.min(taken, last.cents)
    }
  }
  return net
}

/** Shares of `cents` in proportion to `weights`, never above them; in whole cents. */
function shareOut(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (cents >= total) return [...weights]
  const shares = weights.map((weight) => Number((BigInt(cents) * BigInt(weight)) / BigInt(total)))
  const remainders = weights.map((weight) => (BigInt(cents) * BigInt(weight)) % BigInt(total))
  for (let odd = cents - shares.reduce((sum, share) => sum + share, 0); odd > 0; odd -= 1) {
    let best = 0
    remainders.forEach((remainder, i) => {
      if (remainder > (remainders[best] ?? 0n)) best = i
    })
    shares[best] = (shares[best] ?? 0) + 1
    remainders[best] = -1n
  }
  return shares
}
