import type { Problem, Term } from './problem.js'
import type { Stretch, Stretches } from './stretch.js'

/** What may keep a worker from a visit, one bit each. */
export const barriers = { skills: 1, zone: 2, refusal: 4, tools: 8, pinned: 16 } as const

/** Nobody is there: of a visit's route, of a link. */
export const none = -1
/** Later than anything. */
export const never = 1_000_000_000

/**
 * Windows, links and parts as numbers, and the routes as they stand. Nodes are visits, then pauses, then a call at each store for each
 * route, then both ends of each route.
 */
export interface Board {
  readonly problem: Problem
  readonly weights: { readonly [T in Term]: number }
  readonly visits: number
  readonly pauses: number
  readonly routes: number
  readonly workers: number
  /** First of the calls: that of route k at store s is `calls + k * stores + s`. */
  readonly calls: number
  readonly stores: number
  /** First of the ends: the start of route k is `ends + 2k`, its end `ends + 2k + 1`. */
  readonly ends: number

  /** Places, and how they are numbered in what follows: those near each other alike. */
  readonly places: number
  readonly sites: Int32Array
  /** Time and cost from place to place, and the same by column. `arcs` is `times` itself where the cost is the time, `timesTo` where there and back is the same. */
  readonly times: Int32Array
  readonly timesTo: Int32Array
  readonly arcs: Int32Array | Float64Array
  readonly arcsTo: Int32Array | Float64Array
  /** Where each node is, as the problem and as the board numbers it. */
  readonly place: Int32Array
  readonly site: Int32Array

  readonly service: Int32Array
  /** Earliest and latest start; in between, a visit of many windows has gaps. */
  readonly opens: Int32Array
  readonly closes: Int32Array
  readonly many: Uint8Array
  readonly windows: (readonly (readonly [number, number])[])[]
  /** From when on a start is late, and what a unit of that costs; and the same of what was announced. */
  readonly due: Int32Array
  readonly lateCost: Float64Array
  readonly told: Int32Array
  readonly toldCost: Float64Array
  /** Whether a node later than it could be costs something. */
  readonly soft: boolean
  /** Whether a stretch says all of its hours: no links, nothing that costs by the hour, one window a visit. */
  readonly isExact: boolean
  /** Whether hours can be carried on from where a route changed: no pauses, no links, nothing that costs by the hour. */
  readonly isSimple: boolean
  /** What leaving out costs. */
  readonly price: Float64Array
  /** Whether a visit stays where it is once it is there. */
  readonly fixed: Uint8Array

  readonly workerOf: Int32Array
  readonly barrier: Uint8Array
  readonly hasBarriers: boolean
  /** What this worker costs beside another; nothing as a rule. */
  readonly pairCost: Float64Array
  readonly hasPairCost: boolean
  /** Parts by name, and how many there are. */
  readonly partNames: readonly string[]
  readonly kinds: number
  readonly needs: Int32Array
  readonly stock: Int32Array
  /** How many of each part a store gives, by store. */
  readonly given: Int32Array
  /** Whether a worker lacks a tool of a visit: of their own; and, by store, even after a call there. */
  readonly bare: Uint8Array
  readonly lacking: Uint8Array
  /** Whether what a place costs is only known from the whole route: where stores are passed by, or presence costs. */
  readonly isWalked: boolean
  /** Room to lay out a route, and its hours. */
  readonly order: Int32Array
  readonly hours: Int32Array
  readonly stretches: Stretches
  readonly stretch: Stretch
  readonly ahead: Stretch
  readonly left: Int32Array
  readonly mostWork: Int32Array
  readonly mostVisits: Int32Array
  readonly shiftEnd: Int32Array
  /** Route by pause. */
  readonly pauseOf: Int32Array
  /** Routes with the same worker's gifts and hours, of which one empty one is as good as another. */
  readonly alike: Int32Array
  readonly alikes: number
  readonly links: readonly LinkOfTwo[]
  readonly linksOf: readonly (readonly LinkOfTwo[])[]

  // What changes.
  readonly next: Int32Array
  readonly previous: Int32Array
  readonly route: Int32Array
  /** Earliest start as things stand. */
  readonly start: Int32Array
  /** Latest start that keeps what comes after possible. */
  readonly late: Int32Array
  /** Bounds that the other visit of a link sets. */
  readonly pulled: Int32Array
  readonly pushed: Int32Array
  /** When a node is left, and what the way to the next costs. */
  readonly leave: Int32Array
  readonly leg: Float64Array
  /** How long the way to the next is. */
  readonly ride: Int32Array
  readonly count: Int32Array
  /** Another number whenever a route changed; what is taken back gets its number back. */
  readonly version: Int32Array
  readonly work: Int32Array
  readonly used: Int32Array
  readonly routeCost: Float64Array
  readonly routeLatest: Float64Array
  readonly workOf: Float64Array
  readonly sum: Sum
  /** Barriers that are looked over: only while a reason is sought. */
  ignored: number
}

/** What all routes come to. */
export interface Sum {
  /** Fairness and what is left out aside. */
  cost: number
  served: number
  /** Routes with a visit. */
  used: number
  /** Goes up whenever a route changes. */
  changes: number
  /** Goes up whenever a route gets its first visit or loses its last. */
  turns: number
}

/** Two visits by node. */
export interface LinkOfTwo {
  readonly first: number
  readonly second: number
  readonly least: number
  readonly most: number
  readonly apart: boolean
}
