import type { TenantId } from '../shared/branded.js'
import type { Collection } from './collection.js'
import type { Change, Page, Query, Store, Stored } from './store.js'
import { storeOver } from './store-over.js'

/**
 * A noun that the host keeps itself, in a table or a system of its own: what it promises is what `Store` promises of the one collection.
 * Foyer then keeps no second copy of it.
 */
export interface HostCollection {
  /** The document under this id, or undefined. Its version is 1 or more, and moves on whoever changes it, the host itself too. */
  get(tenant: TenantId, id: string): Promise<Stored | undefined>
  /** The documents that match, in order; a page at a time. `pageFrom` answers it from rows that the host read. */
  find(tenant: TenantId, query: Query): Promise<Page>
  /**
   * Applies every change or none, and lasts only if `rest` is kept too: within one transaction of its own the host applies the changes, waits for
   * `rest`, then commits; when `rest` throws, it rolls back and throws the same. `rest` keeps the other documents of the command in the store that
   * was wrapped, or in the one that it is given: a store opened within the host's own transaction makes all of it one.
   * @throws {StoreError} `conflict` and `duplicate`, as a store does.
   */
  commit(
    tenant: TenantId,
    changes: readonly Change[],
    rest: (within?: Store) => Promise<void>,
  ): Promise<void>
}

/**
 * A store whose documents of one collection are the host's own; everything else stays where it was. Open both with all collections. A process that
 * dies between the commit of the store and the host's leaves facts of a change that the host does not have; nothing is lost between the two
 * when `rest` is kept within the host's transaction.
 * @throws {TypeError} for a collection whose documents wait to be claimed.
 */
export const withCollection = (
  store: Store,
  { name, claimable }: Collection,
  host: HostCollection,
): Store => {
  if (claimable) throw new TypeError(`${name} is claimed by workers: a host cannot keep it`)
  let open = true
  const opened = (): HostCollection => {
    if (!open) throw new Error('this store is closed')
    return host
  }
  return storeOver(store, {
    get: async (tenant, of, id) =>
      of === name ? opened().get(tenant, id) : store.get(tenant, of, id),
    find: async (tenant, of, query) =>
      of === name ? opened().find(tenant, query) : store.find(tenant, of, query),
    async commit(tenant, changes) {
      const own = changes.filter(({ of }) => of === name)
      const others = changes.filter(({ of }) => of !== name)
      if (!own.length) return store.commit(tenant, others)
      await opened().commit(tenant, own, async (within = store) => {
        if (others.length) await within.commit(tenant, others)
      })
    },
    async close() {
      open = false
      await store.close()
    },
  })
}
