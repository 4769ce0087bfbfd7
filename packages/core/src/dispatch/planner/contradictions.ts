import type { Link } from './problem.js'

/**
 * The indexes of links that cannot all be kept, whatever the hours: round a circle of them, some visit would have to start before itself
 * (a simple temporal network; Dechter, Meiri and Pearl, 1991). Visits must be named, and no link is between a visit and itself.
 */
export const contradictions = (links: readonly Link[]): readonly number[] => {
  const names = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = names.get(name) ?? names.size
    names.set(name, known)
    return known
  }
  const ends = links.map(({ first, second }) => [numberOf(first), numberOf(second)] as const)
  const starts = new Float64Array(names.size)
  const push = (visit: number, from: number): boolean => {
    if ((starts[visit] ?? 0) >= from) return false
    starts[visit] = from
    return true
  }
  let moved: readonly number[] = []
  // Without a circle, every visit has its hour after as many rounds as there are visits.
  for (let round = 0; round <= names.size; round++) {
    moved = links.flatMap(({ least, most }, l) => {
      const [first = 0, second = 0] = ends[l] ?? []
      const isSecond = push(second, (starts[first] ?? 0) + least)
      return push(first, (starts[second] ?? 0) - most) || isSecond ? [l] : []
    })
    if (!moved.length) return []
  }
  return moved
}
