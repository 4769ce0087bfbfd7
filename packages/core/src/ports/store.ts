import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'

/** A document: JSON-safe plain data under an id that is unique in its tenant and collection. */
export interface Doc {
  readonly id: string
}

/** A document as stored, with the version that a replacement must name. Versions start at 1. */
export interface Stored<D extends Doc = Doc> {
  readonly doc: D
  readonly version: number
}

/** The value of a declared field; a field that is absent counts as null. */
export type Scalar = string | number | null

/** What one field must be: a value, one of several, or within a half-open range (`from` inclusive, `to` exclusive). */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly from?: string | number; readonly to?: string | number }

/** A question over declared fields. Without `order`, documents come by id; those that a search found come best first, then by id. */
export interface Query {
  readonly where?: { readonly [field: string]: Condition }
  /**
   * Words, accents and case aside: every word must be answered by the searchable fields, as `rankOf` has it: as a word, the beginning of
   * one, a part of one (`fragmentsOf`), or with a typo or two (`typosIn`). A search that hundreds of documents hold may be
   * answered by the best of a few hundred of them, and leave typos aside; whole words are looked for first.
   */
  readonly search?: string | undefined
  /** A declared field; ties come by id, in the same direction. Null comes before everything else. */
  readonly order?: string | undefined
  readonly descending?: boolean | undefined
  /** 1 to 1,000. */
  readonly limit: number
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/** One page of an answer; `next` is there when more may follow. */
export interface Page<D extends Doc = Doc> {
  readonly items: readonly Stored<D>[]
  readonly next?: string
}

/** One line of a commit. The version named is the one that was read; 0 in a check means still absent. */
export type Change =
  | { readonly do: 'insert'; readonly of: string; readonly doc: Doc }
  | { readonly do: 'replace'; readonly of: string; readonly doc: Doc; readonly version: number }
  | { readonly do: 'remove'; readonly of: string; readonly id: string; readonly version: number }
  | { readonly do: 'check'; readonly of: string; readonly id: string; readonly version: number }

/** A document handed to one worker until its lease ends. */
export interface Claimed extends Stored {
  readonly tenant: TenantId
}

/** What a worker asks for when it looks for work. */
export interface Claim {
  /** Documents due at this moment or before. */
  readonly now: Instant
  readonly worker: string
  /** End of the lease: from then on, another worker may claim the same document. */
  readonly until: Instant
  readonly limit: number
}

/** What waits in a collection, of all tenants together. */
export interface Backlog {
  /** How many are due, leased or not, counted up to a limit. */
  readonly due: number
  /** When the one that waits longest fell due. */
  readonly oldest?: Instant
  /** How many wait for a person (`parked` of the collection), counted up to the limit. */
  readonly parked: number
}

/**
 * Everything Foyer asks of a database: read freely, commit once. No interactive transaction.
 * Opened with the collections of core; a collection it was not told of is a defect (it throws).
 */
export interface Store {
  readonly contract: 'foyer.store/1'
  /** The document under this id, or undefined. Reads what was committed, including by other processes. */
  get(tenant: TenantId, of: string, id: string): Promise<Stored | undefined>
  /** The documents that match, in order; a page at a time. */
  find(tenant: TenantId, of: string, query: Query): Promise<Page>
  /**
   * Applies every change or none. Two commits never wait for each other in a circle.
   * @throws {StoreError} `conflict` when a version has moved on (or appeared, or gone): the loser reads and decides again.
   * @throws {StoreError} `duplicate` when an id or a unique key is taken: nothing was written.
   */
  commit(tenant: TenantId, changes: readonly Change[]): Promise<void>
  /**
   * Hands out due documents of any tenant, each to one worker only, oldest `due` first (then by id).
   * Of the documents of one tenant that share a `stream`, only the first by id is handed out while it is there:
   * the next one follows when it was removed or its `due` set to null. A null `due` is never claimed and blocks nothing.
   * A lease is not a version: claiming does not make a reader lose its commit.
   */
  claim(of: string, claim: Claim): Promise<readonly Claimed[]>
  /** Prolongs a lease. False when it was lost to another worker, or the document is gone. */
  renew(tenant: TenantId, of: string, id: string, lease: Omit<Claim, 'limit'>): Promise<boolean>
  /** Gives a document back before its lease ends; a lease that belongs to another worker is left alone. */
  release(tenant: TenantId, of: string, id: string, worker: string): Promise<void>
  /** Counts what is due in a collection at a moment or before, and what is parked, of any tenant, each up to a limit: figures alone. */
  backlog(of: string, asked: { readonly now: Instant; readonly upTo: number }): Promise<Backlog>
  /** Closes what the store opened. Calls after it throw. */
  close(): Promise<void>
}

/**
 * The two ways in which a commit is lost. Anything else that a store throws is a broken outside. Known by its name: a bundler may
 * give the host's code one copy of this class and its adapter another.
 */
export class StoreError extends Error {
  /** Whether an error is one of these, whichever copy of the class made it. */
  static override [Symbol.hasInstance](problem: unknown): boolean {
    return problem instanceof Error && problem.name === 'StoreError'
  }
  override readonly name = 'StoreError'
  constructor(
    readonly code: 'conflict' | 'duplicate',
    message: string,
  ) {
    super(message)
  }
}

/** The value of a declared field in a document; absent counts as null. */
export const fieldOf = (doc: Doc, field: string): Scalar => {
  const value: unknown = Reflect.get(doc, field)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

const rank = (value: Scalar): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2)

/** Order of two field values: null, then numbers, then text by UTF-16 code unit. */
export const compareScalars = (a: Scalar, b: Scalar): number => {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a === null || b === null || a === b) return 0
  return a < b ? -1 : 1
}

const meets = (value: Scalar, condition: Condition): boolean => {
  if (condition === null || typeof condition !== 'object') return value === condition
  if ('in' in condition) return condition.in.includes(value)
  if (value === null) return false
  const { from, to } = condition
  return (
    (from === undefined || compareScalars(value, from) >= 0) &&
    (to === undefined || compareScalars(value, to) < 0)
  )
}

/** Whether a document answers the `where` part of a query: the same for every store and for the overlay of a command. */
export const matches = (doc: Doc, query: Query): boolean =>
  Object.entries(query.where ?? {}).every(([field, condition]) =>
    meets(fieldOf(doc, field), condition),
  )

/** The order a query asks for. */
export const inOrder =
  ({ order, descending }: Query) =>
  (a: Doc, b: Doc): number => {
    const way = descending ? -1 : 1
    const byField = order ? compareScalars(fieldOf(a, order), fieldOf(b, order)) : 0
    return way * (byField || compareScalars(a.id, b.id))
  }

/** Where a page ends: the order's value and the id of its last document, to go on after it. */
export const cursorAt = (doc: Doc, { order }: Query): string =>
  JSON.stringify([order ? fieldOf(doc, order) : null, doc.id])

/** Reads a cursor. @throws {TypeError} when it was not made by `cursorAt`. */
export const readCursor = (cursor: string): readonly [Scalar, string] => {
  const [value, id, ...more] = listIn(cursor)
  const isScalar = value === null || typeof value === 'string' || typeof value === 'number'
  if (!isScalar || typeof id !== 'string' || more.length) throw new TypeError('not a cursor')
  return [value, id]
}

const listIn = (text: string): readonly unknown[] => {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

/** Whether a document comes after the page before: true without one. */
export const isAfter = (doc: Doc, query: Query): boolean => {
  if (!query.after) return true
  const [value, id] = readCursor(query.after)
  const last = { id, ...(query.order ? { [query.order]: value } : {}) }
  return inOrder(query)(doc, last) > 0
}
