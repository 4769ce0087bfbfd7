import type { z } from 'zod'
import type { Doc } from './store.js'

/** Turns a document of one shape into that of the next one: pure, and without a field it cannot know. */
export type Upgrade = (older: Doc) => Doc

/** How a declared field is stored beside the document, so that it can be found and ordered by. */
export type FieldKind = 'text' | 'integer'

/** What a noun tells every store about itself; adapters derive tables, columns, indexes and search from it. */
export interface Collection<D extends Doc = Doc> {
  /** Plural, kebab-case: the table's name. */
  readonly name: string
  readonly schema: z.ZodType
  /** Top-level fields that `find` may filter and order by. */
  readonly fields: { readonly [field: string]: FieldKind }
  /** Each list of declared fields is unique within the tenant, unless one of them is absent or null. */
  readonly unique: readonly (readonly string[])[]
  /** Top-level text fields that `search` reads, accents and case aside; stores keep an index of them where they have one. */
  readonly search: readonly string[]
  /** Field to the name of the collection whose id it holds: merge and erasure follow it. */
  readonly refers: { readonly [field: string]: string }
  /** Fields that hold personal data: erasure empties them, export lists them. */
  readonly personal: readonly string[]
  /** True when documents wait to be claimed; they then carry `due` and `stream` as declared text fields. */
  readonly claimable: boolean
  /** What became of its documents' shape since the first release, oldest first: every one is kept for ever, none is changed. */
  readonly upgrades?: readonly Upgrade[]
  /** What marks those that wait for a person, once their `due` is null: these fields hold these values. Absent = none ever does. */
  readonly parked?: { readonly [field: string]: string } | undefined
  readonly '~doc'?: D
}

type Field<D> = Extract<keyof D, string>

/** What a noun says when its collection is declared. */
export interface CollectionSpec<D> {
  readonly name: string
  readonly fields?: { readonly [F in Field<D>]?: FieldKind }
  readonly unique?: readonly (readonly Field<D>[])[]
  readonly search?: readonly Field<D>[]
  readonly refers?: { readonly [F in Field<D>]?: string }
  readonly personal?: readonly Field<D>[]
  readonly claimable?: boolean
  readonly upgrades?: readonly Upgrade[]
  readonly parked?: { readonly [F in Field<D>]?: string }
}

/** Declares a noun's collection; the fields named must be fields of its schema. */
export const collection = <S extends z.ZodType<Doc>>(
  schema: S,
  spec: CollectionSpec<z.output<S>>,
): Collection<z.output<S>> => ({
  name: spec.name,
  schema,
  fields: (spec.fields ?? {}) as Collection['fields'],
  unique: spec.unique ?? [],
  search: spec.search ?? [],
  refers: (spec.refers ?? {}) as Collection['refers'],
  personal: spec.personal ?? [],
  claimable: spec.claimable ?? false,
  ...(spec.upgrades ? { upgrades: spec.upgrades } : {}),
  parked: spec.parked as Collection['parked'],
})
