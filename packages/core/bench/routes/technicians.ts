import type { Plan, PlanVisit, PlanWorker, Problem } from '../../src/dispatch/planner/index.js'
import type { Instance, Measured } from './instance.js'

/** Time is counted in thousandths: Euclid’s way rounded up, so that no hour of the plan is earlier than the real one. */
const thousandths = 1000

/** Whether a text is an instance of technicians with tools and spare parts. */
export const isTechnicians = (text: string): boolean => /^CREW COUNT/m.test(text)

/** A line of the table: number, place, window, service, and the three lists. */
const row =
  /^(\d+)\s+(-?\d+)\s+(-?\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+\[([\d,]*)\]\s+\[([\d,]*)\]\s+\[([\d,]*)\]\s*$/

interface Row {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly start: number
  readonly end: number
  readonly service: number
  readonly skills: readonly number[]
  readonly tools: readonly number[]
  readonly parts: readonly number[]
}

/**
 * Technicians of Pillac, Guéret and Medaglia 2013 (VRPREP `pillac-et-al-2013`): the first line is the depot, where everything may be taken
 * once a day; then the technicians with their homes; then the visits. What counts is the time from leaving home to being back, waiting
 * included, as his `TRSPWorkingTime` counts it.
 * @throws when a line of the table is none.
 */
export const readTechnicians = (text: string): Instance => {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const at = lines.findIndex((line) => line.startsWith('CREW COUNT'))
  const crew = Number.parseInt(lines[at + 1] ?? '', 10)
  const from = lines.findIndex((line) => /^ID\s/.test(line))
  const rows = lines
    .slice(from + 1)
    .filter(Boolean)
    .map(rowOf)
  if (!(crew > 0) || from < 0 || rows.length <= crew + 1)
    throw new Error('no table of a depot, its technicians and their visits')
  const problem: Problem = {
    workers: rows.slice(1, crew + 1).map(workerOf),
    visits: rows.slice(crew + 1).map((one, i) => visitOf(one, crew + 1 + i)),
    stores: [{ id: 'depot', place: 0, duration: 0, window: spanOf(rows[0]) }],
    travel: { durations: rows.map((a) => rows.map((b) => Math.ceil(wayOf(a, b) * thousandths))) },
    weights: { travel: 0, presence: 1, unserved: 1e9 },
  }
  return { problem, measure: (plan) => measured(rows, plan) }
}

const rowOf = (line: string): Row => {
  const found = row.exec(line)
  if (!found) throw new Error(`no place, window and lists: ${line}`)
  const [, id = '', x, y, start, end, service, ...lists] = found
  const [skills = [], tools = [], parts = []] = lists.map((list = '') =>
    list.split(',').filter(Boolean).map(Number),
  )
  return {
    ...{ id, x: Number(x), y: Number(y), start: Number(start), end: Number(end) },
    ...{ service: Number(service), skills, tools, parts },
  }
}

const workerOf = (one: Row, i: number): PlanWorker => ({
  id: `technician ${one.id}`,
  start: i + 1,
  shifts: [spanOf(one)],
  skills: Object.fromEntries(one.skills.map((skill) => [String(skill), 1])),
  tools: one.tools.map(String),
  parts: partsOf(one),
})

const visitOf = (one: Row, place: number): PlanVisit => ({
  id: one.id,
  place,
  duration: one.service * thousandths,
  windows: [spanOf(one)],
  skills: Object.fromEntries(one.skills.map((skill) => [String(skill), 1])),
  tools: one.tools.map(String),
  parts: partsOf(one),
})

const partsOf = ({ parts }: Row): Readonly<Record<string, number>> =>
  Object.fromEntries(parts.map((count, part) => [String(part), count]))

const spanOf = ({ start = 0, end = 0 }: Partial<Row> = {}) => {
  return { start: start * thousandths, end: end * thousandths }
}

const wayOf = (a: Row, b: Row): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Distance and working time of the routes, reckoned anew with the places and hours of the file. */
const measured = (rows: readonly Row[], plan: Plan): Measured => {
  const byId = new Map(rows.map((one) => [one.id, one]))
  let [distance, workingTime] = [0, 0]
  for (const { worker, stops, call } of plan.routes) {
    const home = byId.get(worker.replace('technician ', ''))
    const visited = stops.map(({ visit }) => byId.get(visit))
    const order = call ? visited.toSpliced(call.after, 0, rows[0]) : visited
    const chain = [home, ...order, home].filter((one) => one !== undefined)
    distance += chain.slice(1).reduce((sum, one, i) => sum + wayOf(chain[i] ?? one, one), 0)
    workingTime += shortestTime(chain)
  }
  return {
    distance,
    compared: workingTime,
    figures: { workingTime, calls: plan.routes.filter(({ call }) => call).length },
  }
}

/** From leaving as late as possible to being back as early as possible; infinite = somebody would be too late. */
const shortestTime = (chain: readonly Row[]): number => {
  const ways = chain.slice(1).map((one, i) => wayOf(chain[i] ?? one, one))
  let time = chain[0]?.start ?? 0
  for (const [i, one] of chain.entries()) {
    time = Math.max(time + (i ? (ways[i - 1] ?? 0) : 0), one.start)
    if (time > one.end + 1e-9) return Infinity
    if (i < chain.length - 1) time += one.service
  }
  let latest = time
  for (let i = chain.length - 2; i >= 0; i--) {
    const { end = 0, service = 0 } = chain[i] ?? {}
    latest = Math.min(end, latest - (ways[i] ?? 0) - service)
  }
  return time - latest
}
