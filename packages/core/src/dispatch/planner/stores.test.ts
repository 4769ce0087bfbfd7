import { describe, expect, it } from 'vitest'
import { must } from '../../shared/result.js'
import { faultsOf } from '../../testing/planner-checker.js'
import { assign, type Problem, plan, plannedRoutes, rememberPlan, slotsFor } from './index.js'

const hour = 3600
const day = { start: 8 * hour, end: 18 * hour }
const anytime = [{ start: 8 * hour, end: 17 * hour }]

/** Home, store and two customers on a line, ten minutes from one to the next: home 0, customer 1, store 2, customer 3. */
const line: Problem = {
  workers: [{ id: 'alma', start: 0, shifts: [day], tools: ['keys'], parts: { seal: 1 } }],
  stores: [{ id: 'depot', place: 2, duration: 300 }],
  visits: [
    { id: 'near', place: 1, duration: hour, windows: anytime, tools: ['keys'] },
    { id: 'far', place: 3, duration: hour, windows: anytime, tools: ['ladder'] },
  ],
  travel: {
    durations: [0, 1, 2, 3].map((a) => [0, 1, 2, 3].map((b) => Math.abs(a - b) * 600)),
  },
}

const planned = async (problem: Problem, iterations = 200) => {
  const answer = must(await plan(problem, { iterations }))
  expect(faultsOf(problem, answer)).toEqual([])
  return answer
}

describe('a store', () => {
  it('is passed by on the way for what is lacking, before the visit that needs it', async () => {
    const { routes, unassigned } = await planned(line)
    expect(unassigned).toEqual([])
    const [{ call, stops, travel } = { call: undefined, stops: [], travel: 0 }] = routes
    const far = stops.findIndex(({ visit }) => visit === 'far')
    expect(call).toMatchObject({ store: 'depot' })
    expect(call && call.after <= far).toBe(true)
    expect(call && call.leave - call.start).toBe(300)
    expect(travel).toBe(3600)
  })

  it('is passed by once a shift, and not where the worker has everything', async () => {
    const tools = ['keys', 'ladder']
    const workers = [{ id: 'alma', start: 0, shifts: [day], tools }]
    expect((await planned({ ...line, workers })).routes[0]?.call).toBeUndefined()
  })

  it('gives parts by number, on top of what the worker has', async () => {
    const visits = [1, 2, 3].map((i) => ({
      ...{ id: `visit ${i}`, place: 3, duration: hour, windows: anytime, parts: { seal: 1 } },
    }))
    const stores = [{ id: 'depot', place: 2, duration: 300, parts: { seal: 1 } }]
    const few = await planned({ ...line, visits, stores })
    expect(few.routes[0]?.stops).toHaveLength(2)
    expect(few.unassigned.map(({ because }) => because)).toEqual(['parts'])
    const free = [{ id: 'depot', place: 2, duration: 300 }]
    const { routes, unassigned } = await planned({ ...line, visits, stores: free })
    expect([routes[0]?.stops.length, unassigned]).toEqual([3, []])
    // One seal is in the bag already: the first visit may come before the call.
    expect(routes[0]?.call?.after).toBeLessThan(2)
  })

  it('that is closed, or has not the tool, is no help', async () => {
    const closed = { id: 'depot', place: 2, duration: 300, window: { start: 0, end: hour } }
    expect((await planned({ ...line, stores: [closed] })).unassigned).toHaveLength(1)
    const poor = { id: 'depot', place: 2, duration: 300, tools: ['pliers'] }
    expect(await planned({ ...line, stores: [poor] })).toMatchObject({
      unassigned: [{ visit: 'far', because: 'tools', relaxation: { worker: 'alma' } }],
    })
    const other = { id: 'branch', place: 0, duration: 300, tools: ['ladder'] }
    expect((await planned({ ...line, stores: [poor, other] })).routes[0]?.call?.store).toBe(
      'branch',
    )
  })

  it('is kept in a plan that is started from', async () => {
    const first = await planned(line)
    const start = plannedRoutes(first)
    expect(start[0]?.call).toMatchObject({ store: 'depot' })
    expect(must(await plan({ ...line, plan: start }, { iterations: 0 })).routes).toEqual(
      first.routes,
    )
  })

  it('is behind whom a visit is offered or given to somebody in its course', async () => {
    const first = await planned(line)
    const memory = must(rememberPlan({ ...line, plan: plannedRoutes(first) }))
    const visit = { id: 'new', place: 3, duration: hour, windows: anytime, tools: ['ladder'] }
    const [slot] = slotsFor(memory, visit)
    expect(slot && slot.start >= (first.routes[0]?.call?.leave ?? Infinity)).toBe(true)
    const given = must(assign(line))
    expect(faultsOf(line, given.plan)).toEqual([])
    expect(given.assigned.map(({ visit: id }) => id).sort()).toEqual(['far', 'near'])
  })

  it.each([
    ['no place', { place: 9 }, 'stores.0.place', 'no-such-place'],
    [
      'hours that end before they start',
      { window: { start: 9, end: 8 } },
      'stores.0.window',
      'ends-before-it-starts',
    ],
    ['a part of a part', { parts: { seal: 0.5 } }, 'stores.0.parts.seal', 'unreadable'],
    ['no name', { id: '' }, 'stores.0.id', 'unreadable'],
  ])('of %s is refused', async (_, wrong, field, reason) => {
    const stores = [{ id: 'depot', place: 2, duration: 300, ...wrong }]
    expect(await plan({ ...line, stores })).toMatchObject({ refusal: { field, reason } })
  })

  it('named twice is refused', async () => {
    const [depot] = line.stores ?? []
    if (!depot) throw new Error('no depot')
    expect(await plan({ ...line, stores: [depot, depot] })).toMatchObject({
      refusal: { field: 'stores.1.id', reason: 'named-twice' },
    })
  })
})

describe('a shift', () => {
  it('may start elsewhere than the days of its worker', async () => {
    const workers = [
      { id: 'alma', start: 0, shifts: [{ ...day, from: 3 }], tools: ['keys', 'ladder'] },
    ]
    const { routes } = await planned({ ...line, workers })
    expect(routes[0]).toMatchObject({ start: 8 * hour, travel: 1800 })
    const nowhere = [{ id: 'alma', start: 0, shifts: [{ ...day, from: 9 }] }]
    expect(await plan({ ...line, workers: nowhere })).toMatchObject({
      refusal: { field: 'workers.0.shifts.0.from', reason: 'no-such-place' },
    })
  })
})

describe('presence', () => {
  const visits = [
    { id: 'first', place: 1, duration: hour, windows: [{ start: 8 * hour, end: 13 * hour }] },
    { id: 'second', place: 1, duration: hour, windows: [{ start: 14 * hour, end: 14 * hour }] },
  ]

  it('that costs makes a worker leave late and wait for nothing', async () => {
    const { stores: _, ...bare } = line
    const waits = await planned({ ...bare, visits })
    expect(waits.terms.presence.cost).toBe(0)
    const { routes, terms } = await planned({ ...bare, visits, weights: { presence: 1 } })
    expect(routes[0]).toMatchObject({ start: 13 * hour - 600, end: 15 * hour + 600 })
    expect(terms.presence).toEqual({ amount: 8400, weight: 1, cost: 8400 })
    expect(routes[0]?.stops[0]).toMatchObject({ arrive: 13 * hour, start: 13 * hour })
  })

  it('makes nobody late, nor later than announced', async () => {
    const { stores: _, ...bare } = line
    const told = visits.map((visit) =>
      visit.id === 'first' ? { ...visit, announced: { worker: 'alma', at: 9 * hour } } : visit,
    )
    const announced = await planned({ ...bare, visits: told, weights: { presence: 0.5 } })
    expect(announced.routes[0]?.stops[0]).toMatchObject({ visit: 'first', start: 9 * hour })
  })
})
