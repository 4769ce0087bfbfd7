import { type ActivityCode, activityOf, type Condition } from '../rules/fr/activities.js'
import { oddJobAlone, oddJobMinutes, type ServiceRule } from '../rules/fr/service.js'
import type { Verdict } from '../rules/verdict.js'
import type { CivilDate } from '../shared/civil-date.js'

/** An activity that the company may exercise with fiscal effect, from its declaration on; `until` exclusive. */
export interface RegisteredActivity {
  readonly activity: ActivityCode
  readonly from: CivilDate
  readonly until?: CivilDate | undefined
}

/** What is sold, as far as the credit depends on it. */
export interface ServiceLine {
  readonly kind: 'service' | 'goods'
  /** Undefined = not on the list of article D7231-1. */
  readonly activity?: ActivityCode | undefined
  /** The day of performance: it governs. */
  readonly performedOn?: CivilDate | undefined
  readonly place?: 'home' | 'workshop' | 'remote' | undefined
  /** Whole minutes of the visit. */
  readonly minutes?: number | undefined
  readonly customer: 'individual' | 'organisation'
  readonly registered: readonly RegisteredActivity[]
  /** The conditions of the activity that somebody checked for this customer. */
  readonly confirmed?: readonly Condition[] | undefined
}

/**
 * Whether money paid for a line opens the right to the tax credit of article 199 sexdecies of the CGI.
 * One rule that says no is enough; otherwise a fact that is missing leaves it undetermined.
 * @example {@includeCode ../../../../examples/one-rule/assess.ts}
 */
export const assess = (line: ServiceLine): Verdict => {
  const against = refusals(line)
  if (against.length) return { verdict: 'not-eligible', because: against, missing: [] }
  const missing = unknowns(line)
  if (missing.length) return { verdict: 'undetermined', because: [], missing }
  return { verdict: 'eligible', because: grounds(line), missing: [] }
}

/** The rules by which a line is no service to a person at home: one is enough. */
export const refusals = (line: ServiceLine): readonly string[] => {
  const against: ServiceRule[] = []
  if (line.customer === 'organisation') against.push('fr.service.individual')
  if (line.kind === 'goods') return [...against, 'fr.service.goods']
  if (!line.activity) against.push('fr.service.listed')
  if (isElsewhere(line)) against.push('fr.service.at-home')
  if (line.activity && line.performedOn && !isRegistered(line))
    against.push('fr.service.registered')
  return isTooLong(line) ? [...against, oddJobMinutes.id] : against
}

/** The facts that are missing to say that a line is such a service. */
export const unknowns = (line: ServiceLine): readonly string[] => {
  const conditions = line.activity ? activityOf(line.activity).conditions : []
  return [
    ...(line.performedOn ? [] : ['performedOn']),
    ...(line.place ? [] : ['place']),
    // Remote care of certain persons is deemed to be done at their home (budget acts for 2022 and 2023): on which terms was not read.
    ...(line.place === 'remote' ? ['deemed-at-home'] : []),
    ...(line.activity === 'II-3' && line.minutes === undefined ? ['minutes'] : []),
    ...(needsSubscription(line) ? ['monthly-subscription'] : []),
    ...conditions.filter((condition) => !line.confirmed?.includes(condition)),
  ]
}

/** The rules that a service to a person at home rests on. */
export const grounds = (line: ServiceLine): readonly string[] => {
  const conditions = line.activity ? activityOf(line.activity).conditions : []
  return [
    'fr.service.listed',
    'fr.service.at-home',
    'fr.service.individual',
    'fr.service.registered',
    ...(line.activity === 'II-3' ? [oddJobMinutes.id, oddJobAlone.id] : []),
    ...conditions.map((condition) => `fr.service.${condition}`),
  ]
}

const isElsewhere = ({ activity, place }: ServiceLine): boolean =>
  place === 'workshop' || (place === 'remote' && activity !== 'II-16')

const needsSubscription = ({ activity, performedOn }: ServiceLine): boolean =>
  activity === 'II-3' && performedOn !== undefined && !oddJobAlone.on(performedOn)

// The day of declaration is the first, that of withdrawal the first without.
const isRegistered = ({ activity, performedOn: on, registered }: ServiceLine): boolean =>
  registered.some(
    (one) => on && one.activity === activity && one.from <= on && (!one.until || on < one.until),
  )

const isTooLong = ({ activity, performedOn, minutes }: ServiceLine): boolean => {
  if (activity !== 'II-3' || !performedOn || minutes === undefined) return false
  const limit = oddJobMinutes.on(performedOn)
  return limit !== undefined && minutes > limit.value
}
