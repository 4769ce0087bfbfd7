import type { Refusal, Result } from './result.js'

/** What a lifecycle decides: its type, and beside it what changes, JSON-safe. */
export interface Decided {
  readonly type: string
}

/**
 * A noun's lifecycle as two pure functions: `decide` answers a command with what happens, or refuses it;
 * `evolve` folds what happened into the state and never refuses, so that history always replays.
 */
export interface Lifecycle<State, Command, Fact extends Decided, R extends Refusal> {
  readonly decide: (state: State, command: Command) => Result<Fact, R>
  readonly evolve: (state: State, fact: Fact) => State
}
