import fc from 'fast-check'
import type { ServiceLine } from '../eligibility/assess.js'
import { activityCodes } from '../rules/fr/activities.js'
import { day, plusDays } from '../shared/civil-date.js'

const around = (first: string, days: number) =>
  fc.integer({ min: -days, max: days }).map((moved) => plusDays(day(first), moved))

/** Days near those on which the law or a registration changes, and any other of twenty years. */
const performedOn = fc.oneof(
  around('2012-01-01', 2),
  around('2013-07-01', 2),
  around('2014-01-01', 2),
  around('2025-03-10', 2),
  fc.nat({ max: 7300 }).map((days) => plusDays(day('2007-01-01'), days)),
)
const activity = fc.oneof(
  fc.constantFrom(...activityCodes),
  fc.constantFrom('II-3', 'II-5', 'II-11'),
)
const missing = <T>(known: fc.Arbitrary<T>) => fc.option(known, { nil: undefined, freq: 6 })

/** Any line of a sale, as far as a verdict depends on it: most with every fact, some without. */
export const serviceLine: fc.Arbitrary<ServiceLine> = fc.record({
  kind: fc.constantFrom('service', 'service', 'service', 'goods'),
  activity: missing(activity),
  performedOn: missing(performedOn),
  place: missing(fc.constantFrom('home', 'home', 'home', 'workshop', 'remote')),
  minutes: missing(fc.constantFrom(1, 60, 119, 120, 121, 240)),
  customer: fc.constantFrom('individual', 'individual', 'individual', 'organisation'),
  registered: fc.oneof(
    fc.constant(activityCodes.map((code) => ({ activity: code, from: day('2006-01-01') }))),
    fc.array(
      fc.record({ activity, from: performedOn, until: fc.option(performedOn, { nil: undefined }) }),
      { maxLength: 4 },
    ),
  ),
  confirmed: missing(fc.subarray(['public', 'bundle'])),
} as const)

/** The facts of a line that somebody may not know yet. */
export const facts = ['performedOn', 'place', 'minutes', 'confirmed'] as const
