import { day } from '../../shared/civil-date.js'
import { type Factor, percent } from '../../shared/rate.js'
import { type DatedTable, datedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'

const readOn = day('2026-11-22')
const cgi = (article: string, confidence: LegalSource['confidence'] = 'verified'): LegalSource => ({
  text: 'CGI',
  article,
  confidence,
  readOn,
})

/**
 * Normal rate of VAT in metropolitan France, as a ratio of the price before tax. The date that governs is the chargeable event.
 * The rate of 19.6 % is older than its row: since when was not read.
 */
export const vatNormal: DatedTable<Factor> = datedTable({
  id: 'fr.vat.normal',
  unit: 'ratio',
  rows: [
    { from: '2014-01-01', value: percent('20'), source: cgi('278') },
    {
      from: '2013-07-01',
      value: percent('19.6'),
      source: cgi('278, former wording', 'secondary'),
    },
  ],
})

/** Reduced rate of most services at home. */
export const vatReduced: DatedTable<Factor> = datedTable({
  id: 'fr.vat.sap-reduced',
  unit: 'ratio',
  rows: [
    { from: '2014-01-01', value: percent('10'), source: cgi('279 i', 'secondary') },
    {
      from: '2012-01-01',
      value: percent('7'),
      source: cgi('279 i, former wording', 'secondary'),
    },
    {
      from: '2000-01-01',
      value: percent('5.5'),
      source: cgi('279 i, former wording', 'secondary'),
    },
  ],
})

/** Rate of the essential acts of daily life for dependent persons. */
export const vatSuperReduced: DatedTable<Factor> = datedTable({
  id: 'fr.vat.sap-super-reduced',
  unit: 'ratio',
  rows: [
    { from: '2012-01-01', value: percent('5.5'), source: cgi('278-0 bis D') },
    {
      from: '2000-01-01',
      value: percent('5.5'),
      source: cgi('278-0 bis D, former wording', 'secondary'),
    },
  ],
})

/** From when gardening, IT support, house watching, coordination and lessons that are no school support bear the normal rate. */
export const vatMovedToNormal: DatedTable<true> = datedTable({
  id: 'fr.vat.sap-moved-to-normal',
  unit: 'true from this day',
  rows: [
    {
      from: '2013-07-01',
      value: true,
      source: {
        text: 'CGI annexe III (décret 2013-510)',
        article: '86',
        confidence: 'verified',
        readOn,
      },
    },
  ],
})
