import { type Store, StoreError } from '../ports/store.js'
import type { Telemetry } from '../ports/telemetry.js'

/** A store whose commits are watched: how many changes, how long they took, and whether they were lost. */
export const watchedStore = (store: Store, telemetry: Telemetry): Store => ({
  contract: store.contract,
  get: (...asked) => store.get(...asked),
  find: (...asked) => store.find(...asked),
  claim: (...asked) => store.claim(...asked),
  renew: (...asked) => store.renew(...asked),
  release: (...asked) => store.release(...asked),
  backlog: (...asked) => store.backlog(...asked),
  close: () => store.close(),
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
