import type { Point } from '@foyer/core/store'
import { isNear, roadsBetween } from './roads.js'
import { type HttpDouble, type HttpReply, scriptedHttp } from './scripted-http.js'

/** How an OSRM server is set up. */
export interface OsrmDoubleOptions {
  /** `--max-table-size`; 100, as the real one starts. */
  readonly maxTable?: number
  /** Places that no road leads to. */
  readonly islands?: readonly Point[]
  /** Places that are near no road: a request that names one is refused. */
  readonly lost?: readonly Point[]
}

/** An OSRM server for tests: its table service as version 5 speaks it, over straight roads. */
export const osrmDouble = (options: OsrmDoubleOptions = {}): Promise<HttpDouble> => {
  const { maxTable = 100, islands = [], lost = [] } = options
  return scriptedHttp(async ({ path }) => {
    const url = new URL(path, 'http://osrm')
    const [, service, version, , coordinates = ''] = url.pathname.split('/')
    if (service !== 'table') return no('InvalidService', `Service ${service} not found!`)
    if (version !== 'v1') return no('InvalidVersion', 'Version not found')
    const points = coordinates.split(';').map(pointOf)
    if (points.some(({ lat, lon }) => Number.isNaN(lat + lon)))
      return no('InvalidQuery', 'Query string malformed')
    const from = chosen(url, 'sources', points)
    const to = chosen(url, 'destinations', points)
    if (!from || !to) return no('InvalidValue', 'Invalid coordinate value.')
    if (from.length * to.length > maxTable ** 2) return no('TooBig', 'Too many table coordinates')
    const off = points.findIndex((point) => lost.some((one) => isNear(one, point)))
    if (off >= 0) return no('NoSegment', `Could not find a matching segment for coordinate ${off}`)
    const { seconds: durations, metres: distances } = await roadsBetween(from, to, islands)
    const asked = (url.searchParams.get('annotations') ?? 'duration').split(',')
    const body = {
      code: 'Ok',
      ...(asked.includes('duration') ? { durations } : {}),
      ...(asked.includes('distance') ? { distances } : {}),
      sources: from.map(waypoint),
      destinations: to.map(waypoint),
    }
    return { status: 200, body }
  })
}

const no = (code: string, message: string): HttpReply => ({ status: 400, body: { code, message } })

const pointOf = (written: string): Point => {
  const [lon = '', lat = ''] = written.split(',')
  return { lat: lat ? Number(lat) : Number.NaN, lon: lon ? Number(lon) : Number.NaN }
}

/** The points that a list of indexes names, `all` when there is none; undefined when one names nothing. */
const chosen = (url: URL, name: string, points: readonly Point[]): readonly Point[] | undefined => {
  const written = url.searchParams.get(name) ?? 'all'
  if (written === 'all') return points
  const found = written.split(';').flatMap((index) => points.slice(Number(index)).slice(0, 1))
  return found.length === written.split(';').length ? found : undefined
}

const waypoint = ({ lat, lon }: Point) => ({ name: '', location: [lon, lat], distance: 0 })
