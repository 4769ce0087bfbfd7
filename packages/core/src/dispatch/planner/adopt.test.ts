import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../shared/result.js'
import { faultsOf } from '../../testing/planner-checker.js'
import { problems } from '../../testing/planner-problems.js'
import { adopt, type PlannedRoute, type Problem, plan, plannedRoutes } from './index.js'

const hour = 3600
const day = { start: 8 * hour, end: 12 * hour }

/** Two workers at one place, three customers ten minutes from each other. */
const morning: Problem = {
  workers: [
    {
      ...{ id: 'alma', start: 0, parts: { seal: 1 }, tools: ['keys'] },
      shifts: [{ ...day, mostVisits: 2, mostWork: 3.75 * hour }],
    },
    { id: 'basile', start: 0, shifts: [{ ...day, pauses: [pauseAt(10)] }] },
  ],
  visits: ['a', 'b', 'c'].map((id, i) => ({
    ...{ id, place: i + 1, duration: hour, windows: [day] },
  })),
  travel: { durations: [0, 1, 2, 3].map((a) => [0, 1, 2, 3].map((b) => (a === b ? 0 : 600))) },
}

function pauseAt(at: number) {
  return { earliest: at * hour, latest: at * hour + 1800, duration: 600 }
}

const by = (worker: string, ...visits: string[]): PlannedRoute => ({ worker, shift: 0, visits })

const changed = (id: string, change: Partial<Problem['visits'][number]>): Problem => ({
  ...morning,
  visits: morning.visits.map((visit) => (visit.id === id ? { ...visit, ...change } : visit)),
})

describe('routes that somebody else made', () => {
  it('are a plan with hours, pauses and cost, in their order', () => {
    const routes = [by('alma', 'a'), by('basile', 'c', 'b')]
    const adopted = must(adopt(morning, routes))
    expect(faultsOf(morning, adopted)).toEqual([])
    expect(adopted.routes.map(({ worker, stops }) => [worker, stops.map((s) => s.visit)])).toEqual([
      ['alma', ['a']],
      ['basile', ['c', 'b']],
    ])
    expect(adopted.routes[1]?.pauses).toHaveLength(1)
    expect(adopted.unassigned).toEqual([])
  })

  it('name what they leave out as left out', () => {
    const { unassigned } = must(adopt(morning, [by('alma', 'a', 'b')]))
    expect(unassigned.map(({ visit }) => visit)).toEqual(['c'])
  })

  it.each<[string, Problem, readonly PlannedRoute[], object]>([
    [
      'who lacks a skill',
      changed('a', { skills: { gas: 2 } }),
      [by('alma', 'a')],
      { constraint: 'skills' },
    ],
    [
      'who lacks a tool',
      changed('a', { tools: ['van'] }),
      [by('alma', 'a')],
      { constraint: 'tools' },
    ],
    [
      'who is refused',
      changed('a', { refuses: ['alma'] }),
      [by('alma', 'a')],
      { constraint: 'refusal' },
    ],
    [
      'another than pinned',
      changed('a', { pinned: { worker: 'basile' } }),
      [by('alma', 'a')],
      { constraint: 'pinned' },
    ],
    [
      'too few parts',
      changed('b', { parts: { seal: 2 } }),
      [by('alma', 'a', 'b')],
      { visit: 'b', constraint: 'parts' },
    ],
    [
      'a window gone by',
      changed('b', { windows: [{ start: 8 * hour, end: 9 * hour }] }),
      [by('alma', 'a', 'b')],
      { visit: 'b', constraint: 'window' },
    ],
    [
      'an hour other than pinned',
      changed('b', { pinned: { worker: 'alma', at: 8 * hour } }),
      [by('alma', 'a', 'b')],
      { visit: 'b', constraint: 'pinned' },
    ],
    [
      'too many visits',
      morning,
      [by('alma', 'a', 'b', 'c')],
      { visit: 'c', constraint: 'most-visits' },
    ],
    [
      'too much work',
      changed('b', { duration: 2.4 * hour }),
      [by('alma', 'a', 'b')],
      { visit: 'b', constraint: 'most-work' },
    ],
    [
      'a shift that is over',
      changed('b', { duration: 3 * hour }),
      [by('basile', 'a', 'b')],
      { visit: 'b', constraint: 'shift' },
    ],
    [
      'a visit twice',
      morning,
      [by('alma', 'a'), by('basile', 'a')],
      { visit: 'a', worker: 'basile', constraint: 'planned-twice' },
    ],
    [
      'a visit that is none',
      morning,
      [by('alma', 'z')],
      { visit: 'z', constraint: 'unknown-visit' },
    ],
    [
      'a worker who is none',
      morning,
      [by('zoe', 'a')],
      { worker: 'zoe', constraint: 'unknown-shift' },
    ],
    [
      'a shift twice',
      morning,
      [by('alma', 'a'), by('alma', 'b')],
      { visit: 'b', constraint: 'unknown-shift' },
    ],
    [
      'a pinned visit left out',
      changed('c', { pinned: { worker: 'alma' } }),
      [by('alma', 'a')],
      { visit: 'c', worker: 'alma', constraint: 'pinned-left-out' },
    ],
  ])('are refused for %s', (_, problem, routes, wrong) => {
    expect(adopt(problem, routes)).toMatchObject({
      ok: false,
      refusal: { code: 'wrong-plan', ...wrong },
    })
  })

  it('are refused for links that they do not keep', () => {
    const link = { first: 'a', second: 'b', least: 0, most: 0, apart: true }
    const linked = { ...morning, links: [link] }
    const wrong = (...routes: PlannedRoute[]) => adopt(linked, routes)
    expect(wrong(by('alma', 'a'))).toMatchObject({ refusal: { visit: 'b', constraint: 'linked' } })
    expect(wrong(by('alma', 'a', 'b'))).toMatchObject({ refusal: { constraint: 'linked' } })
    expect(wrong(by('alma', 'a', 'c'), by('basile', 'b')).ok).toBe(true)
    const early = { start: 8 * hour, end: 9 * hour }
    const apart = changed('a', { windows: [early] })
    const late = { ...apart, links: [{ ...link, least: 2 * hour, most: 2 * hour }] }
    expect(
      adopt({ ...late, visits: late.visits.map((v) => ({ ...v, windows: [early] })) }, [
        by('alma', 'a'),
        by('basile', 'b'),
      ]),
    ).toMatchObject({
      refusal: { visit: 'b', worker: 'basile', constraint: 'linked' },
    })
  })

  it('that cannot be read are refused by field', () => {
    const routes = [{ worker: 'alma', shift: -1, visits: [] }]
    expect(adopt(morning, routes)).toMatchObject({
      refusal: { code: 'wrong-problem', field: 'plan.0.shift' },
    })
  })

  it('of the planner itself are the plan that it made', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const made = must(await plan(problem, { iterations: 40 }))
        const adopted = must(adopt(problem, plannedRoutes(made)))
        expect(adopted.routes).toEqual(made.routes)
        expect(adopted.cost).toBeCloseTo(made.cost, 6)
      }),
      { numRuns: 100 },
    )
  })
})
