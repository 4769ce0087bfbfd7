import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { performance } from 'node:perf_hooks'
import { stderr, stdout } from 'node:process'
import { plan } from '@foyer/core/dispatch/planner'
import { Day } from './day.js'
import { readOptions, usage } from './options.js'
import { pageOf } from './page.js'
import { problemOf } from './problem.js'
import { words } from './words.js'

/** Runs the command line; the answer is the process's exit code: 0 done, 1 refused, 2 not understood. */
export const main = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args)
  if (!options) {
    stderr.write(usage)
    return 2
  }
  const { day: path, out, language, iterations, seed } = options
  const read = Day.safeParse(await jsonOf(path))
  if (!read.success) {
    const why = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    stderr.write(`${path} is no day to plan:\n${why.join('\n')}\n`)
    return 1
  }
  const problem = await problemOf(read.data)
  const began = performance.now()
  const planned = await plan(problem, { iterations, seed })
  if (!planned.ok) {
    stderr.write(`${path}: ${planned.refusal.field}: ${planned.refusal.reason}\n`)
    return 1
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const drawn = { day: read.data, problem, plan: planned.value, words: words[language] }
  await mkdir(dirname(out), { recursive: true })
  await writeFile(`${out}.part`, pageOf(drawn))
  await rename(`${out}.part`, out)
  const { routes, unassigned } = planned.value
  const placed = routes.reduce((sum, { stops }) => sum + stops.length, 0)
  const all = placed + unassigned.length
  stdout.write(`${words[language].summary(placed, all, routes.length)} (${seconds} s)\n${out}\n`)
  return 0
}

const jsonOf = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}
