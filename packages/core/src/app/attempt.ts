import type { Broadcast } from '../ports/broadcast.js'
import type { Collection } from '../ports/collection.js'
import type { Clock, Ids, Notifiers, Random } from '../ports/outside.js'
import { type Claimed, type Doc, fieldOf, type Store, StoreError } from '../ports/store.js'
import type { Attributes, Telemetry } from '../ports/telemetry.js'
import { elapsed, type Instant, later } from '../shared/instant.js'
import type { Run } from './execute.js'
import type { Compose } from './notices.js'
import type { Follower } from './reactions.js'
import type { Schedule } from './timers.js'
import type { Ports } from './work.js'

/** Asks a run to stop: an `AbortSignal` is one. */
export interface Stop {
  readonly aborted: boolean
}

/** What the relay and the tick work with. */
export interface Worker {
  readonly store: Store
  readonly clock: Clock
  /** Spreads the next attempts of what failed together. */
  readonly random: Random
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
  readonly telemetry: Telemetry
  /** Name of this worker, unique among those that run at once. */
  readonly name: string
  /** Once aborted, what is being handled is finished, and what else was claimed is given back. */
  readonly signal?: Stop | undefined
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

/** Claims what is due in a collection, up to 200 documents. A lease counts from the moment it is taken, whatever moment a tick lives at. */
export const claimDue = <D extends Doc>(
  worker: Worker,
  of: Collection<D>,
  now: Instant,
): Promise<readonly (Claimed & { readonly doc: D })[]> => {
  const { store, name } = worker
  return store.claim(of.name, {
    now,
    worker: name,
    until: heldUntil(worker, now),
    limit: batch,
  }) as never
}

const heldUntil = ({ clock }: Worker, now: Instant): Instant => {
  const present = clock.now()
  return later(present > now ? present : now, leaseMs)
}

/** Handles what is due, one after the other, and counts what became of it. Told to stop, it gives back what it did not come to. */
export const handleDue = async <D extends Doc>(
  worker: Worker,
  of: Collection<D>,
  now: Instant,
  handle: (claimed: Claimed & { readonly doc: D }) => Promise<Outcome>,
): Promise<Count> => {
  if (worker.signal?.aborted) return { seen: 0, done: 0, parked: 0 }
  const half = later(heldUntil(worker, now), -leaseMs / 2)
  const claimed = await claimDue(worker, of, now)
  const left = [...claimed]
  const outcomes: Outcome[] = []
  const giveBack = ({ tenant, doc }: Claimed) =>
    worker.store.release(tenant, of.name, doc.id, worker.name)
  try {
    while (!worker.signal?.aborted) {
      const one = left.shift()
      if (!one) break
      // What waited for its turn through half of its lease asks for a new one, and is left to whoever took it meanwhile.
      if (worker.clock.now() >= half && !(await holdOn(worker, of, one, now))) continue
      worker.telemetry.measure('lag', lagOf(one, now), { 'foyer.queue': of.name })
      outcomes.push(await handle(one))
      await giveBack(one)
    }
  } finally {
    for (const one of left) await giveBack(one)
  }
  return countOf(claimed.length, outcomes)
}

/** How many were seen, done and parked. */
export const countOf = (seen: number, outcomes: readonly Outcome[]): Count => {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return { seen, done: count('done'), parked: count('parked') }
}

/** Seconds since it fell due. */
const lagOf = ({ doc }: Claimed, now: Instant): number =>
  elapsed(String(fieldOf(doc, 'due')) as Instant, now) / 1000

/** Whose a document is, and which attempt at it this is: the first one is 1. */
export const watchedAs = (tenant: string, attempts: number): Attributes => ({
  'foyer.tenant': tenant,
  'foyer.attempts': attempts + 1,
})

/** Handles one document as a span that says what became of it. */
export const watched = (
  { telemetry }: Worker,
  name: string,
  queue: Collection,
  attributes: Attributes,
  handle: () => Promise<Outcome>,
): Promise<Outcome> =>
  telemetry.span(name, attributes, async (span) => {
    const outcome = await handle()
    span.note({ 'foyer.outcome': outcome })
    if (outcome === 'parked') telemetry.count('parked', 1, { 'foyer.queue': queue.name })
    return outcome
  })

const holdOn = (
  worker: Worker,
  of: Collection,
  { tenant, doc }: Claimed,
  now: Instant,
): Promise<boolean> => {
  const lease = { now, worker: worker.name, until: heldUntil(worker, now) }
  return worker.store.renew(tenant, of.name, doc.id, lease)
}

/**
 * When to try again after so many attempts: 10 s, 20 s, 40 s ... 640 s, or a part of it that chance draws between the half and the whole,
 * so that what failed together does not come back together. Then null, parked.
 */
export const nextTry = ({ random }: Worker, now: Instant, attempts: number): Instant | null =>
  attempts >= maxAttempts
    ? null
    : later(now, Math.round(2 ** (attempts - 1) * 5_000 * (1 + random())))

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
