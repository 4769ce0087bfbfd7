import { type Calendar, isHoliday, isWorkingDay, type WorkerId } from '../organisation/index.js'
import { type CivilDate, plusDays, type TimeOfDay } from '../shared/civil-date.js'
import { nextOf } from './rhythm.js'
import { type Chapter, chapterOn, type VisitSeries } from './series.js'

/** One visit of a series: the date that its rhythm says, and when it really is. */
export interface Occurrence {
  readonly of: CivilDate
  readonly edition: number
  readonly date: CivilDate
  readonly start: TimeOfDay
  readonly minutes: number
  readonly worker: WorkerId | null
}

/** The first date from `after` on that the rhythm says, that day included, left out or not; undefined when the series is over. */
export const nextDate = (series: VisitSeries, after: CivilDate): CivilDate | undefined => {
  const chapters = series.chapters.filter((_, i) => {
    const next = series.chapters[i + 1]
    return !next || next.from > after
  })
  for (const chapter of chapters) {
    const end = endOf(series, chapter)
    const date = nextOf(chapter.rhythm, chapter.from, after, end)
    if (date) return date
  }
  return undefined
}

const endOf = ({ chapters, until }: VisitSeries, chapter: Chapter): CivilDate | undefined => {
  const next = chapters[chapters.indexOf(chapter) + 1]?.from
  return next && (!until || next < until) ? next : (until ?? undefined)
}

/** The visits whose rhythm says a date from one (inclusive) to another (exclusive), in that order. */
export const occurrences = (
  series: VisitSeries,
  calendar: Calendar,
  from: CivilDate,
  until: CivilDate,
): readonly Occurrence[] => {
  const found: Occurrence[] = []
  let of = nextDate(series, from)
  while (of && of < until) {
    const one = occurrenceOn(series, calendar, of)
    if (one) found.push(one)
    of = nextDate(series, plusDays(of, 1))
  }
  return found
}

/** What becomes of a date that the rhythm says: undefined = left out. What a person moved stays where they put it. */
const occurrenceOn = (
  series: VisitSeries,
  calendar: Calendar,
  of: CivilDate,
): Occurrence | undefined => {
  const chapter = chapterOn(series, of)
  if (!chapter) return undefined
  const { edition, start, minutes, worker, holidays } = chapter
  const exception = series.exceptions.find(({ date }) => date === of)
  if (exception)
    return exception.moved ? { of, edition, minutes, worker, ...exception.moved } : undefined
  if (!isHoliday(calendar, of) || holidays === 'go')
    return { of, edition, date: of, start, minutes, worker }
  return holidays === 'skip'
    ? undefined
    : { of, edition, date: workingDayFrom(calendar, of), start, minutes, worker }
}

/** The first working day from a date on. */
const workingDayFrom = (calendar: Calendar, date: CivilDate): CivilDate =>
  isWorkingDay(calendar, date) ? date : workingDayFrom(calendar, plusDays(date, 1))
