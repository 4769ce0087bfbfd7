import type { Result } from '../../shared/result.js'
import type { Plan } from './answer.js'
import type { Reached } from './plan.js'
import { isTold, open, type PlanPort, said, type Told } from './port.js'
import type { Problem } from './problem.js'
import type { ProblemRefusal } from './wrong.js'

/** How long a worker is to look, and what is heard of it meanwhile. */
export interface OverPort {
  readonly iterations?: number | undefined
  readonly seconds?: number | undefined
  readonly seed?: number | undefined
  /** An `AbortSignal`: once aborted, the best so far is answered. */
  readonly signal?: StopSignal | undefined
  /** Told at most every `every` milliseconds, 100 when left out. */
  readonly onProgress?: ((progress: Reached) => void) | undefined
  /** The best plan so far, as often. */
  readonly onBest?: ((best: Plan) => void) | undefined
  readonly every?: number | undefined
}

/** What is asked of an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean
  /** Listens from now on. */
  addEventListener(type: 'abort', listener: () => void): void
  /** Listens no more. */
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The last turn of each line: answers to several questions on one are told apart by it. */
const turns = new WeakMap<PlanPort, number>()

/**
 * `plan` in another thread, where `serve` listens on the other end of the port. Refuses a problem or a budget that cannot be read.
 * @throws {Error} when the other end closes, breaks, or planning fails there.
 */
export const planOver = (
  port: PlanPort,
  problem: Problem,
  options: OverPort = {},
): Promise<Result<Plan, ProblemRefusal>> => {
  const turn = (turns.get(port) ?? 0) + 1
  turns.set(port, turn)
  const { signal, onProgress, onBest, iterations, seconds, seed, every } = options
  const ask = (asked: object): void => port.postMessage({ mark: 'foyer.plan/1', turn, ...asked })
  return new Promise((resolve, reject) => {
    const stop = (): void => ask({ type: 'stop' })
    const settle = (last: () => void): void => {
      port.removeEventListener('message', hear)
      for (const type of ends) port.removeEventListener(type, fail)
      signal?.removeEventListener('abort', stop)
      last()
    }
    const fail = (): void => settle(() => reject(new Error('the other end of the line is gone')))
    const hear = (event: object): void => {
      const data = said(event)
      if (!isTold(data) || data.turn !== turn) return
      if (data.type === 'progress') tell(data)
      else if (data.type === 'done') settle(() => resolve(data.result))
      else settle(() => reject(new Error(data.message)))
    }
    const tell = ({ progress, best }: Extract<Told, { type: 'progress' }>): void => {
      onProgress?.(progress)
      if (best) onBest?.(best)
    }
    port.addEventListener('message', hear)
    for (const type of ends) port.addEventListener(type, fail)
    signal?.addEventListener('abort', stop)
    open(port)
    const budget = { iterations, seconds, seed, every, best: onBest !== undefined }
    ask({ type: 'plan', problem, budget })
    if (signal?.aborted) stop()
  })
}

const ends = ['error', 'messageerror', 'close'] as const
