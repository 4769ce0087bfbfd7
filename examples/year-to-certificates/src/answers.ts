import type { Foyer, Refusal, Result } from '@foyer/core'

/** The library said no where only a yes lets the year go on; the message is its sentence. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** The value of a yes. @throws {Stopped} with the refusal's sentence when it is a no. */
export const yes = <V>(foyer: Foyer, answer: Result<V, Refusal>): V => {
  if (answer.ok) return answer.value
  throw new Stopped(foyer.say(answer.refusal, 'en'))
}

type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined }

/** Every item of a list, page after page. @throws {Stopped} */
export const all = async <T>(
  foyer: Foyer,
  list: (page: {
    readonly limit: number
    readonly after?: string
  }) => Promise<Result<Page<T>, Refusal>>,
): Promise<readonly T[]> => {
  const items: T[] = []
  let after: string | undefined
  do {
    const page = yes(foyer, await list({ limit: 200, ...(after ? { after } : {}) }))
    items.push(...page.items)
    after = page.next
  } while (after)
  return items
}
