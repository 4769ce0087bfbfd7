import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { cpuUsage } from 'node:process'
import { parseArgs } from 'node:util'
import { adopt, type Plan, plan } from '../src/dispatch/planner/index.js'
import { must } from '../src/shared/result.js'
import { faultsOf } from '../src/testing/planner-checker.js'
import { bestKnownOf, nameOf } from './routes/best-known.js'
import { isHomeCare, readHomeCare } from './routes/home-care.js'
import type { Instance } from './routes/instance.js'
import { type PeerLine, peerLine } from './routes/peer.js'
import { type Shuffled, shuffleSolomon } from './routes/shuffle.js'
import { readSolomon } from './routes/solomon.js'
import { isTechnicians, readTechnicians } from './routes/technicians.js'
import { readVroom } from './routes/vroom.js'

/** What a plan of an instance comes to: routes as lists of visits, so that anybody can check them. */
interface Outcome {
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

/** What is printed of an instance. */
interface Line extends Outcome {
  readonly instance: string
  /** The same instance under other names, its routes in the numbers of the file. */
  readonly shuffled?: Outcome
  readonly peer?: PeerLine
}

/**
 * Plans every instance of a folder through the public `plan`, one line each, then the mean gap to the best known:
 * `npm run bench -- dispatch --instances DIR --seconds N --seed S --json`. Text is Solomon’s, Homberger’s or Pillac’s; JSON is VROOM’s, or
 * Mankowska’s home care. `--shuffle SEED` plans Solomon’s and Homberger’s a second time with customers renamed and the plane turned;
 * `--peer COMMAND` asks a command that speaks VROOM’s JSON too. Every plan is checked; what breaks a rule stops the run.
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
      shuffle: { type: 'string' },
      peer: { type: 'string' },
    },
  })
  const folder = values.instances
  if (!folder) throw new Error('--instances DIR: the folder of the instances')
  const known = await bestKnownOf(folder)
  const now = values.cpu ? cpuTime : () => performance.now()
  const how = {
    now,
    seconds: numberOf('seconds', values.seconds, 0),
    seed: numberOf('seed', values.seed, 1),
  }
  const shuffle = values.shuffle === undefined ? undefined : numberOf('shuffle', values.shuffle, 0)
  const lines: Line[] = []
  for (const file of (await readdir(folder)).filter(isInstance).sort()) {
    const name = nameOf(basename(file))
    const text = await readFile(join(folder, file), 'utf8')
    const instance = readInstance(text)
    const bestKnown = known.get(name)
    const line: Line = {
      instance: name,
      ...(await solve(name, instance, how, bestKnown)),
      ...(shuffle !== undefined && {
        shuffled: await solveShuffled(
          name,
          shuffleSolomon(text, shuffle),
          instance,
          how,
          bestKnown,
        ),
      }),
      ...(values.peer && { peer: await peerLine(values.peer, instance, bestKnown) }),
    }
    lines.push(line)
    print(values.json ? JSON.stringify(line) : inWords(line))
  }
  const means = {
    mean: meanOf(lines.map(({ gap }) => gap)),
    shuffled: meanOf(lines.map((line) => line.shuffled?.gap)),
    peer: meanOf(lines.map((line) => line.peer?.gap)),
  }
  if (means.mean !== undefined) print(values.json ? JSON.stringify(means) : meansInWords(means))
}

/** @throws for what is no number, or less than the least. */
const numberOf = (name: string, word: string, least: number): number => {
  const value = Number(word)
  if (word.trim() && value >= least) return value
  throw new Error(`--${name} ${word}: a number from ${least} on`)
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
  instance: Instance,
  how: How,
  bestKnown: number | undefined,
): Promise<Outcome> => {
  const began = how.now()
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const answer = must(await plan(instance.problem, { ...how, pause }))
  const seconds = Math.round(how.now() - began) / 1000
  const [fault] = faultsOf(instance.problem, answer)
  if (fault) throw new Error(`${name}: ${fault}`)
  return { seconds, ...outcomeOf(instance, answer, bestKnown) }
}

const outcomeOf = (
  { measure }: Instance,
  answer: Plan,
  bestKnown: number | undefined,
): Omit<Outcome, 'seconds'> => {
  const { distance, compared, figures } = measure(answer)
  return {
    iterations: answer.iterations,
    vehicles: answer.routes.length,
    distance,
    routes: answer.routes.map(({ stops }) => stops.map(({ visit }) => numbered(visit))),
    unassigned: answer.unassigned.length,
    ...(figures && { figures }),
    ...(bestKnown && { bestKnown, gap: (compared / bestKnown - 1) * 100 }),
  }
}

/** Plans the instance under its other names, and measures the routes, named as before, on the instance as it was. */
const solveShuffled = async (
  name: string,
  { text, original }: Shuffled,
  instance: Instance,
  how: How,
  bestKnown: number | undefined,
): Promise<Outcome> => {
  const { seconds, iterations, routes } = await solve(name, readSolomon(text), how, undefined)
  const renamed = routes.map((visits, i) => ({
    worker: `vehicle ${i + 1}`,
    shift: 0,
    visits: visits.map((visit) => String(original(Number(visit)))),
  }))
  const adopted = must(adopt(instance.problem, renamed))
  return { seconds, ...outcomeOf(instance, adopted, bestKnown), iterations }
}

/** Numbers are printed as such. */
const numbered = (visit: string): number | string =>
  Number.isInteger(Number(visit)) ? Number(visit) : visit

const meanOf = (gaps: readonly (number | undefined)[]): number | undefined => {
  const told = gaps.filter((gap) => gap !== undefined)
  return told.length ? told.reduce((sum, gap) => sum + gap, 0) / told.length : undefined
}

const inWords = (line: Line): string =>
  [
    line.instance.padEnd(14),
    `${line.seconds.toFixed(1)} s`.padStart(8),
    `${line.vehicles} routes`.padStart(12),
    line.distance.toFixed(1).padStart(10),
    ...Object.entries(line.figures ?? {}).map(([name, value]) => `${name} ${value.toFixed(1)}`),
    line.gap === undefined ? '' : `best known ${line.bestKnown}, gap ${line.gap.toFixed(3)} %`,
    line.shuffled?.gap === undefined ? '' : `shuffled ${line.shuffled.gap.toFixed(3)} %`,
    line.peer ? peerInWords(line.peer) : '',
    line.unassigned ? `${line.unassigned} left out` : '',
  ].join(' ')

const peerInWords = ({ seconds, distance, gap, unassigned, fault }: PeerLine): string => {
  if (fault !== undefined) return `peer: ${fault}`
  const left = unassigned ? `, ${unassigned} left out` : ''
  const over = gap === undefined ? '' : `, gap ${gap.toFixed(3)} %`
  return `peer in ${seconds.toFixed(1)} s: ${distance?.toFixed(1)}${over}${left}`
}

const meansInWords = (means: { readonly [name: string]: number | undefined }): string =>
  Object.entries(means)
    .flatMap(([name, gap]) =>
      gap === undefined ? [] : [`${name === 'mean' ? '' : `${name} `}mean gap ${gap.toFixed(3)} %`],
    )
    .join(', ')
