import { type Drawn, initials, rowsOf, storeOf, visitOf } from './drawn.js'
import { lookOf, n, text } from './svg.js'

interface Point {
  readonly lat: number
  readonly lon: number
}

const width = 720
const margin = 28

/** The routes of a day on a map without a ground: north is up, and a kilometre is as long either way. */
export const mapOf = (drawn: Drawn): string => {
  const { day, plan, words } = drawn
  const { x, y, height } = projection(
    [...day.workers, ...day.visits, ...day.stores].map(({ home }) => home),
  )
  const rows = rowsOf(drawn)
  const lines = rows.map(({ worker, at, route }) => {
    if (!route) return ''
    const { colour, dash } = lookOf(at)
    const { stops: visits, call } = route
    const homes = visits.map(({ visit }) => visitOf(day, visit).home)
    const stops = call ? homes.toSpliced(call.after, 0, storeOf(day, call).home) : homes
    const points = [worker.home, ...stops, worker.home].map((one) => `${x(one)},${y(one)}`)
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}" stroke-linejoin="round" opacity=".85"/>`
  })
  const stops = rows.flatMap(({ worker, at, route }) =>
    (route?.stops ?? []).map(({ visit }, i) => {
      const { home, customer } = visitOf(day, visit)
      const told = text(`${worker.name}, ${i + 1} : ${customer}`)
      return `<g><title>${told}</title><circle cx="${x(home)}" cy="${y(home)}" r="9" fill="var(--paper)" stroke="${lookOf(at).colour}" stroke-width="2"/><text x="${x(home)}" y="${y(home)}" class="mark">${i + 1}</text></g>`
    }),
  )
  const left = plan.unassigned.map(({ visit }) => {
    const { home, customer } = visitOf(day, visit)
    return `<g><title>${text(customer)}</title><rect x="${n(Number(x(home)) - 8)}" y="${n(Number(y(home)) - 8)}" width="16" height="16" transform="rotate(45 ${x(home)} ${y(home)})" fill="var(--paper)" stroke="var(--bad)" stroke-width="2"/><text x="${x(home)}" y="${y(home)}" class="mark">?</text></g>`
  })
  const stores = day.stores.map(({ name, home }) => {
    const [left, middle] = [Number(x(home)), Number(y(home))]
    const corners = [`${n(left)},${n(middle - 11)}`, `${n(left + 11)},${n(middle + 8)}`]
    return `<g><title>${text(name)}</title><polygon points="${corners.join(' ')} ${n(left - 11)},${n(middle + 8)}" fill="var(--ink)" stroke="var(--paper)" stroke-width="1.5"/></g>`
  })
  const homes = rows.map(({ worker, at }) => {
    const { home, name } = worker
    return `<g><title>${text(`${name}, ${words.home}`)}</title><rect x="${n(Number(x(home)) - 12)}" y="${n(Number(y(home)) - 10)}" width="24" height="20" rx="4" fill="${lookOf(at).colour}"/><text x="${x(home)}" y="${y(home)}" class="home">${text(initials(name))}</text></g>`
  })
  return `<svg viewBox="0 0 ${width} ${n(height)}" role="img" aria-label="${text(words.map)}">${[...lines, ...stores, ...stops, ...left, ...homes].join('')}</svg>`
}

/** Longitudes are shorter than latitudes by the cosine of where they are. */
const projection = (points: readonly Point[]) => {
  const lats = points.map(({ lat }) => lat)
  const north = Math.max(...lats)
  const south = Math.min(...lats)
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180)
  const easts = points.map(({ lon }) => lon * shrink)
  const west = Math.min(...easts)
  const wide = Math.max(Math.max(...easts) - west, 0.001)
  const scale = (width - 2 * margin) / Math.max(wide, north - south)
  const side = (width - wide * scale) / 2
  return {
    height: (north - south) * scale + 2 * margin,
    x: ({ lon }: Point): string => n(side + (lon * shrink - west) * scale),
    y: ({ lat }: Point): string => n(margin + (north - lat) * scale),
  }
}
