import { z } from 'zod'
import { type Collection, collection } from '../../ports/collection.js'
import { type Change, type Doc, type Query, type Store, StoreError } from '../../ports/store.js'
import { TenantId } from '../../shared/branded.js'
import { type Instant, instant } from '../../shared/instant.js'
import { same, thrownBy } from '../expect.js'

/** One promise, and how it is put to the test on an empty store. */
export type Scene = readonly [name: string, play: (store: Store) => Promise<void>]

/** The tenant in whose name most cases speak. */
export const us = TenantId.parse('tenant-a')
/** The tenant next door. */
export const others = TenantId.parse('tenant-b')

/** Any document. */
export type AnyDoc = Doc & { readonly [field: string]: unknown }

const anyDoc = z.looseObject({ id: z.string() })

/** The name of the collection whose documents are found, ordered and searched. */
export const cards = 'contract-cards'
/** The name of the collection whose documents wait to be claimed. */
export const jobs = 'contract-jobs'

/** What the contract opens its stores with. */
export const contractCollections: readonly Collection[] = [
  collection(anyDoc, {
    name: cards,
    fields: {
      name: 'text',
      city: 'text',
      size: 'integer',
      code: 'text',
      shelf: 'text',
      place: 'integer',
    },
    unique: [['code'], ['shelf', 'place']],
    search: ['name', 'note'],
  }),
  collection(anyDoc, {
    name: jobs,
    fields: { due: 'text', stream: 'text', state: 'text' },
    claimable: true,
    parked: { state: 'failed' },
  }),
]

/** Eight o'clock and so many minutes. */
export const at = (minutes: number): Instant =>
  instant(`2026-03-02T08:${String(minutes).padStart(2, '0')}:00.000Z`)

/** A line that inserts a document. */
export const inserting = (of: string, doc: AnyDoc): Change => ({ do: 'insert', of, doc })

/** A line that replaces a document whose version was read. */
export const replacing = (of: string, doc: AnyDoc, version: number): Change => ({
  do: 'replace',
  of,
  doc,
  version,
})

/** Inserts documents in one commit of ours. */
export const insert = (store: Store, of: string, ...docs: readonly AnyDoc[]): Promise<void> =>
  store.commit(
    us,
    docs.map((doc) => inserting(of, doc)),
  )

/** Replaces a document of ours, whatever its version. */
export const replace = async (store: Store, of: string, doc: AnyDoc): Promise<void> => {
  const version = (await store.get(us, of, doc.id))?.version ?? 0
  await store.commit(us, [{ do: 'replace', of, doc, version }])
}

/** Removes a document of ours, whatever its version. */
export const remove = async (store: Store, of: string, id: string): Promise<void> => {
  const version = (await store.get(us, of, id))?.version ?? 0
  await store.commit(us, [{ do: 'remove', of, id, version }])
}

/** The ids of our cards that answer a query, in order; 100 at most unless told otherwise. */
export const found = async (
  store: Store,
  query: Omit<Query, 'limit'>,
): Promise<readonly string[]> => {
  const { items } = await store.find(us, cards, { limit: 100, ...query })
  return items.map(({ doc }) => doc.id)
}

/** Fails unless we find exactly these cards, in this order. */
export const finds = async (
  store: Store,
  query: Omit<Query, 'limit'>,
  expected: readonly string[],
): Promise<void> => same(await found(store, query), expected, JSON.stringify(query))

/** The ids that a worker is handed at a moment, leased until fifty minutes past unless told otherwise. */
export const claimed = async (
  store: Store,
  worker: string,
  now: Instant,
  { until = at(50), limit = 10 }: { readonly until?: Instant; readonly limit?: number } = {},
): Promise<readonly string[]> =>
  (await store.claim(jobs, { now, worker, until, limit })).map(({ doc }) => doc.id)

/** Fails unless the commit is lost in this way. */
export const loses = async (
  code: StoreError['code'],
  commit: () => Promise<void>,
  what: string,
): Promise<void> => {
  const problem = await thrownBy(commit, what)
  same(problem instanceof StoreError ? problem.code : String(problem), code, what)
}
