import { day } from '../../shared/civil-date.js'
import { type DatedTable, datedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'

const readOn = day('2026-11-22')
const from = (
  text: string,
  article: string,
  confidence: LegalSource['confidence'] = 'verified',
): LegalSource => ({ text, article, confidence, readOn })

/** Longest odd job (petit bricolage) that opens the right, in minutes a visit, this limit included. */
export const oddJobMinutes: DatedTable<number> = datedTable({
  id: 'fr.odd-job.minutes',
  unit: 'minutes a visit',
  rows: [
    {
      from: '1996-06-25',
      value: 120,
      source: from('Code du travail', 'D7233-5, 1° (before 2008: D129-11)'),
    },
  ],
})

/** From when an odd job opens the right without a monthly subscription. Before, it needed one, until a day that was not read. */
export const oddJobAlone: DatedTable<true> = datedTable({
  id: 'fr.odd-job.alone',
  unit: 'true from this day',
  rows: [
    {
      from: '2013-07-01',
      value: true,
      source: from('Code du travail', 'D7233-5 (décret 2013-524)'),
    },
  ],
})

/** Rules without a figure that a verdict may rest on, by id. */
export const serviceRules = {
  'fr.service.listed': from('Code du travail', 'D7231-1'),
  'fr.service.goods': from('Code du travail', 'L7231-1', 'secondary'),
  'fr.service.at-home': from('CGI', '199 sexdecies, 1', 'secondary'),
  'fr.service.individual': from('CGI', '199 sexdecies, 1', 'secondary'),
  'fr.service.registered': from('Code du travail', 'L7232-1-1'),
  'fr.service.bundle': from('CGI', '199 sexdecies, 2', 'secondary'),
  'fr.service.public': from('Code du travail', 'L7231-1', 'secondary'),
} as const satisfies Record<string, LegalSource>

/** Id of one of these rules. */
export type ServiceRule = keyof typeof serviceRules
