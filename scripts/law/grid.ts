const cell = (text: string): string => text.replaceAll('|', '\\|')

/** A table with its columns in line, as the formatter would have it. */
export const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const cells = [head, ...rows].map((row) => row.map(cell))
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[], fill = ' '): string =>
    `| ${widths.map((width, i) => (row[i] ?? '').padEnd(width, fill)).join(' | ')} |`
  const [first = [], ...rest] = cells
  return [line(first), line([], '-'), ...rest.map((row) => line(row))].join('\n')
}
