import { type Factor, factor } from '../../shared/factor.js'
import { type DatedTable, datedTable } from '../dated-table.js'
import { type Rule, rule } from '../reason.js'
import { travail } from './texts.js'

/** Home services must be the organisation's only activity to open the advantages. */
export const exclusive: Rule<'not-exclusive'> = rule({
  id: 'fr.exclusivity.only-activity',
  governedBy: 'performance',
  kept: [
    'exclusive',
    'Les services à la personne sont la seule activité de l’organisme.',
    'Home services are the only activity of the organisation.',
  ],
  broken: {
    'not-exclusive': [
      'L’organisme a d’autres activités et n’en est pas dispensé.',
      'The organisation has other activities, and no dispensation.',
    ],
  },
  versions: [
    ['2011-11-22', travail('L7232-1-1', 'à titre exclusif', 'verified')],
    ['2008-05-01', travail('L7232-1 et suivants', 'activité exclusive (avant la déclaration)')],
    ['1996-06-25', travail('D129-8', 'caractère exclusif', 'verified')],
  ],
})

/** Bodies that may do something else besides, with separate accounts: associations intermédiaires, communes, health bodies... */
export const dispensed: Rule<'accounts-not-separate'> = rule({
  id: 'fr.exclusivity.dispensed',
  governedBy: 'performance',
  kept: [
    'dispensed',
    'L’organisme est dispensé de l’activité exclusive et tient des comptes séparés.',
    'The organisation is dispensed from exclusivity and keeps separate accounts.',
  ],
  broken: {
    'accounts-not-separate': [
      'La dispense demande des comptes séparés.',
      'The dispensation asks for separate accounts.',
    ],
  },
  versions: [['2011-11-22', travail('L7232-1-2', '1° à 5° (dispenses)', 'verified')]],
})

/** Micro-entrepreneurs and companies of fewer employees than this may have an accessory activity. */
export const accessoryHeadcount: DatedTable<number> = datedTable({
  id: 'fr.exclusivity.headcount',
  title: {
    fr: 'Effectif en dessous duquel une activité accessoire est admise',
    en: 'Headcount below which an accessory activity is admitted',
  },
  unit: 'employees, fewer than',
  governedBy: 'performance',
  rows: [
    {
      from: '2025-01-01',
      value: 11,
      source: travail('L7232-1-2', '6° (moins de onze salariés)', 'verified'),
    },
  ],
})

/** How much of the previous calendar year's whole turnover the accessory activity may make, this share included. */
export const accessoryShare: DatedTable<Factor> = datedTable({
  id: 'fr.exclusivity.accessory-share',
  title: {
    fr: 'Part du chiffre d’affaires que l’activité accessoire peut faire',
    en: 'Share of turnover that the accessory activity may make',
  },
  unit: 'ratio of the previous year’s turnover, at most',
  governedBy: 'performance',
  rows: [
    {
      from: '2025-01-01',
      value: factor('0.3'),
      source: travail('D7232-1-1', '30 % (décret 2024-851)', 'verified'),
    },
  ],
})

/** What is said of the accessory activity. */
export const accessoryWords = {
  small: {
    code: 'small-enough',
    fr: 'Moins de onze salariés, ou micro-entrepreneur : une activité accessoire est admise.',
    en: 'Fewer than eleven employees, or a micro-entrepreneur: an accessory activity is admitted.',
  },
  tooBig: {
    code: 'too-many-employees',
    fr: 'Avec onze salariés ou plus, aucune activité accessoire n’est admise.',
    en: 'With eleven employees or more, no accessory activity is admitted.',
  },
  within: {
    code: 'accessory-within-share',
    fr: 'L’activité accessoire ne dépasse pas 30 % du chiffre d’affaires de l’année précédente.',
    en: 'The accessory activity is within 30 % of the previous year’s turnover.',
  },
  mixedAccounts: {
    code: 'accounts-not-separate',
    fr: 'L’activité accessoire demande des comptes séparés.',
    en: 'The accessory activity asks for separate accounts.',
  },
  over: {
    code: 'accessory-over-share',
    fr: 'L’activité accessoire dépasse 30 % du chiffre d’affaires de l’année précédente.',
    en: 'The accessory activity is over 30 % of the previous year’s turnover.',
  },
} as const
