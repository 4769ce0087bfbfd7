import { resolve } from 'node:path'
import { cwd, env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Language } from './words.js'

/** What the command line accepts. */
export const usage = `npm run plan-a-day -- [--day FILE] [--out FILE] [--language fr] [--iterations 5000] [--seed 1]

  --day         a day to plan, as problems/valence.json, which is planned without it
  --out         where the page goes (./out/day.html)
  --language    fr or en
  --iterations  steps of the planner: the same day, steps and seed give the same page
`

/** What a command line asks for. */
export interface Options {
  readonly day: string
  readonly out: string
  readonly language: Language
  readonly iterations: number
  readonly seed: number
}

const textual = { type: 'string' } as const
const flags = { day: textual, out: textual, language: textual, iterations: textual, seed: textual }

/** Reads a command line; paths are relative to where it was typed. Undefined when it is not understood. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  const from = env['INIT_CWD'] ?? cwd()
  try {
    const { values } = parseArgs({ args: [...args], options: flags })
    const { language = 'fr', iterations = '5000', seed = '1' } = values
    const counts = [Number(iterations), Number(seed)] as const
    if (language !== 'fr' && language !== 'en') return undefined
    if (!counts.every((one) => Number.isInteger(one) && one >= 1 && one <= 10_000_000))
      return undefined
    return {
      day: values.day
        ? resolve(from, values.day)
        : fileURLToPath(new URL('../problems/valence.json', import.meta.url)),
      out: resolve(from, values.out ?? 'out/day.html'),
      language,
      iterations: counts[0],
      seed: counts[1],
    }
  } catch {
    return undefined
  }
}
