import { type Cell, csv } from './csv.js'
import { daysAfter } from './dates.js'
import type { Dice } from './dice.js'
import type { MonthlyInvoice } from './invoices.js'
import type { Rates } from './rates.js'

/** Money in (`received`) or out (`returned` and `refund`, negative), in cents. */
export interface MoneyRow {
  readonly date: string
  readonly invoice: string
  readonly cents: number
  readonly means: string
  readonly thirdParty: string
  readonly event: 'received' | 'returned' | 'refund'
}

/** Cents taken off one line of an invoice, lines counted from 1. */
export interface CreditNoteRow {
  readonly date: string
  readonly invoice: string
  readonly line: number
  readonly cents: number
}

/** What happened to the invoices; both lists by date, the first days of the next year included. */
export interface Money {
  readonly payments: readonly MoneyRow[]
  readonly creditNotes: readonly CreditNoteRow[]
}

const OWN_MEANS = ['transfer', 'transfer', 'cheque', 'card', 'direct-debit', 'direct-debit']
const CAN_COME_BACK = ['cheque', 'direct-debit']

/** Pays the invoices, corrects some, up to the end of March after the year. */
export function makeMoney(
  dice: Dice,
  invoices: readonly MonthlyInvoice[],
  { year, rates }: { year: number; rates: Rates },
): Money {
  const all = invoices.map((invoice) => settle(dice, invoice, year, rates))
  const known = <T extends { date: string; invoice: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.date <= `${year + 1}-03-31`).sort(byDateAndInvoice)
  return {
    payments: known(all.flatMap((one) => one.payments)),
    creditNotes: known(all.flatMap((one) => one.creditNotes)),
  }
}

const byDateAndInvoice = (
  a: { date: string; invoice: string },
  b: { date: string; invoice: string },
) =>
  a.date + a.invoice < b.date + b.invoice ? -1 : a.date + a.invoice > b.date + b.invoice ? 1 : 0

function settle(dice: Dice, invoice: MonthlyInvoice, year: number, rates: Rates): Money {
  const firstDay = daysAfter(invoice.date, dice.int(2, 40))
  const before = dice.chance(rates.creditNoteBefore)
    ? [noteOf(dice, invoice, daysAfter(invoice.date, dice.int(1, 2)), [])]
    : []
  if (dice.chance(rates.unpaid)) return { payments: [], creditNotes: before }

  const plan = pay(dice, invoice, before, firstDay, rates)
  const over = dice.chance(rates.overpaid) && plan.complete ? dice.pick([500, 1500, 2000]) : 0
  const { payments: paid, extra } = overpay(plan.payments, over)
  const back = comeBack(dice, paid, year, rates)
  const payments = [...paid, ...back.rows]
  const lastDay = [firstDay, ...payments.map((row) => row.date)].sort().at(-1) ?? firstDay

  const after = dice.chance(rates.creditNoteAfter)
    ? [noteOf(dice, invoice, daysAfter(lastDay, dice.int(1, 20)), before)].filter(isSome)
    : []
  // Only what was paid in full leaves exactly the credit that the rows below give back.
  const owed = extra + after.reduce((sum, note) => sum + note.cents, 0)
  const settled = plan.complete && back.complete && owed > 0
  // Prepaid CESU is never given back in money.
  const inMoney = payments.every((row) => row.means !== 'prepaid-cesu')
  if (settled && inMoney && dice.chance(rates.refunded)) {
    const date = daysAfter(after[0]?.date ?? lastDay, dice.int(0, 12))
    payments.push(rowOf(invoice, date, -owed, 'transfer', 'refund'))
  }
  return { payments, creditNotes: [...before, ...after] }
}

const isSome = (note: CreditNoteRow) => note.cents > 0

/** A whole line or half of it; nothing when an earlier note took that line already. */
function noteOf(
  dice: Dice,
  invoice: MonthlyInvoice,
  date: string,
  earlier: readonly CreditNoteRow[],
): CreditNoteRow {
  const line = dice.int(1, invoice.lines.length)
  const full = invoice.lines[line - 1]?.cents ?? 0
  const taken = earlier.some((note) => note.line === line)
  const whole = invoice.lines.length > 1 && dice.chance(0.5)
  const cents = taken ? 0 : whole ? full : Math.floor(full / 2)
  return { date, invoice: invoice.no, line, cents }
}

function rowOf(
  invoice: MonthlyInvoice,
  date: string,
  cents: number,
  means: string,
  event: MoneyRow['event'] = 'received',
  thirdParty = '',
): MoneyRow {
  return { date, invoice: invoice.no, cents, means, thirdParty, event }
}

/** `complete` when the payments leave no line with a debt and no money without a line. */
function pay(
  dice: Dice,
  invoice: MonthlyInvoice,
  notes: readonly CreditNoteRow[],
  date: string,
  rates: Rates,
): { payments: readonly MoneyRow[]; complete: boolean } {
  const owed = invoice.lines.map(
    (line, i) => line.cents - (notes.find((note) => note.line === i + 1)?.cents ?? 0),
  )
  const total = owed.reduce((sum, cents) => sum + cents, 0)
  const eligible = owed.reduce((s, cents, i) => s + (invoice.lines[i]?.eligible ? cents : 0), 0)
  const payments: MoneyRow[] = []
  const above = dice.chance(rates.prepaidCesuAbove)
  let cesu = 0
  if (eligible > 0 && dice.chance(rates.prepaidCesu)) {
    cesu = above ? eligible + Math.min(1000, total) : dice.pick([eligible, Math.ceil(eligible / 2)])
    payments.push(rowOf(invoice, date, cesu, 'prepaid-cesu'))
  }
  let rest = total - cesu
  if (rest > 1 && dice.chance(rates.thirdParty)) {
    const share = Math.round(rest * 0.4)
    payments.push(rowOf(invoice, date, share, 'transfer', 'received', dice.pick(THIRD_PARTIES)))
    rest -= share
  }
  const means = dice.chance(rates.cash) ? 'cash' : dice.pick(OWN_MEANS)
  const instalments = rest > 2 && dice.chance(rates.partial) ? dice.int(2, 3) : 1
  const given = instalments > 1 && dice.chance(0.3) ? instalments - 1 : instalments
  const each = Math.floor(rest / instalments)
  for (let i = 0; i < given && rest > 0; i += 1) {
    const cents = i + 1 === instalments ? rest - each * i : each
    payments.push(rowOf(invoice, daysAfter(date, i * 30), cents, means))
  }
  return { payments, complete: given === instalments && cesu <= eligible && total > 0 }
}

const THIRD_PARTIES = ['DEPT-26', 'DEPT-07', 'MUTUELLE-DROME']

/** Rounds up the last payment; prepaid CESU have the amount they have. */
function overpay(
  payments: readonly MoneyRow[],
  extra: number,
): { payments: readonly MoneyRow[]; extra: number } {
  const last = payments.findLast((row) => row.means !== 'prepaid-cesu')
  if (last === undefined) return { payments, extra: 0 }
  const more = { ...last, cents: last.cents + extra }
  return { payments: payments.map((row) => (row === last ? more : row)), extra }
}

/** Returns a cheque or a debit; most are paid again. */
function comeBack(
  dice: Dice,
  payments: readonly MoneyRow[],
  year: number,
  rates: Rates,
): { rows: readonly MoneyRow[]; complete: boolean } {
  const bounced = payments.find((row) => CAN_COME_BACK.includes(row.means))
  if (bounced === undefined) return { rows: [], complete: true }
  const late = bounced.date.startsWith(`${year}-12-`) && dice.chance(rates.returnedInJanuary)
  if (!late && !dice.chance(rates.returned)) return { rows: [], complete: true }
  const date = late
    ? `${year + 1}-01-${dice.int(10, 28)}`
    : daysAfter(bounced.date, dice.int(3, 45))
  const returned: MoneyRow = { ...bounced, date, cents: -bounced.cents, event: 'returned' }
  const again = { ...bounced, date: daysAfter(date, dice.int(2, 20)), means: 'transfer' }
  const paidAgain = dice.chance(0.6)
  return { rows: paidAgain ? [returned, again] : [returned], complete: paidAgain }
}

/** Prints the payments. */
export const paymentsCsv = (payments: readonly MoneyRow[]) =>
  csv(
    ['Date', 'Invoice No', 'Amount (cents)', 'Means', 'Third Party', 'Event'],
    payments.map((row): Cell[] => [
      row.date,
      row.invoice,
      row.cents,
      row.means,
      row.thirdParty,
      row.event,
    ]),
  )

/** Prints the credit notes, numbered by date, anew each year. */
export function creditNotesCsv(notes: readonly CreditNoteRow[]): string {
  const numbers = new Map<string, number>()
  return csv(
    ['Credit Note No', 'Date', 'Corrects', 'Line', 'Amount TTC (cents)'],
    notes.map((note): Cell[] => {
      const year = note.date.slice(0, 4)
      const number = (numbers.get(year) ?? 0) + 1
      numbers.set(year, number)
      const no = `A${year}-${String(number).padStart(4, '0')}`
      return [no, note.date, note.invoice, note.line, note.cents]
    }),
  )
}
