import type { Collection } from '../../ports/collection.js'
import { type Change, type Doc, fieldOf, type Store, type Stored } from '../../ports/store.js'
import type { TenantId } from '../../shared/branded.js'
import { memoryStore } from '../memory-store.js'

/** Opens a store that breaks one promise. */
export type OpenBroken = (collections: readonly Collection[]) => Store

/** The memory store, some of its methods replaced. */
export const altered =
  (change: (inner: Store, collections: readonly Collection[]) => Partial<Store>): OpenBroken =>
  (collections) => {
    const inner = memoryStore(collections)
    return { ...inner, ...change(inner, collections) }
  }

/** The memory store, its collections declared otherwise. */
export const declared =
  (change: (of: Collection) => Partial<Collection>): OpenBroken =>
  (collections) =>
    memoryStore(collections.map((of) => ({ ...of, ...change(of) })))

/** The memory store, what goes in and what comes out rewritten. */
export const rewritten = (
  write: (doc: Record<string, unknown>) => object,
  read: (doc: Record<string, unknown>) => object = (doc) => doc,
): OpenBroken =>
  altered((inner) => {
    const back = <S extends Stored>(stored: S): S => ({ ...stored, doc: read({ ...stored.doc }) })
    return {
      async get(...at) {
        const stored = await inner.get(...at)
        return stored && back(stored)
      },
      async find(...at) {
        const page = await inner.find(...at)
        return { ...page, items: page.items.map(back) }
      },
      async claim(...at) {
        return (await inner.claim(...at)).map(back)
      },
      commit: (tenant, changes) => inner.commit(tenant, changes.map(onDocs(write))),
    }
  })

const onDocs =
  (write: (doc: Record<string, unknown>) => object) =>
  (change: Change): Change =>
    'doc' in change ? { ...change, doc: write({ ...change.doc }) as Doc } : change

/** The memory store, every commit rewritten before it is made. */
export const committing = (
  rewrite: (
    inner: Store,
    tenant: TenantId,
    changes: readonly Change[],
  ) => Promise<readonly Change[]>,
): OpenBroken =>
  altered((inner) => ({
    commit: async (tenant, changes) => inner.commit(tenant, await rewrite(inner, tenant, changes)),
  }))

/** The version that a change would have to name to win. */
export const versionNow = async (
  inner: Store,
  tenant: TenantId,
  change: Change,
): Promise<number> => {
  const id = 'doc' in change ? change.doc.id : change.id
  return (await inner.get(tenant, change.of, id))?.version ?? 0
}

/** Every document of a tenant and collection. */
export const everything = async (
  inner: Store,
  tenant: TenantId,
  of: string,
): Promise<readonly Stored[]> => (await inner.find(tenant, of, { limit: 1000 })).items

/** Whether two documents hold the same, non-null values in a unique key. */
export const collide = (key: readonly string[], a: Doc, b: Doc): boolean =>
  a.id !== b.id &&
  key.every((field) => fieldOf(a, field) !== null && fieldOf(a, field) === fieldOf(b, field))
