import { z } from 'zod'
import type { Result } from '../../shared/result.js'
import type { Plan } from './answer.js'
import type { Reached } from './plan.js'
import type { ProblemRefusal } from './wrong.js'

/**
 * One end of a line between two threads: a `MessagePort` (of a browser or of Node), a browser's `Worker`, or `self` inside of one.
 * Messages arrive in order, as copies.
 */
export interface PlanPort {
  /** Says something to the other end. */
  postMessage(message: unknown): void
  /** Listens from now on. */
  addEventListener(type: PortEvent, listener: Hears): void
  /** Listens no more. */
  removeEventListener(type: PortEvent, listener: Hears): void
  /** A `MessagePort` hands over nothing before. */
  readonly start?: () => void
}

/** Told of an event; what was said is its `data`. */
export type Hears = (event: object) => void

/** What was said. */
export const said = (event: object): unknown => ('data' in event ? event.data : undefined)

/** What may happen at an end. */
export type PortEvent = 'message' | 'messageerror' | 'error' | 'close'

const mark = z.literal('foyer.plan/1')
const turn = z.int().min(1)

/** How long a worker is to look, and how often it is to tell. */
export const AskedBudget = z.object({
  iterations: z.int().min(0).max(1_000_000_000).optional(),
  seconds: z.number().min(0).max(86_400).optional(),
  seed: z.int().min(1).max(1_000_000_000).optional(),
  /** At most so often is progress told, in milliseconds. */
  every: z.number().min(0).max(3_600_000).default(100),
  /** Whether the best plan so far goes with it. */
  best: z.boolean().default(false),
})

/** What is asked of a worker. The problem is read where it is planned. */
export const Asked = z.discriminatedUnion('type', [
  z.object({ mark, type: z.literal('plan'), turn, problem: z.unknown(), budget: z.unknown() }),
  z.object({ mark, type: z.literal('stop'), turn }),
])
/** What is asked of a worker. */
export type Asked = z.output<typeof Asked>

/** What a worker has to say. */
export type Word =
  | { readonly type: 'progress'; readonly progress: Reached; readonly best?: Plan }
  | { readonly type: 'done'; readonly result: Result<Plan, ProblemRefusal> }
  | { readonly type: 'failed'; readonly message: string }

/** What a worker tells, and of which question. */
export type Told = Word & { readonly mark: 'foyer.plan/1'; readonly turn: number }

/** Whether a message is one of a worker’s; others on the same line are none of our business. */
export const isTold = (data: unknown): data is Told =>
  typeof data === 'object' &&
  data !== null &&
  'mark' in data &&
  data.mark === mark.value &&
  'type' in data &&
  (data.type === 'progress' || data.type === 'done' || data.type === 'failed')

/** Opens a `MessagePort`; other ends are open. */
export const open = (port: PlanPort): void => {
  port.start?.()
}
