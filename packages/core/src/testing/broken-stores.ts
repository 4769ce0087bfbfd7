import { brokenBacklogs } from './broken-stores/backlogs.js'
import { brokenCommits } from './broken-stores/commits.js'
import { brokenDefects } from './broken-stores/defects.js'
import { brokenDocuments } from './broken-stores/documents.js'
import { brokenQueues } from './broken-stores/queues.js'
import { brokenReads } from './broken-stores/reads.js'
import { brokenSearches } from './broken-stores/searches.js'
import { brokenTenants } from './broken-stores/tenants.js'
import { brokenUniqueKeys } from './broken-stores/unique-keys.js'
import type { OpenBroken } from './broken-stores/wrap.js'

/** Stores that each break one promise of the port, by what they do wrong: the contract is tested on them. */
export const brokenStores: Readonly<Record<string, OpenBroken>> = {
  ...brokenCommits,
  ...brokenDocuments,
  ...brokenUniqueKeys,
  ...brokenReads,
  ...brokenSearches,
  ...brokenQueues,
  ...brokenBacklogs,
  ...brokenTenants,
  ...brokenDefects,
}
