import { type Rule, rule } from '../reason.js'
import type { LegalSource } from '../source.js'
import type { ActivityCode } from './activities.js'
import { doctrine, travail } from './texts.js'

/** Tasks that look like an activity and are not: what a line says it is, when somebody asks. */
export const tasks = [
  'hardware-repair',
  'sale-of-equipment',
  'entertainment-equipment',
  'building-work',
  'fluids-gas-electricity',
  'distance-lesson',
  'the-meal-itself',
  'medical-care',
  'veterinary-or-grooming',
] as const
/** A task that looks like an activity and is not. */
export type Task = (typeof tasks)[number]

const excluded = (
  activity: ActivityCode,
  task: Task,
  fr: string,
  en: string,
  from: string,
  source: LegalSource,
  id: string = task,
): Exclusion => ({
  activity,
  task,
  rule: rule({
    id: `fr.excluded.${id}`,
    kept: [`no-${task}`, `Pas de cela : ${fr}`, `Nothing of that: ${en}`],
    broken: { [`${task}-excluded`]: [fr, en] },
    versions: [[from, source]],
  }),
})

/** One task that opens no right in an activity. */
export interface Exclusion {
  readonly activity: ActivityCode
  readonly task: Task
  readonly rule: Rule
}

const circular = (paragraph: string): LegalSource =>
  doctrine('circulaire du 26 avril 2012 et suivantes', paragraph)

/** Tasks that open no right, by activity. */
export const exclusions: readonly Exclusion[] = [
  excluded(
    'II-11',
    'hardware-repair',
    'La réparation de matériel n’est pas de l’assistance informatique.',
    'Repair of hardware is no home IT support.',
    '2012-04-26',
    circular('informatique : réparation'),
  ),
  excluded(
    'II-11',
    'sale-of-equipment',
    'La vente de matériel ou de logiciels n’est pas de l’assistance informatique.',
    'Sale of hardware or software is no home IT support.',
    '2012-04-26',
    circular('informatique : vente'),
  ),
  excluded(
    'II-11',
    'entertainment-equipment',
    'Téléviseurs, hi-fi, photo, consoles et GPS ne sont pas de l’informatique.',
    'Television, hi-fi, photography, consoles and GPS are no IT.',
    '2012-04-26',
    circular('informatique : matériels'),
  ),
  excluded(
    'II-3',
    'building-work',
    'La construction et l’entretien du bâtiment ne sont pas du petit bricolage.',
    'Building work is no odd job.',
    '2012-04-26',
    circular('bricolage : construction'),
  ),
  excluded(
    'II-3',
    'fluids-gas-electricity',
    'Les fluides, le gaz et les réseaux électriques ne sont pas du petit bricolage.',
    'Fluids, gas and electrical networks are no odd job.',
    '2012-04-26',
    circular('bricolage : réseaux'),
  ),
  excluded(
    'II-5',
    'distance-lesson',
    'Un cours à distance n’est pas un cours à domicile.',
    'A lesson at a distance is no lesson at home.',
    '2012-04-26',
    circular('cours : présence'),
  ),
  excluded(
    'II-8',
    'the-meal-itself',
    'Seule la livraison ouvre un droit, pas le repas.',
    'Only the delivery opens a right, not the meal.',
    '2012-04-26',
    circular('repas : livraison seule'),
  ),
  excluded(
    'I-3',
    'medical-care',
    'Les soins relevant d’actes médicaux sont exclus.',
    'Medical care is excluded.',
    '2016-06-09',
    travail('D7231-1', 'I, 3°, à l’exclusion d’actes de soins', 'verified'),
  ),
  excluded(
    'II-20',
    'medical-care',
    'Les soins relevant d’actes médicaux sont exclus de l’aide temporaire.',
    'Medical care is excluded from help for a time.',
    '2016-06-09',
    travail('D7231-1', 'II, 20°, à l’exclusion des soins'),
    'temporary-medical-care',
  ),
  excluded(
    'II-12',
    'veterinary-or-grooming',
    'Les soins vétérinaires et le toilettage sont exclus.',
    'Veterinary care and grooming are excluded.',
    '2016-06-09',
    travail('D7231-1', 'II, 12°, à l’exception des soins vétérinaires et du toilettage'),
  ),
]
