import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Plan, type Problem, plan } from '../src/dispatch/planner/index.js'
import { must } from '../src/shared/result.js'
import { readSolomon, tenths } from './routes/solomon.js'
import { readVroom } from './routes/vroom.js'

/** What is printed of an instance: routes as lists of customer numbers, so that anybody can check them. */
interface Line {
  readonly instance: string
  readonly seconds: number
  readonly iterations: number
  readonly vehicles: number
  /** In units of the instance; for technicians, time on the road. */
  readonly distance: number
  readonly routes: readonly (readonly number[])[]
  /** Priority served and left out, where visits have one. */
  readonly served?: number
  readonly unserved?: number
  readonly bestKnown?: number
  /** Percent over the best known. */
  readonly gap?: number
}

/**
 * Plans every instance of a folder through the public `plan`, one line each, then the mean gap to the best known:
 * `npm run bench -- dispatch --instances DIR --seconds N --seed S --json`. Text is Solomon’s or Homberger’s, JSON is VROOM’s.
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
    },
  })
  const folder = values.instances
  if (!folder) throw new Error('--instances DIR: the folder of the instances')
  const known = await bestKnownOf(folder)
  const gaps: number[] = []
  for (const file of (await readdir(folder)).filter(isInstance).sort()) {
    const line = await solve(join(folder, file), Number(values.seconds), Number(values.seed), known)
    if (line.gap !== undefined) gaps.push(line.gap)
    print(values.json ? JSON.stringify(line) : inWords(line))
  }
  const gap = gaps.reduce((sum, one) => sum + one, 0) / gaps.length
  if (gaps.length)
    print(values.json ? JSON.stringify({ mean: gap }) : `mean gap ${gap.toFixed(3)} %`)
}

const isInstance = (file: string): boolean => /\.(txt|json)$/i.test(file) && file !== 'bks.json'

const solve = async (
  path: string,
  seconds: number,
  seed: number,
  known: ReadonlyMap<string, number>,
): Promise<Line> => {
  const text = await readFile(path, 'utf8')
  const instance = basename(path).replace(/\.\w+$/, '')
  const isText = !path.endsWith('.json')
  const problem = isText ? readSolomon(text) : readVroom(text)
  const now = () => performance.now()
  const began = now()
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const answer = must(await plan(problem, { seconds, seed, now, pause }))
  const spent = Math.round(now() - began) / 1000
  const bestKnown = known.get(instance)
  const distance = answer.terms.travel.amount / (isText ? tenths : 1)
  return {
    instance,
    seconds: spent,
    iterations: answer.iterations,
    vehicles: answer.routes.length,
    distance,
    routes: answer.routes.map(({ stops }) => stops.map(({ visit }) => Number(visit))),
    ...(isText ? {} : prioritiesOf(problem, answer)),
    ...(bestKnown && { bestKnown, gap: (distance / bestKnown - 1) * 100 }),
  }
}

const prioritiesOf = ({ visits }: Problem, { terms }: Plan) => {
  const all = visits.reduce((sum, { priority = 1 }) => sum + priority, 0)
  return { served: all - terms.unserved.amount, unserved: terms.unserved.amount }
}

const BestKnown = z.object({
  instances: z.record(
    z.string(),
    z.object({ dimacs_1dec: z.object({ distance: z.number() }).optional() }),
  ),
})

/** The best known of `bks.json`, in the folder or the one above; none where there is no such file. */
const bestKnownOf = async (folder: string): Promise<ReadonlyMap<string, number>> => {
  for (const path of [join(folder, 'bks.json'), join(folder, '..', 'bks.json')]) {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (!text) continue
    const { instances } = BestKnown.parse(JSON.parse(text))
    return new Map(
      Object.entries(instances).flatMap(([name, { dimacs_1dec }]) =>
        dimacs_1dec ? [[name, dimacs_1dec.distance] as const] : [],
      ),
    )
  }
  return new Map()
}

const inWords = ({ instance, seconds, vehicles, distance, bestKnown, gap, served }: Line): string =>
  [
    instance.padEnd(14),
    `${seconds.toFixed(1)} s`.padStart(8),
    `${vehicles} routes`.padStart(12),
    distance.toFixed(1).padStart(10),
    gap === undefined ? '' : `best known ${bestKnown}, gap ${gap.toFixed(3)} %`,
    served === undefined ? '' : `priority served ${served}`,
  ].join(' ')
