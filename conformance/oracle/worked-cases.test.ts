import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type OracleAnswer, type OracleHousehold, oracleYear } from './year.js'

type Answered = Extract<OracleAnswer, { ok: true }>

/** A household whose advantage is known from elsewhere; amounts are hundredths of its currency. */
interface WorkedCase {
  readonly id: string
  readonly title: string
  /** Where the expected amounts come from, a public reference in words. */
  readonly source: string
  readonly household: OracleHousehold
  readonly expect: Partial<
    Pick<Answered, 'credit' | 'reduction' | 'ceiling' | 'retained' | 'balance'>
  >
}

const file = new URL('../worked-cases.json', import.meta.url)
const cases: readonly WorkedCase[] = JSON.parse(readFileSync(file, 'utf8'))

describe('worked cases', () => {
  it.each(cases)('$id ($household.year): $title', ({ household, expect: expected }) => {
    expect(oracleYear(household)).toMatchObject({ ok: true, ...expected })
  })

  it('each have an id of their own, a source and something expected', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    for (const { source, expect: expected } of cases) {
      expect(source).not.toBe('')
      expect(Object.keys(expected)).not.toEqual([])
    }
  })
})
