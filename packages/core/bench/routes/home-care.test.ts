import { describe, expect, it } from 'vitest'
import { plan } from '../../src/dispatch/planner/index.js'
import { must } from '../../src/shared/result.js'
import { faultsOf } from '../../src/testing/planner-checker.js'
import { isHomeCare, readHomeCare } from './home-care.js'

/** Two caregivers, one patient who needs both one after the other, one who is late for whoever goes. */
const care = {
  patients: [
    {
      id: 'p1',
      time_window: [20, 30],
      required_caregivers: [
        { service: 's1', duration: 5 },
        { service: 's2', duration: 5 },
      ],
      synchronization: { type: 'sequential', distance: [8, 12] },
    },
    {
      id: 'p2',
      time_window: [0, 4],
      required_caregivers: [{ service: 's1', duration: 5 }],
    },
  ],
  caregivers: [
    { id: 'c1', abilities: ['s1'] },
    { id: 'c2', abilities: ['s2'] },
  ],
  central_offices: [{ id: 'd' }],
  distances: [
    [0, 3.5, 6],
    [3.5, 0, 4],
    [6, 4, 0],
  ],
}

describe('an instance of home care', () => {
  it('is planned with its double services, and measured by distance and lateness', async () => {
    expect(isHomeCare(JSON.stringify(care))).toBe(true)
    const { problem, measure } = readHomeCare(JSON.stringify(care))
    expect(problem.visits.map(({ id, place }) => [id, place])).toEqual([
      ['p1/1', 1],
      ['p1/2', 1],
      ['p2/1', 2],
    ])
    const answer = must(await plan(problem, { iterations: 100 }))
    expect(faultsOf(problem, answer)).toEqual([])
    // Ways 6 + 4 + 3.5 of the first, 3.5 + 3.5 of the second; the second patient is 2 late, and is the only one.
    expect(measure(answer)).toEqual({
      distance: 20.5,
      compared: (20.5 + 2 + 2) / 3,
      figures: { cost: (20.5 + 2 + 2) / 3, tardiness: 2, maxTardiness: 2 },
    })
  })

  it.each([
    ['no office', { ...care, central_offices: [] }],
    ['a link of another kind', withLink({ type: 'overlapping' })],
    ['a link without its hours', withLink({ type: 'sequential' })],
    ['distances in words', { ...care, distances: [['near']] }],
  ])('is refused with %s', (_, wrong) => {
    expect(() => readHomeCare(JSON.stringify(wrong))).toThrow()
  })
})

function withLink(synchronization: object) {
  return { ...care, patients: care.patients.map((patient) => ({ ...patient, synchronization })) }
}
