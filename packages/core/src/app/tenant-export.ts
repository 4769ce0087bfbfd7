import type { Doc, Store } from '../ports/store.js'
import { toBase64 } from '../shared/base64.js'
import type { TenantId } from '../shared/branded.js'
import { canonical } from '../shared/canonical.js'
import { facts } from './facts.js'
import { shapeOf } from './shapes.js'
import { format, inCopyOrder, type Keeper, summing, TenantCopyProblem } from './tenant-copy.js'
import { tenantImports } from './tenant-import.js'

/**
 * Everything of a tenant as lines of JSON: whose it is, every document by collection and id, every archived file that a document names by its
 * hash, and the sum of all. Two copies of one state are the same to the byte. Nobody writes meanwhile: relay and tick rest; and once the copy
 * lives elsewhere, nothing is sent from here any more.
 * @throws {TenantCopyProblem} `moved`, before the last line, when something happened meanwhile.
 */
export async function* exportTenant(keeper: Keeper, tenant: TenantId): AsyncGenerator<string> {
  const { store, files, sha256, collections } = keeper
  const before = await latestFact(store, tenant)
  const lines = summing(sha256)
  const hashes = new Set<string>()
  yield lines.add(canonical({ foyer: format, tenant }))
  for (const one of inCopyOrder(collections).filter((other) => other !== tenantImports))
    for await (const doc of documentsOf(store, tenant, one.name)) {
      const shape = shapeOf(one)
      const line = canonical({ of: one.name, doc, ...(shape ? { shape } : {}) })
      for (const [, hash = ''] of line.matchAll(/"([\da-f]{64})"/g)) hashes.add(hash)
      yield lines.add(line)
    }
  for (const file of [...hashes].sort()) {
    const bytes = await files.read(tenant, file)
    if (bytes) yield lines.add(canonical({ file, bytes: toBase64(bytes) }))
  }
  if ((await latestFact(store, tenant)) !== before)
    throw new TenantCopyProblem('moved', `${tenant} was written to while it was copied`)
  yield canonical(lines.tail())
}

const atOnce = 500

async function* documentsOf(store: Store, tenant: TenantId, of: string): AsyncGenerator<Doc> {
  let after: string | undefined
  do {
    const { items, next } = await store.find(tenant, of, { limit: atOnce, after })
    for (const { doc } of items) yield doc
    after = next
  } while (after)
}

/** The newest fact and what became of it: whatever is written tells one. */
const latestFact = async (store: Store, tenant: TenantId): Promise<string> => {
  const newest = { order: 'at', descending: true, limit: 1 }
  const { items } = await store.find(tenant, facts.name, newest)
  return items.map(({ doc, version }) => `${doc.id} ${version}`).join()
}
