import { match } from 'ts-pattern'
import type { Channel, Handed, Notice } from '../ports/outside.js'
import type { Claimed, Store, Stored } from '../ports/store.js'
import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'
import { accept, type Result } from '../shared/result.js'
import { messageOf, nextTry, type Outcome, unlessTaken, type Worker } from './attempt.js'
import {
  type Composed,
  type NotComposed,
  type NoticeRecord,
  notices,
  type Reading,
} from './notices.js'

/** What came of one attempt to hand a notice over. */
type Attempt =
  | { readonly type: 'handed'; readonly channel: Channel; readonly handed: Handed }
  /** `channel` when it was the adapter that broke. */
  | { readonly type: 'broken'; readonly problem: string; readonly channel?: Channel | undefined }
  /** Trying again would change nothing. */
  | { readonly type: 'hopeless'; readonly problem: string }
  | { readonly type: 'unavailable' }

/** Words one notice, hands it to its channel's adapter, and writes down what came of it. */
export const sendNotice = async (
  worker: Worker,
  { tenant, doc, version }: Claimed & { readonly doc: NoticeRecord },
  now: Instant,
): Promise<Outcome> => {
  const attempt = await tryOnce(worker, tenant, doc, now)
  const moved = after(worker, doc, attempt, now)
  const written = await unlessTaken(() => keep(worker.store, tenant, moved, version))
  if (!written && attempt.type === 'handed') await addTo(worker.store, tenant, moved)
  return moved.status === 'sent' ? 'done' : moved.due ? 'waits' : 'parked'
}

const keep = (store: Store, tenant: TenantId, doc: NoticeRecord, version: number) =>
  store.commit(tenant, [{ do: 'replace', of: notices.name, doc, version }])

// A receipt that was quicker than the relay stands; what it could not know is added to it.
const addTo = async (store: Store, tenant: TenantId, moved: NoticeRecord): Promise<void> => {
  const stored = await store.get(tenant, notices.name, moved.id)
  if (!stored) return
  const { doc, version } = stored as Stored<NoticeRecord>
  if (doc.status !== 'delivered' || doc.by) return
  const { status, deliveredAt } = doc
  const completed: NoticeRecord = { ...moved, status, ...(deliveredAt ? { deliveredAt } : {}) }
  await unlessTaken(() => keep(store, tenant, completed, version))
}

const tryOnce = async (
  worker: Worker,
  tenant: TenantId,
  doc: NoticeRecord,
  now: Instant,
): Promise<Attempt> => {
  if (!worker.notifiers[doc.channel]) return { type: 'unavailable' }
  let channel: Channel | undefined
  try {
    const worded = await wordedFor(worker, tenant, doc, now)
    if (!worded.ok) return { type: 'hopeless', problem: worded.refusal.code }
    channel = worded.value.channel
    const notifier = worker.notifiers[channel]
    if (!notifier) return { type: 'unavailable' }
    return { type: 'handed', channel, handed: await notifier(worded.value) }
  } catch (problem) {
    return { type: 'broken', problem: messageOf(problem), channel }
  }
}

/** Where a person has no address for the one, the other says the same. Nobody is called instead, or sent a letter. */
const other: { readonly [C in Channel]?: Channel } = { email: 'sms', sms: 'email' }

const wordedFor = async (
  worker: Worker,
  tenant: TenantId,
  doc: NoticeRecord,
  now: Instant,
): Promise<Result<Notice, NotComposed>> => {
  const { notifiers, compose } = worker
  const reading = readingOf(worker, tenant, now)
  const asked = await compose(reading, doc)
  if (asked.ok) return accept(noticeOf(tenant, doc, asked.value))
  const channel = other[doc.channel]
  if (asked.refusal.code !== 'no-address' || !channel || !notifiers[channel]) return asked
  const instead = await compose(reading, { ...doc, channel })
  return instead.ok ? accept(noticeOf(tenant, { ...doc, channel }, instead.value)) : asked
}

const noticeOf = (tenant: TenantId, doc: NoticeRecord, composed: Composed): Notice => {
  const { id: key, channel, to, subject, data, purpose = 'service' } = doc
  return { tenant, key, channel, to, subject, data, purpose, ...composed }
}

const after = (worker: Worker, doc: NoticeRecord, attempt: Attempt, now: Instant): NoticeRecord => {
  const attempts = doc.attempts + 1
  const before = { ...doc, attempts, due: null }
  return match(attempt)
    .returnType<NoticeRecord>()
    .with({ type: 'handed' }, ({ channel, handed: { by, reference, parts, tried } }) => ({
      ...before,
      ...(channel === doc.channel ? {} : { channel, insteadOf: doc.channel }),
      by,
      ...(reference ? { reference } : {}),
      ...(parts ? { parts } : {}),
      ...trace(doc, tried),
      status: 'sent',
      sentAt: now,
    }))
    .with({ type: 'broken' }, ({ problem, channel: by }) => {
      const due = nextTry(worker, now, attempts)
      const traced = trace(doc, by && [{ by, problem }])
      return { ...before, ...traced, problem, due, status: due ? 'waiting' : 'failed' }
    })
    .with({ type: 'hopeless' }, ({ problem }) => ({ ...before, problem, status: 'failed' }))
    .with({ type: 'unavailable' }, () => {
      const status = 'channel-unavailable'
      return { ...before, problem: status, status }
    })
    .exhaustive()
}

const trace = ({ tried = [] }: NoticeRecord, more: Handed['tried'] = []) =>
  tried.length || more.length ? { tried: [...tried, ...more] } : {}

const readingOf = ({ store, ports }: Worker, tenant: TenantId, now: Instant): Reading => ({
  tenant,
  now,
  ports,
  get: async (of, id) => (await store.get(tenant, of.name, id))?.doc as never,
  find: async (of, query) =>
    (await store.find(tenant, of.name, query)).items.map(({ doc }) => doc) as never,
})
