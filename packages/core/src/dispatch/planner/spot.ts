import { none } from './board.js'

/** The best place found for a visit: after which node of which route, and what it adds to the cost. */
export interface Spot {
  after: number
  cost: number
  /** The call at a store that the route then makes, and after which node, the visit itself included; `none` = it makes none. */
  call: number
  callAfter: number
}

/** How often a place is overlooked, so that not every answer is the greedy one. */
export const blinkRate = 0.01

/** No place yet; only what costs less than `bar` is one. */
export const noSpot = (bar: number): Spot => ({
  after: none,
  cost: bar,
  call: none,
  callAfter: none,
})
