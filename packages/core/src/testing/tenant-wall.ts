import fc from 'fast-check'
import { type Change, type Claimed, type Query, type Store, StoreError } from '../ports/store.js'
import { same } from './expect.js'
import {
  type AnyDoc,
  at,
  cards,
  contractCollections,
  inserting,
  jobs,
  others,
  us,
} from './store-contract/fixtures.js'
import type { OpenStore } from './store-contract.js'

type Action = (store: Store) => Promise<unknown>

const ids = fc.constantFrom('a', 'b', 'c')
const of = fc.constantFrom(cards, jobs)
const version = fc.integer({ min: 0, max: 3 })
const code = fc.constantFrom('K0', 'K1', null)
const minutes = fc.integer({ min: 1, max: 30 }).map(at)
const stream = fc.constantFrom('s', null)
const worker = fc.constantFrom('v', 'w')

const docs = (whose: string): fc.Arbitrary<AnyDoc> =>
  fc.record({ id: ids, code, due: minutes, stream }).map((doc) => ({ ...doc, name: whose }))

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), of, doc: docs('ours') }),
  fc.record({ do: fc.constant('replace' as const), of, doc: docs('ours'), version }),
  fc.record({ do: fc.constant('remove' as const), of, id: ids, version }),
  fc.record({ do: fc.constant('check' as const), of, id: ids, version }),
)

const query: fc.Arbitrary<Query> = fc.record(
  {
    limit: fc.integer({ min: 1, max: 4 }),
    where: fc.oneof(fc.record({ code }), fc.record({ id: ids }), fc.constant({})),
    search: fc.constantFrom('theirs', 'ours', ''),
    order: fc.constantFrom('code', 'name'),
    descending: fc.boolean(),
  },
  { requiredKeys: ['limit'] },
)

const claim: fc.Arbitrary<Action> = fc.tuple(minutes, worker).map(([now, worker]) =>
  Object.assign(
    async (store: Store) => {
      const given = await store.claim(jobs, { now, worker, until: at(50), limit: 100 })
      same(given.filter(isMisnamed), [], 'what comes in the name of the wrong tenant')
      return given.filter(({ tenant }) => tenant === us)
    },
    { claims: true },
  ),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(of, ids).map(
    ([of, id]): Action =>
      (store) =>
        store.get(us, of, id),
  ),
  query.map(
    (asked): Action =>
      (store) =>
        store.find(us, cards, asked),
  ),
  fc.array(change, { minLength: 1, maxLength: 3 }).map(
    (changes): Action =>
      (store) =>
        store.commit(us, changes),
  ),
  fc.tuple(ids, worker, minutes).map(
    ([id, worker, until]): Action =>
      (store) =>
        store.renew(us, jobs, id, { now: at(1), worker, until }),
  ),
  fc.tuple(ids, worker).map(
    ([id, worker]): Action =>
      (store) =>
        store.release(us, jobs, id, worker),
  ),
  claim,
)

const isClaim = (act: Action): boolean => 'claims' in act

const isMisnamed = ({ tenant, doc }: Claimed): boolean =>
  (doc as AnyDoc)['name'] !== (tenant === us ? 'ours' : 'theirs')

/** What we see when we act, in words that compare: every answer, and the way in which every call failed. */
const outcomes = async (store: Store, actions: readonly Action[]): Promise<readonly unknown[]> => {
  const seen: unknown[] = []
  for (const act of actions)
    seen.push(
      await act(store).catch((problem: unknown) => {
        if (problem instanceof StoreError) return problem.code
        throw problem
      }),
    )
  return seen
}

/** Everything the others have, and what a worker would be handed of it before and after the leases end. */
const theirs = async (store: Store): Promise<readonly unknown[]> => {
  const seen: unknown[] = []
  for (const of of [cards, jobs]) seen.push(await store.find(others, of, { limit: 100 }))
  for (const now of [at(40), at(50)]) {
    const given = await store.claim(jobs, { now, worker: 'late', until: at(59), limit: 100 })
    seen.push(given.filter(({ tenant }) => tenant === others))
  }
  return seen
}

const settle = (store: Store, rows: readonly AnyDoc[]): Promise<void> =>
  store.commit(
    others,
    [cards, jobs].flatMap((of) => rows.map((doc, i) => inserting(of, { ...doc, code: `K${i}` }))),
  )

/**
 * The law of the tenant wall, over every method of the port: what we read and how our calls end is the same whether
 * another tenant's rows are there or not, and nothing we do changes one of those rows, its version or its lease.
 * @throws {Error} with the smallest counter-example found.
 */
export const tenantWall = (open: OpenStore, runs = 100): Promise<void> => {
  const opened = (): Promise<Store> => open(contractCollections)
  return fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(docs('theirs'), { selector: ({ id }) => id, minLength: 1 }),
      fc.array(action, { minLength: 1, maxLength: 12 }),
      async (rows, actions) => {
        const [alone, beside, untouched] = [await opened(), await opened(), await opened()]
        await settle(beside, rows)
        await settle(untouched, rows)
        same(await outcomes(beside, actions), await outcomes(alone, actions), 'what we see')
        await outcomes(untouched, actions.filter(isClaim))
        same(await theirs(beside), await theirs(untouched), 'what the others have')
        for (const store of [alone, beside, untouched]) await store.close()
      },
    ),
    { numRuns: runs },
  )
}
