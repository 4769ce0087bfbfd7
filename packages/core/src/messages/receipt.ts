import { match } from 'ts-pattern'
import { z } from 'zod'
import type { NoticeRecord } from '../app/notices.js'
import { Instant } from '../shared/instant.js'

/** What a gateway says afterwards of a notice it took: by its own reference, by our key, or both. */
export const Receipt = z
  .object({
    reference: z.string().min(1).max(200).optional(),
    /** The key of the notice, where the gateway repeats it: it goes before the reference. */
    key: z.string().min(1).max(200).optional(),
    /** `underway` is no answer yet. */
    status: z.enum(['delivered', 'failed', 'underway']),
    at: Instant,
    /** Why it failed, in the gateway's words. */
    reason: z.string().max(500).optional(),
  })
  .readonly()
/** What a gateway says afterwards of a notice it took. */
export type Receipt = z.output<typeof Receipt>

/**
 * What a receipt makes of a notice; the notice itself when it changes nothing. What was delivered stays so, whatever comes late or
 * twice; a notice that waits to be tried again is delivered by a receipt, but no receipt makes it fail.
 */
export const withReceipt = (notice: NoticeRecord, receipt: Receipt): NoticeRecord => {
  const { at, reason } = receipt
  const delivered = { ...notice, status: 'delivered', deliveredAt: at, due: null } as const
  const bounced = { ...notice, status: 'bounced', ...(reason ? { problem: reason } : {}) } as const
  return match([notice.status, receipt.status] as const)
    .returnType<NoticeRecord>()
    .with(['waiting', 'delivered'], () => delivered)
    .with(['sent', 'delivered'], () => delivered)
    .with(['bounced', 'delivered'], () => delivered)
    .with(['failed', 'delivered'], () => delivered)
    .with(['channel-unavailable', 'delivered'], () => delivered)
    .with(['delivered', 'delivered'], () => notice)
    .with(['sent', 'failed'], () => bounced)
    .with(['waiting', 'failed'], () => notice)
    .with(['delivered', 'failed'], () => notice)
    .with(['bounced', 'failed'], () => notice)
    .with(['failed', 'failed'], () => notice)
    .with(['channel-unavailable', 'failed'], () => notice)
    .with(['waiting', 'underway'], () => notice)
    .with(['sent', 'underway'], () => notice)
    .with(['delivered', 'underway'], () => notice)
    .with(['bounced', 'underway'], () => notice)
    .with(['failed', 'underway'], () => notice)
    .with(['channel-unavailable', 'underway'], () => notice)
    .exhaustive()
}
