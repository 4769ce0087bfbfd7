import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { oracleYear } from '../../../conformance/oracle/year.js'
import { run } from '../../../scripts/run.js'
import type { ServiceLine } from '../src/eligibility/index.js'
import type { Household } from '../src/tax-credit/index.js'
import { household } from '../src/testing/households.js'
import { serviceLine } from '../src/testing/service-lines.js'
import type { Measure } from './certificates.js'

/** How many different households and lines are asked about, each in turn. */
const asked = 100_000
const seed = 2026

/**
 * Explained household-years and assessments a second on one core, from the built package in plain Node, beside publicodes on the
 * same formula; each side in a process of its own, which reads what is asked as JSON. The advantages of all households add up to
 * what the oracle finds, or the bench fails.
 */
export const measureRules = async (): Promise<readonly Measure[]> => {
  await content('npm run build --silent --workspace=@foyer/core')
  const folder = await mkdtemp(join(tmpdir(), 'foyer-rules-'))
  try {
    const file = join(folder, 'asked.json')
    const households = fc.sample(household, { seed, numRuns: asked }).map(asHeld)
    const lines = fc.sample(serviceLine, { seed, numRuns: asked }).map(ofItsActivity)
    await writeFile(file, JSON.stringify({ households, lines }))
    const ours = await figuresOf('rules-by-us.mjs', file)
    const peers = await figuresOf('rules-by-peer.mjs', file)
    const expected = sumByOracle(households)
    if (ours.sum !== expected) throw new Error(`sum ${ours.sum}, the oracle’s ${expected}`)
    return [
      measure('household-years', ours.years, peers.years),
      measure('assessments', ours.assessments, peers.assessments),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Figures {
  readonly years: number
  readonly assessments: number
  readonly sum?: number
}

const content = async (commandLine: string): Promise<string> => {
  const { ok, output } = await run(commandLine)
  if (!ok) throw new Error(output)
  return output
}

const figuresOf = async (script: string, file: string): Promise<Figures> =>
  JSON.parse(await content(`node ${fileURLToPath(new URL(script, import.meta.url))} ${file}`))

const measure = (id: string, value: number, peerValue: number): Measure => {
  return { id, value, unit: '/s', peer: 'publicodes', peerValue, ratio: value / peerValue }
}

/** The expenses that a household has: up to three, aids in one of four. What the generator makes has five, most with aids. */
const asHeld = (one: Household, i: number): Household => ({
  ...one,
  expenses: one.expenses
    .slice(0, 3)
    .map((expense) => (i % 4 ? { ...expense, aids: undefined } : expense)),
})

/** An organisation is registered for a few activities, not for all of them with every status. */
const ofItsActivity = (line: ServiceLine): ServiceLine => ({
  ...line,
  registered: line.registered.filter(({ activity }) => activity === line.activity),
})

const sumByOracle = (households: readonly Household[]): number =>
  households.reduce((sum, one) => {
    const answer = oracleYear(one)
    return answer.ok ? sum + answer.credit + answer.reduction + answer.ceiling : sum
  }, 0)
