import { type Change, StoreError } from '../ports/store.js'
import type { TenantId } from '../shared/branded.js'
import { inCopyOrder, type Keeper } from './tenant-copy.js'

/**
 * Takes away every document and every archived file of a tenant, and answers how many documents there were. What the law asks to be kept
 * (invoices for ten years: Code de commerce, article L123-22) is kept in a copy made before. Cut, it is run again.
 */
export const eraseTenant = async (
  { store, files, collections }: Keeper,
  tenant: TenantId,
): Promise<number> => {
  let gone = 0
  // What waits to be done goes first, so that nobody begins with it.
  for (const { name: of } of [...inCopyOrder(collections)].reverse())
    for (;;) {
      const { items } = await store.find(tenant, of, { limit: 500 })
      if (!items.length) break
      const away = items.map(
        ({ doc, version }): Change => ({ do: 'remove', of, id: doc.id, version }),
      )
      // Somebody wrote meanwhile: what is there now is read again.
      const lost = await store.commit(tenant, away).then(() => false, isConflict)
      if (!lost) gone += items.length
    }
  await files.erase(tenant)
  return gone
}

const isConflict = (problem: unknown): true => {
  if (problem instanceof StoreError && problem.code === 'conflict') return true
  throw problem
}
