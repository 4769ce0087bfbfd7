import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../shared/result.js'
import { faultsOf } from '../../testing/planner-checker.js'
import { problems } from '../../testing/planner-problems.js'
import { type Board, none } from './board.js'
import { scanWalked } from './call-places.js'
import { boardOf } from './compile.js'
import { holesOf, widestOf } from './holes.js'
import { mayTake, scanRoute } from './insertion.js'
import { nearOf } from './near.js'
import { plan } from './plan.js'
import type { Problem } from './problem.js'
import { randomOf } from './random.js'
import { type Search, searchOn } from './search.js'
import { nothingSeen } from './seen.js'
import { inOrderOf, sitesOf } from './sites.js'
import { noSpot } from './spot.js'
import { callAt, isSuppliedInOrder, layInOrder } from './supplies.js'
import { crossTails } from './tails.js'
import { refresh } from './timing.js'
import { costOfOrder } from './walk.js'

/** Without pauses, links, stores and what costs by the hour: hours are carried on instead of reckoned anew. */
const simple = (problem: Problem): Problem => ({
  ...problem,
  links: [],
  stores: [],
  weights: { ...problem.weights, presence: 0 },
  visits: problem.visits.map(({ lateBy: _, announced: __, ...visit }) => visit),
  workers: problem.workers.map((worker) => ({
    ...worker,
    shifts: worker.shifts.map(({ pauses: _, overtime: __, ...shift }) => shift),
  })),
})

/** The same with each worker twice. */
const twinned = (problem: Problem): Problem => ({
  ...problem,
  workers: problem.workers.flatMap((worker) => [worker, { ...worker, id: `${worker.id} too` }]),
})

/** What is known of every visit that has its place, of the ends, and of every route. */
const stateOf = (board: Board) => {
  const nodes = Array.from(board.next, (_, node) => node).filter(
    (node) => node >= board.visits || board.route[node] !== -1,
  )
  const { next, previous, start, late, leave, pulled, pushed } = board
  const hours = [start, late, leave, pulled, pushed]
  const isStart = (node: number) => node >= board.ends && (node - board.ends) % 2 === 0
  return {
    routes: Array.from(board.route.subarray(0, board.visits)),
    next: nodes.filter((node) => isStart(node) || node < board.ends).map((node) => next[node]),
    previous: nodes.filter((node) => !isStart(node)).map((node) => previous[node]),
    hours: nodes.map((node) => hours.map((list) => list[node])),
    counts: [...board.count],
    works: [...board.work],
    used: [...board.used],
    sum: { served: board.sum.served, used: board.sum.used, cost: Math.round(board.sum.cost) },
  }
}

const searched = (problem: Problem, seed: number, steps: number) => {
  const sites = sitesOf(problem)
  const search = searchOn(boardOf(inOrderOf(problem, sites), sites), randomOf(seed))
  for (let step = 0; step < steps; step++) search.step(search.unit)
  return search
}

/** Takes 300 more steps that keep nothing worse; what all routes cost is the sum of what each costs. */
const stepOn = (search: Search): void => {
  for (let step = 0; step < 300; step++) search.step(0)
  const { routeCost, sum } = search.tools.board
  const each = routeCost.reduce((all, cost) => all + cost, 0)
  expect(sum.cost).toBeCloseTo(each, 6)
  expect(search.cost()).toBeLessThanOrEqual(search.best() + 1e-6)
}

/** Sixty visits of half an hour in windows of two hours, for twelve workers with six visits each. */
const town: Problem = (() => {
  const at = (i: number) => [(i * 37) % 61, (i * 53) % 59] as const
  const places = Array.from({ length: 61 }, (_, i) => at(i))
  return {
    workers: Array.from({ length: 12 }, (_, w) => {
      return { id: `w${w}`, start: 0, shifts: [{ start: 0, end: 600, mostVisits: 6 }] }
    }),
    visits: Array.from({ length: 60 }, (_, v) => {
      const start = (v % 4) * 120
      return { id: `v${v}`, place: v + 1, duration: 30, windows: [{ start, end: start + 120 }] }
    }),
    travel: {
      durations: places.map(([x, y]) =>
        places.map(([a, b]) => Math.round(Math.hypot(x - a, y - b))),
      ),
    },
  }
})()

const filled = problems.filter(({ visits, workers }) => visits.length > 0 && workers.length > 0)
const seeds = fc.integer({ min: 1, max: 1000 })

describe('a search', () => {
  it('leaves hours, sums and cost as if every route were reckoned anew', () => {
    let served = 0
    fc.assert(
      fc.property(filled.map(simple), seeds, (problem, seed) => {
        const { board } = searched(problem, seed, 40).tools
        expect(board.isSimple).toBe(true)
        const carried = stateOf(board)
        for (let route = 0; route < board.routes; route++) expect(refresh(board, route)).toBe(true)
        expect(carried).toEqual(stateOf(board))
        served += board.sum.served
      }),
      { numRuns: 300 },
    )
    expect(served).toBeGreaterThan(300)
  })

  it('takes back what it does not keep, to the last hour', () => {
    fc.assert(
      fc.property(filled, seeds, (problem, seed) => {
        const search = searched(problem, seed, 5)
        search.step(0)
        const before = stateOf(search.tools.board)
        const cost = search.cost()
        for (let step = 0; step < 10 && search.cost() === cost; step++) {
          search.step(0)
          if (search.cost() === cost) expect(stateOf(search.tools.board)).toEqual(before)
        }
      }),
      { numRuns: 200 },
    )
  })

  /** What leaving out the visits of a route costs. */
  const priceOf = (board: Board, route: number): number =>
    board.price.reduce((sum, price, visit) => sum + (board.route[visit] === route ? price : 0), 0)

  it('lays out routes that were seen in shifts like theirs, with the pauses and calls of those', () => {
    let [visits, pauses, calls, moved] = [0, 0, 0, 0]
    fc.assert(
      fc.property(filled.map(twinned), seeds, (problem, seed) => {
        const { board } = searched(problem, seed, 5).tools
        const seen = nothingSeen(board, randomOf(seed))
        if (!seen) return
        // Those of the second of each two, where they cost less than leaving their visits out.
        const isSecond = (route: number) => (board.workerOf[route] ?? 0) % 2 === 1
        const kept = [...board.workerOf.keys()].filter(
          (route) => isSecond(route) && (board.routeCost[route] ?? 0) < priceOf(board, route),
        )
        for (const route of kept) seen.see(route)
        const anew = boardOf(board.problem, board.sites)
        const more = board.price.reduce((sum, price) => sum + price, 1)
        anew.next.set(seen.below(more, 1_000_000) ?? [])
        for (let route = 0; route < anew.routes; route++) expect(refresh(anew, route)).toBe(true)
        const sum = (list: Float64Array | Int32Array) =>
          kept.reduce((all, route) => all + (list[route] ?? 0), 0)
        expect(anew.sum.served).toBe(sum(board.count))
        expect(anew.sum.cost).toBeCloseTo(sum(board.routeCost), 6)
        visits += anew.sum.served
        if (!anew.count.some((count, route) => count > 0 && !isSecond(route))) return
        moved++
        if (board.pauses) pauses++
        if (anew.route.subarray(anew.calls, anew.ends).some((route) => route >= 0)) calls++
      }),
      { numRuns: 1500 },
    )
    expect(visits).toBeGreaterThan(100)
    expect(Math.min(pauses, calls, moved)).toBeGreaterThan(0)
  })

  it('goes on from a better plan of routes that were never in one plan together', async () => {
    const search = searched(town, 1, 0)
    for (let step = 0; step < 1500; step++) search.step(search.unit)
    const before = search.best()
    search.recombine(2_000_000)
    expect(search.best()).toBeLessThan(before)
    expect(search.cost()).toBe(search.best())
    stepOn(search)
    // Long enough for the planner to do so of itself.
    const answer = must(await plan(town, { iterations: 15_500 }))
    expect(faultsOf(town, answer)).toEqual([])
    expect(must(await plan(town, { iterations: 15_500 }))).toEqual(answer)
  })

  it('goes back to the best plan, and on from there', () => {
    const search = searched(town, 1, 300)
    expect(search.cost()).toBeGreaterThan(search.best())
    const before = search.best()
    search.goBack()
    expect(search.cost()).toBe(before)
    stepOn(search)
    expect(search.best()).toBeLessThan(before)
  })

  it('forgets nothing that is known of the routes when it puts all back where it was', () => {
    const search = searched(town, 1, 1200)
    const { board } = search.tools
    let idle = 0
    for (let step = 0; step < 300; step++) {
      const [next, version] = [board.next.slice(), board.version.slice()]
      search.step(search.unit / 1000)
      if (board.next.some((node, at) => node !== next[at])) continue
      expect(board.version).toEqual(version)
      idle++
    }
    expect(idle).toBeGreaterThan(100)
  })

  it('knows the best place of a visit in a route as if it were looked for anew', async () => {
    const { tools } = searched(town, 1, 1200)
    const { board, known } = tools
    expect(board.sum.used).toBeGreaterThanOrEqual(8)
    let compared = 0
    for (let visit = 0; visit < board.visits; visit++)
      for (let route = 0; route < board.routes; route++) {
        const pair = visit * board.routes + route
        if (!known || known.version[pair] !== board.version[route]) continue
        const anew = noSpot(Infinity)
        scanRoute(board, visit, route, anew, undefined)
        expect([known.after[pair], known.cost[pair]]).toEqual([anew.after, anew.cost])
        compared++
      }
    expect(compared).toBeGreaterThan(100)
    const answer = must(await plan(town, { iterations: 400 }))
    expect(faultsOf(town, answer)).toEqual([])
  })

  it('splits a long day in two where that costs less', () => {
    const places = [0, 1, 2]
    const durations = places.map((a) => places.map((b) => (a === b ? 0 : a * b ? 100 : 10)))
    const shifts = [{ start: 0, end: 1000 }]
    const visits = [1, 2].map((place) => {
      return { id: `v${place}`, place, duration: 1, windows: [{ start: 0, end: 900 }] }
    })
    const workers = ['a', 'b'].map((id) => ({ id, start: 0, shifts }))
    const laid = [{ worker: 'a', shift: 0, visits: ['v1', 'v2'] }]
    const search = searchOn(
      boardOf({ workers, visits, travel: { durations }, plan: laid }),
      randomOf(1),
    )
    const { tools } = search
    expect(tools.board.sum.used).toBe(1)
    let isCrossed = false
    for (let i = 0; i < 9 && !isCrossed; i++) isCrossed = crossTails(tools, 0)
    expect(isCrossed).toBe(true)
    expect([tools.board.sum.used, tools.board.sum.cost]).toEqual([2, 40])
  })
})

describe('a route that is walked', () => {
  /** The least that an order of a route costs with a visit and the call that it then needs, all of them tried. */
  const leastWith = (board: Board, visit: number, route: number): number => {
    const chain = [...board.order.subarray(0, layInOrder(board, route, false))]
    const costOfNodes = (nodes: readonly number[]): number => {
      board.order.set(nodes)
      return costOfOrder(board, route, nodes.length)
    }
    let least = Infinity
    for (let at = 1; at < chain.length; at++) {
      const plain = chain.toSpliced(at, 0, visit)
      board.order.set(plain)
      if (isSuppliedInOrder(board, route, plain.length)) {
        least = Math.min(least, costOfNodes(plain))
        continue
      }
      for (let store = 0; store < board.stores; store++)
        for (let turn = 1; turn < plain.length; turn++) {
          const called = plain.toSpliced(turn, 0, callAt(board, route, store))
          least = Math.min(least, costOfNodes(called))
        }
    }
    return least
  }

  it('gets a visit, and the call at a store that it needs, where they cost least', () => {
    let [found, called] = [0, 0]
    fc.assert(
      fc.property(filled, seeds, (problem, seed) => {
        const { board } = searched(problem, seed, 3).tools
        if (!board.isWalked) return
        for (let visit = 0; visit < board.visits; visit++)
          for (let route = 0; route < board.routes; route++) {
            if (board.route[visit] !== none || !mayTake(board, visit, route)) continue
            const was = board.count[route]
              ? costOfOrder(board, route, layInOrder(board, route, true))
              : 0
            const spot = noSpot(Infinity)
            scanWalked(board, visit, route, spot, 0, undefined)
            expect(spot.cost).toBeCloseTo(leastWith(board, visit, route) - was, 6)
            if (spot.after !== none) found++
            if (spot.call !== none) called++
          }
      }),
      { numRuns: 600 },
    )
    expect(Math.min(found, called)).toBeGreaterThan(10)
  })
})

describe('what is near', () => {
  it('leaves out whom a visit could never follow in time, the nearest first', () => {
    const at = [0, 30, 10, 20]
    const durations = at.map((a) => at.map((b) => Math.abs(a - b)))
    const visit = (place: number, start: number, end: number) => {
      return { id: `v${place}`, place, duration: 0, windows: [{ start, end }] }
    }
    const board = boardOf({
      workers: [],
      visits: [visit(1, 0, 100), visit(2, 0, 100), visit(3, 95, 99)],
      travel: { durations },
    })
    const near = nearOf(board)
    expect([...near.byWay(0)]).toEqual([2, 1])
    expect([...near.behind(0)]).toEqual([1])
    expect([...near.ahead(1)]).toEqual([2, 0])
  })
})

describe('holes', () => {
  it('come the widest first', () => {
    fc.assert(
      fc.property(filled, seeds, (problem, seed) => {
        const { board } = searched(problem, seed, 3).tools
        const { after, length } = holesOf(board)
        const calls = board.route.subarray(board.calls, board.ends).filter((route) => route >= 0)
        const nodes = board.sum.served + board.routes + board.pauses + calls.length
        expect(after).toHaveLength(nodes)
        expect([...length]).toEqual([...length].sort((a, b) => b - a))
      }),
      { numRuns: 50 },
    )
  })

  it('take no visit that is longer than the widest of a route, where no call at a store moves', () => {
    let tried = 0
    fc.assert(
      fc.property(filled, seeds, (problem, seed) => {
        const { board } = searched({ ...problem, stores: [] }, seed, 3).tools
        for (let visit = 0; visit < board.visits; visit++)
          for (let route = 0; route < board.routes; route++) {
            if (board.route[visit] !== none || !mayTake(board, visit, route)) continue
            board.service[visit] = widestOf(board, route) + 1
            const spot = noSpot(Infinity)
            scanRoute(board, visit, route, spot, undefined)
            expect(spot.after).toBe(none)
            tried++
          }
      }),
      { numRuns: 100 },
    )
    expect(tried).toBeGreaterThan(20)
  })
})
