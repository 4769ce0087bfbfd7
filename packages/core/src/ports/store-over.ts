import type { Store } from './store.js'

/** A store that asks another one, but for what it does otherwise: whatever the other is made of, an object or an instance of a class. */
export const storeOver = (store: Store, otherwise: Partial<Store>): Store => ({
  contract: store.contract,
  get: (...asked) => store.get(...asked),
  find: (...asked) => store.find(...asked),
  commit: (...asked) => store.commit(...asked),
  claim: (...asked) => store.claim(...asked),
  renew: (...asked) => store.renew(...asked),
  release: (...asked) => store.release(...asked),
  backlog: (...asked) => store.backlog(...asked),
  close: () => store.close(),
  ...otherwise,
})
