import { z } from 'zod'
import { collection } from '../ports/collection.js'
import { channels, type Notice, noticePurposes } from '../ports/outside.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import type { Refusal, Result } from '../shared/result.js'
import type { Work } from './work.js'

/** Id of a notice, and the key that an adapter sees at every attempt. */
export const NoticeId = idOf<'NoticeId'>('ntc')
/** Id of a notice. */
export type NoticeId = z.output<typeof NoticeId>

/**
 * Something a person is to be told, kept with what became of it; its words and address are read when it leaves, and not kept.
 * `channel-unavailable`: the host has no adapter for it (S006). `sent` = handed over; `delivered` and `bounced` say the receipts.
 */
export const NoticeRecord = z
  .object({
    id: NoticeId,
    channel: z.enum(channels),
    /** The channel asked for, where the person had no address on it and was told on the other one. */
    insteadOf: z.enum(channels).optional(),
    to: z.string(),
    subject: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    /** `service` when left out. */
    purpose: z.enum(noticePurposes).optional(),
    /** Of marketing: what it is about. */
    topic: z.string().optional(),
    status: z.enum(['waiting', 'sent', 'delivered', 'bounced', 'channel-unavailable', 'failed']),
    at: Instant,
    attempts: z.int().nonnegative(),
    /** Why the last attempt that failed did. */
    problem: z.string().optional(),
    /** What was tried in vain, oldest first: an adapter, or the channel where nobody said which. */
    tried: z
      .array(z.object({ by: z.string(), problem: z.string() }).readonly())
      .readonly()
      .optional(),
    /** The adapter that took it. */
    by: z.string().optional(),
    /** The id under which receipts speak of it. */
    reference: z.string().optional(),
    /** How many SMS it is billed as. */
    parts: z.int().positive().optional(),
    sentAt: Instant.optional(),
    deliveredAt: Instant.optional(),
    due: Instant.nullable(),
    /** Notices to one person leave in order. */
    stream: z.string(),
  })
  .readonly()
  .meta({ id: 'NoticeRecord' })
/** A notice as stored. */
export type NoticeRecord = z.output<typeof NoticeRecord>

/** Every notice of a tenant. */
export const notices = collection(NoticeRecord, {
  name: 'notices',
  fields: {
    to: 'text',
    status: 'text',
    at: 'text',
    reference: 'text',
    due: 'text',
    stream: 'text',
  },
  claimable: true,
  parked: { status: 'failed' },
})

/** Reads what a tenant's documents say now. */
export type Reading = Pick<Work, 'tenant' | 'now' | 'ports' | 'get' | 'find'>

/** The words of a notice, and where they go. */
export type Composed = Pick<Notice, 'address' | 'language' | 'title' | 'text' | 'attachments'>

/** Why a notice cannot leave, however often it is tried: nowhere to send it, no consent, or nothing that it could say. */
export type NotComposed = Refusal<'no-address' | 'no-consent' | 'nothing-to-say'>

/** Words a notice on its channel, from what is true when it leaves. */
export type Compose = (
  reading: Reading,
  notice: NoticeRecord,
) => Promise<Result<Composed, NotComposed>>
