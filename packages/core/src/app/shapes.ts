import type { Collection } from '../ports/collection.js'
import { type Change, type Doc, type Store, type Stored, StoreError } from '../ports/store.js'
import { storeOver } from '../ports/store-over.js'
import type { TenantId } from '../shared/branded.js'

/** The field beside a stored document's own that says how many upgrades it has been through; left out = none. */
const shapeField = '~shape'

type Kept = Doc & { readonly [shapeField]?: unknown }

/** How many upgrades a collection's documents of today have been through. */
export const shapeOf = ({ upgrades = [] }: Collection): number => upgrades.length

/**
 * A document of an earlier shape as it is today, by the upgrades that it has not been through yet, oldest first.
 * @throws {Error} for a shape of a later version: this one does not know what to make of it.
 */
export const upgraded = (of: Collection, doc: Doc, shape: number): Doc => {
  if (shape > shapeOf(of))
    throw new Error(
      `${of.name} ${doc.id} has shape ${shape}, and this version knows ${shapeOf(of)}`,
    )
  return (of.upgrades ?? []).slice(shape).reduce<Doc>((older, upgrade) => upgrade(older), doc)
}

const shapeIn = (doc: Kept): number => Number(doc[shapeField] ?? 0)

const read = (of: Collection, kept: Kept): Doc => {
  const { [shapeField]: _, ...doc } = kept
  return upgraded(of, doc as Doc, shapeIn(kept))
}

/**
 * A store that hands out documents in the shape of today and writes down which one that is, where a collection has upgrades: what an
 * earlier version wrote is read by this one without a pause. What is found by, and what is unique, is as it was written until the document
 * is written again: `upgradeTenant` does it.
 */
export const shaped = (store: Store, collections: readonly Collection[]): Store => {
  const changing = new Map(
    collections.filter((of) => shapeOf(of) > 0).map((of) => [of.name, of] as const),
  )
  if (!changing.size) return store
  const today = <S extends Stored>(name: string, stored: S): S => {
    const of = changing.get(name)
    return of ? { ...stored, doc: read(of, stored.doc) } : stored
  }
  const marked = (change: Change): Change => {
    const of = changing.get(change.of)
    if (!of || !('doc' in change)) return change
    const doc: Kept = { ...change.doc, [shapeField]: shapeOf(of) }
    return { ...change, doc }
  }
  return storeOver(store, {
    async get(tenant, of, id) {
      const stored = await store.get(tenant, of, id)
      return stored && today(of, stored)
    },
    async find(tenant, of, query) {
      const page = await store.find(tenant, of, query)
      return { ...page, items: page.items.map((stored) => today(of, stored)) }
    },
    commit: (tenant, changes) => store.commit(tenant, changes.map(marked)),
    async claim(of, claim) {
      return (await store.claim(of, claim)).map((claimed) => today(of, claimed))
    },
  })
}

const atOnce = 200

/**
 * Writes every document of a tenant that has an earlier shape in that of today, and answers how many. `store` is the host's own. Whoever
 * writes a document meanwhile has written it in today's shape; run again, nothing is left to do.
 */
export const upgradeTenant = async (
  store: Store,
  collections: readonly Collection[],
  tenant: TenantId,
): Promise<number> => {
  let count = 0
  const writing = shaped(store, collections)
  for (const of of collections.filter((one) => shapeOf(one) > 0)) {
    let after: string | undefined
    do {
      const page = await store.find(tenant, of.name, { limit: atOnce, after })
      for (const { doc, version } of page.items.filter((one) => shapeIn(one.doc) < shapeOf(of))) {
        const change: Change = { do: 'replace', of: of.name, doc: read(of, doc), version }
        const wrote = await writing.commit(tenant, [change]).then(() => true, unlessMoved)
        if (wrote) count += 1
      }
      after = page.next
    } while (after)
  }
  return count
}

const unlessMoved = (problem: unknown): false => {
  if (problem instanceof StoreError && problem.code === 'conflict') return false
  throw problem
}
