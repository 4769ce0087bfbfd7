import type { CivilDate } from '../shared/day.js'

/**
 * How far a row may be trusted: read in the text or on an official page (`verified`), read in a serious secondary source
 * (`secondary`), or neither (`memory`). No verdict `eligible`, no rate and no amount rests on `memory`, unless the tenant names
 * the row in its settings.
 */
export type Confidence = 'verified' | 'secondary' | 'memory'

/** Where a row comes from, so that an auditor can read it again. */
export interface LegalSource {
  /** `Code du travail`, `CGI`, `CGI annexe III`... */
  readonly text: string
  readonly article: string
  /** Part of the article: item, paragraph or, where it was not read in the text, what the paragraph is about. */
  readonly paragraph?: string | undefined
  readonly confidence: Confidence
  /** The day on which somebody last compared the row with its source. */
  readonly readOn: CivilDate
}

/** A source as people cite it: `CGI, art. 199 sexdecies, 2`; what is no article of a code stands as it is. */
export const cite = ({ text, article, paragraph }: LegalSource): string =>
  [
    text,
    /^[A-Z]?\d/.test(article) ? `art. ${article}` : article,
    ...(paragraph ? [paragraph] : []),
  ].join(', ')
