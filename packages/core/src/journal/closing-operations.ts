import { z } from 'zod'
import { facts } from '../app/facts.js'
import { command } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { errands } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { closeBooks, LegalEntityId } from '../organisation/index.js'
import { CivilDate, plusDays, yearOf } from '../shared/civil-date.js'
import { midnight } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { Closing } from './closing.js'
import { journalEntries, journalHeads } from './collections.js'
import type { JournalEntry } from './entry.js'
import { emptyJournal, type JournalHead } from './head.js'
import {
  type Days,
  daysOfMonth,
  daysOfYear,
  Month,
  monthOf,
  nextMonth,
  type Period,
} from './period.js'
import { written } from './sources.js'
import { minusTotals, totalsOf } from './totals.js'
import { write } from './writing.js'

const refusals = {
  'period-not-over': { from: CivilDate },
  'period-already-closed': { through: CivilDate },
  'period-not-next': { next: z.string() },
  'journal-behind': {},
} as const

const Content = z.record(z.string(), z.json())
const closers = { owner: 'all', accountant: 'all' } as const
const journalOf = () => 'journal'

/**
 * Closes a day, and with it the days before it that no closing counted. The engine asks it the night after a day with entries.
 * Closings count entries by the day they were written down, so that what is told late is counted, once, when it is told.
 */
export const closeDay = command({
  input: z.object({ legalEntity: LegalEntityId, day: CivilDate }),
  output: Closing,
  allow: { ...closers, system: 'all' },
  refusals,
  lane: journalOf,
  async run(work, { legalEntity, day: through }) {
    const head = (await work.get(journalHeads, legalEntity)) ?? emptyJournal(legalEntity)
    const { day: last } = head.closed
    if (last && through <= last) return refuse({ code: 'period-already-closed', through: last })
    const first = [head.openSince ?? through, through].sort()[0] ?? through
    return close(work, head, 'day', { from: last ? plusDays(last, 1) : first, through })
  },
})

/** Closes a month, after the one before it; from then on its books are shut: money of its days is entered in a later one. */
export const closeMonth = command({
  input: z.object({ legalEntity: LegalEntityId, month: Month }),
  output: Closing,
  allow: closers,
  refusals,
  lane: journalOf,
  async run(work, { legalEntity, month }) {
    const head = (await work.get(journalHeads, legalEntity)) ?? emptyJournal(legalEntity)
    const days = daysOfMonth(month)
    const { month: last } = head.closed
    if (last && days.through <= last)
      return refuse({ code: 'period-already-closed', through: last })
    const next = last && nextMonth(monthOf(last))
    if (next && month !== next) return refuse({ code: 'period-not-next', next })
    const closed = await close(work, head, 'month', days)
    if (closed.ok) await closeBooks(work, legalEntity, days.through)
    return closed
  },
})

/** Closes a calendar year whose months are closed. */
export const closeYear = command({
  input: z.object({ legalEntity: LegalEntityId, year: z.int().min(2000).max(2100) }),
  output: Closing,
  allow: closers,
  refusals,
  lane: journalOf,
  async run(work, { legalEntity, year }) {
    const head = (await work.get(journalHeads, legalEntity)) ?? emptyJournal(legalEntity)
    const days = daysOfYear(year)
    const { month, year: last } = head.closed
    if (last && days.through <= last)
      return refuse({ code: 'period-already-closed', through: last })
    if (last && year !== yearOf(last) + 1)
      return refuse({ code: 'period-not-next', next: String(yearOf(last) + 1) })
    if (!month || month < days.through)
      return refuse({
        code: 'period-not-next',
        next: month ? nextMonth(monthOf(month)) : `${year}-12`,
      })
    return close(work, head, 'year', days)
  },
})

const close = async (
  work: Work,
  { id: legalEntity, perpetual: ever }: JournalHead,
  period: Period,
  { from, through }: Days,
) => {
  if (work.today <= through) return refuse({ code: 'period-not-over', from: plusDays(through, 1) })
  if (await isBehind(work, through)) return refuse({ code: 'journal-behind' })
  const since = { where: { legalEntity, entered: { from } }, order: 'no' }
  const entries = await everything(work, journalEntries, since)
  const isLater = (entry: JournalEntry) => entry.entered > through
  const totals = totalsOf(entries.filter((entry) => !isLater(entry)))
  const later = entries.filter(isLater)
  const perpetual = minusTotals(ever, totalsOf(later))
  const of = `${period} ${through}`
  const told = { period, from, through, totals, perpetual }
  const content = Content.parse(told)
  const { invoiced: amount, taxes } = totals
  const said = { of, source: of, on: through, amount, taxes, content } as const
  const written = await write(work, legalEntity, [{ ...said, legalEntity, kind: 'closing' }])
  const openSince = later.find(({ kind }) => kind !== 'closing')?.entered ?? null
  const closed = { ...written.closed, [period]: through }
  const head = { ...written, closed }
  work.put(journalHeads, period === 'day' ? { ...head, openSince } : head)
  const anchor = { count: written.count, hash: written.hash }
  work.record({ type: 'period-closed', of: legalEntity, data: { period, through, ...anchor } })
  return accept({ ...told, anchor })
}

/** Whether something that happened up to a day's end is not written down yet. */
const isBehind = async (work: Work, through: CivilDate): Promise<boolean> => {
  const due = { from: '', to: midnight(plusDays(through, 1)) }
  const type = { in: written }
  const [unplaced] = await work.find(facts, { where: { due, type }, limit: 1 })
  const operation = 'journal.follow'
  const [unread] = await work.find(errands, { where: { operation }, limit: 1 })
  return unplaced !== undefined || unread !== undefined
}
