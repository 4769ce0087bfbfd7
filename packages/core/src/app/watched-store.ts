import { type Store, StoreError } from '../ports/store.js'
import { storeOver } from '../ports/store-over.js'
import type { Telemetry } from '../ports/telemetry.js'

/** A store whose commits are watched: how many changes, how long they took, and whether they were lost. */
export const watchedStore = (store: Store, telemetry: Telemetry): Store =>
  storeOver(store, {
    commit: (tenant, changes) => {
      const attributes = { 'foyer.tenant': tenant, 'foyer.changes': changes.length }
      return telemetry.span('commit', attributes, async (span) => {
        try {
          await store.commit(tenant, changes)
        } catch (problem) {
          if (problem instanceof StoreError) span.note({ 'error.type': problem.code })
          throw problem
        }
      })
    },
  })
