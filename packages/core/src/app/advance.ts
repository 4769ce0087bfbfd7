import { z } from 'zod'
import type { Collection } from '../ports/collection.js'
import type { Doc } from '../ports/store.js'
import type { Decided, Lifecycle } from '../shared/decider.js'
import { accept, type Refusal, type Result } from '../shared/result.js'
import type { Owned, Work } from './work.js'

const Data = z.record(z.string(), z.json())

/** One step of a document's life: decides, folds the fact into the document, puts it and records the fact about its customer. */
export const advance = <S extends Doc & Owned, C, F extends Decided, R extends Refusal>(
  work: Work,
  of: Collection<S>,
  { decide, evolve }: Lifecycle<S, C, F, R>,
  state: S,
  command: C,
): Result<S, R> => {
  const decided = decide(state, command)
  if (!decided.ok) return decided
  const next = evolve(state, decided.value)
  const { type, ...data } = decided.value
  work.put(of, next)
  work.record({ type, of: state.id, about: state.customer, data: Data.parse(data) })
  return accept(next)
}
