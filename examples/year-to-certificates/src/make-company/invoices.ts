import type { Person } from './contacts.js'
import { type Cell, csv } from './csv.js'
import { lastOfMonth } from './dates.js'
import type { Dice } from './dice.js'
import { LONGEST_ODD_JOB } from './organisation.js'
import type { Rates } from './rates.js'
import type { DoneVisit } from './visits.js'

/** A line as it is billed, in cents VAT included; goods have no visit and no activity. */
export interface BilledLine {
  readonly visit: string
  readonly activity: string
  readonly item: string
  readonly minutes: number | ''
  readonly cents: number
  readonly vat: number
  readonly kind: 'service' | 'goods'
  /** Whether prepaid CESU may pay for it. */
  readonly eligible: boolean
}

/** A month of one customer. */
export interface MonthlyInvoice {
  readonly no: string
  readonly date: string
  readonly customer: Person
  readonly lines: readonly BilledLine[]
}

const FULL_VAT = 20
const FIXED_PRICE_CENTS = 6900

/** Bills the visits, one invoice a customer and month; numbers follow dates, anew each year. */
export function makeInvoices(
  dice: Dice,
  visits: readonly DoneVisit[],
  options: { year: number; rates: Rates },
): readonly MonthlyInvoice[] {
  const invoices: MonthlyInvoice[] = []
  const numbers = new Map<string, number>()
  for (const [date, ofMonth] of groupBy(visits, (visit) => lastOfMonth(visit.date))) {
    const year = date.slice(0, 4)
    for (const [, its] of groupBy(ofMonth, (visit) => visit.customer.no)) {
      const [{ customer } = { customer: undefined }] = its
      if (customer === undefined) continue
      const number = (numbers.get(year) ?? 0) + 1
      numbers.set(year, number)
      const lines = its.map((visit) => lineOf(dice, visit, options))
      if (dice.chance(options.rates.goods)) lines.push(goodsOf(dice))
      invoices.push({ no: `${year}-${String(number).padStart(5, '0')}`, date, customer, lines })
    }
  }
  return invoices
}

function lineOf(
  dice: Dice,
  visit: DoneVisit,
  { year, rates }: { year: number; rates: Rates },
): BilledLine {
  const { activity, customer, minutes } = visit
  const fixed = activity.code === 'II-11' && dice.chance(rates.fixedPrice)
  const tooLong = activity.code === 'II-3' && minutes > LONGEST_ODD_JOB
  const declaredOn = activity.declaredOn?.(year)
  const declared = declaredOn !== undefined && declaredOn <= visit.date
  const individual = customer.organisation === ''
  return {
    visit: visit.no,
    activity: activity.code,
    item: fixed ? `${activity.item} (forfait)` : activity.item,
    minutes: fixed ? '' : minutes,
    cents: fixed ? FIXED_PRICE_CENTS : Math.round((activity.centsAnHour * minutes) / 60),
    vat: individual && declared && !tooLong ? activity.vat : FULL_VAT,
    kind: 'service',
    eligible: individual && declared && !tooLong && visit.place === 'home',
  }
}

const GOODS = [
  { item: 'Câble et adaptateur', cents: 1290 },
  { item: 'Terreau, 40 l', cents: 995 },
  { item: 'Cartouches "noir", lot de 2', cents: 3449 },
]

function goodsOf(dice: Dice): BilledLine {
  const of = { visit: '', activity: '', minutes: '', vat: FULL_VAT, eligible: false } as const
  return { ...dice.pick(GOODS), ...of, kind: 'goods' }
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

const COLUMNS = [
  'Invoice No',
  'Invoice Date',
  'Contact No',
  'Line',
  'Visit No',
  'Activity',
  'Item',
  'Minutes',
  'Amount TTC (cents)',
  'VAT %',
  'Kind',
]

/** Prints the invoices, a row a line. */
export const invoicesCsv = (invoices: readonly MonthlyInvoice[]) =>
  csv(
    COLUMNS,
    invoices.flatMap(({ no, date, customer, lines }) =>
      lines.map((line, i): Cell[] => [
        no,
        date,
        customer.no,
        i + 1,
        line.visit,
        line.activity,
        line.item,
        line.minutes,
        line.cents,
        line.vat,
        line.kind,
      ]),
    ),
  )
