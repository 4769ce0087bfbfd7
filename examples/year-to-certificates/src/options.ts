import { resolve } from 'node:path'
import { cwd, env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** What the command line accepts. */
export const usage = `npm run year -- [--input DIR] [--year 2025] [--out DIR] [--dry-run] [--explain CON13]

  --input    exports of a company; without it, the small company that this example carries
  --year     the year to certify (2025)
  --out      where company.sqlite, certificates.json, importReport.json and the PDF files go (./out)
  --dry-run  say what an import would find, row by row, and write nothing
  --explain  from the database of an earlier run: the payments, lines, verdicts and rules behind one customer's figures
`

/** What a command line asks for. */
export interface Options {
  readonly input: string
  readonly year: number
  readonly out: string
  readonly dryRun: boolean
  readonly explain: string | undefined
}

const text = { type: 'string' } as const
const flags = {
  input: text,
  year: text,
  out: text,
  explain: text,
  'dry-run': { type: 'boolean' },
} as const

/** Reads a command line; paths are relative to where it was typed. Undefined when it is not understood. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  const from = env['INIT_CWD'] ?? cwd()
  try {
    const { values } = parseArgs({ args: [...args], options: flags })
    const year = Number(values.year ?? '2025')
    if (!Number.isInteger(year) || year < 1991 || year > 2100) return undefined
    return {
      input: values.input
        ? resolve(from, values.input)
        : fileURLToPath(new URL('../company', import.meta.url)),
      year,
      out: resolve(from, values.out ?? 'out'),
      dryRun: values['dry-run'] ?? false,
      explain: values.explain,
    }
  } catch {
    return undefined
  }
}
