import type { Claimed } from '../ports/store.js'
import type { Instant } from '../shared/instant.js'
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
import { stampFacts } from './feed.js'
import { type NoticeRecord, notices } from './notices.js'
import { type Errand, errands } from './reactions.js'
import { sendNotice } from './relay-notice.js'
import { deliverDue } from './relay-webhook.js'

/** What one run of the relay did. `parked` waits for a person: it failed too often. */
export interface Relayed {
  readonly facts: number
  readonly errands: number
  readonly notices: number
  /** Facts that endpoints took (webhooks). */
  readonly webhooks: number
  readonly parked: number
}

/**
 * Stamps facts, runs errands, sends notices and webhooks, 200 of each a round, until nothing is due, for some rounds, or until told to stop. Any
 * number of processes may relay at once.
 */
export const relay = async (
  worker: Worker,
  rounds = Number.POSITIVE_INFINITY,
): Promise<Relayed> => {
  const { signal } = worker
  const total = { facts: 0, errands: 0, notices: 0, webhooks: 0, parked: 0 }
  for (let round = 0; round < rounds && !signal?.aborted; round++) {
    const { seen, ...did } = await oneRound(worker)
    total.facts += did.facts
    total.errands += did.errands
    total.notices += did.notices
    total.webhooks += did.webhooks
    total.parked += did.parked
    if (seen === 0) break
  }
  return total
}

const oneRound = (worker: Worker): Promise<Relayed & { readonly seen: number }> =>
  worker.telemetry.span('relay', {}, async (span) => {
    const { clock } = worker
    const stamped = await stampFacts(worker, clock.now())
    const ran = await handleDue(worker, errands, clock.now(), (one) => runErrand(worker, one))
    const sent = await handleDue(worker, notices, clock.now(), (one) => send(worker, one))
    const hooked = await deliverDue(worker)
    const parked = ran.parked + sent.parked + hooked.parked
    const [facts, webhooks] = [stamped.done, hooked.facts]
    const did = { facts, errands: ran.done, notices: sent.done, webhooks, parked }
    span.note(Object.fromEntries(Object.entries(did).map(([what, n]) => [`foyer.${what}`, n])))
    return { ...did, seen: stamped.seen + ran.seen + sent.seen + hooked.seen }
  })

type Due<D> = Claimed & { readonly doc: D }

const runErrand = (worker: Worker, one: Due<Errand>): Promise<Outcome> => {
  const { operation, attempts } = one.doc
  const attributes = { 'foyer.operation': operation, ...watchedAs(one.tenant, attempts) }
  return watched(worker, 'errand', errands, attributes, () =>
    tryErrand(worker, one, worker.clock.now()),
  )
}

const send = (worker: Worker, one: Due<NoticeRecord>): Promise<Outcome> => {
  const { channel, subject, attempts } = one.doc
  const said = { 'foyer.channel': channel, 'foyer.subject': subject }
  const attributes = { ...said, ...watchedAs(one.tenant, attempts) }
  return watched(worker, 'notice', notices, attributes, () =>
    sendNotice(worker, one, worker.clock.now()),
  )
}

/** Runs the operation; the errand goes once it was answered yes. Interrupted between the two, it runs again: at least once. */
const tryErrand = async (
  worker: Worker,
  { tenant, doc, version }: Due<Errand>,
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
