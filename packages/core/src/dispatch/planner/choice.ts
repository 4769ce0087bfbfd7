import { none } from './board.js'

/** A route that a plan may be made of: whom it serves, what it costs, and of which kind of shift it is. */
export interface Candidate {
  readonly visits: Int32Array
  readonly cost: number
  readonly kind: number
}

/** What is to be chosen. */
export interface Asked {
  readonly visits: number
  /** What leaving out costs, by visit. */
  readonly price: Float64Array
  /** How many shifts there are, by kind. */
  readonly shifts: Int32Array
  /** Only what costs less is an answer. */
  readonly below: number
  /** How many looks at a visit of a candidate it may take; some nanoseconds each. */
  readonly looks: number
}

/** The candidates as lists of numbers; those left out come behind the routes, as candidates of one visit that need no shift. */
interface Columns {
  readonly count: number
  readonly cost: Float64Array
  /** Where the visits of each begin; those of the last end at the end. */
  readonly from: Int32Array
  readonly members: Int32Array
  readonly kind: Int32Array
  /** Candidates of one group exclude each other: they ask for the same shift, or share a visit. */
  readonly group: Int32Array
}

/** What each visit is worth at most, so that no plan costs less than `bound`; and what each candidate costs beyond what it is worth. */
interface Worth {
  readonly bound: number
  readonly beyond: Float64Array
}

/** How many looks are left. */
interface Looks {
  left: number
}

/**
 * The cheapest choice of candidates that serves each visit once or leaves it out, as indexes; undefined = none was found that costs less
 * than asked. Visits get worths by subgradients (Held and Karp, Mathematical Programming 1, 1971, for the set partitioning of Balas and
 * Padberg, SIAM Review 18, 1976); then choices are tried in depth whose candidates cost little beyond them, with more and more allowed.
 */
export const cheapestChoice = (
  candidates: readonly Candidate[],
  asked: Asked,
): readonly number[] | undefined => {
  const columns = columnsOf(candidates, asked)
  const looks: Looks = { left: asked.looks }
  const worth = worthOf(columns, asked, looks)
  if (worth.bound >= asked.below) return undefined
  return choose(columns, asked, worth, looks)?.filter((index) => index < candidates.length)
}

const columnsOf = (candidates: readonly Candidate[], asked: Asked): Columns => {
  const { visits, price, shifts } = asked
  const count = candidates.length + visits
  const from = new Int32Array(count + 1)
  candidates.forEach((candidate, i) => {
    from[i + 1] = (from[i] ?? 0) + candidate.visits.length
  })
  for (let i = candidates.length; i < count; i++) from[i + 1] = (from[i] ?? 0) + 1
  const members = new Int32Array(from[count] ?? 0)
  const often = new Int32Array(visits)
  candidates.forEach((candidate, i) => {
    members.set(candidate.visits, from[i])
    for (const visit of candidate.visits) often[visit] = (often[visit] ?? 0) + 1
  })
  for (let visit = 0; visit < visits; visit++) members[from[candidates.length + visit] ?? 0] = visit
  const cost = Float64Array.from({ length: count }, (_, i) =>
    i < candidates.length ? (candidates[i]?.cost ?? 0) : (price[i - candidates.length] ?? 0),
  )
  const kind = Int32Array.from({ length: count }, (_, i) => candidates[i]?.kind ?? none)
  const rarest = (visits: Int32Array): number =>
    visits.reduce((a, b) => ((often[b] ?? 0) < (often[a] ?? 0) ? b : a))
  const group = Int32Array.from({ length: count }, (_, i) => {
    const own = kind[i] ?? none
    if (own !== none && shifts[own] === 1) return own
    return shifts.length + rarest(members.subarray(from[i], from[i + 1]))
  })
  return { count, cost, from, members, kind, group }
}

/** How many rounds there are at most, and after how many without a better bound the steps become half as long. */
const [mostRounds, patience] = [300, 10]

const worthOf = (columns: Columns, asked: Asked, looks: Looks): Worth => {
  const { visits, shifts, below } = asked
  const groups = shifts.length + visits
  const worth = cheapestShares(columns, visits)
  const best = { bound: -Infinity, worth: worth.slice() }
  const beyond = new Float64Array(columns.count)
  const [least, leastOf] = [new Float64Array(groups), new Int32Array(groups)]
  const short = new Float64Array(visits)
  let [pace, stalled] = [1, 0]
  for (let round = 0; round < mostRounds && looks.left > asked.looks / 2; round++) {
    looks.left -= columns.members.length
    const bound = weigh(columns, worth, beyond, least, leastOf)
    if (bound > best.bound) {
      best.bound = bound
      best.worth.set(worth)
      stalled = 0
    } else if (++stalled === patience) {
      pace /= 2
      stalled = 0
      worth.set(best.worth)
    }
    const size = shortOf(columns, leastOf, short)
    if (size === 0 || bound >= below) break
    const step = (pace * (below * 1.002 - bound)) / size
    for (let visit = 0; visit < visits; visit++)
      worth[visit] = (worth[visit] ?? 0) + step * (short[visit] ?? 0)
  }
  weigh(columns, best.worth, beyond, least, leastOf)
  for (let i = 0; i < columns.count; i++)
    beyond[i] = (beyond[i] ?? 0) - (least[columns.group[i] ?? 0] ?? 0)
  return { bound: best.bound, beyond }
}

/** Of each visit, the least share of the cost of a candidate. */
const cheapestShares = ({ count, cost, from, members }: Columns, visits: number): Float64Array => {
  const share = new Float64Array(visits).fill(Infinity)
  for (let i = 0; i < count; i++) {
    const [first, end] = [from[i] ?? 0, from[i + 1] ?? 0]
    const own = (cost[i] ?? 0) / (end - first)
    for (let at = first; at < end; at++) {
      const visit = members[at] ?? 0
      share[visit] = Math.min(share[visit] ?? 0, own)
    }
  }
  return share
}

/** What each candidate costs beyond the worth of its visits, and the least of each group below nothing; answers what no plan costs less than. */
const weigh = (
  { count, cost, from, members, group }: Columns,
  worth: Float64Array,
  beyond: Float64Array,
  least: Float64Array,
  leastOf: Int32Array,
): number => {
  least.fill(0)
  leastOf.fill(none)
  for (let i = 0; i < count; i++) {
    let rest = cost[i] ?? 0
    const end = from[i + 1] ?? 0
    for (let at = from[i] ?? 0; at < end; at++) rest -= worth[members[at] ?? 0] ?? 0
    beyond[i] = rest
    const own = group[i] ?? 0
    if (rest >= (least[own] ?? 0)) continue
    least[own] = rest
    leastOf[own] = i
  }
  return worth.reduce((sum, one) => sum + one, 0) + least.reduce((sum, one) => sum + one, 0)
}

/** How often each visit is lacking among the least of the groups, less than nothing = served too often; answers the sum of squares. */
const shortOf = ({ from, members }: Columns, leastOf: Int32Array, short: Float64Array): number => {
  short.fill(1)
  for (const i of leastOf) {
    if (i === none) continue
    const end = from[i + 1] ?? 0
    for (let at = from[i] ?? 0; at < end; at++) {
      const visit = members[at] ?? 0
      short[visit] = (short[visit] ?? 0) - 1
    }
  }
  return short.reduce((sum, one) => sum + one * one, 0)
}

/** How much of the gap between the bound and what is asked candidates may cost beyond their worth, tried one after the other. */
const allowances = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/** A choice, and what it costs beyond the bound. */
interface Found {
  chosen: readonly number[] | undefined
  beyond: number
}

const choose = (
  columns: Columns,
  asked: Asked,
  { bound, beyond }: Worth,
  looks: Looks,
): readonly number[] | undefined => {
  const found: Found = { chosen: undefined, beyond: asked.below - bound }
  const gap = found.beyond
  const goDown = depthOf(
    columns,
    asked,
    { bound, beyond },
    servingOf(columns, beyond, gap),
    found,
    looks,
  )
  for (const allowance of allowances) {
    goDown(allowance * gap)
    if (found.chosen && found.beyond <= allowance * gap) break
  }
  return found.chosen
}

/** By visit the candidates that serve it and are not too dear for any choice, the least beyond their worth first. */
const servingOf = (
  { cost, from, members }: Columns,
  beyond: Float64Array,
  gap: number,
): readonly (readonly number[])[] => {
  const active = [...cost.keys()]
    .filter((i) => (beyond[i] ?? 0) < gap)
    .sort((a, b) => (beyond[a] ?? 0) - (beyond[b] ?? 0))
  const serving: number[][] = []
  for (const i of active)
    for (const visit of members.subarray(from[i], from[i + 1])) {
      const list = serving[visit] ?? []
      list.push(i)
      serving[visit] = list
    }
  return serving
}

/** Tries choices in depth, next the visit that the fewest candidates are left for, until they cost more beyond the bound than allowed or found. */
const depthOf = (
  { from, members, kind, cost }: Columns,
  { visits, shifts }: Asked,
  { bound, beyond }: Worth,
  serving: readonly (readonly number[])[],
  found: Found,
  looks: Looks,
) => {
  const isServed = new Uint8Array(visits)
  const free = shifts.slice()
  const chosen: number[] = []
  const mayBe = (i: number): boolean => {
    const own = kind[i] ?? none
    if (own !== none && !free[own]) return false
    const end = from[i + 1] ?? 0
    for (let at = from[i] ?? 0; at < end; at++) {
      looks.left--
      if (isServed[members[at] ?? 0]) return false
    }
    return true
  }
  const take = (i: number, isTaken: 0 | 1): void => {
    const own = kind[i] ?? none
    if (own !== none) free[own] = (free[own] ?? 0) + (isTaken ? -1 : 1)
    const end = from[i + 1] ?? 0
    for (let at = from[i] ?? 0; at < end; at++) isServed[members[at] ?? 0] = isTaken
  }
  /** How many candidates are left for a visit, as far as that is less than the fewest so far. */
  const leftFor = (visit: number, room: number, fewest: number): number => {
    let count = 0
    for (const i of serving[visit] ?? []) {
      if (count === fewest || (beyond[i] ?? 0) >= room) break
      if (mayBe(i)) count++
    }
    return count
  }
  /** `spent` is beyond the worth of what is chosen: shifts that are not used may cost more than that. */
  const goDown = (spent: number, allowed: number, least: number): void => {
    const roomLeft = (): number => Math.min(allowed, found.beyond) - spent
    let [next, fewest] = [none, Infinity]
    for (let visit = 0; visit < visits && fewest > 0; visit++) {
      if (isServed[visit]) continue
      const left = leftFor(visit, roomLeft(), fewest)
      if (left < fewest) [next, fewest] = [visit, left]
    }
    if (next === none) {
      const all = chosen.reduce((sum, i) => sum + (cost[i] ?? 0), 0) - bound
      if (all >= found.beyond) return
      found.chosen = chosen.slice()
      found.beyond = all
    }
    for (const i of fewest > 0 ? (serving[next] ?? []) : []) {
      if ((beyond[i] ?? 0) >= roomLeft() || looks.left < least) return
      if (!mayBe(i)) continue
      take(i, 1)
      chosen.push(i)
      goDown(spent + (beyond[i] ?? 0), allowed, least)
      chosen.pop()
      take(i, 0)
    }
  }
  return (allowed: number): void => goDown(0, allowed, (looks.left * 3) / 4)
}
