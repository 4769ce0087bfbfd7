import type { Worker } from '../organisation/index.js'
import type { Link, PlanVisit, PlanWorker, Shift } from './planner/index.js'
import type { Visit } from './visit.js'

/** More than any day asks for. */
const plenty = 1_000_000

/** What a visit needs along. */
export const neededFor = ({ materials = [], tools = [] }: Visit): Partial<PlanVisit> => {
  const parts: Record<string, number> = {}
  for (const { product, quantity } of materials) parts[product] = (parts[product] ?? 0) + quantity
  return {
    ...(materials.length && { parts }),
    ...(tools.length && { tools }),
  }
}

/** What a worker has along: where nobody counts it, whatever the visits ask for. */
export const broughtBy = (
  { equipment }: Worker,
  visits: readonly Visit[],
): Pick<PlanWorker, 'tools' | 'parts'> => {
  if (equipment) return { tools: equipment.tools, parts: equipment.products }
  const products = visits.flatMap(({ materials = [] }) => materials.map(({ product }) => product))
  return {
    tools: [...new Set(visits.flatMap(({ tools = [] }) => tools))],
    parts: Object.fromEntries(products.map((product) => [product, plenty])),
  }
}

/** What is left to a worker whose products are counted, after some visits of the day; undefined = as much as every day. */
export const leftTo = ({ equipment }: Worker, visits: readonly Visit[]): Shift['parts'] => {
  const used = visits.map((visit) => neededFor(visit).parts ?? {})
  if (!equipment || !used.some((parts) => Object.keys(parts).length)) return undefined
  const left = Object.entries(equipment.products).map(([product, count]) => {
    const gone = used.reduce((sum, parts) => sum + (parts[product] ?? 0), 0)
    return [product, Math.max(0, count - gone)] as const
  })
  return Object.fromEntries(left)
}

/** The visits at which two go at once, where both are to be planned; two that are booked at different hours are left so. */
export const linksOf = (
  planned: readonly PlanVisit[],
  visits: ReadonlyMap<string, Visit>,
): readonly Link[] => {
  const among = new Map(planned.map((visit) => [visit.id, visit]))
  return planned.flatMap((visit) => {
    const { together } = visits.get(visit.id) ?? {}
    const other = together && among.get(together)
    if (!other || visit.id > other.id || isBroken(visit, other)) return []
    return [{ first: visit.id, second: other.id, least: 0, most: 0, apart: true }]
  })
}

const isBroken = (one: PlanVisit, other: PlanVisit): boolean => {
  const [a, b] = [one.pinned ?? one.announced, other.pinned ?? other.announced]
  return a !== undefined && b !== undefined && (a.at !== b.at || a.worker === b.worker)
}
