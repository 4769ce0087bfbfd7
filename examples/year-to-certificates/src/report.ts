/** What is wrong with a place in the exports. */
export interface Defect {
  readonly file: string
  /** The heading is line 1; 0 = the file itself. */
  readonly line: number
  /** The column; empty when the whole line or file is meant. */
  readonly field: string
  /** A stable code, kebab-case. */
  readonly reason: string
  readonly value?: string
  readonly suggestion?: string
}

/**
 * What became of it: `corrected` as suggested, the old value kept; `quarantined` until somebody says what it should be, which
 * blocks nothing; `refused`, the row was left out; `waiting`, the money is recorded and nobody knows yet what it pays;
 * `warning`, taken over as it is.
 */
export type Outcome = 'corrected' | 'quarantined' | 'refused' | 'waiting' | 'warning'

/** A defect and what became of it. */
export interface Reported extends Defect {
  readonly outcome: Outcome
}

/** Two contacts who are likely the same person. Nothing is merged. */
export interface ReportedPair {
  readonly original: string
  readonly copy: string
  readonly score: number
  readonly because: readonly string[]
}

/** What an import found. */
export interface Report {
  /** Rows read, by file. */
  readonly read: { readonly [file: string]: number }
  readonly defects: readonly Reported[]
  readonly likelyDuplicates: readonly ReportedPair[]
}

/** A file that cannot be trusted as a whole: nothing was written. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(readonly defect: Defect) {
    super(describe(defect))
  }
}

/** `visits.csv, line 12, Date: invalid_format (2025-02-30)`. */
export const describe = ({ file, line, field, reason, value, suggestion }: Defect): string =>
  [
    [file, line ? `line ${line}` : '', field].filter(Boolean).join(', '),
    `: ${reason}`,
    value ? ` (${value})` : '',
    suggestion ? `, suggested: ${suggestion}` : '',
  ].join('')

/** The report as `importReport.json`: the lists by kind of defect, then everything in full. */
export const reportJson = (
  { read, defects, likelyDuplicates }: Report,
  contacts: readonly string[],
) => {
  const withReason = (reason: string) =>
    inOrder(
      defects
        .filter((defect) => defect.file === 'contacts.csv' && defect.reason === reason)
        .map(({ line }) => contacts[line - 2] ?? ''),
    )
  return {
    contacts: contacts.length,
    duplicates: likelyDuplicates.map(({ original, copy }) => [original, copy]),
    phone_in_email: withReason('looks-like-phone'),
    short_zip: withReason('postcode-lost-zero'),
    missing_phone: withReason('phone-missing'),
    read,
    likelyDuplicates,
    defects,
  }
}

/** `CON2` comes before `CON13`. */
export const byNumber = (a: string, b: string): number =>
  a.localeCompare(b, 'en', { numeric: true })

const inOrder = (references: readonly string[]): readonly string[] =>
  [...new Set(references)].sort(byNumber)

/** What an import found, in a few lines: how often, and the first rows that were left out. */
export const summary = ({ defects, likelyDuplicates }: Report): string => {
  const counts = new Map<string, number>()
  for (const { outcome, file, reason } of defects) {
    const kind = `${outcome}: ${reason} in ${file}`
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const refused = defects.filter(({ outcome }) => outcome === 'refused')
  return lines([
    ...[...counts].map(([kind, count]) => `${String(count).padStart(6)}  ${kind}`),
    `${String(likelyDuplicates.length).padStart(6)}  likely duplicates`,
    ...refused.slice(0, 20).map(describe),
    ...(refused.length > 20 ? [`and ${refused.length - 20} more rows left out`] : []),
  ])
}

/** What an import found, row by row, and the likely duplicates with their score. */
export const fullReport = (report: Report): string =>
  lines([
    ...report.defects.map((defect) => `${defect.outcome}: ${describe(defect)}`),
    ...report.likelyDuplicates.map(
      ({ original, copy, score, because }) =>
        `likely the same: ${original} and ${copy}, ${score.toFixed(2)} (${because.join(', ')})`,
    ),
    ...Object.entries(report.read).map(([file, rows]) => `read: ${rows} rows of ${file}`),
    summary(report),
  ])

const lines = (parts: readonly string[]): string => `${parts.join('\n')}\n`

/** `12.50 EUR` */
export const euros = (cents: number): string => `${(cents / 100).toFixed(2)} EUR`
