import { describe, expect, it } from 'vitest'
import { adopt, plan, plannedRoutes } from '../../src/dispatch/planner/index.js'
import { must } from '../../src/shared/result.js'
import { shuffleSolomon } from './shuffle.js'
import { readSolomon } from './solomon.js'

const text = `TINY

VEHICLE
NUMBER     CAPACITY
  3         20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      40         50          0          0       230          0
    1      45         68         10         11       202         10
    2      42         30         10          0       189         10
    3      25         85          5         99       109         10
    4      12         34          7         50        80         10
`

describe('a shuffled instance', () => {
  it.each([1, 2, 3, 4, 5])(
    'costs what the instance costs, route for route (seed %i)',
    async (seed) => {
      const { text: told, original } = shuffleSolomon(text, seed)
      const answer = must(await plan(readSolomon(told).problem, { iterations: 200 }))
      const renamed = plannedRoutes(answer).map(({ worker, shift, visits }) => ({
        ...{ worker, shift, visits: visits.map((visit) => String(original(Number(visit)))) },
      }))
      const { problem, measure } = readSolomon(text)
      const back = must(adopt(problem, renamed))
      expect(measure(back)).toEqual(readSolomon(told).measure(answer))
      expect(renamed.flatMap(({ visits }) => visits).sort()).toEqual(['1', '2', '3', '4'])
    },
  )

  it('is the same for the same seed, and another for another', () => {
    expect(shuffleSolomon(text, 7).text).toBe(shuffleSolomon(text, 7).text)
    const told = new Set([1, 2, 3, 4, 5, 6].map((seed) => shuffleSolomon(text, seed).text))
    expect(told.size).toBeGreaterThan(3)
  })

  it.each(['', '{"jobs":[]}', text.split('\n').slice(0, 10).join('\n')])(
    'is refused of %j',
    (wrong) => {
      expect(() => shuffleSolomon(wrong, 1)).toThrow('no customers')
    },
  )
})
