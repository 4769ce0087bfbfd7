import { performance } from 'node:perf_hooks'
import { cpuUsage, memoryUsage } from 'node:process'
import { type Problem, plan } from '../src/dispatch/planner/index.js'
import { must } from '../src/shared/result.js'

/** What the first answer and ten seconds more come to at one size. */
interface Point {
  readonly visits: number
  readonly workers: number
  /** Milliseconds to the first answer, the problem read included. */
  readonly firstMs: number
  readonly firstCost: number
  readonly steps: number
  readonly stepsPerSecond: number
  readonly cost: number
  readonly unassigned: number
  readonly megabytes: number
}

/**
 * How time, memory and answer grow from 50 to 5,000 visits of one day, ten a worker: the first answer, then `--seconds N` (10) more.
 * `--cpu` counts seconds of the processor.
 */
export const measurePlannerCurve = async (
  words: readonly string[],
  print: (line: string) => void,
): Promise<void> => {
  const at = words.indexOf('--seconds')
  const seconds = at < 0 ? 10 : Number(words[at + 1])
  const now = words.includes('--cpu') ? cpuTime : () => performance.now()
  await pointOf(dayOf(200), 0.2, now)
  for (const visits of [50, 100, 200, 400, 1000, 2000, 5000]) {
    const point = await pointOf(dayOf(visits), seconds, now)
    print(words.includes('--json') ? JSON.stringify(point) : inWords(point))
  }
}

const cpuTime = (): number => cpuUsage().user / 1000

const pointOf = async (problem: Problem, seconds: number, now: () => number): Promise<Point> => {
  const began = now()
  const first = must(await plan(problem, { iterations: 0 }))
  const firstMs = now() - began
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const answer = must(await plan(problem, { seconds, now, pause }))
  return {
    visits: problem.visits.length,
    workers: problem.workers.length,
    firstMs: Math.round(firstMs),
    firstCost: first.cost,
    steps: answer.iterations,
    stepsPerSecond: Math.round(answer.iterations / seconds),
    cost: answer.cost,
    unassigned: answer.unassigned.length,
    megabytes: Math.round(memoryUsage().rss / 2 ** 20),
  }
}

const hour = 3600

/** Visits of half an hour in a town that grows with their number, each in a window of three hours, ten a worker and a tenth to spare. */
const dayOf = (visits: number): Problem => {
  const side = Math.ceil(Math.sqrt(visits + 1))
  const at = (i: number) => [(i * 7919) % side, Math.floor(i / side)] as const
  const places = Array.from({ length: visits + 1 }, (_, i) => at(i))
  const workers = Math.ceil((visits / 10) * 1.1)
  return {
    workers: Array.from({ length: workers }, (_, w) => ({
      id: `w${w}`,
      start: 1 + ((w * 97) % visits),
      shifts: [{ start: 8 * hour, end: 18 * hour }],
      skills: { [`skill ${w % 3}`]: 1, [`skill ${(w + 1) % 3}`]: 1 },
    })),
    visits: Array.from({ length: visits }, (_, v) => {
      const start = (8 + ((v * 31) % 7)) * hour
      return {
        id: `v${v}`,
        place: v + 1,
        duration: 1800,
        windows: [{ start, end: start + 3 * hour }],
        skills: { [`skill ${v % 3}`]: 1 },
      }
    }),
    travel: {
      durations: places.map(([x, y]) =>
        places.map(([a, b]) => Math.round(240 * Math.hypot(x - a, y - b))),
      ),
    },
  }
}

const inWords = (point: Point): string =>
  [
    `${point.visits} visits`.padStart(12),
    `${point.workers} workers`.padStart(12),
    `first answer ${point.firstMs} ms, cost ${Math.round(point.firstCost)}`,
    `then ${point.stepsPerSecond} steps/s, cost ${Math.round(point.cost)}, ${point.unassigned} left out`,
    `${point.megabytes} MB`,
  ].join('  ')
