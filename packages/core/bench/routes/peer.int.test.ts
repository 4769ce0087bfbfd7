import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/dispatch/planner/index.js'
import type { Instance } from './instance.js'
import { peerLine } from './peer.js'

const problem: Problem = {
  workers: [{ id: 'one', start: 0, shifts: [{ start: 0, end: 100 }] }],
  visits: ['a', 'b'].map((id, i) => ({
    ...{ id, place: i + 1, duration: 5, windows: [{ start: 0, end: 40 }] },
  })),
  travel: { durations: [0, 1, 2].map((a) => [0, 1, 2].map((b) => 10 * Math.abs(a - b))) },
}
const instance: Instance = {
  problem,
  measure: ({ terms }) => ({ distance: terms.travel.amount, compared: terms.travel.amount }),
}

/** A peer that reads the problem, and answers this. */
const saying = (answer: string): string =>
  `node -e 'process.stdin.resume().on("end", () => console.log(${answer}))'`
const route = (...ids: number[]): string =>
  `JSON.stringify({ code: 0, routes: [{ vehicle: 1, steps: [${ids.map((id) => `{ type: "job", id: ${id} }`).join()}] }], unassigned: [1, 2].filter((id) => ![${ids}].includes(id)).map((id) => ({ id })) })`

describe('a peer', () => {
  it('is measured as we are, after the same check', async () => {
    const line = await peerLine(saying(route(1, 2)), instance, 32)
    expect(line).toMatchObject({ distance: 40, vehicles: 1, unassigned: 0, gap: 25 })
  })

  it('that leaves something out has no gap', async () => {
    const line = await peerLine(saying(route(2)), instance, 32)
    expect(line).toMatchObject({ distance: 40, unassigned: 1 })
    expect(line.gap).toBeUndefined()
  })

  it('that breaks a rule, or the line, is named and no more', async () => {
    const late = { ...problem, visits: problem.visits.map((one) => ({ ...one, duration: 30 })) }
    const fault = async (command: string, of = problem) =>
      (await peerLine(command, { ...instance, problem: of }, 32)).fault
    expect(await fault(saying(route(1, 2)), late)).toBe('breaks window at b')
    expect(await fault(saying('"good morning"'))).toContain('is no plan')
    expect(await fault('exit 1')).toContain('is no plan')
    const link = { first: 'a', second: 'b', least: 0, most: 9, apart: false }
    expect(await fault('exit 1', { ...problem, links: [link] })).toBe('cannot be told of links')
  })
})
