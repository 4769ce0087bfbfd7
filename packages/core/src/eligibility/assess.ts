import { type ActivityCode, activityOf, type Condition } from '../rules/fr/activities.js'
import { oddJobMinutes, type ServiceRule } from '../rules/fr/service.js'
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

const refusals = (line: ServiceLine): readonly string[] => {
  const against: ServiceRule[] = []
  if (line.customer === 'organisation') against.push('fr.service.individual')
  if (line.kind === 'goods') return [...against, 'fr.service.goods']
  if (!line.activity) against.push('fr.service.listed')
  if (line.place && line.place !== 'home') against.push('fr.service.at-home')
  if (line.activity && line.performedOn && !isRegistered(line))
    against.push('fr.service.registered')
  return isTooLong(line) ? [...against, oddJobMinutes.id] : against
}

const unknowns = (line: ServiceLine): readonly string[] => {
  const conditions = line.activity ? activityOf(line.activity).conditions : []
  return [
    ...(line.performedOn ? [] : ['performedOn']),
    ...(line.place ? [] : ['place']),
    ...(line.activity === 'II-3' && line.minutes === undefined ? ['minutes'] : []),
    ...conditions.filter((condition) => !line.confirmed?.includes(condition)),
  ]
}

const grounds = (line: ServiceLine): readonly string[] => {
  const conditions = line.activity ? activityOf(line.activity).conditions : []
  return [
    'fr.service.listed',
    'fr.service.at-home',
    'fr.service.individual',
    'fr.service.registered',
    ...(line.activity === 'II-3' ? [oddJobMinutes.id] : []),
    ...conditions.map((condition) => `fr.service.${condition}`),
  ]
}

/** Whether the activity was registered on the day of performance, that day included. */
export const isRegistered = ({ activity, performedOn: on, registered }: ServiceLine): boolean =>
  registered.some(
    (one) => on && one.activity === activity && one.from <= on && (!one.until || on < one.until),
  )

/** Whether an odd job went past the longest visit allowed that day. */
export const isTooLong = ({ activity, performedOn, minutes }: ServiceLine): boolean => {
  if (activity !== 'II-3' || !performedOn || minutes === undefined) return false
  const limit = oddJobMinutes.on(performedOn)
  return limit !== undefined && minutes > limit.value
}
