import { type Board, type LinkOfTwo, never } from './board.js'
import { windowsOf } from './compile.js'
import type { PlanVisit } from './problem.js'

/** When each of some linked visits would start. */
export type Starts = ReadonlyMap<number, number>

type Spans = readonly (readonly [number, number])[]

/**
 * The hours at which visits that hold each other would start, were there a worker for each, where their windows do not let them meet; undefined
 * where they do. What was pinned or announced does not count.
 */
export const startsBesideWindows = (board: Board, group: readonly number[]): Starts | undefined => {
  const links = board.links.filter(({ first }) => group.includes(first))
  const spans = new Map(group.map((visit) => [visit, spansOf(board.problem.visits[visit])]))
  const opens = new Map([...spans].map(([visit, [first]]) => [visit, first?.[0] ?? 0]))
  const within = (visit: number, from: number) => nextIn(spans.get(visit) ?? [], from)
  const beside = (visit: number, from: number) => Math.max(from, opens.get(visit) ?? 0)
  return earliest(group, links, within) ? undefined : earliest(group, links, beside)
}

const spansOf = (visit: PlanVisit | undefined): Spans => {
  if (!visit) return []
  const { pinned: _, announced: __, ...free } = visit
  return windowsOf(free)
}

const nextIn = (spans: Spans, from: number): number => {
  const span = spans.find(([, until]) => until >= from)
  return span ? Math.max(span[0], from) : never
}

/** Each as early as its links let it: every one pushes the other on until none does. Undefined where that never ends. */
const earliest = (
  group: readonly number[],
  links: readonly LinkOfTwo[],
  next: (visit: number, from: number) => number,
): Starts | undefined => {
  const starts = new Map(group.map((visit) => [visit, next(visit, 0)]))
  const push = (visit: number, from: number): boolean => {
    if ((starts.get(visit) ?? 0) >= from) return false
    starts.set(visit, next(visit, from))
    return true
  }
  for (let round = 0; round <= mostRounds; round++) {
    const moved = links.map(({ first, second, least, most }) => {
      const isSecond = push(second, (starts.get(first) ?? 0) + least)
      return push(first, (starts.get(second) ?? 0) - most) || isSecond
    })
    if ([...starts.values()].some((start) => start >= never)) return undefined
    if (!moved.includes(true)) return starts
  }
  return undefined
}

/** A few for each link and window that a group has as a rule. */
const mostRounds = 10_000
