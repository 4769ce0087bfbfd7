import {
  type Calendar,
  isActive,
  isHoliday,
  type Worker,
  type WorkingHours,
  type WorkingWeek,
} from '../organisation/index.js'
import { workingTime } from '../rules/fr/working-time.js'
import { type CivilDate, weekday } from '../shared/civil-date.js'
import type { Absence } from './absence.js'
import type { PlanClock } from './plan-clock.js'
import type { Shift } from './planner/index.js'

/** What is known of a worker for some days. */
export interface Worked {
  readonly worker: Worker
  readonly week: WorkingWeek | undefined
  readonly absences: readonly Absence[]
  readonly now: Standing
}

/** How it stands with a worker now. */
export interface Standing {
  /** The moment in seconds before which nothing can be begun any more. */
  readonly notBefore: number
  /** The place of the last visit of a day that has begun; absent = the day starts at home. */
  readonly at?: number | undefined
  /** What was worked that day so far, in seconds, and the day. */
  readonly worked: number
  /** What is left that day of what the worker has along; absent = all of it. */
  readonly left?: Shift['parts'] | undefined
  readonly today: CivilDate
}

const minute = 60

/**
 * The shifts of a worker on some days: the hours of their week, without holidays and absences, each a shift of its own. Most work a day and
 * a week, and the break after six hours, are those of the law (known from memory: the tables of working time): where a week's hours come to
 * more than the law lets be worked, each of its shifts has an equal part of it.
 */
export const shiftsOf = (
  known: Worked,
  dates: readonly CivilDate[],
  calendar: Calendar,
  clock: PlanClock,
): readonly Shift[] => {
  const bare = dates.flatMap((date) =>
    shiftsOn(known, date, calendar, clock).map((shift) => ({ ...shift, date })),
  )
  const [date] = dates
  const day = (date && workingTime.day.on(date)?.value) ?? 1440
  const week = (date && workingTime.week.on(date)?.value) ?? 7 * 1440
  const { worked, today } = known.now
  const most = bare.map(({ start, end, date: on }) =>
    Math.max(0, Math.min(end - start, day * minute - (on === today ? worked : 0))),
  )
  const weeks = Math.ceil(dates.length / 7)
  const whole = most.reduce((sum, one) => sum + one, 0)
  const part = whole > week * minute * weeks ? (week * minute * weeks) / bare.length : Infinity
  return bare.map(({ date: _, ...shift }, i) => ({
    ...shift,
    mostWork: Math.floor(Math.min(most[i] ?? 0, part)),
  }))
}

const shiftsOn = (
  { worker, week, absences, now: { notBefore, at, left, today } }: Worked,
  date: CivilDate,
  calendar: Calendar,
  clock: PlanClock,
): readonly Shift[] => {
  const hours = week?.hours.find((one) => one.weekday === weekday(date))
  const isOff = isHoliday(calendar, date) && week?.holidays !== true
  if (!hours || isOff || !isActive(worker, date)) return []
  const whole = {
    start: Math.max(clock.secondsAt(date, hours.from), notBefore),
    end: clock.secondsAt(date, hours.until),
  }
  const away = absences.map(({ from, until }) => ({
    start: clock.secondsAt(from.date, from.time),
    end: clock.secondsAt(until.date, until.time),
  }))
  return away
    .reduce<readonly Span[]>((left, gone) => left.flatMap((one) => without(one, gone)), [whole])
    .filter(({ start, end }) => end > start)
    .map((span, i) => ({
      ...span,
      pauses: pausesOf(span, hours, date, clock),
      ...(at !== undefined && date === today && i === 0 && { from: at }),
      ...(left && date === today && { parts: left }),
    }))
}

interface Span {
  readonly start: number
  readonly end: number
}

const without = ({ start, end }: Span, gone: Span): readonly Span[] =>
  gone.end <= start || gone.start >= end
    ? [{ start, end }]
    : [
        { start, end: gone.start },
        { start: gone.end, end },
      ].filter((one) => one.end > one.start)

/** The pause that the worker wants, where it still falls in; else that of the law, when the shift is long enough for it. */
const pausesOf = (
  { start, end }: Span,
  { pause }: WorkingHours,
  date: CivilDate,
  clock: PlanClock,
): NonNullable<Shift['pauses']> => {
  if (pause) {
    const earliest = clock.secondsAt(date, pause.earliest)
    const latest = clock.secondsAt(date, pause.latest)
    const duration = pause.minutes * minute
    return earliest >= start && latest + duration <= end ? [{ earliest, latest, duration }] : []
  }
  const law = workingTime.break.on(date)?.value
  if (!law || end - start <= law.after * minute) return []
  const latest = start + law.after * minute
  return [{ earliest: start, latest, duration: law.minutes * minute }]
}
