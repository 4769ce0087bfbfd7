import { type DatedTable, datedTable } from '../dated-table.js'
import { travail } from './texts.js'

/** What Moselle, Bas-Rhin and Haut-Rhin have besides. */
export interface AlsaceMoselleHolidays {
  /** As `MM-DD`. */
  readonly fixed: readonly string[]
  /** Days before Easter Sunday. */
  readonly beforeEaster: { readonly goodFriday: number }
}

/**
 * The two holidays that Moselle, Bas-Rhin and Haut-Rhin have besides: Good Friday, in communes with a Protestant church, and 26 December.
 * From memory, its first day too: nobody here read the article, so a company says itself that they are its own.
 */
export const alsaceMoselleHolidays: DatedTable<AlsaceMoselleHolidays> = datedTable({
  id: 'fr.public-holidays.alsace-moselle',
  title: { fr: 'Jours fériés d’Alsace et de Moselle', en: 'Public holidays of Alsace and Moselle' },
  unit: 'days of a year, and days before Easter',
  governedBy: 'performance',
  rows: [
    {
      from: '2008-05-01',
      value: { fixed: ['12-26'], beforeEaster: { goodFriday: 2 } },
      source: travail('L3134-13', 'vendredi saint et 26 décembre', 'memory'),
    },
  ],
})
