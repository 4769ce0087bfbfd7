import { performance } from 'node:perf_hooks'
import { cpuUsage } from 'node:process'
import {
  assign,
  type PlanVisit,
  type Problem,
  rememberPlan,
  slotsFor,
} from '../src/dispatch/planner/index.js'
import { must } from '../src/shared/result.js'

/** A figure without a peer: what is measured, and the most that it may be. */
interface Figure {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly target: number
  readonly of: string
}

const hour = 3600
const dayLong = 24 * hour

/**
 * `slot-p99-ms`: the best times of 28 days for a new visit among 200 workers, each day with some eight visits, the plan in memory.
 * `assign-ms`: 250 open jobs given to 40 workers in one day, with reasons and runner-up (S048).
 */
export const measureSlots = (
  words: readonly string[],
  print: (line: string) => void,
): Promise<void> => {
  const now = words.includes('--cpu') ? cpuTime : () => performance.now()
  const figures = [slotFigure(now), assignFigure(now)]
  for (const figure of figures) {
    const { id, value, unit, target, of } = figure
    const said = `${id.padEnd(14)}${value.toFixed(2).padStart(9)} ${unit}   at most ${target}: ${of}`
    print(words.includes('--json') ? JSON.stringify(figure) : said)
  }
  return Promise.resolve()
}

const slotFigure = (now: Clock): Figure => {
  const memory = must(rememberPlan(weeks(200, 28, 8)))
  const took: number[] = []
  let offered = 0
  for (let i = 0; i < 1200; i++) {
    const visit = newVisit(i, 28)
    const began = now()
    offered += slotsFor(memory, visit).length
    if (i >= 200) took.push(now() - began)
  }
  if (!offered) throw new Error('no slot was offered')
  const value = took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
  return { id: 'slot-p99-ms', value, unit: 'ms', target: 5, of: '200 workers x 28 days' }
}

const assignFigure = (now: Clock): Figure => {
  const { plan: _, ...problem } = weeks(40, 1, 0)
  const visits = Array.from({ length: 250 }, (_, i) => newVisit(i, 1))
  const took: number[] = []
  for (let i = 0; i < 12; i++) {
    const began = now()
    const { assigned } = must(assign({ ...problem, visits }))
    if (i >= 2) took.push(now() - began)
    if (assigned.length < 200) throw new Error(`only ${assigned.length} jobs were assigned`)
  }
  const value = took.sort((a, b) => a - b)[took.length >> 1] ?? 0
  return { id: 'assign-ms', value, unit: 'ms', target: 100, of: '250 open jobs, 40 workers' }
}

const places = 400

/** Milliseconds of the clock, or of the processor where `--cpu` is asked for: on a machine that is busy with other things. */
type Clock = () => number

const cpuTime: Clock = () => {
  const { user, system } = cpuUsage()
  return (user + system) / 1000
}

/** Workers with their days, each filled with visits an hour and a quarter apart. */
const weeks = (workers: number, days: number, perDay: number): Problem => {
  const planned = Array.from({ length: workers * days * perDay }, (_, i): PlanVisit => {
    const day = Math.floor(i / perDay) % days
    const start = day * dayLong + 8 * hour + (i % perDay) * 1.25 * hour
    const windows = [{ start, end: start + 1.2 * hour }]
    return { id: `v${i}`, place: (i * 37) % places, duration: 2400, windows }
  })
  const skills = (w: number) =>
    Object.fromEntries([w % 6, (w + 1) % 6].map((s) => [`skill ${s}`, 1]))
  return {
    workers: Array.from({ length: workers }, (_, w) => ({
      id: `w${w}`,
      start: w % places,
      skills: skills(w),
      shifts: Array.from({ length: days }, (_, day) => {
        return { start: day * dayLong + 8 * hour, end: day * dayLong + 18.5 * hour }
      }),
    })),
    visits: planned,
    travel: { durations: town() },
    plan: Array.from({ length: perDay ? workers * days : 0 }, (_, k) => ({
      worker: `w${Math.floor(k / days)}`,
      shift: k % days,
      visits: planned.slice(k * perDay, (k + 1) * perDay).map(({ id }) => id),
    })),
  }
}

/** A visit of an hour that asks for one of six skills, in any window of two hours of the days. */
const newVisit = (i: number, days: number): PlanVisit => ({
  id: `new ${i}`,
  place: (i * 53 + 7) % places,
  duration: hour,
  skills: { [`skill ${i % 6}`]: 1 },
  windows: Array.from({ length: days * 5 }, (_, w) => {
    const start = Math.floor(w / 5) * dayLong + (8 + 2 * (w % 5)) * hour
    return { start, end: start + 2 * hour - 1 }
  }),
})

/** Ways in a town of 20 by 20 kilometres. */
const town = () => {
  const at = (i: number) => [(i * 73) % 200, (i * 151) % 199] as const
  const list = Array.from({ length: places }, (_, i) => at(i))
  return list.map(([x, y], i) =>
    list.map(([a, b], j) => (i === j ? 0 : Math.round(120 + 8 * Math.hypot(x - a, y - b)))),
  )
}
