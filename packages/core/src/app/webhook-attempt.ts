import type { Change, Store } from '../ports/store.js'
import type { WebhookSender } from '../ports/webhooks.js'
import type { TenantId } from '../shared/branded.js'
import { type Instant, later } from '../shared/instant.js'
import { messageOf, nextTry, unlessTaken, type Worker } from './attempt.js'
import {
  type Delivery,
  deliveries,
  deliveryId,
  type Endpoint,
  endpoints,
  secretPlace,
} from './endpoints.js'
import type { Fact } from './facts.js'
import { requestOf } from './webhook-request.js'

/** How long deliveries are kept: thirty days. */
const keptMs = 30 * 24 * 60 * 60_000

/** An endpoint being sent facts, as this worker last wrote it. */
export interface Turn {
  readonly worker: Worker
  readonly send: WebhookSender
  readonly tenant: TenantId
  readonly endpoint: Endpoint
  readonly version: number
}

/** What was answered; absent = nothing was. */
interface Tried {
  readonly answer?: number
  readonly problem?: string
}

/** Sends one fact, and writes down what came of it: the endpoint as it stands now, or nothing when another was quicker. */
export const sendOne = async (turn: Turn, fact: Fact): Promise<Endpoint | undefined> => {
  const { worker, tenant, endpoint, version } = turn
  const tried = await tryOnce(turn, fact)
  const now = worker.clock.now()
  const moved = after(worker, endpoint, fact, tried, now)
  const changes: readonly Change[] = [
    { do: 'replace', of: endpoints.name, doc: moved, version },
    await noting(worker.store, tenant, endpoint, fact, tried, now),
  ]
  return (await unlessTaken(() => worker.store.commit(tenant, changes))) ? moved : undefined
}

const tryOnce = async ({ worker, send, tenant, endpoint }: Turn, fact: Fact): Promise<Tried> => {
  try {
    const now = worker.clock.now()
    const secrets = await secretsOf(worker, tenant, endpoint, now)
    const { webhookSecrets } = worker.ports
    const { status } = await send(await requestOf(webhookSecrets, endpoint.url, secrets, fact, now))
    const isTaken = status >= 200 && status < 300
    return { answer: status, ...(isTaken ? {} : { problem: `answered ${status}` }) }
  } catch (problem) {
    return { problem: messageOf(problem) }
  }
}

/** @throws {Error} when the host's key is gone, or a seal was changed. */
const secretsOf = async (
  { ports: { seals } }: Worker,
  tenant: TenantId,
  { id, secret, former }: Endpoint,
  now: Instant,
): Promise<readonly string[]> => {
  if (!seals) throw new Error('the host plugs in no seals any more')
  const sealed = former && now < former.until ? [secret, former.secret] : [secret]
  return Promise.all(sealed.map(({ no, ...one }) => seals.unseal(tenant, secretPlace(id, no), one)))
}

const gone = 410

const after = (
  worker: Worker,
  endpoint: Endpoint,
  { position = 0 }: Fact,
  { answer, problem }: Tried,
  now: Instant,
): Endpoint => {
  const { problem: _, ...before } = endpoint
  if (problem === undefined) {
    const again = endpoint.again.filter((place) => place > position)
    // What was sent again moves nobody forward.
    const reached = endpoint.again.length ? endpoint.position : position
    return { ...before, again, position: reached, attempts: 0, due: now }
  }
  const attempts = endpoint.attempts + 1
  if (answer === gone) return { ...before, attempts, problem, status: 'gone', due: null }
  const due = nextTry(worker, now, attempts)
  return { ...before, attempts, problem, status: due ? 'active' : 'parked', due }
}

const noting = async (
  store: Store,
  tenant: TenantId,
  { id: endpoint }: Endpoint,
  { id: fact, type, position = 0 }: Fact,
  { answer, problem }: Tried,
  at: Instant,
): Promise<Change> => {
  const of = deliveries.name
  const id = deliveryId(endpoint, position)
  const stored = await store.get(tenant, of, id)
  const known = stored && (stored.doc as Delivery)
  const doc: Delivery = {
    ...{ id, endpoint, fact, type, position },
    status: problem === undefined ? 'delivered' : 'failing',
    attempts: (known?.attempts ?? 0) + 1,
    ...(answer === undefined ? {} : { answer }),
    ...(problem === undefined ? {} : { problem }),
    ...{ at, due: later(at, keptMs) },
  }
  return stored ? { do: 'replace', of, doc, version: stored.version } : { do: 'insert', of, doc }
}
