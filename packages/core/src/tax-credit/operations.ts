import { z } from 'zod'
import { type Allow, type CommonRefusal, query } from '../app/operation.js'
import { assess } from '../eligibility/index.js'
import { AskedLine, AssessmentAnswer, told as assessed } from '../eligibility/schemas.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { Reason } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, NaturalAmount } from '../shared/money.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { Aid, AskedHousehold, TaxYearAnswer } from './schemas.js'
import { simulate as simulateQuote } from './simulate.js'
import type { UnsettledLaw, YearRefusal } from './tax-year.js'
import { yearOf as yearOfHousehold } from './year-of.js'

const anybody: Allow = {
  owner: 'all',
  manager: 'all',
  agent: 'all',
  accountant: 'all',
  customer: 'all',
  visitor: 'all',
}
/** A row that nobody read, and that the entity's settings do not name. */
const refusals = { 'unsettled-law': { row: z.string(), field: z.string() } }

/** A refusal of the rules in the words of the facade: the field stands below `path`. */
const told = <V>(
  answer: Result<V, YearRefusal>,
  path: string,
): Result<V, UnsettledLaw | CommonRefusal> => {
  if (answer.ok || answer.refusal.code === 'unsettled-law') return answer as Result<V, UnsettledLaw>
  const issues = answer.refusal.wrong.map(({ field, reason }) => ({
    path: [path, field].filter(Boolean).join('.'),
    code: reason,
    message: reason,
  }))
  return refuse({ code: 'invalid-input', issues })
}

const dayMissing = refuse({
  code: 'invalid-input',
  wrong: [{ field: 'paidOn', reason: 'missing' }],
} satisfies YearRefusal)

/** The tax credit or reduction of a household for an income year, by the settings of an entity: what counts, what does not, and why. */
export const yearOf = query({
  input: z.object({ legalEntity: LegalEntityId, household: AskedHousehold }),
  output: TaxYearAnswer,
  allow: anybody,
  refusals,
  async run(work, { legalEntity: id, household }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    return told(yearOfHousehold(household, entity.lawSettings), 'household')
  },
})

/** What a quote costs, and apart from it what comes back later: the price leads (decree of 17 March 2015). */
export const simulate = query({
  input: AskedLine.extend({
    price: NaturalAmount,
    paidOn: CivilDate.optional(),
    household: AskedHousehold.optional(),
    employment: z.enum(['provider', 'direct']).optional(),
    aids: z.array(Aid).readonly().optional(),
  }),
  output: z.object({
    price: NaturalAmount,
    assessment: AssessmentAnswer,
    advantage: z.object({
      kind: z.enum(['reduction', 'split', 'credit']),
      amount: NaturalAmount,
      costInTheEnd: Amount,
    }),
    ceilingLeft: NaturalAmount,
    capLeft: NaturalAmount.optional(),
    householdAssumed: z.boolean(),
    year: TaxYearAnswer,
    display: Reason.optional(),
  }),
  allow: anybody,
  refusals,
  async run(work, { legalEntity: id, price, paidOn, household, employment, aids, ...line }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const assessment = assess({ ...line, registered: entity.activities }, entity.lawSettings)
    const { activity, means, place, performedOn } = line
    const home = place === 'ascendant-home' ? 'ascendant' : 'own'
    const day = paidOn ?? performedOn
    if (!day) return told(dayMissing, '')
    const paid = { paidOn: day, price, means, employment, aids }
    const quote = { assessment, activity, home, household, ...paid } as const
    const answer = simulateQuote(quote, entity.lawSettings)
    if (!answer.ok) return told(answer, '')
    return accept({ ...answer.value, assessment: assessed(assessment) })
  },
})
