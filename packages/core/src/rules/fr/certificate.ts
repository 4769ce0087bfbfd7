import { type CivilDate, day } from '../../shared/civil-date.js'
import type { LegalSource } from '../source.js'

/** Where the yearly fiscal certificate (attestation fiscale) is asked for. */
export const certificateSource: LegalSource = {
  text: 'Code du travail',
  article: 'D7233-4',
  confidence: 'verified',
  readOn: day('2026-11-22'),
}

/** The certificate of a year is due before this day, 31 March of the next: 30 March is the last day in time. */
export const certificateDeadline = (year: number): CivilDate => day(`${year + 1}-03-31`)
