import type { DatedRow, DatedTable } from '../../packages/core/src/rules/dated-table.js'
import { cite } from '../../packages/core/src/rules/source.js'
import { dateInWords, dayBefore, inWords, isOfMentions } from './words.js'

const width = 720
const margin = 16
const labels = 372
const rowHeight = 44
const head = 14
const axisHeight = 34
const legendHeight = 26

/**
 * The last New Year that a picture shows: two years after the newest row, and never before 2028.
 */
const endOf = (newest: number): number => Math.max(2028, newest + 2)

const yearOf = (date: string): number => {
  const [year = 0, month = 1, date_ = 1] = date.split('-').map(Number)
  return year + (month - 1) / 12 + (date_ - 1) / 372
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Cut between two words, so that no amount loses its digits. */
const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const short = text.slice(0, most - 1)
  const clause = short.lastIndexOf(', ')
  return `${short.slice(0, clause > most / 2 ? clause + 1 : short.lastIndexOf(' '))} …`
}

/** A citation without what all rows of the table share. */
const citationsOf = ({ rows }: DatedTable<unknown>): readonly string[] => {
  const texts = new Set(rows.map(({ source }) => source.text))
  return rows.map(({ source }) =>
    texts.size > 1 ? cite(source) : cite(source).slice(source.text.length + 2),
  )
}

/**
 * What tells a row from the others: its value, or its condition or its text where the value did not
 * change.
 */
const labelsOf = (table: DatedTable<unknown>): readonly string[] => {
  const ways = isOfMentions(table)
    ? [
        table.rows.map(({ value }) => value.en),
        table.rows.map(({ value }) => (value.when.length ? value.when.join(' + ') : 'always')),
      ]
    : [table.rows.map(({ value }) => inWords(value, table.unit))]
  return ways.find((said) => new Set(said).size > 1) ?? citationsOf(table)
}

/** Steps of years of which a few fit on the axis. */
const stepFor = (years: number): number => [1, 2, 5, 10, 20].find((step) => years / step <= 5) ?? 50

const style = `
  text { font: 13px system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2937 }
  .small { font-size: 11px; fill: #4b5563 }
  .line { stroke: #d1d5db }
  .verified { fill: #1d4ed8 }
  .secondary { fill: #93b4f5 }
  .memory { fill: none; stroke: #b45309; stroke-dasharray: 4 3 }
  .ground { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #e5e7eb }
    .small { fill: #9ca3af }
    .line { stroke: #374151 }
    .verified { fill: #60a5fa }
    .secondary { fill: #2f4f8f }
    .memory { stroke: #fbbf24 }
    .ground { fill: #0d1117 }
  }`

interface Scale {
  readonly from: number
  readonly to: number
}

const left = margin + labels
const right = width - margin

const at = ({ from, to }: Scale, year: number): number =>
  Math.round(left + ((year - from) / (to - from)) * (right - left))

const bar = (
  table: DatedTable<unknown>,
  row: DatedRow<unknown>,
  i: number,
  label: string,
  scale: Scale,
): string => {
  const top = head + i * rowHeight
  const start = at(scale, yearOf(row.from))
  const newer = table.rows[i - 1]
  const end = newer ? at(scale, yearOf(newer.from)) : right
  const since = newer
    ? `${dateInWords(row.from)} to ${dateInWords(dayBefore(newer.from))}`
    : `since ${dateInWords(row.from)}`
  return `
  <text x="${margin}" y="${top + 15}">${escaped(cut(label, 52))}</text>
  <text class="small" x="${margin}" y="${top + 31}">${escaped(since)}</text>
  <rect class="${row.source.confidence}" x="${start}" y="${top + 6}" width="${Math.max(end - start, 3)}" height="20" rx="3"/>`
}

const axis = (scale: Scale, top: number): string => {
  const step = stepFor(scale.to - scale.from)
  const first = Math.ceil(scale.from / step) * step
  const ticks = Array.from(
    { length: Math.floor((scale.to - first) / step) + 1 },
    (_, i) => first + i * step,
  )
  return ticks
    .map((year) => {
      const x = at(scale, year)
      return `
  <line class="line" x1="${x}" y1="${head}" x2="${x}" y2="${top}"/>
  <text class="small" x="${x}" y="${top + 16}" text-anchor="${x > right - 16 ? 'end' : 'middle'}">${year}</text>`
    })
    .join('')
}

const legend = (table: DatedTable<unknown>, top: number): string =>
  (['verified', 'secondary', 'memory'] as const)
    .filter((mark) => table.rows.some(({ source }) => source.confidence === mark))
    .map((mark, i) => {
      const x = margin + i * 110
      return `
  <rect class="${mark}" x="${x}" y="${top}" width="14" height="10" rx="2"/>
  <text class="small" x="${x + 20}" y="${top + 9}">${mark}</text>`
    })
    .join('')

/**
 * The history of a table as an SVG: a line a row, newest first, on one axis of years; dark where
 * the reader's screen is.
 */
export const pictureOf = (table: DatedTable<unknown>): string => {
  const froms = table.rows.map(({ from }) => Math.floor(yearOf(from)))
  const scale = { from: Math.min(...froms), to: endOf(Math.max(...froms)) }
  const bottom = head + table.rows.length * rowHeight
  const height = bottom + axisHeight + legendHeight
  const said = labelsOf(table)
  const bars = table.rows.map((row, i) => bar(table, row, i, said[i] ?? '', scale)).join('')
  const story = table.rows.map((row, i) => `${dateInWords(row.from)}: ${said[i]}`).join('; ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title story">
  <title id="title">${escaped(table.title.en)}</title>
  <desc id="story">${escaped(story)}</desc>
  <style>${style}
  </style>
  <rect class="ground" width="${width}" height="${height}" rx="6"/>${axis(scale, bottom + 4)}${bars}${legend(table, bottom + axisHeight)}
</svg>
`
}
