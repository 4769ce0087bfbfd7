import type { Change, Claimed } from '../ports/store.js'
import type { TenantId } from '../shared/branded.js'
import { mintId } from '../shared/id.js'
import type { Instant } from '../shared/instant.js'
import { claimDue, unlessTaken, type Worker } from './attempt.js'
import { counters } from './counters.js'
import { type Fact, facts } from './facts.js'
import { type Errand, ErrandId, errands } from './reactions.js'
import { wakeEndpoints } from './relay-webhook.js'

type Waiting = Claimed & { readonly doc: Fact }

/** How many facts were seen waiting, and how many of them got their place; the others had theirs from another relay, or wait. */
export interface Stamped {
  readonly seen: number
  readonly done: number
}

/** Gives waiting facts their place in each tenant's feed: 1, 2, 3 without gap, whatever the number of relays. */
export const stampFacts = async (worker: Worker, now: Instant): Promise<Stamped> => {
  const { store, name, signal } = worker
  if (signal?.aborted) return { seen: 0, done: 0 }
  const claimed = await claimDue(worker, facts, now)
  let done = 0
  for (const tenant of new Set(claimed.map((one) => one.tenant))) {
    const own = claimed.filter((one) => one.tenant === tenant)
    const stamped = await unlessTaken(() => stamp(worker, tenant, own, now))
    // A stamped fact is never due again: only the others are given back.
    if (stamped) {
      done += own.length
      await told(worker, tenant)
      await wakeEndpoints(worker, tenant, now)
    } else for (const { doc } of own) await store.release(tenant, facts.name, doc.id, name)
  }
  return { seen: claimed.length, done }
}

/** The topic under which processes hear that facts have got their places. */
export const factsTopic = 'facts'

// A hint to those who follow: they look again by themselves when it is lost.
const told = async ({ broadcast }: Worker, tenant: TenantId): Promise<void> => {
  await broadcast?.tell(tenant, factsTopic, '').catch(() => {})
}

const stamp = async (
  worker: Worker,
  tenant: TenantId,
  waiting: readonly Waiting[],
  now: Instant,
): Promise<void> => {
  const { store } = worker
  const of = counters.name
  const counter = await store.get(tenant, of, 'facts')
  const last = counter ? (counter.doc as { id: string; value: number }).value : 0
  const upTo = last + waiting.length
  const doc = { id: 'facts', value: upTo }
  const inOrder = [...waiting].sort((a, b) => (a.doc.id < b.doc.id ? -1 : 1))
  await store.commit(tenant, [
    counter ? { do: 'replace', of, doc, version: counter.version } : { do: 'insert', of, doc },
    ...inOrder.map(({ doc: fact, version }, i) => ({
      do: 'replace' as const,
      of: facts.name,
      doc: { ...fact, position: last + i + 1, due: null },
      version,
    })),
    ...callsToFollow(worker, inOrder, upTo, now),
  ])
}

/** An errand for each follower that waits for one of these facts, in the commit that gives them their places. */
const callsToFollow = (
  { followers, ids }: Worker,
  stamped: readonly Waiting[],
  upTo: number,
  now: Instant,
): readonly Change[] =>
  followers.flatMap(({ on, operation }) => {
    const last = stamped.findLast(({ doc }) => on.includes(doc.type))
    if (!last) return []
    const id = mintId(ErrandId, ids.next())
    const doc: Errand = {
      ...{ id, fact: last.doc.id, operation, input: { upTo } },
      ...{ attempts: 0, due: now, stream: operation },
    }
    return [{ do: 'insert', of: errands.name, doc }]
  })
