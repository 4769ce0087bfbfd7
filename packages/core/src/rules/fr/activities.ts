import { type CivilDate, day } from '../../shared/day.js'
import type { Rule } from '../reason.js'
import type { LegalSource } from '../source.js'
import { dependentPerson, temporaryNeed, youngChild } from './service.js'
import { travail } from './texts.js'

/** The 26 activities of article D7231-1 of the Code du travail: 5 of part I, 21 of part II. */
export const activityCodes = [
  'I-1',
  'I-2',
  'I-3',
  'I-4',
  'I-5',
  'II-1',
  'II-2',
  'II-3',
  'II-4',
  'II-5',
  'II-6',
  'II-7',
  'II-8',
  'II-9',
  'II-10',
  'II-11',
  'II-12',
  'II-13',
  'II-14',
  'II-15',
  'II-16',
  'II-17',
  'II-18',
  'II-19',
  'II-20',
  'II-21',
] as const

/** An item of article D7231-1 (`II-11` = home IT support). */
export type ActivityCode = (typeof activityCodes)[number]

/** How an organisation acts (Code du travail, L7232-6): for the household that employs the worker, by lending staff, or itself. */
export const modes = ['mandataire', 'mise-a-disposition', 'prestataire'] as const
/** How an organisation acts. */
export type Mode = (typeof modes)[number]

/** What an organisation needs from the State to act. */
export const statuses = ['declaration', 'approval', 'authorisation'] as const
/** What an organisation needs from the State: déclaration, agrément, autorisation. */
export type Status = (typeof statuses)[number]

/** Which rate of VAT an activity bears: see `vat.ts`. `lessons` = reduced for school support, normal for other lessons. */
export type VatClass = 'normal' | 'reduced' | 'super-reduced' | 'lessons' | 'unknown'

/** Which activities have a yearly cap of their own. */
export type CapName = 'odd-jobs' | 'it-support' | 'gardening'

/**
 * One activity. Labels are short names for screens. Where the source is `secondary`, the item's number was not read in the article
 * but found by the order of the tax return's list of activities (form 2042-RICI).
 */
export interface Activity {
  readonly code: ActivityCode
  readonly fr: string
  readonly en: string
  /** From when it is known to be on the list; what stood there before was not read. */
  readonly since: CivilDate
  /** What the organisation needs besides its declaration, by mode. */
  readonly needs: (mode: Mode) => Status
  /** Offre globale: alone, and outside the home, it opens no right. */
  readonly bundle: boolean
  /** Whom it must serve to open the right; undefined = anybody. */
  readonly public?: Rule | undefined
  readonly vat: VatClass
  /** Item of article 86 of annexe III of the CGI, for the reduced rates. */
  readonly article86?: string | undefined
  /** Code of the nature of the service on the tax return (2042-RICI). */
  readonly box: string
  readonly cap?: CapName | undefined
  readonly source: LegalSource
}

const declaration = (): Status => 'declaration'
const approval = (): Status => 'approval'
const byMode = (mode: Mode): Status => (mode === 'prestataire' ? 'authorisation' : 'approval')

type Rest = Partial<Pick<Activity, 'needs' | 'bundle' | 'public' | 'article86' | 'cap'>> & {
  readonly since?: string
  /** The item's number was not read in the article. */
  readonly found?: true
}

const row = (
  code: ActivityCode,
  fr: string,
  en: string,
  vat: VatClass,
  box: string,
  { since = '2000-01-01', found, ...rest }: Rest = {},
): Activity => ({
  code,
  fr,
  en,
  vat,
  box,
  since: day(since),
  needs: declaration,
  bundle: false,
  ...rest,
  source: travail('D7231-1', `${code.replace('-', ', ')}°`, found ? 'secondary' : 'verified'),
})

/** Article D7231-1 as worded since 17 July 2023; which services need a set: article 199 sexdecies, 2, of the CGI. */
export const activities: readonly Activity[] = [
  row('I-1', "Garde d'enfants de moins de 3 ans", 'Childcare under 3', 'reduced', 'BDA', {
    needs: approval,
    public: youngChild,
    article86: 'II, 3°',
  }),
  row('I-2', 'Accompagnement de jeunes enfants', 'Accompanying young children', 'reduced', 'BDB', {
    needs: approval,
    bundle: true,
    public: youngChild,
    article86: 'II, 12°',
  }),
  row(
    'I-3',
    'Assistance aux personnes âgées ou handicapées',
    'Care of elderly or disabled persons',
    'super-reduced',
    'BDC',
    { needs: byMode, public: dependentPerson, article86: 'I, 1° à 3°' },
  ),
  row(
    'I-4',
    'Conduite du véhicule de personnes dépendantes',
    'Driving a dependent person’s car',
    'super-reduced',
    'BDD',
    { needs: byMode, bundle: true, public: dependentPerson, article86: 'I, 4°' },
  ),
  row(
    'I-5',
    'Accompagnement de personnes dépendantes',
    'Accompanying dependent persons',
    'super-reduced',
    'BDE',
    { needs: byMode, bundle: true, public: dependentPerson, article86: 'I, 5° et 6°' },
  ),
  row('II-1', 'Entretien de la maison et travaux ménagers', 'House cleaning', 'reduced', 'BDF', {
    article86: 'II, 1°',
  }),
  row('II-2', 'Petits travaux de jardinage', 'Light gardening', 'normal', 'BDG', {
    since: '2005-12-30',
    cap: 'gardening',
  }),
  row('II-3', 'Petit bricolage dit homme toutes mains', 'Odd jobs', 'reduced', 'BDH', {
    since: '1996-06-25',
    cap: 'odd-jobs',
    article86: 'II, 2°',
  }),
  row('II-4', "Garde d'enfants de plus de 3 ans", 'Childcare from 3', 'reduced', 'BDI', {
    found: true,
    article86: 'II, 3° (plus de 3 ans)',
  }),
  row('II-5', 'Soutien scolaire ou cours à domicile', 'Tutoring and lessons', 'lessons', 'BDK', {
    found: true,
    article86: 'II, 4°',
  }),
  row(
    'II-6',
    "Soins d'esthétique, personnes dépendantes",
    'Beauty care, dependent persons',
    'reduced',
    'BDL',
    { found: true, public: dependentPerson, article86: 'II, 5°' },
  ),
  row('II-7', 'Préparation de repas à domicile', 'Cooking at home', 'reduced', 'BDM', {
    found: true,
    article86: 'II, 6°',
  }),
  row('II-8', 'Livraison de repas à domicile', 'Meal delivery', 'reduced', 'BDN', {
    bundle: true,
    article86: 'II, 7°',
  }),
  row('II-9', 'Collecte et livraison de linge repassé', 'Ironed laundry', 'reduced', 'BDO', {
    bundle: true,
    article86: 'II, 8°',
  }),
  row('II-10', 'Livraison de courses à domicile', 'Shopping delivery', 'reduced', 'BDP', {
    bundle: true,
    article86: 'II, 9°',
  }),
  row('II-11', 'Assistance informatique à domicile', 'Home IT support', 'normal', 'BDQ', {
    since: '2005-12-30',
    found: true,
    cap: 'it-support',
  }),
  row(
    'II-12',
    'Soins et promenades d’animaux, personnes dépendantes',
    'Pet care, dependent persons',
    'reduced',
    'BDR',
    { found: true, public: dependentPerson, article86: 'II, 10°' },
  ),
  row(
    'II-13',
    'Maintenance et vigilance temporaires du domicile',
    'House watching',
    'normal',
    'BDS',
    { since: '2013-07-01', found: true },
  ),
  row('II-14', 'Assistance administrative à domicile', 'Administrative help', 'reduced', 'BDT', {
    found: true,
    article86: 'II, 11°',
  }),
  row(
    'II-15',
    'Accompagnement d’enfants de plus de 3 ans',
    'Accompanying children from 3',
    'reduced',
    'BDJ',
    { bundle: true, article86: 'II, 12° (plus de 3 ans)' },
  ),
  row('II-16', 'Téléassistance et visio-assistance', 'Remote care', 'unknown', 'BDU', {
    since: '2016-06-09',
    bundle: true,
  }),
  row(
    'II-17',
    'Interprète en langue des signes, codeur LPC',
    'Sign-language interpreter',
    'unknown',
    'BDV',
    { since: '2016-06-09', found: true },
  ),
  row(
    'II-18',
    'Conduite du véhicule, invalidité temporaire',
    'Driving, temporary disability',
    'unknown',
    'BDW',
    { since: '2016-06-09', bundle: true, public: temporaryNeed },
  ),
  row(
    'II-19',
    'Accompagnement, invalidité temporaire',
    'Accompanying, temporary disability',
    'unknown',
    'BDX',
    { since: '2016-06-09', bundle: true, public: temporaryNeed },
  ),
  row('II-20', 'Assistance temporaire à domicile', 'Temporary care', 'unknown', 'BDY', {
    since: '2016-06-09',
    found: true,
    public: temporaryNeed,
  }),
  row(
    'II-21',
    'Coordination et délivrance des services',
    'Coordination of services',
    'normal',
    'BDZ',
    {
      since: '2013-07-01',
      found: true,
    },
  ),
]

const byCode = new Map(activities.map((activity) => [activity.code, activity]))

/** The row of an activity. @throws {Error} for a code that is not on the list. */
export const activityOf = (code: ActivityCode): Activity => {
  const found = byCode.get(code)
  if (!found) throw new Error(`no such activity: ${code}`)
  return found
}
