import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { must } from '../../shared/result.js'
import { faultsOf } from '../../testing/planner-checker.js'
import { type Plan, type PlanPort, type Problem, plan, planOver, serve } from './index.js'

/** Thirty customers on a grid, three workers. */
const grid: Problem = {
  workers: ['alma', 'basile', 'chloe'].map((id) => ({
    ...{ id, start: 0, shifts: [{ start: 0, end: 30_000 }] },
  })),
  visits: Array.from({ length: 30 }, (_, i) => ({
    ...{
      id: `v${i}`,
      place: i + 1,
      duration: 600,
      windows: [{ start: (i % 7) * 900, end: 25_000 }],
    },
  })),
  travel: { durations: Array.from({ length: 31 }, (_, a) => waysFrom(a)) },
}

function waysFrom(a: number): number[] {
  return Array.from(
    { length: 31 },
    (_, b) => 60 * (Math.abs((a % 6) - (b % 6)) + Math.abs(Math.floor(a / 6) - Math.floor(b / 6))),
  )
}

const lent = {
  now: () => performance.now(),
  pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A line whose other end is served in this thread. */
const line = (): {
  readonly port: MessagePort
  readonly end: () => void
  readonly far: MessagePort
} => {
  const { port1, port2 } = new MessageChannel()
  const end = serve(port2, lent)
  closing.push(() => port1.close(), end)
  return { port: port1, end, far: port2 }
}

/** A thread that reads TypeScript, which Node does not of itself, and then plans. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads')
  require('tsx/cjs/api').register()
  require(workerData).serve(parentPort, {
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
`

/** A line to a thread of its own. A `Worker` of Node speaks by `on`: the test gives it the words of a port. */
const thread = (): PlanPort => {
  const workerData = fileURLToPath(new URL('./index.ts', import.meta.url))
  const worker = new Worker(program, { eval: true, workerData })
  closing.push(() => worker.terminate())
  const heard = new Map<unknown, (data: unknown) => void>()
  return {
    postMessage: (message) => worker.postMessage(message),
    addEventListener: (type, listener) => {
      const hear = (data: unknown) => listener({ data })
      heard.set(listener, hear)
      worker.on(type === 'close' ? 'exit' : type, hear)
    },
    removeEventListener: (type, listener) => {
      worker.off(type === 'close' ? 'exit' : type, heard.get(listener) ?? (() => {}))
    },
  }
}

describe('planning over a port', () => {
  it('answers what the same call answers here, in a thread of Node (T23)', async () => {
    const here = await plan(grid, { iterations: 700, seed: 3 })
    expect(await planOver(thread(), grid, { iterations: 700, seed: 3 })).toEqual(here)
  })

  it('tells how far it is, and the best so far, which breaks nothing and is never worse than told', async () => {
    const [costs, bests]: [number[], Plan[]] = [[], []]
    const told = await planOver(thread(), grid, {
      ...{ iterations: 4000, every: 0 },
      onProgress: ({ cost }) => costs.push(cost),
      onBest: (best) => bests.push(best),
    })
    expect(costs.length).toBeGreaterThan(3)
    expect(costs).toEqual([...costs].sort((a, b) => b - a))
    expect(bests.map(({ cost }) => cost)).toEqual(costs)
    for (const best of bests) expect(faultsOf(grid, best)).toEqual([])
    // Looking on changes nothing.
    expect(told).toEqual(await plan(grid, { iterations: 4000 }))
  })

  it('stops at the word of a signal with the best so far', async () => {
    const stop = new AbortController()
    const told = must(
      await planOver(thread(), grid, {
        ...{ seconds: 600, every: 0, signal: stop.signal },
        onProgress: () => stop.abort(),
      }),
    )
    expect(faultsOf(grid, told)).toEqual([])
    expect(told.iterations).toBeGreaterThan(0)
  })

  it('that is stopped before it began answers the first plan', async () => {
    const { port } = line()
    const told = must(await planOver(port, grid, { seconds: 600, signal: AbortSignal.abort() }))
    expect(told.iterations).toBe(0)
    expect(told.unassigned).toEqual([])
  })

  it('keeps two questions on one line apart', async () => {
    const { port } = line()
    const few = { ...grid, visits: grid.visits.slice(0, 3) }
    const [all, three] = await Promise.all([
      planOver(port, grid, { iterations: 600 }),
      planOver(port, few, { iterations: 600 }),
    ])
    expect(all).toEqual(await plan(grid, { iterations: 600 }))
    expect(three).toEqual(await plan(few, { iterations: 600 }))
  })

  it('hears nothing in what is not meant for it', async () => {
    const { port, far } = line()
    port.postMessage('good morning')
    port.postMessage({ mark: 'foyer.plan/1', type: 'dance', turn: 1 })
    far.postMessage({ mark: 'foyer.plan/1', type: 'done', turn: 99, result: 'no plan' })
    far.postMessage(null)
    expect(await planOver(port, grid, { iterations: 10 })).toMatchObject({ ok: true })
  })

  it('refuses a problem and a budget that cannot be read, by field', async () => {
    const { port } = line()
    const nowhere = { ...grid, travel: { durations: [[0]] } }
    expect(await planOver(port, nowhere)).toMatchObject({
      refusal: { code: 'wrong-problem', field: 'visits.0.place', reason: 'no-such-place' },
    })
    for (const [budget, field] of [
      [{ seconds: -1 }, 'budget.seconds'],
      [{ iterations: 0.5 }, 'budget.iterations'],
      [{ seed: 0 }, 'budget.seed'],
      [{ every: Number.NaN }, 'budget.every'],
    ] as const)
      expect(await planOver(port, grid, budget)).toMatchObject({ refusal: { field } })
  })

  it('throws when the other end goes away', async () => {
    const { port, far } = line()
    const asked = planOver(port, grid, { seconds: 600 })
    far.close()
    await expect(asked).rejects.toThrow('the other end of the line is gone')
  })

  it('throws what went wrong there', async () => {
    const { port1, port2 } = new MessageChannel()
    closing.push(() => port1.close())
    const broken = () => Promise.reject(new Error('no time'))
    closing.push(serve(port2, { ...lent, pause: broken }))
    await expect(planOver(port1, grid)).rejects.toThrow('no time')
  })

  it('is over once it is ended: what runs answers its best so far', async () => {
    const { port, end } = line()
    const asked = planOver(port, grid, { seconds: 600, every: 0, onProgress: end })
    expect((await asked).ok).toBe(true)
  })
})
