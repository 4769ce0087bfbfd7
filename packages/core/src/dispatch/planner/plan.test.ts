import { describe, expect, it } from 'vitest'
import { must } from '../../shared/result.js'
import { faultsOf } from '../../testing/planner-checker.js'
import {
  assign,
  explain,
  type Problem,
  plan,
  plannedRoutes,
  rememberPlan,
  repair,
} from './index.js'

const hour = 3600

/** Two workers at one place, three customers a quarter of an hour from each other. */
const day: Problem = {
  workers: ['anna', 'bruno'].map((id) => ({
    id,
    start: 0,
    shifts: [{ start: 8 * hour, end: 17 * hour }],
    skills: id === 'bruno' ? { mac: 1 } : { windows: 1 },
  })),
  visits: [1, 2, 3].map((place) => ({
    id: `visit ${place}`,
    place,
    duration: hour,
    windows: [{ start: 8 * hour, end: 15 * hour }],
  })),
  travel: { durations: [0, 1, 2, 3].map((a) => [0, 1, 2, 3].map((b) => (a === b ? 0 : 900))) },
}

const forMac: Problem = {
  ...day,
  visits: [
    {
      id: 'mac',
      place: 1,
      duration: hour,
      windows: [{ start: 0, end: 15 * hour }],
      skills: { mac: 1 },
    },
  ],
}

/** Two linked visits and one that fills the day of a worker: what is tried with the links is often taken back. */
const held: Problem = {
  workers: [
    { id: 'a', start: 1, shifts: [{ start: 0, end: 200, mostWork: 60, mostVisits: 2 }] },
    { id: 'b', start: 0, shifts: [{ start: 0, end: 120, mostVisits: 2 }] },
    { id: 'more', start: 0, shifts: [{ start: 0, end: 200 }] },
  ],
  visits: [
    {
      ...{ id: 'v0', place: 1, duration: 0, windows: [{ start: 162, end: 163 }] },
      announced: { worker: 'a', at: 0 },
    },
    {
      ...{ id: 'v1', place: 0, duration: 0, windows: [{ start: 100, end: 163 }], priority: 0 },
      announced: { worker: 'a', at: 0 },
    },
    { id: 'v2', place: 1, duration: 39, windows: [{ start: 124, end: 124 }] },
  ],
  links: [{ first: 'v0', second: 'v1', least: 0, most: 10, apart: false }],
  travel: {
    durations: [
      [0, 14, 5],
      [14, 0, 17],
      [5, 17, 0],
    ],
  },
}

describe('plan', () => {
  it('loses nothing when what was tried with linked visits is taken back', async () => {
    for (const iterations of [20, 100, 1000])
      expect(must(await plan(held, { iterations })).cost).toBe(1226)
  })

  it('leaves as late as the first visit allows, and says what the day costs', async () => {
    const visits = [
      { id: 'one', place: 1, duration: hour, windows: [{ start: 36_000, end: 36_000 }] },
    ]
    const { routes, terms, cost } = must(await plan({ ...day, visits }, { iterations: 10 }))
    expect(routes).toEqual([
      {
        worker: 'anna',
        shift: 0,
        start: 35_100,
        end: 40_500,
        stops: [{ visit: 'one', arrive: 36_000, start: 36_000, leave: 39_600 }],
        pauses: [],
        travel: 1800,
        distance: 0,
      },
    ])
    expect(terms.travel).toEqual({ amount: 1800, weight: 1, cost: 1800 })
    expect(cost).toBe(1800)
  })

  it('sends only who has the skill (S333)', async () => {
    const { routes } = must(await plan(forMac, { iterations: 10 }))
    expect(routes.map(({ worker }) => worker)).toEqual(['bruno'])
    const alone = { ...forMac, workers: forMac.workers.slice(0, 1) }
    const { unassigned } = must(await plan(alone, { iterations: 10 }))
    expect(unassigned).toEqual([
      {
        visit: 'mac',
        because: 'skills',
        relaxation: { kind: 'skills', worker: 'anna' },
        routes: [{ worker: 'anna', shift: 0, visits: ['mac'], pauses: [] }],
      },
    ])
  })

  it('sends two persons at once where a visit needs two', async () => {
    const two = { first: 'visit 1', second: 'again', least: 0, most: 0, apart: true }
    const again = {
      ...day.visits[0],
      id: 'again',
      place: 1,
      duration: hour,
      windows: [{ start: 0, end: 15 * hour }],
    }
    const both = { ...day, visits: [...day.visits, again], links: [two] }
    const { routes } = must(await plan(both, { iterations: 200 }))
    const starts = routes.flatMap(({ worker, stops }) =>
      stops
        .filter(({ visit }) => visit === 'visit 1' || visit === 'again')
        .map(({ start }) => ({ worker, start })),
    )
    expect(starts.map(({ worker }) => worker).sort()).toEqual(['anna', 'bruno'])
    expect(starts[0]?.start).toBe(starts[1]?.start)
  })

  it('answers the best so far when it is stopped, and says how far it is', async () => {
    const seen: number[] = []
    const signal = { aborted: false }
    const onProgress = ({ iterations }: { readonly iterations: number }) => {
      seen.push(iterations)
      signal.aborted = iterations >= 512
    }
    const answer = must(await plan(day, { iterations: 100_000, signal, onProgress }))
    expect(answer.iterations).toBe(512)
    expect(seen).toEqual([256, 512])
    expect(answer.unassigned).toEqual([])
  })

  it('stops by the clock that it is lent', async () => {
    let time = 0
    const now = () => time++
    const answer = must(await plan(day, { seconds: 0.01, now }))
    expect(answer.iterations).toBeGreaterThan(0)
    expect(answer.iterations).toBeLessThan(1000)
  })

  it.each([
    [
      'a place that is not there',
      { visits: [{ ...day.visits[0], place: 9 }] },
      'visits.0.place',
      'no-such-place',
    ],
    [
      'two visits of one name',
      { visits: [day.visits[0], day.visits[0]] },
      'visits.1.id',
      'named-twice',
    ],
    [
      'ways that are not square',
      { travel: { durations: [[0, 1]] } },
      'travel.durations',
      'not-square',
    ],
    [
      'a way from a place to itself',
      { travel: { durations: [[1]] } },
      'travel.durations.0.0',
      'not-nothing-to-itself',
    ],
    [
      'a visit without a window',
      { visits: [{ ...day.visits[0], windows: [] }] },
      'visits.0.windows',
      'unreadable',
    ],
    [
      'a link to nobody',
      { links: [{ first: 'visit 1', second: 'x', least: 0, most: 0, apart: true }] },
      'links.0.second',
      'no-such-name',
    ],
    [
      'links that chase each other in a circle',
      {
        links: [
          ['visit 1', 'visit 2'],
          ['visit 2', 'visit 3'],
          ['visit 3', 'visit 1'],
        ].map(([first, second]) => ({ first, second, least: 60, most: 120, apart: false })),
      },
      'links.0',
      'links-contradict',
    ],
    [
      'half a second',
      { visits: [{ ...day.visits[0], duration: 0.5 }] },
      'visits.0.duration',
      'unreadable',
    ],
  ])('refuses %s', async (_, change, field, reason) => {
    const answer = await plan(JSON.parse(JSON.stringify({ ...day, ...change })))
    expect(answer).toEqual({ ok: false, refusal: { code: 'wrong-problem', field, reason } })
  })
})

describe('assign', () => {
  it('gives each visit to whom it costs least, with the runner-up', () => {
    const { assigned, plan: made } = must(assign(day))
    expect(assigned.map(({ worker, because }) => [worker, ...because])).toEqual([
      ['anna', 'least-cost'],
      ['anna', 'least-cost'],
      ['anna', 'least-cost'],
    ])
    expect(assigned[1]?.runnerUp).toEqual({ worker: 'bruno', cost: 1800 })
    expect(made.unassigned).toEqual([])
  })

  it('gives 250 open jobs to 40 workers of one day, each with its reasons (S048)', () => {
    const rows = Array.from({ length: 60 }, (_, a) =>
      Array.from({ length: 60 }, (__, b) => 60 * Math.abs(a - b)),
    )
    const workers = Array.from({ length: 40 }, (_, w) => {
      const skills = { [`skill ${w % 4}`]: 1 }
      return { id: `w${w}`, start: w, skills, shifts: [{ start: 8 * hour, end: 18 * hour }] }
    })
    const visits = Array.from({ length: 250 }, (_, v) => {
      const start = (8 + (Math.floor(v / 4) % 4) * 2) * hour
      const windows = [{ start, end: start + 3 * hour }]
      const skills = { [`skill ${v % 4}`]: 1 }
      return { id: `v${v}`, place: (v * 7) % 60, duration: 2400, windows, skills }
    })
    const problem = { workers, visits, travel: { durations: rows } }
    const { assigned, plan: made } = must(assign(problem))
    expect(assigned).toHaveLength(250)
    expect(assigned.every(({ because }) => because.length > 0)).toBe(true)
    expect(faultsOf(problem, made)).toEqual([])
  })

  it('says when nobody else could (S333)', () => {
    const { assigned } = must(assign(forMac))
    expect(assigned).toMatchObject([
      { worker: 'bruno', because: ['only-one'], runnerUp: undefined },
    ])
  })
})

describe('explain', () => {
  it('names what each worker would cost and what keeps them away', () => {
    const memory = must(rememberPlan({ ...day, visits: [] }))
    const [visit] = forMac.visits
    expect(visit && explain(memory, visit)).toEqual([
      { worker: 'bruno', shift: 0, cost: 1800, barriers: [] },
      { worker: 'anna', barriers: ['skills'] },
    ])
  })
})

describe('repair', () => {
  it('gives the visits of who fell ill to the other, and moves nothing else', async () => {
    const first = must(await plan(day, { iterations: 100 }))
    const from = { kind: 'worker-away', worker: 'anna', from: 0, until: 24 * hour } as const
    const { plan: mended, moved } = must(await repair(day, first, from, { iterations: 200 }))
    expect(mended.routes.map(({ worker }) => worker)).toEqual(['bruno'])
    expect(mended.unassigned).toEqual([])
    expect(moved.map(({ after }) => after?.worker)).toEqual(['bruno', 'bruno', 'bruno'])
  })

  it('takes an emergency in without moving what was planned, where there is room', async () => {
    const first = must(await plan(day, { iterations: 100 }))
    const visit = {
      id: 'leak',
      place: 3,
      duration: 1800,
      windows: [{ start: 0, end: 16 * hour }],
      priority: 5,
    }
    const event = { kind: 'visit-added', visit } as const
    const { moved } = must(await repair(day, first, event, { iterations: 200 }))
    expect(moved.map(({ visit: id }) => id)).toEqual(['leak'])
  })

  it('refuses what happened to nobody', async () => {
    const first = must(await plan(day, { iterations: 0 }))
    const event = { kind: 'visit-lasts', visit: 'x', duration: 1 } as const
    const refusal = { code: 'wrong-problem', field: 'event.visit', reason: 'no-such-name' }
    expect(await repair(day, first, event)).toEqual({ ok: false, refusal })
    expect(plannedRoutes(first)).toHaveLength(1)
  })
})
