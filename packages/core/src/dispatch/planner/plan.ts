import { accept, type Result } from '../../shared/result.js'
import type { Plan, Unassigned } from './answer.js'
import { boardOf } from './compile.js'
import { unassignedOn } from './explain.js'
import { planOn } from './outcome.js'
import type { Problem } from './problem.js'
import { randomOf } from './random.js'
import { type Search, searchOn } from './search.js'
import { inOrderOf, sitesOf } from './sites.js'
import { type ProblemRefusal, readProblem } from './wrong.js'

/** How far a planning is. */
export interface Reached {
  readonly iterations: number
  /** What the best plan so far costs. */
  readonly cost: number
}

/** How far a planning is, and the best plan so far for whoever wants it. */
export interface Progress extends Reached {
  /** The best plan so far, read off when it is asked for. */
  readonly best: () => Plan
}

/** How long to look, and what a host lends the planner. */
export interface Budget {
  /** Steps; the same problem, seed and iterations give the same plan, and more are never worse. Absent and no `seconds` = 2,000. */
  readonly iterations?: number | undefined
  /** Needs `now`. */
  readonly seconds?: number | undefined
  /** A clock in milliseconds: `performance.now`, say. */
  readonly now?: (() => number) | undefined
  readonly seed?: number | undefined
  /** An `AbortSignal`: once aborted, the best so far is answered. */
  readonly signal?: { readonly aborted: boolean } | undefined
  /** Told every few hundred steps. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Lets others have their turn: a `setTimeout` of nothing, say. Asked every few hundred steps. */
  readonly pause?: (() => Promise<void>) | undefined
}

/** Temperatures by the mean way to a near visit; where presence costs, a step moves what is waited besides. */
const hot = { usual: 2, waiting: 10 }
const cold = 0.1
/**
 * From which share of the way from hot to cold on, and how often, the search goes back to the best so far: what is kept though it is
 * worse leads away from it, and may not come back before it is too cold to.
 */
const backFrom = 0.3
const backEvery = 0.05
/** When good plans are recombined, as shares of the way from hot to cold. */
const recombinings = [0.8, 0.9, 0.97]
/** How many looks that may take for each step so far, or for each second so far: some hundredths of the time. With fewer nothing is found. */
const looksFor = { step: 400, second: 12_000_000 }
const fewestLooks = 5_000_000
/** The first round of steps counted out; each next is twice as long. */
const firstRound = 500

/** Plans who goes when: a first answer by insertion, then better ones until the budget is used. Refuses a problem that cannot be read. */
export const plan = async (
  asked: Problem,
  budget: Budget = {},
): Promise<Result<Plan, ProblemRefusal>> => {
  const began = budget.now?.() ?? 0
  const read = readProblem(asked)
  if (!read.ok) return read
  const sites = sitesOf(read.value)
  const problem = inOrderOf(read.value, sites)
  const search = searchOn(boardOf(problem, sites), randomOf(budget.seed ?? 1))
  const iterations =
    problem.visits.length && problem.workers.length
      ? await improve(search, budget, heatOf(budget, began))
      : 0
  search.settleOnBest()
  const { board } = search.tools
  const left = unassignedOn(search.tools)
  return accept(planOn(board, asInAsked(asked, left), iterations))
}

/** What is left out in the order in which it was asked for. */
const asInAsked = ({ visits }: Problem, left: readonly Unassigned[]): readonly Unassigned[] => {
  if (left.length < 2) return left
  const known = new Map(left.map((one) => [one.visit, one]))
  return visits.flatMap(({ id }) => known.get(id) ?? [])
}

/** From 0 at the start to 1 at the end of the budget by step; undefined = it is used. */
type Heat = (step: number) => number | undefined

/** By the clock: once from hot to cold. By steps: in rounds that double, so that a longer run starts as a shorter one does. */
const heatOf = ({ seconds, now, iterations }: Budget, began: number): Heat => {
  if (seconds !== undefined && now) {
    const most = iterations ?? Infinity
    return (step) => {
      const spent = (now() - began) / 1000 / seconds
      return spent < 1 && step < most ? spent : undefined
    }
  }
  const most = iterations ?? 2000
  return (step) => {
    if (step >= most) return undefined
    const round = Math.floor(Math.log2(step / firstRound + 1))
    const from = firstRound * (2 ** round - 1)
    return (step - from) / (firstRound * 2 ** round)
  }
}

/** Fewest and most steps that share a temperature; after the most the host is asked. A clock may be dear to read. */
const [fewest, turn] = [32, 256]
/** How much of the budget may go by between two looks at the clock. */
const grain = 1 / 500

const looksOf = ({ seconds }: Budget, spent: number, step: number): number =>
  seconds === undefined ? step * looksFor.step : spent * seconds * looksFor.second

const improve = async (search: Search, budget: Budget, heat: Heat): Promise<number> => {
  const most = budget.iterations ?? (budget.seconds === undefined ? 2000 : Infinity)
  const first = search.tools.board.weights.presence > 0 ? hot.waiting : hot.usual
  let [chunk, before] = [fewest, 0]
  for (let step = 0; ; ) {
    const spent = heat(step)
    if (spent === undefined || budget.signal?.aborted) return step
    const isFine = budget.seconds !== undefined && spent - before < grain
    if (isFine && chunk < turn && step % (2 * chunk) === 0 && step > 0) chunk *= 2
    const looks = looksOf(budget, spent, step)
    const isTurn = recombinings.some((mark) => before < mark && mark <= spent)
    if (isTurn && looks >= fewestLooks) search.recombine(looks)
    const isBack = Math.floor(spent / backEvery) > Math.floor(before / backEvery)
    if (isBack && spent >= backFrom) search.goBack()
    before = spent
    const temperature = search.unit * first * (cold / first) ** spent
    const until = Math.min(step + chunk, most)
    for (; step < until; step++) search.step(temperature)
    if (step % turn === 0) {
      budget.onProgress?.({
        iterations: step,
        cost: search.best(),
        best: () => search.peek(() => planOn(search.tools.board, unassignedOn(search.tools), step)),
      })
      await budget.pause?.()
    }
  }
}
