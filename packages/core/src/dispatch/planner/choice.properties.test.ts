import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, type Candidate, cheapestChoice } from './choice.js'

const asked = fc.integer({ min: 2, max: 6 }).chain((visits) =>
  fc.record({
    visits: fc.constant(visits),
    price: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: visits, maxLength: visits }),
    shifts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    candidates: fc.array(
      fc.record({
        served: fc.uniqueArray(fc.integer({ min: 0, max: visits - 1 }), {
          minLength: 1,
          maxLength: 3,
        }),
        cost: fc.integer({ min: 0, max: 60 }),
        kind: fc.nat(),
      }),
      { minLength: 6, maxLength: 12, size: 'max' },
    ),
  }),
)

/** The least that any choice costs, all of them tried; with the first candidate or without it, and so on. */
const leastOf = (
  candidates: readonly Candidate[],
  served: ReadonlySet<number>,
  free: readonly number[],
  price: readonly number[],
): number => {
  const [first, ...others] = candidates
  if (!first) return price.reduce((sum, one, visit) => sum + (served.has(visit) ? 0 : one), 0)
  const without = leastOf(others, served, free, price)
  if (!free[first.kind] || [...first.visits].some((visit) => served.has(visit))) return without
  const left = free.map((count, kind) => (kind === first.kind ? count - 1 : count))
  const withIt = leastOf(others, new Set([...served, ...first.visits]), left, price)
  return Math.min(without, first.cost + withIt)
}

describe('a choice of routes that were seen', () => {
  const solved = (below: number, given: typeof asked extends fc.Arbitrary<infer A> ? A : never) => {
    const candidates = given.candidates.map(({ served, cost, kind }): Candidate => {
      return { visits: Int32Array.from(served), cost, kind: kind % given.shifts.length }
    })
    const { visits, price, shifts } = given
    const all: Asked = {
      ...{ visits, below, looks: 10_000_000 },
      price: Float64Array.from(price),
      shifts: Int32Array.from(shifts),
    }
    const least = leastOf(candidates, new Set(), shifts, price)
    return { candidates, least, chosen: cheapestChoice(candidates, all) }
  }

  it('is the cheapest of all, each visit served once at most and no shift used twice', () => {
    let better = 0
    fc.assert(
      fc.property(asked, (given) => {
        const { candidates, least, chosen = [] } = solved(1000, given)
        const routes = chosen.flatMap((index) => candidates[index] ?? [])
        const served = routes.flatMap(({ visits }) => [...visits])
        expect(new Set(served).size).toBe(served.length)
        given.shifts.forEach((count, own) => {
          expect(routes.filter(({ kind }) => kind === own).length).toBeLessThanOrEqual(count)
        })
        const left = given.price.filter((_, visit) => !served.includes(visit))
        const cost = [...routes.map((route) => route.cost), ...left].reduce((a, b) => a + b, 0)
        expect(cost).toBe(least)
        if (routes.length > 1) better++
      }),
      { numRuns: 500 },
    )
    expect(better).toBeGreaterThan(100)
  })

  it('is none where nothing costs less than asked', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const { least } = solved(1000, given)
        expect(solved(least, given).chosen).toBeUndefined()
        expect(solved(least + 0.5, given).chosen).toBeDefined()
      }),
      { numRuns: 200 },
    )
  })
})
