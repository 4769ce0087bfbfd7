import { day } from '../../shared/day.js'
import { type Rule, rule } from '../reason.js'
import type { LegalSource } from '../source.js'

const label = (paragraph: string): LegalSource => ({
  text: 'Label de qualité',
  article: 'règles du label',
  paragraph,
  confidence: 'secondary',
  readOn: day('2026-11-22'),
})

/** Fourth rule of the quality label: the customer sees, before ordering, a decision that explains itself. */
export const labelExplained: Rule = rule({
  id: 'fr.label.explained',
  kept: [
    'label-explained',
    'La décision est rendue et expliquée avant la commande.',
    'The decision is made and explained before the order.',
  ],
  broken: {},
  versions: [['1996-01-01', label('règle 4')]],
})

/** Fifth rule, optional and stricter than the law: an employee of the organisation does the work. */
export const labelEmployer: Rule<'label-employer-only'> = rule({
  id: 'fr.label.employer',
  kept: [
    'label-employee',
    'L’intervenant est salarié de l’organisme.',
    'The worker is an employee of the organisation.',
  ],
  broken: {
    'label-employer-only': [
      'Le label demande un intervenant salarié de l’organisme.',
      'The label asks for a worker employed by the organisation.',
    ],
  },
  versions: [['1996-01-01', label('règle 5')]],
})
