import type { TenantId } from '../shared/branded.js'
import { type Instant, later } from '../shared/instant.js'
import {
  type Count,
  claimDue,
  countOf,
  type Outcome,
  unlessTaken,
  type Worker,
  watchedAs,
} from './attempt.js'
import { counters } from './counters.js'
import { type Endpoint, endpoints } from './endpoints.js'
import { type Fact, facts } from './facts.js'
import { sendOne, type Turn } from './webhook-attempt.js'

/** How many facts an endpoint is sent before all else has its turn again, and after how long none is begun any more: a lease is longer. */
const atOnce = 20
const turnMs = 20_000
/** How long an endpoint that was sent everything rests; a fact that gets its place wakes it before. */
const restMs = 10 * 60_000

/** How many endpoints had their turn, and how many facts were delivered to them. */
export interface Delivered extends Count {
  readonly facts: number
}

/** Sends each endpoint what it has not been sent yet, in the order of the feed; the endpoints side by side, so that a slow one holds up none. */
export const deliverDue = async (worker: Worker): Promise<Delivered> => {
  const { signal, clock, store, name } = worker
  const send = worker.ports.webhooks
  if (!send || signal?.aborted) return { seen: 0, done: 0, parked: 0, facts: 0 }
  const claimed = await claimDue(worker, endpoints, clock.now())
  let sent = 0
  const turns = await Promise.allSettled(
    claimed.map(async ({ tenant, doc: endpoint, version }) => {
      const turn = { worker, send, tenant, endpoint, version }
      const outcome = await takeTurn(turn, () => {
        sent += 1
      })
      await store.release(tenant, endpoints.name, endpoint.id, name)
      return outcome
    }),
  )
  const outcomes = turns.map((turn) => {
    if (turn.status === 'rejected') throw turn.reason
    return turn.value
  })
  return { ...countOf(claimed.length, outcomes), facts: sent }
}

/** Wakes the endpoints of a tenant that rest: a fact got its place. Those that failed wait for their next attempt. */
export const wakeEndpoints = async (
  { store, ports }: Worker,
  tenant: TenantId,
  now: Instant,
): Promise<void> => {
  if (!ports.webhooks) return
  const query = { where: { status: 'active' }, limit: 1000 }
  const { items } = await store.find(tenant, endpoints.name, query)
  for (const { doc, version } of items as readonly { doc: Endpoint; version: number }[]) {
    if (doc.attempts > 0 || doc.due === null || doc.due <= now) continue
    const awake: Endpoint = { ...doc, due: now }
    await unlessTaken(() =>
      store.commit(tenant, [{ do: 'replace', of: endpoints.name, doc: awake, version }]),
    )
  }
}

const takeTurn = async (turn: Turn, told: () => void): Promise<Outcome> => {
  const { worker, tenant } = turn
  const upTo = await worker.store.get(tenant, counters.name, 'facts')
  const waiting = await waitingFor(turn)
  if (!waiting.length) return rest(turn, upTo)
  const until = later(worker.clock.now(), turnMs)
  let { endpoint, version } = turn
  for (const fact of waiting) {
    if (worker.signal?.aborted || worker.clock.now() >= until) break
    const moved = await sendWatched({ ...turn, endpoint, version }, fact)
    // Somebody paused or changed it meanwhile: what they said stands, and this fact is sent again.
    if (!moved) return 'done'
    const outcome = outcomeOf(moved)
    if (outcome !== 'done') return outcome
    told()
    endpoint = moved
    version += 1
  }
  return 'done'
}

const outcomeOf = ({ status, attempts }: Endpoint): Outcome =>
  status !== 'active' ? 'parked' : attempts > 0 ? 'waits' : 'done'

const sendWatched = (turn: Turn, fact: Fact): Promise<Endpoint | undefined> => {
  const { worker, tenant, endpoint } = turn
  const attributes = { 'foyer.subject': fact.type, ...watchedAs(tenant, endpoint.attempts) }
  return worker.telemetry.span('webhook', attributes, async (span) => {
    const moved = await sendOne(turn, fact)
    const outcome = moved ? outcomeOf(moved) : 'waits'
    span.note({ 'foyer.outcome': outcome })
    if (outcome === 'parked') worker.telemetry.count('parked', 1, { 'foyer.queue': endpoints.name })
    return moved
  })
}

/** What an endpoint has not been sent: first what is to be sent again, then what follows. */
const waitingFor = async ({ worker, tenant, endpoint }: Turn): Promise<readonly Fact[]> => {
  const { again, position, types } = endpoint
  const first = again.slice(0, atOnce)
  const where = first.length
    ? { position: { in: first } }
    : { position: { from: position + 1 }, ...(types === 'all' ? {} : { type: { in: types } }) }
  const query = { where, order: 'position', limit: atOnce }
  const { items } = await worker.store.find(tenant, facts.name, query)
  return items.map(({ doc }) => doc as Fact)
}

/**
 * Nothing is left up to the end of the feed, as it was read before the facts were. Where it grew since, the endpoint stays awake: the count of
 * facts is part of the decision.
 */
const rest = async (
  { worker, tenant, endpoint, version }: Turn,
  upTo: { readonly doc: object; readonly version: number } | undefined,
): Promise<Outcome> => {
  const end = upTo ? Number(Reflect.get(upTo.doc, 'value')) : 0
  const doc: Endpoint = {
    ...endpoint,
    again: [],
    position: Math.max(endpoint.position, endpoint.again.length ? 0 : end),
    due: endpoint.again.length ? endpoint.due : later(worker.clock.now(), restMs),
  }
  await unlessTaken(() =>
    worker.store.commit(tenant, [
      { do: 'check', of: counters.name, id: 'facts', version: upTo?.version ?? 0 },
      { do: 'replace', of: endpoints.name, doc, version },
    ]),
  )
  return 'done'
}
