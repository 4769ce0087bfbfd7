import { z } from 'zod'
import { query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { invoices } from '../invoicing/index.js'
import {
  type Days,
  daysOfMonth,
  daysOfYear,
  type JournalEntry,
  journalEntries,
  journalHeads,
  Month,
  monthOf,
  nextMonth,
  totalsOf,
} from '../journal/index.js'
import { LegalEntityId, legalEntities, sellerOn } from '../organisation/index.js'
import { counterSales, settlements } from '../payments/index.js'
import { CivilDate, plusDays } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { Factor } from '../shared/rate.js'
import { accept, refuse } from '../shared/result.js'
import { AgedPart, agedParts } from './aged-balance.js'
import { VatOn } from './chart.js'
import { debtsOf } from './debts.js'
import { byRate, lessVat, type VatDue, vatDueBy } from './vat-due.js'
import { bookkeepingOf } from './vat-operations.js'

const readers = { owner: 'all', manager: 'all', accountant: 'all' } as const

/** Where a month stands: `ahead` has not begun, `running` is not over, `open` can be closed or waits for the one before, `closed` is shut. */
export const MonthState = z.enum(['ahead', 'running', 'open', 'closed'])

/**
 * A month of the books, in cents, VAT included: `sales` are our own invoices and what was sold over the counter, less credit notes;
 * `receipts` what came in, less what went back. `rates` is the VAT that fell due, by rate, without VAT and the tax apart.
 */
export const BooksMonth = z
  .object({
    month: Month,
    sales: Amount,
    receipts: Amount,
    rates: z.array(z.object({ rate: Factor, base: Amount, vat: Amount }).readonly()).readonly(),
    vat: Amount,
    state: MonthState,
  })
  .readonly()
  .meta({ id: 'BooksMonth' })

/**
 * A year of an entity's books, month by month: what the fiscal journal counts by the day each thing stands on, the VAT that fell due as
 * `vatDue` answers it, and what is closed. `nextMonth` is the one whose closing comes next; null while nothing was ever written down.
 */
export const showBooks = query({
  input: z.object({ legalEntity: LegalEntityId, year: z.int().min(2000).max(2100) }),
  output: z.object({
    vatOn: VatOn,
    /** How the entity stands towards VAT at the end of the year, or today in the one that runs. */
    seller: z.enum(['liable', 'franchise', 'exempt']),
    months: z.array(BooksMonth).length(12).readonly(),
    /** The last day closed, of the days, of the months, of the years. */
    closed: z
      .object({
        day: CivilDate.nullable(),
        month: CivilDate.nullable(),
        year: CivilDate.nullable(),
      })
      .readonly(),
    nextMonth: Month.nullable(),
    /** Entries that the journal has, of all years. */
    entries: z.int().nonnegative(),
  }),
  allow: readers,
  refusals: {},
  async run(work, { legalEntity: id, year }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const { vatOn } = await bookkeepingOf(work, id)
    const head = await work.get(journalHeads, id)
    const closed = head?.closed ?? { day: null, month: null, year: null }
    const days = daysOfYear(year)
    const entered = await enteredBetween(work, id, days)
    const due = await vatByMonth(work, id, vatOn, days)
    const months = monthsOf(year).map((month) => {
      const totals = totalsOf(entered.filter(({ on }) => monthOf(on) === month))
      const rates = due.get(month) ?? []
      return {
        month,
        sales: Money.minus(Money.plus(totals.invoiced, totals.counter), totals.credited),
        receipts: Money.minus(
          Money.plus(totals.received, totals.counter),
          Money.plus(totals.returned, totals.refunded),
        ),
        rates: rates.map(({ rate, ...of }) => ({ rate: Factor.parse(rate), ...of })),
        vat: Money.sum(rates.map(({ vat }) => vat)),
        state: stateOf(month, closed.month, work.today),
      }
    })
    const last = [days.through, work.today].sort()[0] ?? work.today
    return accept({
      ...{ vatOn, months, closed, entries: head?.count ?? 0 },
      seller: sellerOn(entity, last).vat,
      nextMonth: closed.month ? nextMonth(monthOf(closed.month)) : await firstMonth(work, id),
    })
  },
})

const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)

const stateOf = (
  month: string,
  closedThrough: CivilDate | null,
  today: CivilDate,
): z.output<typeof MonthState> => {
  const { from, through } = daysOfMonth(month)
  if (closedThrough && closedThrough >= through) return 'closed'
  if (today < from) return 'ahead'
  return today <= through ? 'running' : 'open'
}

const enteredBetween = (
  work: Work,
  legalEntity: LegalEntityId,
  { from, through }: Days,
): Promise<readonly JournalEntry[]> => {
  const where = { legalEntity, on: { from, to: plusDays(through, 1) } }
  return everything(work, journalEntries, { where })
}

/** The month of the first thing that was ever written down: its closing is the first. */
const firstMonth = async (work: Work, legalEntity: LegalEntityId): Promise<string | null> => {
  const [first] = await work.find(journalEntries, {
    ...{ where: { legalEntity }, order: 'no', limit: 1 },
  })
  return first ? monthOf(first.entered) : null
}

/** The VAT that fell due in each month of a year, the debts read once; months that have not begun have none. */
const vatByMonth = async (
  work: Work,
  legalEntity: LegalEntityId,
  vatOn: VatOn,
  { from, through }: Days,
): Promise<ReadonlyMap<string, readonly VatDue[]>> => {
  const debts = await debtsOf(work, legalEntity)
  const within = { legalEntity, on: { from, to: plusDays(through, 1) } }
  const sold = await everything(work, counterSales, { where: within })
  const by = (date: CivilDate) => byRate(debts.flatMap((debt) => vatDueBy(debt, date, vatOn)))
  const months = new Map<string, readonly VatDue[]>()
  let before = by(plusDays(from, -1))
  for (let month = monthOf(from); month <= monthOf(through); month = nextMonth(month)) {
    const days = daysOfMonth(month)
    if (work.today < days.from) break
    const known = by(days.through)
    const counter = sold
      .filter(({ on }) => monthOf(on) === month)
      .flatMap(({ groups }) =>
        groups.map(({ vatRate: rate, net: base, vat }) => ({ rate, base, vat })),
      )
    months.set(month, byRate([...lessVat(known, before), ...counter]))
    before = known
  }
  return months
}

/**
 * What an entity's customers owe today, by how late it is, whoever is to pay it: the customer, or a third party that agreed to a share.
 * Money waiting on their account is not taken off.
 */
export const agedBalance = query({
  input: z.object({ legalEntity: LegalEntityId }),
  output: z.object({ on: CivilDate, parts: z.array(AgedPart).readonly(), owed: Amount }),
  allow: readers,
  refusals: {},
  async run(work, { legalEntity: id }) {
    if (!(await work.get(legalEntities, id))) return refuse({ code: 'not-found', id })
    const where = { legalEntity: id, due: { from: 1 } }
    const owed = await everything(work, settlements, { where })
    const debts = await Promise.all(
      owed.map(async ({ id: invoice, customer, due }) => {
        const { dueOn } = (await work.get(invoices, invoice)) ?? {}
        return { customer, due, dueOn }
      }),
    )
    const parts = agedParts(debts, work.today)
    return accept({ on: work.today, parts, owed: Money.sum(parts.map(({ amount }) => amount)) })
  },
})
