import type { Problem } from '@foyer/core/dispatch/planner'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpDouble } from './testing/scripted-http.js'
import { vroomDouble } from './testing/vroom-double.js'
import { vroomPlanner } from './vroom.js'
import type { VroomProblem } from './vroom-problem.js'

const hour = 3600
const day = { start: 8 * hour, end: 18 * hour }
const anytime = [day]
const line = (size: number) =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => Math.abs(i - j) * 600),
  )

const problem = (changed: Partial<Problem> = {}): Problem => ({
  workers: [
    { id: 'alma', start: 0, shifts: [day], skills: { mac: 5 }, tools: ['ladder'] },
    { id: 'basile', start: 3, shifts: [day, { start: 32 * hour, end: 40 * hour }] },
  ],
  visits: [1, 2].map((place) => ({
    ...{ id: `v${place}`, place, duration: hour, windows: anytime },
  })),
  travel: { durations: line(4) },
  ...changed,
})
const visit = (changed: Partial<Problem['visits'][number]>): Partial<Problem> => ({
  visits: [{ id: 'v1', customer: 'c1', place: 1, duration: hour, windows: anytime, ...changed }],
})

const open: HttpDouble[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((double) => double.close()))
})

const asked = async (changed: Partial<Problem> = {}) => {
  const double = await vroomDouble()
  open.push(double)
  const answer = await vroomPlanner({ url: double.url }).plan(problem(changed))
  const sent = JSON.parse(double.requests[0]?.body ?? '{}') as VroomProblem
  return { double, answer, sent }
}
const planned = async (changed: Partial<Problem> = {}) => {
  const { answer, sent } = await asked(changed)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return { ...answer.value, sent }
}

describe('a plan by VROOM', () => {
  it('says each shift as a vehicle and each visit as a job, and reads the routes back (T23)', async () => {
    const { sent, routes, unassigned, unsaid } = await planned()
    expect(sent.vehicles.map(({ id, time_window }) => [id, ...time_window])).toEqual([
      ...[
        [1, 28_800, 64_800],
        [2, 28_800, 64_800],
        [3, 115_200, 144_000],
      ],
    ])
    expect(sent.jobs[1]).toEqual({
      ...{ id: 2, description: 'v2', location_index: 2, service: 3600, skills: [], priority: 1 },
      time_windows: [[28_800, 64_800]],
    })
    expect(sent.matrices.car.durations).toEqual(line(4))
    expect(routes).toEqual([{ worker: 'alma', shift: 0, visits: ['v1', 'v2'] }])
    expect([unassigned, unsaid]).toEqual([[], []])
  })

  it.each([
    ['a level of a skill', { skills: { mac: 4 } }, 'alma'],
    ['a tool', { tools: ['ladder'] }, 'alma'],
    ['a worker that the customer refuses', { refuses: ['alma'] }, 'basile'],
    ['a pinned worker', { pinned: { worker: 'basile' } }, 'basile'],
  ] as const)('lets only who may go: %s', async (_, changed, who) => {
    const { routes } = await planned(visit(changed))
    expect(routes.map(({ worker }) => worker)).toEqual([who])
  })

  it.each([
    ['a higher level', visit({ skills: { mac: 6 } })],
    ['a tool that nobody has', visit({ tools: ['crane'] })],
    ['customers whom all refuse', visit({ refuses: ['alma', 'basile'] })],
    ['a window after all shifts', visit({ windows: [{ start: 41 * hour, end: 42 * hour }] })],
  ])('leaves out what nobody may do: %s', async (_, changed) => {
    expect((await planned(changed)).unassigned).toEqual(['v1'])
  })

  it('says zones, parts, pauses and bounds in VROOM’s words', async () => {
    const [alma, basile] = problem().workers
    if (!alma || !basile) throw new Error('no workers')
    const pause = { earliest: 12 * hour, latest: 13 * hour, duration: 1800 }
    const workers = [
      { ...alma, zones: ['north'], refuses: ['c1'], parts: { seal: 2 } },
      { ...basile, shifts: [{ ...day, pauses: [pause], mostVisits: 6 }] },
    ]
    const { sent, unassigned } = await planned({
      workers,
      visits: [
        { id: 'n', customer: 'c1', place: 1, duration: hour, windows: anytime, zone: 'north' },
        { id: 's', place: 1, duration: hour, windows: anytime, zone: 'south', parts: { seal: 3 } },
      ],
    })
    expect(unassigned).toEqual(['s'])
    expect(sent.vehicles[0]?.capacity).toEqual([2])
    expect(sent.jobs.map(({ delivery }) => delivery)).toEqual([[0], [3]])
    expect(sent.vehicles[1]).toMatchObject({
      max_tasks: 6,
      breaks: [{ id: 1, time_windows: [[43_200, 46_800]], service: 1800 }],
    })
    // Basile serves every zone; Alma the north alone, but not that customer.
    const [north, south] = sent.jobs.map(({ skills }) => skills)
    const [a, b] = sent.vehicles.map(({ skills }) => skills)
    expect(north?.every((skill) => b?.includes(skill))).toBe(true)
    expect(north?.every((skill) => a?.includes(skill))).toBe(false)
    expect(south?.every((skill) => a?.includes(skill))).toBe(false)
  })

  it('never starts before what was announced, and at the moment that is pinned', async () => {
    const windows = [
      { start: 8 * hour, end: 9 * hour },
      { start: 10 * hour, end: 14 * hour },
    ]
    const announced = { worker: 'alma', at: 11 * hour }
    const told = await planned(visit({ windows, announced }))
    expect(told.sent.jobs[0]?.time_windows).toEqual([[11 * hour, 14 * hour]])
    expect(told.unsaid).toEqual(['announced'])
    const pinned = { worker: 'alma', at: 15 * hour }
    const fixed = await planned(visit({ windows, pinned }))
    expect(fixed.sent.jobs[0]).toMatchObject({ time_windows: [[54_000, 54_000]], priority: 100 })
  })

  it('keeps priorities within a hundred, and weights of travel and distance', async () => {
    const [one, two] = problem().visits
    if (!one || !two) throw new Error('no visits')
    const weights = { travel: 2, distance: 0.5, unserved: 10, fairness: 1, presence: 1 }
    const { sent, unsaid } = await planned({
      visits: [
        { ...one, priority: 500, lateBy: 60, usualWorker: 'alma' },
        { ...two, priority: 1000 },
      ],
      travel: { durations: line(4), distances: line(4) },
      weights,
    })
    expect(sent.jobs.map(({ priority }) => priority)).toEqual([50, 99])
    expect(sent.vehicles[0]?.costs).toEqual({ per_hour: 7200, per_km: 500 })
    expect(sent.matrices.car.distances).toEqual(line(4))
    expect(unsaid).toEqual([
      ...['continuity', 'fairness', 'lateness', 'presence', 'priority', 'unserved'],
    ])
  })

  it('refuses what VROOM has no word for, and asks nobody', async () => {
    const link = { first: 'v1', second: 'v2', least: 0, most: 0, apart: true }
    const linked = await asked({ links: [link] })
    expect(linked.answer).toMatchObject({ ok: false, refusal: { field: 'links' } })
    const stored = await asked({ stores: [{ id: 'depot', place: 0, duration: 300 }] })
    expect(stored.answer).toMatchObject({ ok: false, refusal: { field: 'stores' } })
    const workers = [{ id: 'alma', start: 0, shifts: [day, { ...day, mostWork: 7 * hour }] }]
    const bounded = await asked({ workers })
    expect(bounded.answer).toMatchObject({
      ok: false,
      refusal: { code: 'planner-cannot-say', field: 'workers.0.shifts.1.mostWork' },
    })
    expect([linked, stored, bounded].flatMap(({ double }) => double.requests)).toEqual([])
    const whole = [{ id: 'alma', start: 0, shifts: [{ ...day, mostWork: 10 * hour }] }]
    expect((await asked({ workers: whole })).answer.ok).toBe(true)
  })

  it('throws in VROOM’s own words when it refuses, and when a pinned visit is left out', async () => {
    await expect(asked({ workers: [] })).rejects.toThrow('vroom refuses: 2: No vehicle defined.')
    const pinned = { worker: 'alma', at: 20 * hour }
    await expect(asked(visit({ pinned }))).rejects.toThrow('the pinned visit v1 is left out')
  })

  it.each([
    '{}',
    '<html>',
    '{"code":0,"routes":[],"unassigned":[]}',
    '{"code":0,"routes":[{"vehicle":9,"steps":[]}],"unassigned":[{"id":1},{"id":2}]}',
    '{"code":0,"routes":[{"vehicle":1,"steps":[{"type":"job","id":1}]}],"unassigned":[{"id":1},{"id":2}]}',
    '{"code":0,"routes":[{"vehicle":1,"steps":[{"type":"job","id":7}]}],"unassigned":[]}',
  ])('takes %s for no plan', async (body) => {
    const double = await vroomDouble()
    open.push(double)
    double.next({ status: 200, body })
    await expect(vroomPlanner({ url: double.url }).plan(problem())).rejects.toMatchObject({
      kind: 'nonsense',
    })
  })
})
