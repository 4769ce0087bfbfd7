import type { Point } from '@foyer/core/store'
import { isNear, roadsBetween } from './roads.js'
import { type HttpDouble, type HttpReply, scriptedHttp } from './scripted-http.js'

/** How a Valhalla server is set up. */
export interface ValhallaDoubleOptions {
  /** `max_matrix_location_pairs`; 2,500, as the real one starts. */
  readonly maxPairs?: number
  /** Places that no road leads to. */
  readonly islands?: readonly Point[]
  /** Places that are near no road: a request that names one is refused. */
  readonly lost?: readonly Point[]
}

interface Asked {
  readonly sources?: readonly Point[]
  readonly targets?: readonly Point[]
  readonly costing?: string
  readonly units?: string
}

/** A Valhalla server for tests: its matrix service as version 3 speaks it, over straight roads. */
export const valhallaDouble = (options: ValhallaDoubleOptions = {}): Promise<HttpDouble> => {
  const { maxPairs = 2_500, islands = [], lost = [] } = options
  return scriptedHttp(async ({ method, path, body }) => {
    if (path !== '/sources_to_targets') return no(404, 106, 'Try any of: /sources_to_targets')
    if (method !== 'POST') return no(405, 101, 'Try a POST or GET request instead')
    const { sources = [], targets = [], costing, units = 'kilometers' } = JSON.parse(body) as Asked
    if (!sources.length) return no(400, 121, 'Insufficiently specified required parameter sources')
    if (!targets.length) return no(400, 122, 'Insufficiently specified required parameter targets')
    if (costing !== 'auto') return no(400, 125, `No costing method found for: ${costing}`)
    if (sources.length * targets.length > maxPairs)
      return no(400, 150, `Exceeded max locations: ${maxPairs}`)
    if ([...sources, ...targets].some((point) => lost.some((one) => isNear(one, point))))
      return no(400, 171, 'No suitable edges near location')
    const { seconds, metres } = await roadsBetween(sources, targets, islands)
    const perUnit = units === 'miles' ? 1609.344 : 1000
    const cells = seconds.map((row, i) =>
      row.map((time, j) => {
        const far = metres[i]?.[j] ?? null
        const distance = far === null ? null : Math.round(far / (perUnit / 1000)) / 1000
        return { distance, time, to_index: j, from_index: i }
      }),
    )
    const said = { algorithm: 'costmatrix', units, sources, targets, sources_to_targets: cells }
    return { status: 200, body: said }
  })
}

const statusText = { 400: 'Bad Request', 404: 'Not Found', 405: 'Method Not Allowed' } as const

const no = (status: keyof typeof statusText, code: number, error: string): HttpReply => ({
  status,
  body: { error_code: code, error, status_code: status, status: statusText[status] },
})
