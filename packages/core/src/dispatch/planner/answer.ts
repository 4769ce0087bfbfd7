import type { Term, Window } from './problem.js'

/** A visit in a route. It starts once the worker has arrived and the window is open. */
export interface Stop {
  readonly visit: string
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
  /** Time on the road. */
  readonly travel: number
  readonly distance: number
}

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

/** One change of the problem that would place the visit: see `relax`. */
export type Relaxation =
  | { readonly kind: 'window'; readonly visit: string; readonly window: Window }
  | { readonly kind: 'skills'; readonly worker: string; readonly visit: string }
  | { readonly kind: 'zone'; readonly worker: string; readonly visit: string }
  | { readonly kind: 'refusal'; readonly worker: string; readonly visit: string }
  | { readonly kind: 'tools'; readonly worker: string; readonly visit: string }
  | { readonly kind: 'parts'; readonly worker: string; readonly visit: string }
  | { readonly kind: 'pinned'; readonly worker: string; readonly visit: string }
  | { readonly kind: 'most-visits'; readonly worker: string; readonly shift: number }
  | {
      readonly kind: 'most-work'
      readonly worker: string
      readonly shift: number
      readonly mostWork: number
    }
  | {
      readonly kind: 'overtime'
      readonly worker: string
      readonly shift: number
      readonly overtime: number
    }
  | { readonly kind: 'priority'; readonly visit: string; readonly priority: number }
  | { readonly kind: 'extra-worker'; readonly visits: readonly string[] }

/** A visit left out, what binds it, and one change that would place it. */
export interface Unassigned {
  readonly visit: string
  readonly because: Binding
  readonly relaxation: Relaxation
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
