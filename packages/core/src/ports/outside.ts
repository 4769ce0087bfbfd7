import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'
import type { Language } from '../shared/language.js'

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
  /** Takes away all that a tenant kept; of a tenant that kept nothing, it is fine. */
  erase(tenant: TenantId): Promise<void>
}

/** What an entity's fiscal journal came to at a closing: its entries so far, and the hash of the last. */
export interface Anchor {
  readonly legalEntity: string
  /** `day`, `month` or `year`. */
  readonly period: string
  /** Its last day, `YYYY-MM-DD`. */
  readonly through: string
  readonly count: number
  /** SHA-256, 64 lower-case hexadecimal digits. */
  readonly hash: string
}

/** Keeps anchors where whoever can write to the database cannot: another machine, a mailbox, paper. */
export interface Anchors {
  /** Keeps an anchor; the same one may come twice. */
  keep(tenant: TenantId, anchor: Anchor): Promise<void>
}

/** What may stand in a database of what nobody is to read there: sealed with a key of the host's, by name. */
export interface Sealed {
  readonly key: string
  readonly text: string
}

/** Seals account numbers with the host's keys. */
export interface Seals {
  /** The key that seals from now on; what older ones sealed opens as long as the host holds them. */
  readonly current: string
  /** Seals a text for one place of one tenant (`mdt_.../1`); asked twice, it need not answer the same. */
  seal(tenant: TenantId, place: string, text: string): Promise<Sealed>
  /**
   * What was sealed for this place.
   * @throws {Error} when the key is not there, or the seal was changed, or made for another place or tenant.
   */
  unseal(tenant: TenantId, place: string, sealed: Sealed): Promise<string>
}

/** Sales to individuals as the administration is told of them (e-reporting): by day, in cents; rates are ratios (`0.2`). */
export interface ReportedSales {
  /** The same however often it is handed over. */
  readonly id: string
  readonly siren: string
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string
  readonly through: string
  /** From 1; a later one corrects those before. */
  readonly edition: number
  /** Whether VAT on services falls due on receipts, or on debits by option. */
  readonly vatOn: 'receipts' | 'debits'
  readonly currency: 'EUR'
  readonly transactions: readonly {
    readonly on: string
    readonly category: 'goods' | 'services' | 'untaxed'
    readonly count: number
    readonly rates: readonly {
      readonly rate: string
      readonly base: number
      readonly vat: number
    }[]
  }[]
  readonly payments: readonly {
    readonly on: string
    readonly rate: string
    readonly amount: number
  }[]
}

/** An accredited platform (plateforme agréée) that takes reports of sales for the administration. */
export interface SalesPlatform {
  /** Hands a report over, and answers the platform's own reference. Throws to be tried again; the same report may come twice. */
  transmit(tenant: TenantId, report: ReportedSales): Promise<{ readonly reference: string }>
}

/** What the links that let a customer in are made of. */
export interface AccessLinks {
  /**
   * The code behind a link: at least 128 bits that nobody can tell from what is stored, and the same in every process, so that it is
   * worked out again when the letter leaves and kept nowhere.
   */
  codeOf(tenant: TenantId, link: string): Promise<string>
  /** Whether this tenant's customers may be led to this page with a code behind its address. */
  leadsTo(tenant: TenantId, page: string): boolean
}

/** The ways in which a person can be told something. */
export const channels = ['email', 'sms', 'phone', 'letter'] as const
/** One of the ways in which a person can be told something. */
export type Channel = (typeof channels)[number]

/** Why a person is told: what they asked for makes it `service`; `marketing` needs their consent (CPCE, article L34-5). */
export const noticePurposes = ['service', 'marketing'] as const
/** Why a person is told. */
export type NoticePurpose = (typeof noticePurposes)[number]

/** A file that goes with a notice. */
export interface Attachment {
  /** As it is shown to the reader (`facture-12.pdf`). */
  readonly name: string
  /** Media type (`application/pdf`). */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What an adapter is asked to send, ready to be read. `key` is the same at every attempt: an adapter that saw it sends nothing twice. */
export interface Notice {
  readonly tenant: TenantId
  readonly key: string
  readonly channel: Channel
  /** The id of the customer or worker to tell. */
  readonly to: string
  /** What happened, kebab-case (`visit-planned`). */
  readonly subject: string
  /** What the words were filled from: ids and figures. */
  readonly data: { readonly [name: string]: string | number }
  /** Where it goes: an e-mail address; a number in E.164 (`+33612345678`) for `sms` and `phone`; the lines of the envelope for `letter`. */
  readonly address: string
  readonly language: Language
  readonly purpose: NoticePurpose
  /** One line. */
  readonly title: string
  /** Plain text; the short form on `sms` and `phone`. */
  readonly text: string
  readonly attachments?: readonly Attachment[]
}

/** What a notifier says of a notice that it handed over. */
export interface Handed {
  /** The adapter that took it. */
  readonly by: string
  /** The id under which receipts will speak of it. */
  readonly reference?: string
  /** How many SMS it is billed as. */
  readonly parts?: number
  /** The adapters that were tried before in vain, in order, each with what went wrong. */
  readonly tried?: readonly { readonly by: string; readonly problem: string }[]
}

/** Sends notices on one channel. Resolves when the notice was handed over; throws to be tried again. */
export type Notifier = (notice: Notice) => Promise<Handed>

/** One notifier per channel; a channel that is absent is reported as unavailable, never thrown. */
export type Notifiers = { readonly [C in Channel]?: Notifier }
