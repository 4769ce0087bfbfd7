import type { Plan, Problem } from '../../src/dispatch/planner/index.js'

/** What a plan of an instance comes to, in the units of its file. */
export interface Measured {
  readonly distance: number
  /** What is held against the best known. */
  readonly compared: number
  /** What else is printed. */
  readonly figures?: { readonly [name: string]: number }
}

/** A problem as it was read, and how its plans are measured. */
export interface Instance {
  readonly problem: Problem
  readonly measure: (plan: Plan) => Measured
}
