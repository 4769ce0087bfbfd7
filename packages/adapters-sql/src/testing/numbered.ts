import { type Collection, collection, type Doc, type Store } from '@foyer/core/store'
import { z } from 'zod'

/** A document that bears a number of one series. */
export interface Numbered extends Doc {
  readonly number: number
}

const numbered = z.object({ id: z.string(), number: z.int() })

/** The last number that was given; its one document moves in the same commit as the one that bears the number. */
export const counter: Collection<Numbered> = collection(numbered, { name: 'counter' })

/** What bears the numbers. */
export const sheets: Collection<Numbered> = collection(numbered, {
  name: 'sheets',
  fields: { number: 'integer' },
})

/** What is written beside every sheet, in the same commit. */
export const carbons: Collection<Numbered> = collection(numbered, {
  name: 'carbons',
  fields: { number: 'integer' },
})

/** The collections of the file in which processes are killed. */
export const numberedCollections: readonly Collection[] = [counter, sheets, carbons]

/** The tenant of the tests. */
export const tenant = 'tenant-a' as Parameters<Store['get']>[0]
