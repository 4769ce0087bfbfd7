/** One value of a row; numbers are printed as they are. */
export type Cell = string | number

/** Prints a file as spreadsheets export it: a comma between, CRLF after each row, quotes if needed. */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return print([columns, ...rows], (cell) => (/[",\r\n]/.test(cell) ? quoted(cell) : cell))
}

/** The same with a byte order mark and every field quoted, as a CRM exports its contacts. */
export function quotedCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${print([columns, ...rows], quoted)}`
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

const print = (rows: readonly (readonly Cell[])[], cell: (text: string) => string) =>
  rows.map((row) => `${row.map((value) => cell(String(value))).join(',')}\r\n`).join('')
