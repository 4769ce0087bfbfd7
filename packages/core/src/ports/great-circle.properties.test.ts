import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greatCircle } from './great-circle.js'

const point = fc.record({
  lat: fc.double({ min: 41, max: 51, noNaN: true }),
  lon: fc.double({ min: -5, max: 10, noNaN: true }),
})

describe('travel by a great circle', () => {
  it('is the same both ways, and no detour by a third place is shorter', async () => {
    await fc.assert(
      fc.asyncProperty(point, point, point, async (a, b, c) => {
        const { seconds, metres } = await greatCircle().matrix([a, b, c], [a, b, c])
        for (const cells of [seconds, metres]) {
          const way = (i: number, j: number): number => Number(cells[i]?.[j])
          expect(way(0, 1)).toBe(way(1, 0))
          // Two ways rounded may be a unit short of one.
          expect(way(0, 1) + way(1, 2) + 2).toBeGreaterThanOrEqual(way(0, 2))
        }
      }),
      { numRuns: 200 },
    )
  })
})
