import type { Binding, Relaxation, Unassigned } from './answer.js'
import { type Board, barriers, never, none } from './board.js'
import { isCall, routeOf } from './chain.js'
import { startsBesideWindows } from './in-step.js'
import { nodesOf, shiftOf } from './outcome.js'
import type { PlannedRoute } from './problem.js'
import { findSpot, groupOf, type Tools } from './recreate.js'
import { putWithCall, storeOf } from './supplies.js'
import { refresh } from './timing.js'

/** What is left out, with its binding constraint and one change that would place it. */
export const unassignedOn = (tools: Tools): readonly Unassigned[] => {
  tools.blinks = false
  return tools.board.problem.visits.flatMap((_, visit) =>
    tools.board.route[visit] === none ? [unassigned(tools, visit)] : [],
  )
}

const unassigned = (tools: Tools, visit: number): Unassigned => {
  const { board } = tools
  const id = idOf(board, visit)
  if (board.linksOf[visit]?.length) return { visit: id, ...extraWorkers(board, visit, 'linked') }
  const found =
    whenDear(tools, visit) ??
    whenBarred(tools, visit) ??
    whenFull(tools, visit) ??
    whenClosed(tools, visit) ??
    whenShort(tools, visit)
  return { visit: id, ...(found ?? extraWorkers(board, visit, 'several')) }
}

type Why = Omit<Unassigned, 'visit'>

const why = (because: Binding, relaxation: Relaxation, route: PlannedRoute): Why => {
  return { because, relaxation, routes: [route] }
}

/** The node after which the visit would go, were something else; `undo` puts the board back. */
const spotWhen = (tools: Tools, visit: number, undo: () => void): number => {
  findSpot(tools, visit, Infinity)
  undo()
  return tools.spot.after
}

const whenDear = (tools: Tools, visit: number): Why | undefined => {
  const { board } = tools
  const after = spotWhen(tools, visit, () => {})
  const { unserved } = board.weights
  if (after === none || unserved === 0) return undefined
  const priority = Math.floor(tools.spot.cost / unserved) + 1
  return why('cost', { kind: 'priority', priority }, routeWith(tools, visit))
}

const whenBarred = (tools: Tools, visit: number): Why | undefined => {
  const { board } = tools
  for (const kind of barred) {
    board.ignored = barriers[kind]
    const after = spotWhen(tools, visit, () => {
      board.ignored = 0
    })
    if (after === none) continue
    const held = routeWith(tools, visit)
    return why(kind, { kind, worker: held.worker }, held)
  }
  return undefined
}

const barred = ['skills', 'zone', 'refusal', 'tools', 'pinned'] as const

/** The day of a worker is full: of parts, of visits, of work. */
const whenFull = (tools: Tools, visit: number): Why | undefined => {
  const { board } = tools
  const withoutParts = spotWithout(tools, visit, board.stock)
  if (withoutParts !== none) {
    const held = routeWith(tools, visit)
    return why('parts', { kind: 'parts', worker: held.worker }, held)
  }
  const withoutCount = spotWithout(tools, visit, board.mostVisits)
  if (withoutCount !== none) {
    const held = routeWith(tools, visit)
    const { worker, shift } = held
    return why('most-visits', { kind: 'most-visits', worker, shift }, held)
  }
  const withoutWork = spotWithout(tools, visit, board.mostWork)
  if (withoutWork === none) return undefined
  const held = routeWith(tools, visit)
  const { worker, shift } = held
  const most = tried(tools, visit, (route) => board.work[route] ?? 0)
  return why('most-work', { kind: 'most-work', worker, shift, most }, held)
}

const spotWithout = (tools: Tools, visit: number, limits: Int32Array): number => {
  const kept = limits.slice()
  limits.fill(never)
  return spotWhen(tools, visit, () => limits.set(kept))
}

const whenClosed = (tools: Tools, visit: number): Why | undefined => {
  const { board } = tools
  const { opens, closes, many } = board
  const kept = [opens[visit] ?? 0, closes[visit] ?? 0, many[visit] ?? 0] as const
  const open = () => {
    opens[visit] = 0
    closes[visit] = never
    many[visit] = 0
  }
  const shut = () => {
    ;[opens[visit], closes[visit], many[visit]] = kept
  }
  open()
  const after = spotWhen(tools, visit, shut)
  if (after === none) return undefined
  open()
  const start = tried(tools, visit, () => board.start[visit] ?? 0)
  shut()
  const window = { start, end: start }
  return why('window', { kind: 'window', window }, routeWith(tools, visit))
}

const whenShort = (tools: Tools, visit: number): Why | undefined => {
  const { board } = tools
  const kept = board.closes.slice()
  board.closes.fill(never, board.ends)
  refreshAll(board)
  findSpot(tools, visit, Infinity)
  const { after } = tools.spot
  const end = (route: number) => board.start[board.ends + 2 * route + 1] ?? 0
  const last = after === none ? 0 : tried(tools, visit, end)
  board.closes.set(kept)
  refreshAll(board)
  if (after === none) return undefined
  const held = routeWith(tools, visit)
  const { hours } = shiftOf(board, routeOf(board, after))
  const { worker, shift } = held
  return why('shift', { kind: 'overtime', worker, shift, most: last - hours.end }, held)
}

const refreshAll = (board: Board): void => {
  for (let route = 0; route < board.routes; route++) refresh(board, route)
}

/** Puts the visit in where it would go, reads something off, and takes it out again. */
const tried = ({ board, spot }: Tools, visit: number, read: (route: number) => number): number => {
  const route = routeOf(board, spot.after)
  const takeBack = putWithCall(board, visit, route, spot)
  refresh(board, route)
  const found = read(route)
  takeBack()
  refresh(board, route)
  return found
}

const routeWith = ({ board, spot }: Tools, visit: number): PlannedRoute => {
  const route = routeOf(board, spot.after)
  const takeBack = putWithCall(board, visit, route, spot)
  const nodes = nodesOf(board, route)
  takeBack()
  const isVisit = (node: number) => node < board.visits
  const before = (at: number): number => nodes.slice(0, at).filter(isVisit).length
  const pauses = nodes.flatMap((node, i) =>
    isVisit(node) || isCall(board, node) ? [] : [before(i)],
  )
  const visits = nodes.filter(isVisit).map((node) => idOf(board, node))
  const { worker, shift } = shiftOf(board, route)
  const at = nodes.findIndex((node) => isCall(board, node))
  const store = storeOf(board, nodes[at] ?? none)
  const call = store && { store, after: before(at), pauses: Math.max(0, at) - before(at) }
  return { worker, shift, visits, pauses, ...(call && { call }) }
}

const extraWorkers = (board: Board, visit: number, because: Binding): Why => {
  const group = groupOf(board, visit)
  const visits = group.map((one) => idOf(board, one))
  const routes = visits.map((id) => ({ worker: extraWorkerOf(id), shift: 0, visits: [id] }))
  const beside = startsBesideWindows(board, group)
  const starts = [...(beside ?? [])].map(([one, start]) => ({ visit: idOf(board, one), start }))
  const kind = 'extra-workers'
  return { because, relaxation: { kind, visits, ...(starts.length && { starts }) }, routes }
}

/** The name of the worker who would come for a visit. */
export const extraWorkerOf = (visit: string): string => `extra:${visit}`

const idOf = ({ problem }: Board, visit: number): string => problem.visits[visit]?.id ?? ''
