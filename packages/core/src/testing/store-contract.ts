import type { Collection } from '../ports/collection.js'
import type { Store } from '../ports/store.js'
import type { ContractCase } from './expect.js'
import { backlogs } from './store-contract/backlogs.js'
import { claims } from './store-contract/claims.js'
import { defects } from './store-contract/defects.js'
import { documents } from './store-contract/documents.js'
import { contractCollections, type Scene } from './store-contract/fixtures.js'
import { guards } from './store-contract/guards.js'
import { leases } from './store-contract/leases.js'
import { orders } from './store-contract/orders.js'
import { queries } from './store-contract/queries.js'
import { searches } from './store-contract/searches.js'
import { tenants } from './store-contract/tenants.js'
import { uniqueKeys } from './store-contract/unique-keys.js'

/** Opens an empty store for these collections, apart from every other one it opened. */
export type OpenStore = (collections: readonly Collection[]) => Promise<Store>

const scenes: readonly Scene[] = [
  ...[documents, guards, uniqueKeys, queries, searches, orders].flat(),
  ...[claims, leases, backlogs, tenants, defects].flat(),
]

/**
 * Every promise of the storage port, as cases free of any test runner. An adapter's test is
 * `for (const { name, run } of storeContract(open)) it(name, run)`.
 */
export const storeContract = (open: OpenStore): readonly ContractCase[] =>
  scenes.map(([name, play]) => ({
    name,
    run: async () => {
      const store = await open(contractCollections)
      try {
        await play(store)
      } finally {
        // A scene that closed the store itself makes this second call throw.
        await store.close().catch(() => {})
      }
    },
  }))
