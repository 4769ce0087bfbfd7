import { OutsideProblem, type Point, type Travel, type TravelMatrix } from '@foyer/core/store'
import { type AskingOptions, ask, fieldOf, type Said } from './asking.js'
import { cellsOf, inBlocks } from './in-blocks.js'

/** How an OSRM server is reached, and what it takes. */
export interface OsrmOptions extends AskingOptions {
  /** The mode of transport that its data were made for; `driving` unless told otherwise. */
  readonly profile?: string
  /** The server's `--max-table-size`; 100, as it starts, unless told otherwise. What is larger is asked in blocks. */
  readonly maxTable?: number
}

/**
 * Travel by an OSRM server: its table service (`GET /table/v1/{profile}/{lon},{lat};...?annotations=duration,distance`), version 5.18 or
 * later, which is the first to say distances. A cell that it leaves empty is no way.
 * @throws {RangeError} when the server takes no two places.
 */
export const osrmTravel = (options: OsrmOptions): Travel => {
  const { profile = 'driving', maxTable = 100 } = options
  const side = Math.floor(maxTable / 2)
  if (!(side >= 1)) throw new RangeError(`maxTable: ${maxTable} is less than 2`)
  return {
    matrix: (from, to) =>
      inBlocks(from, to, side, async (origins, destinations) => {
        const path = `/table/v1/${encodeURIComponent(profile)}/${pathOf(origins, destinations)}`
        const said = await ask('osrm', options, path)
        return read(said, origins.length, destinations.length)
      }),
  }
}

const pathOf = (from: readonly Point[], to: readonly Point[]): string => {
  const points = [...from, ...to].map(({ lat, lon }) => `${lon.toFixed(6)},${lat.toFixed(6)}`)
  const numbers = points.map((_, i) => i)
  const sources = numbers.slice(0, from.length).join(';')
  const destinations = numbers.slice(from.length).join(';')
  const asked = `sources=${sources}&destinations=${destinations}&annotations=duration,distance`
  return `${points.join(';')}?${asked}`
}

const read = ({ status, body }: Said, rows: number, columns: number): TravelMatrix => {
  const code = fieldOf(body, 'code')
  if (typeof code === 'string' && code !== 'Ok') {
    const message = fieldOf(body, 'message')
    const why = typeof message === 'string' ? `${code}: ${message}` : code
    throw new OutsideProblem('refused', `osrm refuses: ${why}`)
  }
  const seconds = cellsOf(fieldOf(body, 'durations'), rows, columns)
  const metres = cellsOf(fieldOf(body, 'distances'), rows, columns)
  if (code !== 'Ok' || !seconds || !metres)
    throw new OutsideProblem(
      'nonsense',
      `osrm: the answer (${status}) is no table of ${rows} x ${columns}`,
    )
  return { seconds, metres }
}
