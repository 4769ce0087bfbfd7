import type { Call, Route } from '@foyer/core/dispatch/planner'
import { clockOf, type Day, secondsOf } from './day.js'
import { type Drawn, type Row, rowsOf, storeOf, visitOf } from './drawn.js'
import { lookOf, n, text } from './svg.js'

const names = 130
const width = 960
const tall = 46
const head = 26
const hour = 3600

/** The day of each worker as a bar: visits in it, ways between them as a line, breaks hatched, the hours of work behind. */
export const timelineOf = (drawn: Drawn): string => {
  const { day, plan, words } = drawn
  const ends = plan.routes.flatMap(({ start, end }) => [start, end])
  const shifts = day.workers.flatMap(({ from, to }) => [secondsOf(from), secondsOf(to)])
  const first = Math.floor(Math.min(...ends, ...shifts) / hour)
  const last = Math.ceil(Math.max(...ends, ...shifts) / hour)
  const x = (seconds: number): number =>
    names + ((seconds / hour - first) * (width - names - 8)) / (last - first)
  const rows = rowsOf(drawn)
  const hours = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * hour)
  const grid = hours.map(
    (at) =>
      `<line x1="${n(x(at))}" x2="${n(x(at))}" y1="${head - 6}" y2="${head + rows.length * tall}" class="grid"/><text x="${n(x(at))}" y="14" class="hour">${clockOf(at).slice(0, 2)}</text>`,
  )
  const bars = rows.map((row) => barOf(drawn, row, x))
  return `<svg viewBox="0 0 ${width} ${head + rows.length * tall + 8}" role="img" aria-label="${text(words.timeline)}"><defs><pattern id="rest" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" class="hatch"/></pattern></defs>${grid.join('')}${bars.join('')}</svg>`
}

const barOf = (
  drawn: Drawn,
  { worker, at, route }: Row,
  x: (seconds: number) => number,
): string => {
  const { words } = drawn
  const top = head + at * tall
  const from = x(secondsOf(worker.from))
  const shift = `<rect x="${n(from)}" y="${top + 4}" width="${n(x(secondsOf(worker.to)) - from)}" height="${tall - 8}" rx="4" class="shift"/>`
  const told = route ? words.visits(route.stops.length) : words.idle
  const name = `<text x="0" y="${top + 20}" class="name">${text(worker.name)}</text><text x="0" y="${top + 35}" class="told">${text(told)}</text>`
  return `<g>${shift}${name}${route ? routeOf(drawn, route, at, top, worker.pause?.minutes ?? 0, x) : ''}</g>`
}

/** A call at a store: a frame without a filling, which no visit has. */
const callOf = (day: Day, call: Call, top: number, x: (seconds: number) => number): string => {
  const told = `${clockOf(call.start)} - ${clockOf(call.leave)} ${storeOf(day, call).name}`
  const wide = Math.max(3, x(call.leave) - x(call.start))
  return `<g><title>${text(told)}</title><rect x="${n(x(call.start))}" y="${top + 8}" width="${n(wide)}" height="${tall - 16}" rx="3" class="call"/></g>`
}

const routeOf = (
  { day, words }: Drawn,
  { start, end, stops, pauses, call }: Route,
  at: number,
  top: number,
  pauseMinutes: number,
  x: (seconds: number) => number,
): string => {
  const { colour, dash } = lookOf(at)
  const middle = top + tall / 2
  const way = `<line x1="${n(x(start))}" x2="${n(x(end))}" y1="${middle}" y2="${middle}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`
  const rests = pauses.map((from) => {
    const wide = x(from + pauseMinutes * 60) - x(from)
    return `<g><title>${text(`${words.pause}, ${clockOf(from)}`)}</title><rect x="${n(x(from))}" y="${top + 12}" width="${n(wide)}" height="${tall - 24}" class="rest"/></g>`
  })
  const visits = stops.map(({ visit, start: from, leave }, i) => {
    const { customer, what } = visitOf(day, visit)
    const wide = x(leave) - x(from)
    const label = wide > customer.length * 6.4 + 22 ? `${i + 1} ${customer}` : `${i + 1}`
    return `<g><title>${text(`${clockOf(from)} - ${clockOf(leave)} ${customer}, ${what}`)}</title><rect x="${n(x(from))}" y="${top + 8}" width="${n(wide)}" height="${tall - 16}" rx="3" fill="${colour}"/><text x="${n(x(from) + 6)}" y="${middle}" class="bar">${text(label)}</text></g>`
  })
  return [way, ...rests, ...(call ? [callOf(day, call, top, x)] : []), ...visits].join('')
}
