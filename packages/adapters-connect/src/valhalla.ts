import { OutsideProblem, type Point, type Travel, type TravelMatrix } from '@foyer/core/store'
import { type AskingOptions, ask, fieldOf, type Said } from './asking.js'
import { cellOf, cellsOf, inBlocks } from './in-blocks.js'

/** How a Valhalla server is reached, and what it takes. */
export interface ValhallaOptions extends AskingOptions {
  /** Its costing model; `auto`, a car, unless told otherwise. */
  readonly costing?: string
  /** The server's `max_matrix_location_pairs`; 2,500, as it starts, unless told otherwise. What is larger is asked in blocks. */
  readonly maxPairs?: number
}

/**
 * Travel by a Valhalla server: its matrix service (`POST /sources_to_targets`). Times come in seconds, distances in kilometres with three
 * decimals; a cell whose time is null is no way.
 * @throws {RangeError} when the server takes no pair.
 */
export const valhallaTravel = (options: ValhallaOptions): Travel => {
  const { costing = 'auto', maxPairs = 2_500 } = options
  const side = Math.floor(Math.sqrt(maxPairs))
  if (!(side >= 1)) throw new RangeError(`maxPairs: ${maxPairs} is less than 1`)
  return {
    matrix: (from, to) =>
      inBlocks(from, to, side, async (sources, targets) => {
        const asked = { sources: sources.map(placed), targets: targets.map(placed), costing }
        const said = await ask('valhalla', options, '/sources_to_targets', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ ...asked, units: 'kilometers', verbose: true }),
        })
        return read(said, sources.length, targets.length)
      }),
  }
}

const placed = ({ lat, lon }: Point) => ({
  lat: Number(lat.toFixed(6)),
  lon: Number(lon.toFixed(6)),
})

const read = ({ status, body }: Said, rows: number, columns: number): TravelMatrix => {
  const code = fieldOf(body, 'error_code')
  if (code !== undefined)
    throw new OutsideProblem('refused', `valhalla refuses: ${code}: ${fieldOf(body, 'error')}`)
  const cells = fieldOf(body, 'sources_to_targets')
  const seconds = cellsOf(cells, rows, columns, (cell) => cellOf(fieldOf(cell, 'time')))
  const metres = cellsOf(cells, rows, columns, (cell) => cellOf(fieldOf(cell, 'distance'), 1000))
  if (fieldOf(body, 'units') !== 'kilometers' || !seconds || !metres)
    throw new OutsideProblem(
      'nonsense',
      `valhalla: the answer (${status}) is no matrix of ${rows} x ${columns} in kilometres`,
    )
  return { seconds, metres }
}
