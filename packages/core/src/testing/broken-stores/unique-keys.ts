import type { Collection } from '../../ports/collection.js'
import { type Change, type Doc, fieldOf, type Store, StoreError } from '../../ports/store.js'
import type { TenantId } from '../../shared/branded.js'
import { memoryStore } from '../memory-store.js'
import { collide, declared, everything, type OpenBroken } from './wrap.js'

type Guard = (
  inner: Store,
  tenant: TenantId,
  change: Change & { readonly doc: Doc },
  key: readonly string[],
) => Promise<boolean>

/** A store without unique keys that refuses what `taken` says is taken, one line at a time. */
const guarding =
  (taken: Guard, keep: (of: Collection) => boolean = () => false): OpenBroken =>
  (collections) => {
    const bare = collections.map((of) => ({ ...of, unique: keep(of) ? of.unique : [] }))
    const inner = memoryStore(bare)
    const keysOf = (name: string) => collections.find((of) => of.name === name)?.unique ?? []
    return {
      ...inner,
      async commit(tenant, changes) {
        for (const change of changes)
          if ('doc' in change)
            for (const key of keysOf(change.of))
              if (await taken(inner, tenant, change, key)) throw new StoreError('duplicate', '')
        await inner.commit(tenant, changes)
      },
    }
  }

const takenByStored: Guard = async (inner, tenant, { of, doc }, key) =>
  (await everything(inner, tenant, of)).some((other) => collide(key, doc, other.doc))

const sameWithNulls = (key: readonly string[], a: Doc, b: Doc): boolean =>
  a.id !== b.id && key.every((field) => fieldOf(a, field) === fieldOf(b, field))

/** Stores that get a unique key wrong. */
export const brokenUniqueKeys: Readonly<Record<string, OpenBroken>> = {
  'forgets unique keys': declared(() => ({ unique: [] })),
  'takes each field of a unique key alone': declared((of) => ({
    unique: of.unique.flatMap((key) => key.map((field) => [field])),
  })),
  'takes the first field of a unique key only': declared((of) => ({
    unique: of.unique.map((key) => key.slice(0, 1)),
  })),
  'forgets unique keys of several fields': declared((of) => ({
    unique: of.unique.filter((key) => key.length === 1),
  })),
  'frees a unique key only after the commit': guarding(takenByStored),
  'looks for a unique key at inserts only': guarding(
    async (inner, tenant, change, key) =>
      change.do === 'insert' && takenByStored(inner, tenant, change, key),
  ),
  'looks for a unique key at replacements only': guarding(
    async (inner, tenant, change, key) =>
      change.do === 'replace' && takenByStored(inner, tenant, change, key),
  ),
  'holds null against a unique key': guarding(
    async (inner, tenant, { of, doc }, key) =>
      (await everything(inner, tenant, of)).some((other) => sameWithNulls(key, doc, other.doc)),
    () => true,
  ),
  'holds a document against itself': guarding(
    async (inner, tenant, { of, doc }, key) =>
      (await everything(inner, tenant, of)).some((other) =>
        collide(key, { ...doc, id: '' }, other.doc),
      ),
    () => true,
  ),
  'never frees a unique key': (collections) => {
    const held: Doc[] = []
    const open = guarding(
      async (_, __, { doc }, key) => {
        held.push(doc)
        return held.some((other) => collide(key, doc, other))
      },
      () => true,
    )
    return open(collections)
  },
}
