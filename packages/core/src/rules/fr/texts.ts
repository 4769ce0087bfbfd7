import { day } from '../../shared/day.js'
import type { Confidence, LegalSource } from '../source.js'

const readOn = day('2026-11-22')

type From = (article: string, paragraph?: string, confidence?: Confidence) => LegalSource

/** Sources in one text, usually read so well. */
export const textOf =
  (text: string, usual: Confidence): From =>
  (article, paragraph, confidence = usual) => ({
    text,
    article,
    ...(paragraph ? { paragraph } : {}),
    confidence,
    readOn,
  })

/** Code du travail. Its numbering is that of 1 May 2008; before, the same rules stood in articles L129 and D129. */
export const travail: From = textOf('Code du travail', 'secondary')
/** Code général des impôts. Its versions after March 2002 were read through others. */
export const cgi: From = textOf('CGI', 'secondary')
/** Annexe III of the CGI, read in its text. */
export const annexe3: From = textOf('CGI annexe III', 'verified')
/** Code de l'action sociale et des familles. */
export const casf: From = textOf("Code de l'action sociale et des familles", 'secondary')
/** What the administration says: circulars and BOFiP. */
export const doctrine: From = textOf('Doctrine', 'secondary')
