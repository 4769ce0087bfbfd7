import { schedule } from '../app/timers.js'
import type { Work } from '../app/work.js'
import type { Collection } from '../ports/collection.js'
import type { Doc } from '../ports/store.js'
import { later } from '../shared/instant.js'
import { customFields } from './collections.js'
import type { CustomValues, Extended } from './custom-field.js'
import { fillIn, type Kept, withoutPersonal } from './custom-values.js'
import { fieldsOf } from './fields-of.js'

/** A noun that a company may add fields to: where its documents are, and what of their own a formula may read. */
export interface Extension<D extends Doc & Kept> {
  readonly on: Extended
  readonly of: Collection<D>
  readonly ownOf: (doc: D) => { readonly [field: string]: string | undefined }
}

/** A document as it is to be kept: with these values of its custom fields, and what is worked out from them and from its own. */
export const filledIn = async <D extends Doc & Kept>(
  work: Work,
  { on, ownOf }: Extension<D>,
  doc: D,
  values: CustomValues = doc.custom ?? {},
): Promise<D> => {
  const { custom: _, customText: __, ...rest } = doc
  const kept = fillIn(await fieldsOf(work, on), values, ownOf(doc))
  return { ...(rest as D), ...kept }
}

/** Empties every personal field of a document, retired ones included; what was worked out from them goes too. Answers their names. */
export const emptied = async <D extends Doc & Kept>(
  work: Work,
  extension: Extension<D>,
  doc: D,
): Promise<readonly string[]> => {
  const { left, erased } = withoutPersonal(await fieldsOf(work, extension.on), doc.custom ?? {})
  if (erased.length) work.put(extension.of, await filledIn(work, extension, doc, left))
  return erased
}

/** Goes on with what is spread after a change of fields, until all documents of the noun have been gone through. */
export const spreading = (on: Extended, operation: string) =>
  schedule({
    name: `${on}-fields`,
    of: customFields,
    due: ({ id, spreading: goes }) => (id === on ? goes?.at : undefined),
    operation,
    input: () => ({}),
  })

const atOnce = 200

/** How many documents were changed, and whether all have been gone through. */
export interface Spread {
  readonly changed: number
  readonly done: boolean
}

/** Goes on through the documents that were written before the fields of their noun changed: so many at once. */
export const spread = async <D extends Doc & Kept>(
  work: Work,
  extension: Extension<D>,
): Promise<Spread> => {
  const { on, of } = extension
  const declared = await work.get(customFields, on)
  if (!declared?.spreading) return { changed: 0, done: true }
  const { spreading, ...settled } = declared
  const after = spreading.after ?? undefined
  const { items, next } = await work.page(of, { limit: atOnce, after })
  let changed = 0
  for (const before of items) {
    const filled = await filledIn(work, extension, before)
    if (JSON.stringify(filled) === JSON.stringify(before)) continue
    work.put(of, filled)
    changed++
  }
  const going = next && { after: next, at: later(spreading.at, 1) }
  work.put(customFields, going ? { ...settled, spreading: going } : settled)
  work.record({ type: 'custom-fields-spread', of: on, data: { changed } })
  return { changed, done: !next }
}
