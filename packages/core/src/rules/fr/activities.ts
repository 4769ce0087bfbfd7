import { z } from 'zod'
import type { Confidence } from '../source.js'

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

/** An item of article D7231-1 (`II-11` = home IT support). Schema. */
export const ActivityCode = z.enum(activityCodes)
/** An item of article D7231-1. */
export type ActivityCode = z.output<typeof ActivityCode>

/**
 * A fact that the credit depends on and that nobody can read off an invoice: the customer belongs to the public served
 * (`public`), or the service is part of a set of services that includes work at the home (`bundle`, offre globale).
 */
export type Condition = 'public' | 'bundle'

/** Which rate of VAT an activity bears: see `vat.ts`. `lessons` = reduced for school support, normal for other lessons. */
export type VatClass = 'normal' | 'reduced' | 'super-reduced' | 'lessons' | 'unknown'

/**
 * One activity. Labels are short names for screens. The confidence is that of its being on the list: where it is `secondary`,
 * its number was not read in the article but found by the order of the tax return's list of activities (form 2042-RICI).
 */
export interface Activity {
  readonly code: ActivityCode
  readonly fr: string
  readonly en: string
  readonly conditions: readonly Condition[]
  readonly vat: VatClass
  readonly confidence: Confidence
}

const row = (
  code: ActivityCode,
  fr: string,
  en: string,
  vat: VatClass,
  conditions: readonly Condition[] = [],
  confidence: Confidence = 'verified',
): Activity => ({ code, fr, en, vat, conditions, confidence })

/** Article D7231-1 as worded since 17 July 2023; which services need a set: article 199 sexdecies, 2, of the CGI. */
export const activities: readonly Activity[] = [
  row('I-1', "Garde d'enfants de moins de 3 ans", 'Childcare under 3', 'reduced', ['public']),
  row('I-2', 'Accompagnement de jeunes enfants', 'Accompanying young children', 'reduced', [
    'public',
    'bundle',
  ]),
  row(
    'I-3',
    'Assistance aux personnes âgées ou handicapées',
    'Care of elderly or disabled persons',
    'super-reduced',
    ['public'],
  ),
  row(
    'I-4',
    'Conduite du véhicule de personnes dépendantes',
    'Driving a dependent person’s car',
    'super-reduced',
    ['public', 'bundle'],
  ),
  row(
    'I-5',
    'Accompagnement de personnes dépendantes',
    'Accompanying dependent persons',
    'super-reduced',
    ['public', 'bundle'],
  ),
  row('II-1', 'Entretien de la maison et travaux ménagers', 'House cleaning', 'reduced'),
  row('II-2', 'Petits travaux de jardinage', 'Light gardening', 'normal'),
  row('II-3', 'Petit bricolage dit homme toutes mains', 'Odd jobs', 'reduced'),
  row('II-4', "Garde d'enfants de plus de 3 ans", 'Childcare from 3', 'reduced', [], 'secondary'),
  row(
    'II-5',
    'Soutien scolaire ou cours à domicile',
    'Tutoring and lessons',
    'lessons',
    [],
    'secondary',
  ),
  row(
    'II-6',
    "Soins d'esthétique, personnes dépendantes",
    'Beauty care, dependent persons',
    'reduced',
    ['public'],
    'secondary',
  ),
  row('II-7', 'Préparation de repas à domicile', 'Cooking at home', 'reduced', [], 'secondary'),
  row('II-8', 'Livraison de repas à domicile', 'Meal delivery', 'reduced', ['bundle']),
  row('II-9', 'Collecte et livraison de linge repassé', 'Ironed laundry', 'reduced', ['bundle']),
  row('II-10', 'Livraison de courses à domicile', 'Shopping delivery', 'reduced', ['bundle']),
  row('II-11', 'Assistance informatique à domicile', 'Home IT support', 'normal', [], 'secondary'),
  row(
    'II-12',
    'Soins et promenades d’animaux, personnes dépendantes',
    'Pet care, dependent persons',
    'reduced',
    ['public'],
    'secondary',
  ),
  row(
    'II-13',
    'Maintenance et vigilance temporaires du domicile',
    'House watching',
    'normal',
    [],
    'secondary',
  ),
  row(
    'II-14',
    'Assistance administrative à domicile',
    'Administrative help',
    'reduced',
    [],
    'secondary',
  ),
  row(
    'II-15',
    'Accompagnement d’enfants de plus de 3 ans',
    'Accompanying children from 3',
    'reduced',
    ['bundle'],
  ),
  row('II-16', 'Téléassistance et visio-assistance', 'Remote care', 'unknown', [
    'public',
    'bundle',
  ]),
  row(
    'II-17',
    'Interprète en langue des signes, codeur LPC',
    'Sign-language interpreter',
    'unknown',
    [],
    'secondary',
  ),
  row(
    'II-18',
    'Conduite du véhicule, invalidité temporaire',
    'Driving, temporary disability',
    'unknown',
    ['public', 'bundle'],
  ),
  row(
    'II-19',
    'Accompagnement, invalidité temporaire',
    'Accompanying, temporary disability',
    'unknown',
    ['public', 'bundle'],
  ),
  row(
    'II-20',
    'Assistance temporaire à domicile',
    'Temporary care',
    'unknown',
    ['public'],
    'secondary',
  ),
  row(
    'II-21',
    'Coordination et délivrance des services',
    'Coordination of services',
    'normal',
    [],
    'secondary',
  ),
]

const byCode = new Map(activities.map((activity) => [activity.code, activity]))

/** The row of an activity. */
export const activityOf = (code: ActivityCode): Activity => {
  const found = byCode.get(code)
  if (!found) throw new Error(`no such activity: ${code}`)
  return found
}
