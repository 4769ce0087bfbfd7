import { z } from 'zod'
import { collection } from '../ports/collection.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { type Fact, FactId } from './facts.js'
import type { OpenWork, Work } from './work.js'

/** What happens here, in the same commit, when a fact happens elsewhere. It may not refuse, and touches no document shared by many. */
export interface Reaction {
  readonly on: string
  readonly run: (work: Work, fact: Fact) => Promise<void>
}

/** An operation that a fact calls for once it is committed: run as `system` by the relay, at least once, so it must bear repetition. */
export interface Aftermath {
  readonly on: string
  /** `context.operation` */
  readonly operation: string
  readonly input: (fact: Fact) => unknown
}

/**
 * An operation that reads the feed in its order: run as `system` by the relay whenever facts of these kinds got their places, with the
 * last of these places (`{ upTo }`). At least once, one run after the other; it keeps for itself how far it read.
 */
export interface Follower {
  readonly on: readonly string[]
  /** `context.operation` */
  readonly operation: string
}

/** Id of an errand. */
export const ErrandId = idOf<'ErrandId'>('err')

/** An operation that waits to be run after a commit; removed once it was answered yes. */
export const Errand = z
  .object({
    id: ErrandId,
    fact: FactId,
    operation: z.string(),
    input: z.json(),
    attempts: z.int().nonnegative(),
    /** Why it waits, or why it was parked (`due` null) for a person to look at. */
    problem: z.string().optional(),
    due: Instant.nullable(),
    /** Errands about one document run in order. */
    stream: z.string(),
  })
  .readonly()
  .meta({ id: 'Errand' })
/** An operation that waits to be run after a commit. */
export type Errand = z.output<typeof Errand>

/** The outbox of operations. */
export const errands = collection(Errand, {
  name: 'errands',
  fields: { due: 'text', stream: 'text', operation: 'text' },
  refers: { fact: 'facts' },
  claimable: true,
  parked: {},
})

/** How long a chain of reactions may be, each to the fact that the one before recorded. */
const longestChain = 10

/**
 * Runs the reactions to every fact of a work, and to the facts that these record; leaves the errands of each.
 * @throws {Error} when reactions answer each other without end.
 */
export const react = async (
  work: OpenWork,
  reactions: readonly Reaction[],
  aftermaths: readonly Aftermath[],
): Promise<void> => {
  let settled = 0
  for (let chain = 0; settled < work.facts.length; chain++) {
    if (chain > longestChain) throw new Error('reactions never settle')
    const fresh = work.facts.slice(settled)
    settled += fresh.length
    for (const fact of fresh) {
      for (const { on, run } of reactions) if (on === fact.type) await run(work, fact)
      for (const after of aftermaths) if (after.on === fact.type) leave(work, fact, after)
    }
  }
}

const Input = z.json()

const leave = (work: OpenWork, fact: Fact, { operation, input }: Aftermath): void =>
  work.put(errands, {
    id: work.newId(ErrandId),
    fact: fact.id,
    operation,
    input: Input.parse(input(fact)),
    attempts: 0,
    due: work.now,
    stream: fact.of,
  })
