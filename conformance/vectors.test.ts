import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type OracleHousehold, oracleYear } from './oracle/year.js'
import { type Vector, type VectorFile, vectorFiles, version } from './vectors.js'

interface Stored {
  readonly version: number
  readonly function: string
  readonly cases: readonly Vector[]
}
const read = ({ name }: VectorFile): Stored =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'))

const least: Readonly<Record<string, number>> = { 'tax-credit': 3000, eligibility: 1500, vat: 1500 }

describe.each(vectorFiles.map((file) => [file.name, file] as const))(
  'the cases of %s',
  (name, file) => {
    const stored = read(file)

    it('are what the functions answer now (npm run conformance)', () => {
      const apart = stored.cases.filter(({ input, settings, expect: expected, rows }) => {
        const asked = settings ? { input, settings } : { input }
        return JSON.stringify(file.answer(asked)) !== JSON.stringify({ expect: expected, rows })
      })
      expect(apart.slice(0, 3)).toEqual([])
    })

    it('say their version and their function, and are many', () => {
      expect([stored.version, stored.function]).toEqual([version, file.of])
      expect(stored.cases.length).toBeGreaterThanOrEqual(least[name] ?? 0)
    })
  },
)

/** The oracle calls the row of the card by its rule alone. */
const inItsWords = (trusts: readonly string[] = []): readonly string[] =>
  trusts.map((row) => row.replace('cmi-80@1997-01-01', 'cmi-80'))

describe('the cases of tax-credit and the oracle', () => {
  const answered = vectorFiles
    .filter(({ name }) => name === 'tax-credit')
    .flatMap((file) => read(file).cases)
    .filter(({ expect: expected }) => !JSON.stringify(expected).includes('invalid-input'))

  it('agree on every household that can be read (T11)', () => {
    const apart = answered.filter(({ input, settings = {}, expect: expected }) => {
      const { aids = 'before-cap', sixtyFive = 'in-the-year', trusts } = settings
      const asked = { aids, sixtyFive, trusts: inItsWords(trusts) }
      const oracle = oracleYear(input as OracleHousehold, asked)
      if (!oracle.ok) return !JSON.stringify(expected).includes(`"row":"${oracle.row}"`)
      const figures = expected as Readonly<Record<string, unknown>>
      return Object.entries(oracle).some(
        ([field, value]) => field !== 'ok' && figures[field] !== value,
      )
    })
    expect(apart.slice(0, 3)).toEqual([])
    expect(answered.length).toBeGreaterThan(2800)
  })
})
