import { type Canvas, type Flow, frame, type Style } from './kit.js'

/** A column: its title, its width in points, on which side its cells stand. Left cells wrap, right cells shrink. */
export interface Column {
  readonly title: string
  readonly width: number
  readonly align?: 'left' | 'right'
}

/** A row. `note` runs under its first cell, smaller. */
export interface Row {
  readonly cells: readonly string[]
  readonly note?: string
  /** `sum` closes a group: bold, on a tint. `head` opens one: bold. `part` stands in one: quiet, its first cell a step to the right. */
  readonly tone?: 'sum' | 'head' | 'part'
  /** Never the last of its page. */
  readonly withNext?: boolean
}

/** A table: where it stands, its columns, its rows. */
export interface Table {
  readonly x?: number
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly size?: number
}

/** Draws a table from the height reached; its head comes back on every page, a row is never cut. */
export const drawTable = (flow: Flow, table: Table): void => {
  const grid = gridOf(table)
  const rows = table.rows.map((row) => layOut(flow.canvas(), grid, row))
  flow.ensure(headHeight + together(rows, 0))
  drawHead(flow, grid)
  for (const [i, row] of rows.entries()) {
    if (flow.ensure(together(rows, i))) drawHead(flow, grid)
    drawRow(flow, grid, row)
  }
}

const gap = 8
const inset = gap / 2
const headHeight = 16
const noteStyle: Style = { size: 7, ink: 'quiet' }
const noteLeading = 9

/** A table with its measures worked out. */
interface Grid {
  readonly left: number
  readonly right: number
  readonly size: number
  readonly leading: number
  readonly columns: readonly Placed[]
}

/** A column whose text starts at `from` and ends at `to`. */
interface Placed extends Column {
  readonly from: number
  readonly to: number
  readonly room: number
}

const gridOf = ({ x = frame.left, size = 8.5, columns }: Table): Grid => {
  let right = x
  const placed = columns.map((column) => {
    const from = right + inset
    right += column.width
    return { ...column, from, to: right - inset, room: column.width - gap }
  })
  return { left: x, right, size, leading: size * 1.32, columns: placed }
}

const drawHead = (flow: Flow, { columns, left, right }: Grid): void => {
  const canvas = flow.canvas()
  const style: Style = { size: 7.5, bold: true, ink: 'accent' }
  const y = flow.y() + 10
  for (const { title, from, to, room, align } of columns) {
    if (align === 'right') canvas.right(to, y, title, style, room)
    else canvas.text(from, y, title, style)
  }
  canvas.rule(left, flow.y() + headHeight - 1, right, 'accent', 0.9)
  flow.skip(headHeight)
}

interface Laid {
  readonly lines: readonly (readonly string[])[]
  readonly notes: readonly string[]
  readonly height: number
  readonly style: Style
  readonly row: Row
}

const layOut = (canvas: Canvas, { columns, size, leading }: Grid, row: Row): Laid => {
  const style = styleOf(row, size)
  const step = stepOf(row)
  const lines = columns.map(({ room, align }, i) => {
    const cell = row.cells[i] ?? ''
    return align === 'right' || cell === '' ? [cell] : canvas.wrap(cell, style, room - step)
  })
  const notes = row.note ? canvas.wrap(row.note, noteStyle, (columns[0]?.room ?? 0) - step) : []
  const under = (lines[0]?.length ?? 1) * leading + notes.length * noteLeading
  const tallest = lines.reduce((most, { length }) => Math.max(most, length), 1) * leading
  return { lines, notes, height: Math.max(under, tallest) + 2.6, style, row }
}

const styleOf = ({ tone }: Row, size: number): Style => ({
  size,
  bold: tone === 'sum' || tone === 'head',
  ...(tone === 'part' ? { ink: 'quiet' as const } : {}),
})

const stepOf = ({ tone }: Row): number => (tone === 'part' ? 8 : 0)

/** The height of row `i` and of the rows that may not be parted from it. */
const together = (rows: readonly Laid[], i: number): number => {
  const laid = rows[i]
  return laid ? laid.height + (laid.row.withNext ? together(rows, i + 1) : 0) : 0
}

const drawRow = (flow: Flow, grid: Grid, { lines, notes, height, style, row }: Laid): void => {
  const canvas = flow.canvas()
  const { left, right, columns, leading, size } = grid
  if (row.tone === 'sum') canvas.box(left, flow.y(), right - left, height)
  const base = flow.y() + 1.4 + size
  for (const [i, { from, to, room, align }] of columns.entries())
    for (const [j, line] of (lines[i] ?? []).entries()) {
      if (align === 'right') canvas.right(to, base, line, style, room)
      else if (line)
        canvas.text(from + (i === 0 ? stepOf(row) : 0), base + j * leading, line, style)
    }
  const under = base + ((lines[0]?.length ?? 1) - 1) * leading
  for (const [j, note] of notes.entries())
    canvas.text(left + inset + stepOf(row), under + (j + 1) * noteLeading, note, noteStyle)
  flow.skip(height)
  canvas.rule(left, flow.y(), right)
}
