import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { oracleYear } from '../../../conformance/oracle/year.js'
import { run } from '../../../scripts/run.js'
import { household } from '../src/testing/households.js'
import type { Measure } from './certificates.js'

/** How many different households, as in rules-in-node.mjs. */
const asked = 100_000
const seed = 2026

/**
 * Explained household-years and assessments a second on one core, from the built package in plain Node, beside publicodes on the
 * same formula. The advantages of all households add up to what the oracle finds, or the bench fails.
 */
export const measureRules = async (): Promise<readonly Measure[]> => {
  const built = await run('npm run build --silent --workspace=@foyer/core')
  if (!built.ok) throw new Error(built.output)
  const { ok, output } = await run(
    `node --expose-gc ${fileURLToPath(new URL('rules-in-node.mjs', import.meta.url))}`,
  )
  if (!ok) throw new Error(output)
  const answer = JSON.parse(output) as {
    readonly sum: number
    readonly measures: readonly Measure[]
  }
  const expected = sumByOracle()
  if (answer.sum !== expected) throw new Error(`sum ${answer.sum}, the oracle’s ${expected}`)
  return answer.measures
}

/** The expenses that rules-in-node.mjs keeps: up to three, aids in one household of four. */
const sumByOracle = (): number =>
  fc.sample(household, { seed, numRuns: asked }).reduce((sum, one, i) => {
    const expenses = one.expenses
      .slice(0, 3)
      .map((expense) => (i % 4 ? { ...expense, aids: undefined } : expense))
    const answer = oracleYear({ ...one, expenses })
    return answer.ok ? sum + answer.credit + answer.reduction + answer.ceiling : sum
  }, 0)
