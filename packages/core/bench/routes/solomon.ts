import type { Problem } from '../../src/dispatch/planner/index.js'
import type { Instance } from './instance.js'

/** Solomon and Homberger as text: lines of seven numbers are places, the first the depot; the line of two, fleet and room. */
export const readSolomon = (text: string): Instance => ({
  problem: problemOf(text),
  measure: ({ terms }) => {
    const distance = terms.travel.amount / tenths
    return { distance, compared: distance }
  },
})

const problemOf = (text: string): Problem => {
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/).map(Number))
  const whole = lines.filter((line) => line.every(Number.isFinite))
  const [fleet = 0, room = 0] = whole.find(({ length }) => length === 2) ?? []
  const places = whole.filter(({ length }) => length === 7)
  const [, , , , opens = 0, closes = 0] = places[0] ?? []
  const shifts = [{ start: opens * tenths, end: closes * tenths }]
  return {
    workers: Array.from({ length: fleet }, (_, i) => {
      return { id: `vehicle ${i + 1}`, start: 0, shifts, parts: { room } }
    }),
    visits: places.slice(1).map(([id, , , parts = 0, start = 0, end = 0, service = 0], i) => ({
      id: String(id),
      place: i + 1,
      duration: service * tenths,
      windows: [{ start: start * tenths, end: end * tenths }],
      parts: { room: parts },
    })),
    travel: { durations: arcsBetween(places.map(([, x = 0, y = 0]) => [x, y] as const)) },
    weights: { unserved: 1e8 },
  }
}

/** Time and distance are counted in tenths. */
const tenths = 10

/** Euclid’s way truncated to one decimal, as the 12th DIMACS challenge has it. */
const arcsBetween = (places: readonly (readonly [number, number])[]) =>
  places.map(([x, y]) =>
    places.map(([a, b]) => Math.floor(tenths * Math.hypot(x - a, y - b) + 1e-9)),
  )
