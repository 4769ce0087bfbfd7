import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { cpuUsage } from 'node:process'
import { parseArgs } from 'node:util'
import { plan } from '../src/dispatch/planner/index.js'
import { must } from '../src/shared/result.js'
import { faultsOf } from '../src/testing/planner-checker.js'
import { bestKnownOf, nameOf } from './routes/best-known.js'
import { isHomeCare, readHomeCare } from './routes/home-care.js'
import type { Instance } from './routes/instance.js'
import { readSolomon } from './routes/solomon.js'
import { isTechnicians, readTechnicians } from './routes/technicians.js'
import { readVroom } from './routes/vroom.js'

/** What is printed of an instance: routes as lists of visits, so that anybody can check them. */
interface Line {
  readonly instance: string
  readonly seconds: number
  readonly iterations: number
  readonly vehicles: number
  /** In units of the instance; for technicians, time on the road. */
  readonly distance: number
  readonly routes: readonly (readonly (number | string)[])[]
  /** What else the plan comes to. */
  readonly figures?: { readonly [name: string]: number }
  readonly unassigned: number
  readonly bestKnown?: number
  /** Percent over the best known. */
  readonly gap?: number
}

/**
 * Plans every instance of a folder through the public `plan`, one line each, then the mean gap to the best known:
 * `npm run bench -- dispatch --instances DIR --seconds N --seed S --json`. Text is Solomon’s, Homberger’s or
 * Pillac’s; JSON is VROOM’s, or Mankowska’s home care. Every plan is checked; what breaks a rule stops the run.
 */
export const measureDispatch = async (
  words: readonly string[],
  print: (line: string) => void,
): Promise<void> => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      instances: { type: 'string' },
      seconds: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean' },
      /** Seconds of the processor, not of the clock: for a machine that is busy with other things. */
      cpu: { type: 'boolean', default: false },
    },
  })
  const folder = values.instances
  if (!folder) throw new Error('--instances DIR: the folder of the instances')
  const known = await bestKnownOf(folder)
  const gaps: number[] = []
  const now = values.cpu ? cpuTime : () => performance.now()
  const how = { seconds: Number(values.seconds), seed: Number(values.seed), now }
  for (const file of (await readdir(folder)).filter(isInstance).sort()) {
    const instance = readInstance(await readFile(join(folder, file), 'utf8'))
    const line = await solve(nameOf(basename(file)), instance, how, known)
    if (line.gap !== undefined) gaps.push(line.gap)
    print(values.json ? JSON.stringify(line) : inWords(line))
  }
  const gap = gaps.reduce((sum, one) => sum + one, 0) / gaps.length
  if (gaps.length)
    print(values.json ? JSON.stringify({ mean: gap }) : `mean gap ${gap.toFixed(3)} %`)
}

const cpuTime = (): number => cpuUsage().user / 1000

const isInstance = (file: string): boolean => /\.(txt|json)$/i.test(file) && file !== 'bks.json'

const readInstance = (text: string): Instance => {
  if (isHomeCare(text)) return readHomeCare(text)
  if (isTechnicians(text)) return readTechnicians(text)
  return text.trimStart().startsWith('{') ? readVroom(text) : readSolomon(text)
}

interface How {
  readonly seconds: number
  readonly seed: number
  readonly now: () => number
}

const solve = async (
  name: string,
  { problem, measure }: Instance,
  how: How,
  known: ReadonlyMap<string, number>,
): Promise<Line> => {
  const began = how.now()
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const answer = must(await plan(problem, { ...how, pause }))
  const spent = Math.round(how.now() - began) / 1000
  const [fault] = faultsOf(problem, answer)
  if (fault) throw new Error(`${name}: ${fault}`)
  const { distance, compared, figures } = measure(answer)
  const bestKnown = known.get(name)
  return {
    instance: name,
    seconds: spent,
    iterations: answer.iterations,
    vehicles: answer.routes.length,
    distance,
    routes: answer.routes.map(({ stops }) => stops.map(({ visit }) => numbered(visit))),
    unassigned: answer.unassigned.length,
    ...(figures && { figures }),
    ...(bestKnown && { bestKnown, gap: (compared / bestKnown - 1) * 100 }),
  }
}

/** Numbers are printed as such. */
const numbered = (visit: string): number | string =>
  Number.isInteger(Number(visit)) ? Number(visit) : visit

const inWords = (line: Line): string =>
  [
    line.instance.padEnd(14),
    `${line.seconds.toFixed(1)} s`.padStart(8),
    `${line.vehicles} routes`.padStart(12),
    line.distance.toFixed(1).padStart(10),
    ...Object.entries(line.figures ?? {}).map(([name, value]) => `${name} ${value.toFixed(1)}`),
    line.gap === undefined ? '' : `best known ${line.bestKnown}, gap ${line.gap.toFixed(3)} %`,
    line.unassigned ? `${line.unassigned} left out` : '',
  ].join(' ')
