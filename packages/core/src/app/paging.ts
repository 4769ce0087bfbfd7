import { z } from 'zod'
import type { Collection } from '../ports/collection.js'
import { type Doc, type Query, readCursor } from '../ports/store.js'
import type { Work } from './work.js'

const isCursor = (text: string): boolean => {
  try {
    readCursor(text)
    return true
  } catch {
    return false
  }
}

/** What every list accepts: how many (1 to 200, 50 when silent), and the `next` of the page before. */
export const Paging = z.object({
  limit: z.int().min(1).max(200).default(50),
  after: z.string().refine(isCursor, 'not the `next` of a page').optional(),
})

/** What every list answers: a page, and where the next one starts if there may be one. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item).readonly(), next: z.string().optional() })

/** Every document that matches, page after page: for small collections and for what a query adds up. */
export const everything = async <D extends Doc>(
  work: Work,
  of: Collection<D>,
  query: Omit<Query, 'limit' | 'after'>,
): Promise<readonly D[]> => {
  const found: D[] = []
  let after: string | undefined
  do {
    const page = await work.page(of, { ...query, limit: 1000, ...(after ? { after } : {}) })
    found.push(...page.items)
    after = page.next
  } while (after)
  return found
}
