import { z } from 'zod'
import { collection } from '../ports/collection.js'
import { channels } from '../ports/outside.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'

/** Id of a notice, and the key that an adapter sees at every attempt. */
export const NoticeId = idOf<'NoticeId'>('ntc')
/** Id of a notice. */
export type NoticeId = z.output<typeof NoticeId>

/** Something a person is to be told, kept with what became of it. `channel-unavailable`: the host has no adapter for it (S006). */
export const NoticeRecord = z
  .object({
    id: NoticeId,
    channel: z.enum(channels),
    to: z.string(),
    subject: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    status: z.enum(['waiting', 'sent', 'channel-unavailable', 'failed']),
    at: Instant,
    attempts: z.int().nonnegative(),
    /** Why the last attempt that failed did. */
    problem: z.string().optional(),
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
  fields: { to: 'text', status: 'text', at: 'text', due: 'text', stream: 'text' },
  claimable: true,
})
