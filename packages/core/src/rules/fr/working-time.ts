import { type DatedTable, datedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import { idcc3127 } from './other-texts.js'
import { travail } from './texts.js'

const limit = <V>(
  id: string,
  fr: string,
  en: string,
  unit: string,
  value: V,
  source: LegalSource,
): DatedTable<V> =>
  datedTable<V>({
    id: `fr.working-time.${id}`,
    title: { fr, en },
    unit,
    governedBy: 'performance',
    rows: [{ from: source.text.startsWith('Code') ? '2016-08-10' : '2014-11-01', value, source }],
  })

const code = (article: string, what: string): LegalSource => travail(article, what, 'memory')

/** An average over several weeks. */
export interface WeeklyAverage {
  readonly minutes: number
  readonly weeks: number
}

/** A break that work of some length calls for. */
export interface Break {
  readonly after: number
  readonly minutes: number
}

/** Hours of the night, `HH:MM`, the first included, the second not. */
export interface Night {
  readonly from: string
  readonly to: string
}

/** The limits of working time that a plan keeps. */
export interface WorkingTime {
  readonly day: DatedTable<number>
  readonly week: DatedTable<number>
  readonly weeklyAverage: DatedTable<WeeklyAverage>
  readonly dailyRest: DatedTable<number>
  readonly weeklyRest: DatedTable<number>
  readonly break: DatedTable<Break>
  readonly night: DatedTable<Night>
  readonly mayDay: DatedTable<string>
  readonly sunday: DatedTable<readonly string[]>
  readonly travelBetweenVisits: DatedTable<true>
}

/**
 * The limits of working time, in minutes. All are from memory, their first days too (numbering of
 * August 2016; agreement IDCC 3127): none may be relied on unless the tenant names its row in the
 * setting `trusts`.
 */
export const workingTime: WorkingTime = {
  day: limit(
    'day',
    'Durée maximale du travail par jour',
    'Longest working day',
    'minutes, at most',
    600,
    code('L3121-18', 'dix heures'),
  ),
  week: limit(
    'week',
    'Durée maximale du travail par semaine',
    'Longest working week',
    'minutes, at most',
    2880,
    code('L3121-20', 'quarante-huit heures'),
  ),
  weeklyAverage: limit(
    'weekly-average',
    'Durée moyenne maximale du travail par semaine',
    'Longest working week on average',
    'minutes a week on average, at most',
    { minutes: 2640, weeks: 12 },
    code('L3121-22', 'quarante-quatre heures'),
  ),
  dailyRest: limit(
    'daily-rest',
    'Repos quotidien',
    'Daily rest',
    'minutes, at least',
    660,
    code('L3131-1', 'onze heures'),
  ),
  weeklyRest: limit(
    'weekly-rest',
    'Repos hebdomadaire',
    'Weekly rest',
    'minutes, at least',
    2100,
    code('L3132-2', 'vingt-quatre heures et onze heures'),
  ),
  break: limit(
    'break',
    'Pause',
    'Break',
    'minutes, at least, after minutes of work',
    { after: 360, minutes: 20 },
    code('L3121-16', 'vingt minutes'),
  ),
  night: limit(
    'night',
    'Heures de nuit',
    'Hours of the night',
    'times of day',
    { from: '21:00', to: '06:00' },
    idcc3127('nuit', 'de 21 heures à 6 heures'),
  ),
  mayDay: limit(
    'may-day',
    '1er mai',
    '1 May',
    'kind of day',
    'paid rest',
    code('L3133-4', 'chômé'),
  ),
  sunday: limit<readonly string[]>(
    'sunday',
    'Services admis le dimanche, sur volontariat',
    'Services allowed on a Sunday, of the worker’s own will',
    'services',
    ['dependent persons', 'childcare'],
    idcc3127('dimanche', 'publics dépendants et garde d’enfants'),
  ),
  travelBetweenVisits: limit<true>(
    'travel-between-visits',
    'Le trajet entre deux interventions consécutives est du temps de travail',
    'Travel between two visits in a row is working time',
    'applies',
    true,
    idcc3127('trajet', 'entre deux interventions consécutives'),
  ),
}
