import type { Places, Point } from '@foyer/core/store'

/**
 * The towns of France and their postcodes, from the file that La Poste publishes as open data ("Base officielle des codes postaux", a line
 * a town, fields divided by `;`; the older names of its columns and the newer are both read). Get it from data.gouv.fr: it is 2.6 MB, so it
 * ships with no package. Lines without coordinates (most of them overseas) are left out.
 * @throws {RangeError} when a column that is needed is not there.
 */
export const postcodePlaces = (csv: string): Places => {
  const [head = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = head.split(';').map(plain)
  const [town, postcode, where] = [
    columnOf(columns, 'nom'),
    columnOf(columns, 'codepostal'),
    columnOf(columns, 'coordonneesgps', 'geopoint'),
  ]
  const towns = new Map<string, Map<string, Point>>()
  for (const line of lines) {
    const fields = line.split(';')
    const point = pointOf(fields[where] ?? '')
    if (!point) continue
    const code = fields[postcode]?.trim() ?? ''
    const known = towns.get(code) ?? new Map<string, Point>()
    known.set(nameOf(fields[town] ?? ''), point)
    towns.set(code, known)
  }
  return {
    placeOf(code, city) {
      const known = towns.get(code)
      return known && ((city && known.get(nameOf(city))) || middleOf([...known.values()]))
    },
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Which column's name begins so. */
const columnOf = (columns: readonly string[], ...names: readonly string[]): number => {
  const found = columns.findIndex((column) => names.some((name) => column.startsWith(name)))
  if (found < 0) throw new RangeError(`no column ${names.join(' or ')}: ${columns.join(', ')}`)
  return found
}

/** As La Poste writes towns: without accents and articles' marks, `SAINT` short. */
const nameOf = (town: string): string =>
  town
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(sainte?)\b/g, (saint) => (saint === 'saint' ? 'st' : 'ste'))
    .trim()

const pointOf = (text: string): Point | undefined => {
  const [lat, lon] = text.split(',').map((part) => (part.trim() ? Number(part) : Number.NaN))
  if (lat === undefined || lon === undefined) return undefined
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined
}

const middleOf = (points: readonly Point[]): Point => ({
  lat: points.reduce((sum, { lat }) => sum + lat, 0) / points.length,
  lon: points.reduce((sum, { lon }) => sum + lon, 0) / points.length,
})
