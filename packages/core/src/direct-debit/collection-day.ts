import { type CivilDate, plusDays, plusMonths } from '../shared/civil-date.js'
import { plusTargetDays, targetDayFrom } from './target-days.js'

/** What a debit's day has to respect, besides that banks are open. */
export interface DayTerms {
  readonly today: CivilDate
  /** Days from telling the payer to the debit, at least. */
  readonly noticeDays: number
  /** Open days of TARGET from the file to the debit, at least. */
  readonly submissionDays: number
  /** The day of the month that the parties agreed on, 1 to 31; the last day of a shorter month. */
  readonly agreedDay?: number | undefined
  /** The first day on which money may be taken for what is debited; absent = at once. */
  readonly payableFrom?: CivilDate | undefined
}

/** The first day on which a debit may be collected that is prepared today: open, told of in time, handed over in time, when money may be taken, as agreed. */
export const earliestDay = ({ agreedDay, ...terms }: DayTerms): CivilDate => {
  const first = firstDay(terms)
  return agreedDay === undefined ? first : agreedFrom(first, agreedDay)
}

const agreedFrom = (first: CivilDate, agreedDay: number, month = -1): CivilDate => {
  const date = agreedIn(plusMonths(first, month), agreedDay)
  return date >= first ? date : agreedFrom(first, agreedDay, month + 1)
}

/** The same, whatever day was agreed on. */
export const firstDay = ({
  today,
  noticeDays,
  submissionDays,
  payableFrom = today,
}: Omit<DayTerms, 'agreedDay'>): CivilDate => {
  const told = targetDayFrom(plusDays(today, noticeDays))
  const handed = plusTargetDays(targetDayFrom(today), submissionDays)
  return [told, handed, targetDayFrom(payableFrom)].sort().at(-1) ?? told
}

/** Whether a day is the one agreed on, or the first open day after it. */
export const isAgreedDay = (date: CivilDate, agreedDay: number): boolean =>
  [0, -1].some((months) => agreedIn(plusMonths(date, months), agreedDay) === date)

/** The day agreed on in the month of a date, or the first open day after it, which may be in the next month. */
const agreedIn = (date: CivilDate, agreedDay: number): CivilDate => {
  const firstOfMonth = `${date.slice(0, 8)}01` as CivilDate
  const lastOfMonth = plusDays(plusMonths(firstOfMonth, 1), -1)
  const wanted = plusDays(firstOfMonth, agreedDay - 1)
  const exists = wanted < lastOfMonth
  return targetDayFrom(exists ? wanted : lastOfMonth)
}
