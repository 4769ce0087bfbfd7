import type { Claimed } from '../ports/store.js'
import type { Instant } from '../shared/instant.js'
import { handleDue, nextTry, type Outcome, problemOf, unlessTaken, type Worker } from './attempt.js'
import { stampFacts } from './feed.js'
import { notices } from './notices.js'
import { type Errand, errands } from './reactions.js'
import { sendNotice } from './relay-notice.js'

/** What one run of the relay did. `parked` waits for a person: it failed too often. */
export interface Relayed {
  readonly facts: number
  readonly errands: number
  readonly notices: number
  readonly parked: number
}

/**
 * Stamps facts, runs errands and sends notices, 200 of each a round, until nothing is due, for some rounds, or until told to stop. Any
 * number of processes may relay at once.
 */
export const relay = async (
  worker: Worker,
  rounds = Number.POSITIVE_INFINITY,
): Promise<Relayed> => {
  const { clock, signal } = worker
  const total = { facts: 0, errands: 0, notices: 0, parked: 0 }
  for (let round = 0; round < rounds && !signal?.aborted; round++) {
    const stamped = await stampFacts(worker, clock.now())
    const ran = await handleDue(worker, errands, clock.now(), (one) =>
      runErrand(worker, one, clock.now()),
    )
    const sent = await handleDue(worker, notices, clock.now(), (one) =>
      sendNotice(worker, one, clock.now()),
    )
    total.facts += stamped.done
    total.errands += ran.done
    total.notices += sent.done
    total.parked += ran.parked + sent.parked
    if (stamped.seen + ran.seen + sent.seen === 0) break
  }
  return total
}

/** Runs the operation; the errand goes once it was answered yes. Interrupted between the two, it runs again: at least once. */
const runErrand = async (
  worker: Worker,
  { tenant, doc, version }: Claimed & { readonly doc: Errand },
  now: Instant,
): Promise<Outcome> => {
  const { store, run } = worker
  const as = { tenant, id: doc.fact, role: 'system' } as const
  const of = errands.name
  const problem = await problemOf(() => run(doc.operation, doc.input, as))
  if (!problem) {
    await unlessTaken(() => store.commit(tenant, [{ do: 'remove', of, id: doc.id, version }]))
    return 'done'
  }
  const attempts = doc.attempts + 1
  const due = nextTry(worker, now, attempts)
  const moved: Errand = { ...doc, attempts, problem, due }
  await unlessTaken(() => store.commit(tenant, [{ do: 'replace', of, doc: moved, version }]))
  return due ? 'waits' : 'parked'
}
