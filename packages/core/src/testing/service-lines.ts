import fc from 'fast-check'
import type { ServiceLine } from '../eligibility/index.js'
import { places, type Registration } from '../eligibility/line.js'
import { activityCodes, modes, statuses } from '../rules/fr/activities.js'
import { exclusions, tasks } from '../rules/fr/exclusions.js'
import { means } from '../rules/fr/payment.js'
import { day, plusDays } from '../shared/civil-date.js'

const around = (first: string, days: number) =>
  fc.integer({ min: -days, max: days }).map((moved) => plusDays(day(first), moved))

/** Days near those on which the law or a registration changes, and any other of thirty-five years. */
export const edgeDay = fc.oneof(
  ...[
    ...['1996-06-25', '2000-01-01', '2005-12-30', '2007-05-15', '2008-05-01', '2011-11-22'],
    ...['2012-01-01', '2013-07-01', '2014-01-01', '2016-06-09', '2021-01-01', '2023-06-30'],
    ...['2025-03-10', '2026-01-01'],
  ].map((first) => around(first, 2)),
  fc.nat({ max: 12_784 }).map((days) => plusDays(day('1992-01-01'), days)),
  fc.nat({ max: 700 }).map((days) => plusDays(day('2025-01-01'), days)),
)
const activity = fc.oneof(
  fc.constantFrom(...activityCodes),
  fc.constantFrom('II-1', 'II-3', 'II-5', 'II-11'),
)
const missing = <T>(known: fc.Arbitrary<T>) => fc.option(known, { nil: undefined, freq: 6 })
const rarely = <T>(known: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: known })

/** Every activity, with every status, for thirty years. */
export const everything: readonly Registration[] = activityCodes.flatMap((code) =>
  statuses.map((as) => ({ activity: code, from: day('1992-01-04'), as })),
)

const registration: fc.Arbitrary<Registration> = fc.record({
  activity,
  from: edgeDay,
  until: fc.option(edgeDay, { nil: undefined }),
  as: fc.constantFrom(...statuses),
})

/** Any line of a sale, as far as a verdict depends on it: most with every fact, some without. */
export const serviceLine: fc.Arbitrary<ServiceLine> = fc
  .record({
    kind: fc.constantFrom('service', 'service', 'service', 'goods'),
    activity: missing(activity),
    performedOn: missing(edgeDay),
    place: missing(fc.oneof(fc.constant('home' as const), fc.constantFrom(...places))),
    minutes: missing(fc.constantFrom(1, 60, 119, 120, 121, 240)),
    sameDayMinutes: rarely(fc.constantFrom(0, 30, 60, 61)),
    customer: fc.constantFrom('individual', 'individual', 'individual', 'organisation'),
    registered: fc.oneof(fc.constant(everything), fc.array(registration, { maxLength: 4 })),
    mode: missing(fc.constantFrom(...modes)),
    publicServed: missing(fc.constantFrom(true, true, false)),
    bundle: missing(fc.constantFrom('provider', 'provider', 'household', 'none')),
    ascendantDependent: missing(fc.boolean()),
    subscription: missing(fc.boolean()),
    task: rarely(fc.constantFrom(...tasks)),
    means: missing(fc.constantFrom(...means)),
    exclusivity: rarely(fc.constantFrom('kept', 'breached')),
    worker: missing(fc.constantFrom('employee', 'subcontractor', 'household-employee')),
  })
  // A task is said of the activity that it is taken for.
  .map(({ task, ...line }) =>
    exclusions.some((one) => one.activity === line.activity && one.task === task)
      ? { ...line, task }
      : line,
  )

/** The facts of a line that may be missing. */
export const facts = [
  'performedOn',
  'place',
  'minutes',
  'mode',
  'publicServed',
  'bundle',
  'ascendantDependent',
  'subscription',
] as const
