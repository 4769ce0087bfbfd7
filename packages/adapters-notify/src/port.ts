import type { TenantId } from '@foyer/core'

/** The ways in which a person can be told something. */
export type Channel = 'email' | 'sms' | 'phone' | 'letter'

/** A file that travels with a notice. */
export interface Attachment {
  readonly name: string
  /** Media type: `application/pdf`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * A notice ready to be read: the core's, with the address and the words. Who words it today is the host: the relay of the core
 * knows who is told and what happened, not yet how it is said.
 */
export interface Notice {
  readonly tenant: TenantId
  /** The same at every attempt: what was sent under it is not sent twice. */
  readonly key: string
  readonly channel: Channel
  /** The id of the customer or worker to tell. */
  readonly to: string
  /** What happened, kebab-case (`visit-scheduled`). */
  readonly subject: string
  readonly data: { readonly [name: string]: string | number }
  /** An e-mail address, or a telephone number in E.164: `+33612345678`. */
  readonly address: string
  readonly language: 'fr' | 'en'
  /** Marketing has hours, and a way out; service has neither. */
  readonly purpose: 'service' | 'marketing'
  /** The subject line of an e-mail. */
  readonly title: string
  /** Plain text, as the person reads it. */
  readonly text: string
  readonly attachments?: readonly Attachment[]
}

/** What became of a notice that was handed over. */
export interface Handed {
  /** Who took it: `smtp`, `ovh`, `clickatell`, or the host's own name for it. */
  readonly by: string
  /** The gateway's id, which receipts name. */
  readonly reference?: string
  /** How many parts an SMS took: gateways bill by the part. */
  readonly parts?: number
  /** Who was asked before in vain, and why. */
  readonly tried?: readonly { readonly by: string; readonly problem: string }[]
}

/** Sends notices. Resolves when the notice was handed over; throws to be tried again. */
export type Notifier = (notice: Notice) => Promise<Handed>
