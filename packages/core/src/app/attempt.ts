import type { Broadcast } from '../ports/broadcast.js'
import type { Collection } from '../ports/collection.js'
import type { Ids, Notifiers } from '../ports/outside.js'
import { type Claimed, type Doc, type Store, StoreError } from '../ports/store.js'
import { type Instant, later } from '../shared/instant.js'
import type { Run } from './execute.js'
import type { Compose } from './notices.js'
import type { Follower } from './reactions.js'
import type { Schedule } from './timers.js'
import type { Ports } from './work.js'

/** What the relay and the tick work with. */
export interface Worker {
  readonly store: Store
  readonly notifiers: Notifiers
  readonly schedules: readonly Schedule[]
  readonly followers: readonly Follower[]
  readonly run: Run
  /** Words a notice at the moment it leaves. */
  readonly compose: Compose
  /** What a notice may need to be worded with. */
  readonly ports: Ports
  readonly ids: Ids
  /** Tells other processes that facts have got their places; without it they look for themselves. */
  readonly broadcast?: Broadcast | undefined
  /** Name of this worker, unique among those that run at once. */
  readonly name: string
}

/** What became of one claimed document: done, tried again later, or parked for a person to look at. */
export type Outcome = 'done' | 'waits' | 'parked'

/** A count of outcomes; `seen` is how many were claimed. */
export interface Count {
  readonly seen: number
  readonly done: number
  readonly parked: number
}

const batch = 200
const leaseMs = 5 * 60_000
const maxAttempts = 8

/** Claims what is due in a collection, up to 200 documents. */
export const claimDue = <D extends Doc>(
  { store, name }: Worker,
  of: Collection<D>,
  now: Instant,
): Promise<readonly (Claimed & { readonly doc: D })[]> =>
  store.claim(of.name, { now, worker: name, until: later(now, leaseMs), limit: batch }) as never

/** Handles what is due, one after the other, and counts what became of it. */
export const handleDue = async <D extends Doc>(
  worker: Worker,
  of: Collection<D>,
  now: Instant,
  handle: (claimed: Claimed & { readonly doc: D }) => Promise<Outcome>,
): Promise<Count> => {
  const claimed = await claimDue(worker, of, now)
  const outcomes: Outcome[] = []
  for (const one of claimed) {
    outcomes.push(await handle(one))
    await worker.store.release(one.tenant, of.name, one.doc.id, worker.name)
  }
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return { seen: claimed.length, done: count('done'), parked: count('parked') }
}

/** When to try again after so many attempts: 10 s, 20 s, 40 s ... then null, parked. */
export const nextTry = (now: Instant, attempts: number): Instant | null =>
  attempts >= maxAttempts ? null : later(now, 10_000 * 2 ** (attempts - 1))

/** What went wrong, in words, or undefined: a refusal and an exception alike. */
export const problemOf = async (attempt: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    const answer = await attempt()
    return isRefusal(answer) ? JSON.stringify(answer.refusal) : undefined
  } catch (problem) {
    return messageOf(problem)
  }
}

/** What an exception says. */
export const messageOf = (problem: unknown): string =>
  problem instanceof Error ? problem.message : String(problem)

const isRefusal = (answer: unknown): answer is { readonly refusal: unknown } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false

/** Writes unless another worker was quicker: then its writing stands, and the answer is false. */
export const unlessTaken = async (write: () => Promise<void>): Promise<boolean> => {
  try {
    await write()
    return true
  } catch (problem) {
    if (!(problem instanceof StoreError)) throw problem
    return false
  }
}
