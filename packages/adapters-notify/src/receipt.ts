import type { Instant } from '@foyer/core'

/** What a gateway reports afterwards about a message it took. */
export interface Receipt {
  /** The gateway's id of the message: the `reference` of what was handed over. */
  readonly reference: string
  /** The key of the notice, where the gateway repeats it. */
  readonly key?: string
  /** `underway` is no answer yet: another receipt may follow. */
  readonly status: 'delivered' | 'failed' | 'underway'
  readonly at: Instant
  /** Why it failed or waits, in the gateway's words. */
  readonly reason?: string
}
