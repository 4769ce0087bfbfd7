import type { OutsideProblem, Point, Travel } from '@foyer/core/store'
import { travelContract } from '@foyer/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import type { AskingOptions, Retry } from './asking.js'
import { osrmTravel } from './osrm.js'
import { osrmDouble } from './testing/osrm-double.js'
import type { HttpDouble } from './testing/scripted-http.js'
import { valhallaDouble } from './testing/valhalla-double.js'
import { valhallaTravel } from './valhalla.js'

const island: Point = { lat: 46.7, lon: -2.35 }
const lost: Point = { lat: 45.2, lon: 6.9 }
const valence: Point = { lat: 44.9334, lon: 4.8924 }
const lyon: Point = { lat: 45.7578, lon: 4.832 }

interface Server {
  readonly start: () => Promise<HttpDouble>
  readonly travel: (options: AskingOptions) => Travel
  /** What it says of a place near no road. */
  readonly refusal: string
}

const known = { islands: [island], lost: [lost] }
const servers: { readonly [name: string]: Server } = {
  osrm: {
    start: () => osrmDouble({ ...known, maxTable: 40 }),
    travel: (options) => osrmTravel({ ...options, maxTable: 40 }),
    refusal: 'osrm refuses: NoSegment: Could not find a matching segment for coordinate 1',
  },
  valhalla: {
    start: () => valhallaDouble({ ...known, maxPairs: 400 }),
    travel: (options) => valhallaTravel({ ...options, maxPairs: 400 }),
    refusal: 'valhalla refuses: 171: No suitable edges near location',
  },
}

const open: HttpDouble[] = []
const started = async ({ start }: Server): Promise<HttpDouble> => {
  const double = await start()
  open.push(double)
  return double
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((double) => double.close()))
})

const pause = async () => {}
const problemOf = async (asked: Promise<unknown>): Promise<OutsideProblem> => {
  try {
    await asked
  } catch (problem) {
    return problem as OutsideProblem
  }
  throw new Error('it answered')
}

describe.each(Object.entries(servers))('travel by %s', (name, server) => {
  const contract = travelContract(async () => {
    const { url } = await started(server)
    return { travel: server.travel({ url }), island }
  })
  for (const { name: promise, run } of contract) it(promise, run)

  it('asks in blocks that the server takes, and for nothing when nothing is asked', async () => {
    const double = await started(server)
    const travel = server.travel({ url: `${double.url}/` })
    const points = Array.from({ length: 41 }, (_, i) => ({ lat: 45 + i / 100, lon: 5 }))
    await travel.matrix(points, points)
    expect(double.requests).toHaveLength(9)
    await travel.matrix([], points)
    expect(double.requests).toHaveLength(9)
  })

  it('says in the server’s own words why it refuses, and does not insist', async () => {
    const double = await started(server)
    const problem = await problemOf(server.travel({ url: double.url }).matrix([valence], [lost]))
    expect(problem.kind).toBe('refused')
    expect(problem.message).toBe(server.refusal)
    expect(double.requests).toHaveLength(1)
  })

  it('tries again what is busy, broken or cut, and tells of it', async () => {
    const double = await started(server)
    const told: Retry[] = []
    const asked = { url: double.url, pause, onRetry: (retry: Retry) => void told.push(retry) }
    for (const mishap of [
      { status: 503 },
      { status: 429 },
      { cut: 'before' },
      { cut: 'within' },
    ] as const) {
      double.next(mishap)
      const { metres } = await server.travel(asked).matrix([valence], [lyon])
      expect(metres[0]?.[0]).toBeGreaterThan(90_000)
    }
    expect(told.map(({ of, attempt }) => [of, attempt])).toEqual(Array(4).fill([name, 1]))
    expect(told.slice(0, 2).map(({ problem }) => problem)).toEqual([
      `${name}: the server answers 503`,
      `${name}: the server answers 429`,
    ])
    expect(told[2]?.problem).toContain(`${name}: no answer`)
  })

  it('gives up in time: the waits grow, and the last problem is the answer', async () => {
    const double = await started(server)
    const waits: number[] = []
    const options = { url: double.url, pause: async (ms: number) => void waits.push(ms) }
    double.next({ status: 502 }, { status: 502 }, { status: 502 })
    const problem = await problemOf(server.travel(options).matrix([valence], [lyon]))
    expect([problem.kind, problem.message]).toEqual(['refused', `${name}: the server answers 502`])
    expect(waits).toEqual([200, 400])
    double.next({ afterMs: 2_000 })
    const slow = server.travel({ ...options, timeoutMs: 50, retries: 0 })
    const late = await problemOf(slow.matrix([valence], [lyon]))
    expect(late.kind).toBe('no-answer')
    expect(late.message).toContain('timeout')
  })

  it.each([
    '',
    'null',
    '[]',
    '<html>',
    '{"code":"Ok"}',
    '{"code":"Ok","durations":[[1,2]],"distances":[[1,2]]}',
    '{"code":"Ok","durations":[[-1]],"distances":[[5]]}',
    '{"code":"Ok","durations":[["1"]],"distances":[[5]]}',
    '{"units":"kilometers","sources_to_targets":[[{"time":5}]]}',
    '{"units":"miles","sources_to_targets":[[{"time":5,"distance":1}]]}',
    '{"units":"kilometers","sources_to_targets":[]}',
  ])('takes %s for no answer at all', async (body) => {
    const double = await started(server)
    double.next({ status: 200, body })
    const problem = await problemOf(server.travel({ url: double.url }).matrix([valence], [lyon]))
    expect(problem.kind).toBe('nonsense')
  })

  it('asks nobody about a point that is nowhere', async () => {
    const double = await started(server)
    const travel = server.travel({ url: double.url })
    await expect(travel.matrix([valence], [{ lat: 45, lon: 200 }])).rejects.toThrow(
      'point 2: 45, 200 is nowhere on the earth',
    )
    expect(double.requests).toHaveLength(0)
  })
})

describe('what a routing server takes', () => {
  it('is at least one pair of places', () => {
    expect(() => osrmTravel({ url: 'http://osrm', maxTable: 1 })).toThrow('maxTable: 1 is less')
    expect(() => valhallaTravel({ url: 'http://valhalla', maxPairs: 0 })).toThrow('maxPairs: 0')
  })
})
