import type { Link, PlanVisit, PlanWorker, Problem } from '@foyer/core/dispatch/planner'
import { greatCircle } from '@foyer/core/store'
import { type Day, type DayVisit, type DayWorker, secondsOf } from './day.js'

/** The second person of a visit that two go to. */
export const secondOf = (visit: string): string => `${visit} (2)`

/** The visit of the day that a visit of the plan is of. */
export const firstOf = (visit: string): string => visit.replace(/ \(2\)$/, '')

/** A day as the planner reads it: seconds from midnight, places by their number, ways by the great circle. */
export const problemOf = async ({ workers, visits, stores }: Day): Promise<Problem> => {
  const points = [...workers, ...visits, ...stores].map(({ home }) => home)
  const { seconds, metres } = await greatCircle().matrix(points, points)
  const whole = (rows: typeof seconds) => rows.map((row) => row.map((cell) => cell ?? 0))
  const placed = visits.map((visit, i) => planned(visit, workers.length + i))
  const pairs = visits.flatMap(({ id, together }, i) => {
    const one = placed[i]
    return together && one ? [{ visit: { ...one, id: secondOf(id) }, link: sideBySide(id) }] : []
  })
  return {
    workers: workers.map(working),
    visits: [...placed, ...pairs.map(({ visit }) => visit)],
    links: pairs.map(({ link }) => link),
    stores: stores.map(({ id, minutes, tools, parts }, i) => ({
      ...{ id, place: workers.length + visits.length + i, duration: minutes * 60 },
      ...(tools && { tools }),
      ...(parts && { parts }),
    })),
    travel: { durations: whole(seconds), distances: whole(metres) },
  }
}

const sideBySide = (id: string): Link => ({
  ...{ first: id, second: secondOf(id), least: 0, most: 0, apart: true },
})

const working = (worker: DayWorker, place: number): PlanWorker => {
  const { id, from, to, overtime, pause, skills, tools, parts } = worker
  return {
    ...{ id, start: place, skills, tools, parts },
    shifts: [
      {
        ...{ start: secondsOf(from), end: secondsOf(to) },
        ...(overtime ? { overtime: overtime * 60 } : {}),
        ...(pause
          ? {
              pauses: [
                {
                  earliest: secondsOf(pause.earliest),
                  latest: secondsOf(pause.latest),
                  duration: pause.minutes * 60,
                },
              ],
            }
          : {}),
      },
    ],
  }
}

const planned = (visit: DayVisit, place: number): PlanVisit => {
  const { id, customer, minutes, windows, skills, tools, parts } = visit
  const { priority, usual, pinned, announced } = visit
  return {
    ...{ id, customer, place, duration: minutes * 60, skills, tools, parts },
    windows: windows.map(([start, end]) => ({ start: secondsOf(start), end: secondsOf(end) })),
    ...(priority === undefined ? {} : { priority }),
    ...(usual ? { usualWorker: usual } : {}),
    ...(pinned ? { pinned: { worker: pinned.worker, at: secondsOf(pinned.at) } } : {}),
    ...(announced ? { announced: { worker: announced.worker, at: secondsOf(announced.at) } } : {}),
  }
}
