import type { Problem } from './problem.js'

/**
 * A number for each place, so that places near each other have near numbers: those met on a walk that always goes on to the nearest
 * place that is left. What a step looks at then lies together in memory.
 */
export const sitesOf = ({ travel: { durations } }: Problem): Int32Array => {
  const places = durations.length
  const sites = new Int32Array(places)
  const left = Int32Array.from({ length: places }, (_, place) => place)
  let at = 0
  for (let count = places; count > 0; count--) {
    const place = left[at] ?? 0
    sites[place] = places - count
    left[at] = left[count - 1] ?? 0
    at = nearest(durations[place] ?? [], left, count - 1)
  }
  return sites
}

const nearest = (row: readonly number[], places: Int32Array, count: number): number => {
  let [best, at] = [Infinity, 0]
  for (let i = 0; i < count; i++) {
    const way = row[places[i] ?? 0] ?? 0
    if (way < best) [best, at] = [way, i]
  }
  return at
}

/** The same problem with its visits in the order of their places, so that they too lie together. */
export const inOrderOf = (problem: Problem, sites: Int32Array): Problem => {
  const at = ({ place }: { readonly place: number }) => sites[place] ?? 0
  return { ...problem, visits: [...problem.visits].sort((a, b) => at(a) - at(b)) }
}
