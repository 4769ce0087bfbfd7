import { z } from 'zod'
import type { Collection } from '../ports/collection.js'
import type { Doc } from '../ports/store.js'
import type { Decided, Lifecycle } from '../shared/decider.js'
import { accept, type Refusal, type Result } from '../shared/result.js'
import type { Owned, Work } from './work.js'

const Data = z.record(z.string(), z.json())

/**
 * One step of a document's life: decides, folds the fact into the document, puts it and records the fact about its customer.
 * Facts are public: where a decision holds what somebody wrote, `tell` says what of it may be known.
 */
export const advance = <S extends Doc & Owned, C, F extends Decided, R extends Refusal>(
  work: Work,
  of: Collection<S>,
  { decide, evolve }: Lifecycle<S, C, F, R>,
  state: S,
  command: C,
  tell: (fact: F, next: S) => object = ({ type: _, ...whole }) => whole,
): Result<S, R> => {
  const decided = decide(state, command)
  if (!decided.ok) return decided
  const next = evolve(state, decided.value)
  const data = Data.parse(tell(decided.value, next))
  work.put(of, next)
  work.record({ type: decided.value.type, of: state.id, about: state.customer, data })
  return accept(next)
}
