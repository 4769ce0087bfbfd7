import type { CivilDate } from '../shared/civil-date.js'

/**
 * How far a row may be trusted: read in the text or on an official page (`verified`), read in a serious secondary
 * source (`secondary`), or neither (`memory`). A verdict `eligible` and a rate never rest on `memory`.
 */
export type Confidence = 'verified' | 'secondary' | 'memory'

/** Where a row comes from, so that an auditor can read it again. */
export interface LegalSource {
  /** `Code du travail`, `CGI`, `CGI annexe III`... */
  readonly text: string
  readonly article: string
  readonly confidence: Confidence
  /** The day on which somebody last compared the row with its source. */
  readonly readOn: CivilDate
}
