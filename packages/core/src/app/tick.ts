import type { Collection } from '../ports/collection.js'
import type { Claimed } from '../ports/store.js'
import type { Instant } from '../shared/instant.js'
import { answers } from './answers.js'
import {
  handleDue,
  nextTry,
  type Outcome,
  problemOf,
  unlessTaken,
  type Worker,
  watched,
  watchedAs,
} from './attempt.js'
import { deliveries } from './endpoints.js'
import { type Timer, timers } from './timers.js'

/** What one tick did. */
export interface Ticked {
  readonly ran: number
  readonly parked: number
}

/** Runs what fell due at `now` or before, as `system` and as if it were `now`, until nothing is due or it is told to stop. */
export const tick = async (worker: Worker, now: Instant): Promise<Ticked> => {
  const total = { ran: 0, parked: 0 }
  for (;;) {
    const count = await handleDue(worker, timers, now, (one) => ring(worker, one, now))
    total.ran += count.done
    total.parked += count.parked
    const forgotten = await handleDue(worker, answers, now, (one) => forget(worker, answers, one))
    const old = await handleDue(worker, deliveries, now, (one) => forget(worker, deliveries, one))
    if (worker.signal?.aborted || count.seen + forgotten.seen + old.seen === 0) return total
  }
}

const forget = async (
  { store }: Worker,
  of: Collection,
  { tenant, doc, version }: Claimed,
): Promise<Outcome> => {
  await unlessTaken(() =>
    store.commit(tenant, [{ do: 'remove', of: of.name, id: doc.id, version }]),
  )
  return 'done'
}

const ring = (
  worker: Worker,
  one: Claimed & { readonly doc: Timer },
  now: Instant,
): Promise<Outcome> => {
  const { schedule, attempts } = one.doc
  const attributes = { 'foyer.schedule': schedule, ...watchedAs(one.tenant, attempts) }
  return watched(worker, 'alarm', timers, attributes, () => tryAlarm(worker, one, now))
}

/** Runs the schedule's operation. An alarm that it left where it was is tried again later, so that nothing rings in a circle. */
const tryAlarm = async (
  worker: Worker,
  { tenant, doc: timer }: Claimed & { readonly doc: Timer },
  now: Instant,
): Promise<Outcome> => {
  const { store, run, schedules } = worker
  const plan = schedules.find(({ name }) => name === timer.schedule)
  const target = plan && (await store.get(tenant, plan.of.name, timer.doc))
  const as = { tenant, id: timer.id, role: 'system' } as const
  const problem =
    plan && target
      ? await problemOf(() => run(plan.operation, plan.input(target.doc), as, { at: now }))
      : 'no such schedule or document'
  const left = await store.get(tenant, timers.name, timer.id)
  const still = left?.doc as Timer | undefined
  if (!left || still?.wanted !== timer.wanted) return 'done'
  const attempts = still.attempts + 1
  const due = nextTry(worker, now, attempts)
  const why = problem ?? 'the operation did not move the document'
  const moved: Timer = { ...still, attempts, problem: why, due }
  await unlessTaken(() =>
    store.commit(tenant, [{ do: 'replace', of: timers.name, doc: moved, version: left.version }]),
  )
  return due ? 'waits' : 'parked'
}
