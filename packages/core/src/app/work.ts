import type { BankFiles } from '../ports/bank-files.js'
import type { Collection } from '../ports/collection.js'
import type {
  AccessLinks,
  Anchors,
  Channel,
  Files,
  Ids,
  NoticePurpose,
  SalesPlatform,
  Seals,
  Sha256,
} from '../ports/outside.js'
import type { PaymentPages } from '../ports/payment-pages.js'
import type { Planner } from '../ports/planner.js'
import type { Signatures } from '../ports/signatures.js'
import {
  type Change,
  type Doc,
  inOrder,
  isAfter,
  matches,
  type Query,
  type Store,
  type Stored,
} from '../ports/store.js'
import type { Places, Travel } from '../ports/travel.js'
import type { WebhookSecrets, WebhookSender } from '../ports/webhooks.js'
import type { Brand } from '../shared/brand.js'
import type { TenantId } from '../shared/branded.js'
import type { CivilDate } from '../shared/civil-date.js'
import { type IdSchema, mintId } from '../shared/id.js'
import { dateOf, type Instant } from '../shared/instant.js'
import { type Fact, FactId, facts } from './facts.js'
import { NoticeId, notices } from './notices.js'
import type { Principal } from './operation.js'

/** Whose a document is: any document that names its customer, worker or partner by these words. */
export interface Owned {
  readonly customer?: string | undefined
  readonly worker?: string | null | undefined
  readonly partner?: string | undefined
}

/** What a command tells has happened; the engine room adds who, when and through which operation. */
export interface NewFact {
  readonly type: string
  readonly of: string
  readonly about?: string | undefined
  readonly data?: Fact['data']
}

/** What a person is to be told. Asking never fails: a channel without an adapter is written down as unavailable. */
export interface NewNotice {
  readonly channel: Channel
  readonly to: string
  readonly subject: string
  readonly data: { readonly [name: string]: string | number }
  /** `service` when left out; `marketing` leaves only if the person still agrees at that moment. */
  readonly purpose?: NoticePurpose
  /** Of marketing: what it is about, which the person must have agreed to by name. */
  readonly topic?: string
}

/** The ports that an operation may use while it runs: repeating a call to them does no harm. */
export interface Ports {
  readonly files: Files
  readonly sha256: Sha256
  readonly access: AccessLinks
  readonly anchors: Anchors
  readonly signatures: Signatures
  /** Undefined where the host plugs in none: then no account number is taken. */
  readonly seals: Seals | undefined
  /** Undefined where the host plugs in none: then no file is written or read. */
  readonly bankFiles: BankFiles | undefined
  /** Undefined where the host plugs in none: then reports wait for a person to hand them over. */
  readonly salesReports: SalesPlatform | undefined
  /** Undefined where the host plugs in none: then nobody pays online. */
  readonly paymentPages: PaymentPages | undefined
  /** Undefined where the host plugs in none: then no endpoint is taken. */
  readonly webhooks: WebhookSender | undefined
  readonly webhookSecrets: WebhookSecrets
  /** By road; by great circles where the host plugs in no server. */
  readonly travel: Travel
  /** Knows no place at all where the host plugs in none: then nobody is planned. */
  readonly places: Places
  /** Undefined where the host plugs in none: then the planner of the house plans. Made for the problems of `dispatch/planner`. */
  readonly planner: Planner<unknown> | undefined
}

/** One page of documents. */
export interface DocPage<D> {
  readonly items: readonly D[]
  readonly next?: string
}

/** One operation at work: it reads freely, and collects one list of changes that the engine room commits, whole or not at all. */
export interface Work {
  readonly tenant: TenantId
  readonly now: Instant
  /** The date of `now` in metropolitan France. */
  readonly today: CivilDate
  readonly as: Principal
  /** The ports that an operation may use while it runs. */
  readonly ports: Ports
  /** A fresh id of a noun. */
  newId<Name extends string>(of: IdSchema<Name>): Brand<string, Name>
  /** The document as this work sees it, its own changes included. */
  get<D extends Doc>(of: Collection<D>, id: string): Promise<D | undefined>
  /** The documents that match, this work's own changes included; text search never decides anything. */
  find<D extends Doc>(of: Collection<D>, query: Query): Promise<readonly D[]>
  /** A page of what is committed, for lists; what this work changed of it shows, what it added does not. */
  page<D extends Doc>(of: Collection<D>, query: Query): Promise<DocPage<D>>
  /** The version of a document as this work leaves it: as read, one more where it was changed, 0 where there is none. */
  versionOf(of: Collection, id: string): number
  /** Keeps a document: a new one, or one that was read before. */
  put<D extends Doc>(of: Collection<D>, doc: D): void
  /** Takes a document away that was read before. */
  remove(of: Collection, id: string): void
  /** The decision stands on this document, read before: the commit is lost if it moved, or appeared. */
  guard(of: Collection, id: string): void
  /** The ownership gate: a role allowed its own only goes on when the document is its own; else the answer is `not-found`. */
  own(doc: Owned): void
  record(fact: NewFact): void
  /** Leaves a notice for the relay, and answers its id: what became of it stands in its record. */
  notify(notice: NewNotice): NoticeId
}

/** Thrown by the ownership gate, and answered as `not-found`: what is not yours does not exist. */
export class NotOwned extends Error {
  override readonly name = 'NotOwned'
  /** With the customer, worker or partner whose it is, where it is anybody's. */
  constructor(readonly whose: string | undefined) {
    super('what is not yours does not exist')
  }
}

/** What a work is opened with. */
export interface WorkContext {
  readonly store: Store
  readonly ids: Ids
  readonly ports: Ports
  readonly now: Instant
  readonly as: Principal
  readonly operation: string
  /** What the role may see: everything, or what is its own. */
  readonly reach: 'all' | 'own'
  /** The channels that the host has an adapter for. */
  readonly channels: readonly Channel[]
}

/** A document seen by a work: as read, and as it will be. */
export interface Seen {
  readonly of: Collection
  readonly id: string
  readonly version: number
  readonly was: Doc | undefined
  doc: Doc | undefined
  guarded: boolean
}

/** A work and what the engine room reads of it. */
export interface OpenWork extends Work {
  readonly facts: readonly Fact[]
  /** Whether the ownership gate was passed. */
  readonly gated: boolean
  /** What this work changed, in one order for all works. */
  changed(): readonly Seen[]
  changes(): readonly Change[]
}

/** Opens a work for one attempt of one operation. */
export const openWork = (context: WorkContext): OpenWork => {
  const { store, ids, now, as, operation, reach } = context
  const seen = new Map<string, Seen>()
  const recorded: Fact[] = []
  let gated = false

  // The first read wins: one snapshot per document.
  const remember = (of: Collection, id: string, stored: Stored | undefined): Seen => {
    const key = `${of.name}/${id}`
    const known = seen.get(key)
    if (known) return known
    const { doc, version = 0 } = stored ?? {}
    const entry: Seen = { of, id, version, doc, was: doc, guarded: false }
    seen.set(key, entry)
    return entry
  }
  const read = (of: Collection, id: string): Seen => {
    const known = seen.get(`${of.name}/${id}`)
    if (!known) throw new Error(`not read before: ${of.name} ${id}`)
    return known
  }
  const changed = (): readonly Seen[] =>
    [...seen.values()]
      .filter(({ doc, was, guarded }) => doc !== was || guarded)
      .sort((a, b) => (`${a.of.name}/${a.id}` < `${b.of.name}/${b.id}` ? -1 : 1))

  const work: OpenWork = {
    tenant: as.tenant,
    now,
    today: dateOf(now),
    as,
    ports: context.ports,
    facts: recorded,
    get gated() {
      return gated
    },
    changed,
    changes: () => changed().flatMap(toChange),

    newId: (of) => mintId(of, ids.next()),

    async get(of, id) {
      const known = seen.get(`${of.name}/${id}`)
      const entry = known ?? remember(of, id, await store.get(as.tenant, of.name, id))
      return entry.doc as never
    },

    async find(of, query) {
      const own = changed().filter((entry) => entry.of.name === of.name)
      const limit = Math.min(query.limit + own.length, 1000)
      const { items } = await store.find(as.tenant, of.name, { ...query, limit })
      const entries = items.map((stored) => remember(of, stored.doc.id, stored))
      const still = ({ doc }: Seen) => (doc && matches(doc, query) ? [doc] : [])
      // What a search found stays in the order of how well it was found.
      if (query.search) return entries.flatMap(still).slice(0, query.limit) as never
      const fresh = own.filter((entry) => !entries.includes(entry))
      return [...entries, ...fresh]
        .flatMap(still)
        .filter((doc) => isAfter(doc, query))
        .sort(inOrder(query))
        .slice(0, query.limit) as never
    },

    async page(of, query) {
      const { items, next } = await store.find(as.tenant, of.name, query)
      const entries = items.map((stored) => remember(of, stored.doc.id, stored))
      const docs = entries.flatMap(({ doc }) => (doc ? [doc] : [])) as never
      return next ? { items: docs, next } : { items: docs }
    },

    versionOf(of, id) {
      const { version = 0, doc, was } = seen.get(`${of.name}/${id}`) ?? {}
      return doc === was ? version : version + 1
    },

    put(of, doc) {
      remember(of, doc.id, undefined).doc = doc
    },
    remove(of, id) {
      read(of, id).doc = undefined
    },
    guard(of, id) {
      read(of, id).guarded = true
    },

    own(doc) {
      gated = true
      if (reach === 'all') return
      const owner = { customer: doc.customer, worker: doc.worker, partner: doc.partner }
      if (new Map(Object.entries(owner)).get(as.role) !== as.id)
        throw new NotOwned(doc.customer ?? doc.worker ?? doc.partner)
    },

    record({ type, of, about, data }) {
      const fact: Fact = {
        id: work.newId(FactId),
        type,
        of,
        ...(about ? { about } : {}),
        at: now,
        by: as.id,
        role: as.role,
        operation,
        ...(data ? { data } : {}),
        due: now,
      }
      recorded.push(fact)
      work.put(facts, fact)
    },

    notify(notice) {
      const available = context.channels.includes(notice.channel)
      const id = work.newId(NoticeId)
      work.put(notices, {
        ...notice,
        id,
        status: available ? 'waiting' : 'channel-unavailable',
        at: now,
        attempts: 0,
        due: available ? now : null,
        stream: `${notice.channel} ${notice.to}`,
      })
      return id
    },
  }
  return work
}

const toChange = ({ of, id, version, doc, was }: Seen): readonly Change[] => {
  if (doc === was) return [{ do: 'check', of: of.name, id, version }]
  if (!doc) return version ? [{ do: 'remove', of: of.name, id, version }] : []
  return [
    version ? { do: 'replace', of: of.name, doc, version } : { do: 'insert', of: of.name, doc },
  ]
}
