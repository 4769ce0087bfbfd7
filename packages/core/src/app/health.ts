import type { Clock, Pause } from '../ports/outside.js'
import type { Backlog, Store } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import { elapsed, type Instant } from '../shared/instant.js'
import { endpoints } from './endpoints.js'
import { facts } from './facts.js'
import { notices } from './notices.js'
import { errands } from './reactions.js'
import { timers } from './timers.js'

/** What waits in one queue, of all tenants together. */
export interface Waiting {
  /** How many are due, counted up to 10,000. */
  readonly due: number
  /** How many failed for good and wait for a person, counted up to 10,000. */
  readonly parked: number
  /** For how many seconds the first of them has been due; 0 when nothing is. */
  readonly lag: number
}

/** The queues of the engine: facts to be given their places, what follows them, what a date calls for, what people
 * are to be told, endpoints that are to be sent facts. */
export type QueueOf<W> = {
  readonly facts: W
  readonly errands: W
  readonly alarms: W
  readonly notices: W
  readonly webhooks: W
}

/** Whether the engine can work, and how far behind it is: figures alone, of no tenant in particular. */
export interface Health {
  readonly at: Instant
  /** True when the store answered in time. How much lag is too much, the host says. */
  readonly ok: boolean
  /** The longest lag of all queues, in seconds. */
  readonly lag: number
  /** Absent when the store did not answer. */
  readonly queues?: QueueOf<Waiting>
}

/** What is asked how it is. */
export interface Patient {
  readonly store: Store
  readonly clock: Clock
  readonly pause: Pause
}

const upTo = 10_000
const patienceMs = 2_000
const nobody = TenantId.parse('nobody')

/** Looks how the engine is, within two seconds: a store that does not answer until then is not there. */
export const health = async ({ store, clock, pause }: Patient): Promise<Health> => {
  const at = clock.now()
  const look = async ({ name }: { readonly name: string }) =>
    waiting(await store.backlog(name, { now: at, upTo }), at)
  const lookAtAll = async (): Promise<QueueOf<Waiting>> => ({
    facts: await look(facts),
    errands: await look(errands),
    alarms: await look(timers),
    notices: await look(notices),
    webhooks: await look(endpoints),
  })
  // Reads may go another way than claims, as another role: both are asked.
  const read = store.get(nobody, facts.name, 'none')
  const queues = await Promise.race([
    Promise.all([lookAtAll(), read])
      .then(([found]) => found)
      .catch(() => undefined),
    pause(patienceMs).then(() => undefined),
  ])
  if (!queues) return { at, ok: false, lag: 0 }
  return { at, ok: true, lag: Math.max(...Object.values(queues).map(({ lag }) => lag)), queues }
}

const waiting = ({ due, parked, oldest }: Backlog, now: Instant): Waiting => ({
  due,
  parked,
  lag: oldest ? elapsed(oldest, now) / 1000 : 0,
})
