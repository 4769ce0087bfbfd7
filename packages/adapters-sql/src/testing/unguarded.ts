import { type Change, type Store, StoreError } from '@foyer/core/store'

/**
 * A store that drops the version from every replacement: it writes over whatever stands there by now. With it, two who book one
 * slot both win: a test of versions that passes on this store tests nothing.
 */
export const unguarded = (store: Store): Store => ({
  ...store,
  async commit(tenant, changes) {
    const withoutVersion = async (change: Change): Promise<Change> =>
      change.do === 'replace'
        ? { ...change, version: (await store.get(tenant, change.of, change.doc.id))?.version ?? 0 }
        : change
    for (;;)
      try {
        return await store.commit(tenant, await Promise.all(changes.map(withoutVersion)))
      } catch (problem) {
        if (!(problem instanceof StoreError && problem.code === 'conflict')) throw problem
      }
  },
})

/** A store that takes its time between what was read and what is committed: meanwhile, others read the same. */
export const lingering = (store: Store, ms: number): Store => ({
  ...store,
  async commit(tenant, changes) {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return store.commit(tenant, changes)
  },
})
