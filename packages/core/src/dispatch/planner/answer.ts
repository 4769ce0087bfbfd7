import type { PlannedRoute, Term, Window } from './problem.js'

/** A visit in a route. It starts once the worker has arrived and the window is open. */
export interface Stop {
  readonly visit: string
  readonly arrive: number
  readonly start: number
  readonly leave: number
}

/** A store passed by to take what is lacking. `after` = how many of the visits come before. */
export interface Call {
  readonly store: string
  readonly after: number
  readonly arrive: number
  readonly start: number
  readonly leave: number
}

/** A shift with something to do. The worker leaves as late as the first visit allows. */
export interface Route {
  readonly worker: string
  /** Index of the shift, from 0. */
  readonly shift: number
  readonly start: number
  readonly end: number
  readonly stops: readonly Stop[]
  /** When each pause starts, in the order of the shift. */
  readonly pauses: readonly number[]
  /** Absent = what the worker has is enough. */
  readonly call?: Call
  /** Time on the road. */
  readonly travel: number
  readonly distance: number
}

/** What may keep a worker from a visit, whatever the hour. */
export type Barrier = 'skills' | 'zone' | 'refusal' | 'tools' | 'pinned'

/** What keeps a visit out: the one constraint without which it would fit, or `several`; `cost` = it fits, and costs more than leaving it out. */
export type Binding =
  | 'skills'
  | 'zone'
  | 'refusal'
  | 'tools'
  | 'parts'
  | 'pinned'
  | 'window'
  | 'most-visits'
  | 'most-work'
  | 'shift'
  | 'linked'
  | 'several'
  | 'cost'

/** One change of the problem that would place a visit: see `relax`. */
export type Relaxation =
  /** The visit may start in this window too. */
  | { readonly kind: 'window'; readonly window: Window }
  /** The worker may go, whatever this says. */
  | {
      readonly kind: 'skills' | 'zone' | 'refusal' | 'tools' | 'parts' | 'pinned'
      readonly worker: string
    }
  /** The shift holds one visit more. */
  | { readonly kind: 'most-visits'; readonly worker: string; readonly shift: number }
  /** The shift may hold so much work, or end so much later. */
  | {
      readonly kind: 'most-work' | 'overtime'
      readonly worker: string
      readonly shift: number
      readonly most: number
    }
  /** The visit is worth that much. */
  | { readonly kind: 'priority'; readonly priority: number }
  /** One more worker for this visit, and one for each that it is linked to; where their windows never meet, they may start at these moments too. */
  | {
      readonly kind: 'extra-workers'
      readonly visits: readonly string[]
      readonly starts?: readonly { readonly visit: string; readonly start: number }[]
    }

/** A visit left out, what binds it, and one change that would place it. */
export interface Unassigned {
  readonly visit: string
  readonly because: Binding
  readonly relaxation: Relaxation
  /** The routes that would hold it. */
  readonly routes: readonly PlannedRoute[]
}

/** How much of a thing there is, and what it costs: amount times weight. */
export interface TermCost {
  readonly amount: number
  readonly weight: number
  readonly cost: number
}

/** Who goes when, what is left out and why, and what it costs. */
export interface Plan {
  readonly routes: readonly Route[]
  readonly unassigned: readonly Unassigned[]
  readonly terms: { readonly [T in Term]: TermCost }
  /** The sum of the terms. */
  readonly cost: number
  readonly iterations: number
}
