import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradictions } from './contradictions.js'

const hours = fc.array(fc.nat(1_000), { minLength: 2, maxLength: 8 })
const pairs = fc.array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(50), fc.nat(50)), {
  maxLength: 12,
})

/** Links that these hours keep, with so much room before and after. */
const linksKept = (starts: readonly number[], pairs: readonly (readonly number[])[]) =>
  pairs.flatMap(([a = 0, b = 0, before = 0, after = 0]) => {
    const [one, other] = [a % starts.length, b % starts.length]
    const [first, second] = (starts[one] ?? 0) <= (starts[other] ?? 0) ? [one, other] : [other, one]
    const gap = (starts[second] ?? 0) - (starts[first] ?? 0)
    const [least, most] = [Math.max(0, gap - before), gap + after]
    const names = { first: `v${first}`, second: `v${second}` }
    return first === second ? [] : [{ ...names, least, most, apart: false }]
  })

describe('contradictions', () => {
  it('are none among links that some hours keep', () => {
    fc.assert(
      fc.property(hours, pairs, (starts, chosen) => {
        expect(contradictions(linksKept(starts, chosen))).toEqual([])
      }),
    )
  })

  it('are found where one link is turned against a way through the others', () => {
    fc.assert(
      fc.property(hours, fc.nat(50), (starts, room) => {
        const sorted = starts.toSorted((a, b) => a - b)
        const chain = linksKept(
          sorted,
          sorted.slice(1).map((_, i) => [i, i + 1, 0, room]),
        )
        const back = { first: `v${sorted.length - 1}`, second: 'v0', least: 1, most: 9 }
        const found = contradictions([...chain, { ...back, apart: false }])
        expect(found.length).toBeGreaterThan(0)
      }),
    )
  })
})
