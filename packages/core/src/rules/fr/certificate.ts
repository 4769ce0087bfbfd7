import { type CivilDate, day } from '../../shared/day.js'
import { rowOfYear } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import { certificateDay } from './deadlines.js'
import { travail } from './texts.js'

/** Where the yearly fiscal certificate (attestation fiscale) is asked for. */
export const certificateSource: LegalSource = travail('D7233-4', undefined, 'verified')

/**
 * The certificate of a year is due before this day, 31 March of the next: 30 March is the last day
 * in time. For years before the first row no text was read that names a day: the one of today
 * serves.
 */
export const certificateDeadline = (year: number): CivilDate =>
  day(`${year + 1}-${rowOfYear(certificateDay, year)?.value ?? '03-31'}`)
