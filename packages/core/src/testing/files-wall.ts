import fc from 'fast-check'
import type { Files } from '../ports/outside.js'
import { TenantId } from '../shared/branded.js'
import { same } from './expect.js'

type Action = (files: Files, as: TenantId) => Promise<unknown>

const hashes = ['ab', 'cd'].map((two) => two.repeat(32))
const hash = fc.constantFrom(...hashes)
const bytes = fc.uint8Array({ maxLength: 3 })

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(hash, bytes).map(
    ([at, given]): Action =>
      (files, as) =>
        files.keep(as, at, given),
  ),
  hash.map(
    (at): Action =>
      (files, as) =>
        read(files, as, at),
  ),
  fc.constant<Action>((files, as) => files.erase(as)),
)

const read = async (files: Files, as: TenantId, at: string): Promise<readonly number[] | null> => {
  const found = await files.read(as, at)
  return found ? [...found] : null
}

/**
 * The tenant wall of an archive: what a tenant reads is the same whether its neighbours keep something or not, and nothing that it does changes what
 * they keep. The neighbours' names begin with its own, and one differs from it by what a pattern would match.
 * @throws {Error} with the smallest counter-example found.
 */
export const filesWall = (files: Files, runs = 50): Promise<void> => {
  let no = 0
  return fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(hash, bytes), { minLength: 1, maxLength: 2 }),
      fc.array(action, { minLength: 1, maxLength: 8 }),
      async (kept, actions) => {
        const name = `run-${no++}`
        const [alone, us] = [TenantId.parse(`${name}-alone`), TenantId.parse(`${name}_us`)]
        const neighbours = [`${name}_us2`, `${name}-us`].map((one) => TenantId.parse(one))
        for (const neighbour of neighbours)
          for (const [at, given] of kept) await files.keep(neighbour, at, given)
        const theirs = async () => {
          const seen: unknown[] = []
          for (const neighbour of neighbours)
            for (const at of hashes) seen.push(await read(files, neighbour, at))
          return seen
        }
        const before = await theirs()
        for (const act of actions)
          same((await act(files, us)) ?? null, (await act(files, alone)) ?? null, 'what we see')
        same(await theirs(), before, 'what the others have')
      },
    ),
    { numRuns: runs },
  )
}
