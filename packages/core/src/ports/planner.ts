/** A worker's shift, counted from 0, and the visits of it in order. */
export interface PlannedOrder {
  readonly worker: string
  readonly shift: number
  readonly visits: readonly string[]
}

/** What a solver outside came to: who does which visits in which order. Times and costs are worked out here, from the order alone. */
export interface PlannerAnswer {
  readonly routes: readonly PlannedOrder[]
  /** The visits left out. */
  readonly unassigned: readonly string[]
  /** What the problem asks for that this solver was not told of, and did not weigh: `overtime`, `continuity`... */
  readonly unsaid: readonly string[]
}

/** What a solver cannot be told without breaking what the problem asks for. */
export interface CannotSay {
  readonly code: 'planner-cannot-say'
  /** The part of the problem: `links`, `workers.3.shifts.0.mostWork`. */
  readonly field: string
  readonly reason: string
}

/**
 * A solver outside, for problems `P` (`Problem` of `@foyer/core/dispatch/planner`). It never drops a hard constraint in silence: what it
 * cannot be told of is refused, what it does not weigh is named.
 */
export interface Planner<P> {
  /** How it is called in the log: `vroom`. */
  readonly name: string
  /** @throws {OutsideProblem} when the server does not answer, refuses, or answers no plan of this problem. */
  plan(
    problem: P,
  ): Promise<
    | { readonly ok: true; readonly value: PlannerAnswer }
    | { readonly ok: false; readonly refusal: CannotSay }
  >
}
