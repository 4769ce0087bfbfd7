import type { Assessment } from '../eligibility/assess.js'
import type { ServiceLine } from '../eligibility/line.js'
import { type ActivityCode, activityOf } from '../rules/fr/activities.js'
import { day } from '../shared/day.js'
import { everything } from './service-lines.js'

/**
 * An hour of an activity on 10 March 2026 that opens the right, unless told otherwise: at a person's home, for whom it is meant,
 * in a set of services, by a provider with every status.
 */
export const lawLine = (activity: ActivityCode, rest: Partial<ServiceLine> = {}): ServiceLine => ({
  kind: 'service',
  activity,
  performedOn: day('2026-03-10'),
  place: activityOf(activity).bundle ? 'outside' : 'home',
  minutes: 60,
  customer: 'individual',
  registered: everything,
  mode: 'prestataire',
  publicServed: true,
  bundle: 'provider',
  ...rest,
})

/** The codes of what decided. */
export const codes = ({ because }: Pick<Assessment, 'because'>): readonly string[] =>
  because.map(({ code }) => code)

/** The rows of law that decided. */
export const rowsOf = ({ because }: Pick<Assessment, 'because'>): readonly string[] =>
  because.map(({ row }) => row)
