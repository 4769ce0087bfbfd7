import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'

/** Tells the time. */
export interface Clock {
  /** This moment. */
  now(): Instant
}

/** Mints ids that sort by time of creation: 26 characters of Crockford's base 32 (ULID). */
export interface Ids {
  /** A fresh one. */
  next(): string
}

/** Waits; used between two attempts of a command. */
export type Pause = (ms: number) => Promise<void>

/** A number from 0 inclusive to 1 exclusive; spreads retries, decides nothing else. */
export type Random = () => number

/** SHA-256 of bytes, 64 lower-case hexadecimal digits. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>

/** Archived bytes, addressed by their hash: written once, never changed. */
export interface Files {
  /** Keeps the bytes under their hash; keeping the same bytes twice is fine. */
  keep(tenant: TenantId, sha256: string, bytes: Uint8Array): Promise<void>
  /** The bytes kept under this hash, or undefined. */
  read(tenant: TenantId, sha256: string): Promise<Uint8Array | undefined>
}

/** The ways in which a person can be told something. */
export const channels = ['email', 'sms', 'phone', 'letter'] as const
/** One of the ways in which a person can be told something. */
export type Channel = (typeof channels)[number]

/** What an adapter is asked to send. `key` is the same at every attempt: an adapter that saw it sends nothing twice. */
export interface Notice {
  readonly tenant: TenantId
  readonly key: string
  readonly channel: Channel
  /** The id of the customer or worker to tell. */
  readonly to: string
  /** What happened, kebab-case (`visit-scheduled`); the adapter or `messages` words it. */
  readonly subject: string
  readonly data: { readonly [name: string]: string | number }
}

/** Sends notices on one channel. Resolves when the notice was handed over; throws to be tried again. */
export type Notifier = (notice: Notice) => Promise<void>

/** One notifier per channel; a channel that is absent is reported as unavailable, never thrown. */
export type Notifiers = { readonly [C in Channel]?: Notifier }
