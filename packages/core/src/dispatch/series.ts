import { match } from 'ts-pattern'
import { z } from 'zod'
import { WorkerId } from '../organisation/index.js'
import { OrderId } from '../sales/index.js'
import { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { fallsOn, Rhythm } from './rhythm.js'
import { SeriesId } from './series-id.js'
import { crossesMidnight, Minutes, Task } from './visit.js'

/** What a series asks for from some day on. */
export const SeriesPlan = z
  .object({
    rhythm: Rhythm,
    start: TimeOfDay,
    minutes: Minutes,
    /** Null = to be decided for each visit. */
    worker: WorkerId.nullable().default(null),
    /** What becomes of a visit that falls on a holiday: it is done, left out, or moved to the next working day. */
    holidays: z.enum(['go', 'skip', 'move']),
  })
  .readonly()

/** A stretch of a series: from its first day until the next one’s. */
export const Chapter = z
  .object({ ...SeriesPlan.unwrap().shape, from: CivilDate, edition: z.int().positive() })
  .readonly()
/** A stretch of a series. */
export type Chapter = z.output<typeof Chapter>

/** What is otherwise on one date of a series. */
const Exception = z
  .object({
    /** The date that the rhythm says. */
    date: CivilDate,
    /** Where it went; null = left out. */
    moved: z.object({ date: CivilDate, start: TimeOfDay }).readonly().nullable(),
    reason: ReasonWord,
  })
  .readonly()

/** Visits that come back (interventions récurrentes). They are made ahead of time, each once. */
export const VisitSeries = z
  .object({
    id: SeriesId,
    order: OrderId.nullable(),
    ...Task.unwrap().shape,
    /** By their first day, at least one. */
    chapters: z.array(Chapter).min(1).readonly(),
    /** From this day on, that day included, nothing more; null = without an end. */
    until: CivilDate.nullable(),
    exceptions: z.array(Exception).readonly(),
    /** How many days ahead its visits are made. */
    horizon: z.int().min(1).max(183),
    /** The visits of dates before this one are made. */
    madeUntil: CivilDate,
  })
  .readonly()
  .meta({ id: 'VisitSeries' })
/** Visits that come back. */
export type VisitSeries = z.output<typeof VisitSeries>

/** What may be asked of a series; `today` is the day it is asked. */
export type SeriesCommand =
  | { readonly type: 'skip'; readonly date: CivilDate; readonly reason: string }
  | {
      readonly type: 'move'
      readonly date: CivilDate
      readonly to: CivilDate
      readonly start: TimeOfDay
      readonly reason: string
    }
  | {
      readonly type: 'change'
      readonly from: CivilDate
      readonly today: CivilDate
      readonly plan: z.output<typeof SeriesPlan>
    }
  | {
      readonly type: 'stop'
      readonly from: CivilDate
      readonly today: CivilDate
      readonly reason: string
    }
  | { readonly type: 'make'; readonly until: CivilDate }

/** What happens to a series once it exists. */
export type SeriesFact =
  | { readonly type: 'occurrence-skipped'; readonly date: CivilDate; readonly reason: string }
  | {
      readonly type: 'occurrence-moved'
      readonly date: CivilDate
      readonly to: CivilDate
      readonly start: TimeOfDay
      readonly reason: string
    }
  | { readonly type: 'series-changed'; readonly chapter: Chapter }
  | { readonly type: 'series-stopped'; readonly from: CivilDate; readonly reason: string }
  | { readonly type: 'series-made'; readonly until: CivilDate }

/** The data that a series’ refusals carry. */
export const seriesRefusals = {
  'no-such-occurrence': { date: CivilDate },
  'occurrence-already-skipped': { date: CivilDate },
  'series-already-stopped': { on: CivilDate },
  'series-day-too-early': { after: CivilDate },
  'visit-crosses-midnight': {},
} as const

/** Why a series does not go on as asked. */
export type SeriesRefusal =
  | (Refusal<'no-such-occurrence' | 'occurrence-already-skipped'> & { readonly date: CivilDate })
  | (Refusal<'series-already-stopped'> & { readonly on: CivilDate })
  | (Refusal<'series-day-too-early'> & { readonly after: CivilDate })
  | Refusal<'visit-crosses-midnight'>

type Decision = Result<SeriesFact, SeriesRefusal>

const decide = (series: VisitSeries, command: SeriesCommand): Decision =>
  match(command)
    .returnType<Decision>()
    .with({ type: 'skip' }, ({ date, reason }) =>
      onOccurrence(series, date, { type: 'occurrence-skipped', date, reason }),
    )
    .with({ type: 'move' }, ({ type: _, ...moved }) => {
      const minutes = chapterOn(series, moved.date)?.minutes ?? 0
      return crossesMidnight({ start: moved.start, minutes })
        ? refuse({ code: 'visit-crosses-midnight' })
        : onOccurrence(series, moved.date, { ...moved, type: 'occurrence-moved' })
    })
    .with({ type: 'change' }, ({ from, today, plan }) => {
      if (crossesMidnight(plan)) return refuse({ code: 'visit-crosses-midnight' })
      const edition = Math.max(...series.chapters.map((one) => one.edition)) + 1
      const chapter = { ...plan, from, edition }
      return untilThen(series, from, today) ?? accept({ type: 'series-changed', chapter })
    })
    .with(
      { type: 'stop' },
      ({ from, today, reason }) =>
        untilThen(series, from, today) ?? accept({ type: 'series-stopped', from, reason }),
    )
    .with({ type: 'make' }, ({ until }) => accept({ type: 'series-made', until }))
    .exhaustive()

/** Refuses a day that is not to come, or on which the series has stopped. */
const untilThen = (
  { until }: VisitSeries,
  from: CivilDate,
  today: CivilDate,
): Decision | undefined => {
  if (until && from >= until) return refuse({ code: 'series-already-stopped', on: until })
  return from <= today ? refuse({ code: 'series-day-too-early', after: today }) : undefined
}

const onOccurrence = (series: VisitSeries, date: CivilDate, fact: SeriesFact): Decision => {
  const chapter = chapterOn(series, date)
  if (!chapter || !fallsOn(chapter.rhythm, chapter.from, date))
    return refuse({ code: 'no-such-occurrence', date })
  const known = series.exceptions.find((one) => one.date === date)
  return known && !known.moved ? refuse({ code: 'occurrence-already-skipped', date }) : accept(fact)
}

/** The chapter that a date belongs to; undefined before the first, and from the end on. */
export const chapterOn = (
  { chapters, until }: VisitSeries,
  date: CivilDate,
): Chapter | undefined =>
  until && date >= until ? undefined : chapters.findLast(({ from }) => from <= date)

const evolve = (series: VisitSeries, fact: SeriesFact): VisitSeries =>
  match(fact)
    .returnType<VisitSeries>()
    .with({ type: 'occurrence-skipped' }, ({ date, reason }) =>
      except(series, { date, moved: null, reason }),
    )
    .with({ type: 'occurrence-moved' }, ({ date, to, start, reason }) =>
      except(series, { date, moved: { date: to, start }, reason }),
    )
    .with({ type: 'series-changed' }, ({ chapter }) => ({
      ...series,
      chapters: [...series.chapters.filter(({ from }) => from < chapter.from), chapter],
      ...(chapter.from < series.madeUntil ? { madeUntil: chapter.from } : {}),
    }))
    .with({ type: 'series-stopped' }, ({ from }) => ({ ...series, until: from }))
    .with({ type: 'series-made' }, ({ until }) => ({ ...series, madeUntil: until }))
    .exhaustive()

const except = (series: VisitSeries, exception: z.output<typeof Exception>): VisitSeries => ({
  ...series,
  exceptions: [...series.exceptions.filter(({ date }) => date !== exception.date), exception].sort(
    (a, b) => (a.date < b.date ? -1 : 1),
  ),
})

/** Runs until it is stopped; a date of it is left out or moved, and from some day on it goes otherwise. */
export const seriesLife: Lifecycle<VisitSeries, SeriesCommand, SeriesFact, SeriesRefusal> = {
  decide,
  evolve,
}
