import {
  type ActivityCode,
  activityCodes,
  type Mode,
  modes,
  type Status,
  statuses,
} from '../rules/fr/activities.js'
import { exclusions, type Task, tasks } from '../rules/fr/exclusions.js'
import { type Means, means } from '../rules/fr/payment.js'
import {
  aDay,
  aFlag,
  nothing,
  oneOf,
  optional,
  type Shape,
  type WrongInput,
  whole,
  wrongIn,
  wrongInEach,
} from '../rules/input.js'
import type { CivilDate } from '../shared/day.js'

/** An activity that the organisation may exercise with fiscal effect, from a day on; `until` exclusive. */
export interface Registration {
  readonly activity: ActivityCode
  readonly from: CivilDate
  readonly until?: CivilDate | undefined
  /** What the State gave: a declaration unless told otherwise. An activity that needs an approval needs both. */
  readonly as?: Status | undefined
}

/** Where a service is done. `outside` = out of the home: accompaniment, delivery. `home` is in France, main or second. */
export const places = ['home', 'outside', 'ascendant-home', 'workshop', 'remote', 'abroad'] as const
/** Where a service is done. */
export type Place = (typeof places)[number]

/** What is sold, as far as the credit depends on it. A fact left out is unknown, and asked for where it matters. */
export interface ServiceLine {
  readonly kind: 'service' | 'goods'
  /** Left out = not on the list of article D7231-1. */
  readonly activity?: ActivityCode | undefined
  /** The day of performance: it governs. */
  readonly performedOn?: CivilDate | undefined
  readonly place?: Place | undefined
  /** Whole minutes of the visit, up to a day. */
  readonly minutes?: number | undefined
  /** Minutes of other odd jobs on that day at that home. */
  readonly sameDayMinutes?: number | undefined
  readonly customer: 'individual' | 'organisation'
  readonly registered: readonly Registration[]
  /** How the organisation acts: asked for where the approval depends on it. */
  readonly mode?: Mode | undefined
  /** Whether the person served belongs to the public of the activity: a young child, a dependent person... */
  readonly publicServed?: boolean | undefined
  /** Offre globale: the set of services it is part of, by the same provider or by several of one household. */
  readonly bundle?: 'provider' | 'household' | 'none' | undefined
  /** Whether the ascendant at whose home it is done meets the conditions of the dependency allowance (APA). */
  readonly ascendantDependent?: boolean | undefined
  /** Whether the odd job is part of a monthly subscription: asked for before July 2013. */
  readonly subscription?: boolean | undefined
  /** A task that somebody took for the activity. */
  readonly task?: Task | undefined
  /** How it is, or will be, paid; left out, it is taken to be paid by admitted means. */
  readonly means?: Means | undefined
  /** What the yearly check of exclusivity said of the organisation; left out, its registration stands for it. */
  readonly exclusivity?: 'kept' | 'breached' | undefined
  /** Who does it: only the fifth rule of the quality label asks. */
  readonly worker?: 'employee' | 'subcontractor' | 'household-employee' | undefined
}

const minutes = optional(whole(1, 1440))
const flag = optional(aFlag)

const shape: Shape = [
  ['kind', oneOf(['service', 'goods'])],
  ['activity', optional(oneOf(activityCodes))],
  ['performedOn', optional(aDay)],
  ['place', optional(oneOf(places))],
  ['minutes', minutes],
  ['sameDayMinutes', optional(whole(0, 1440))],
  ['customer', oneOf(['individual', 'organisation'])],
  ['mode', optional(oneOf(modes))],
  ['publicServed', flag],
  ['bundle', optional(oneOf(['provider', 'household', 'none']))],
  ['ascendantDependent', flag],
  ['subscription', flag],
  ['task', optional(oneOf(tasks))],
  ['means', optional(oneOf(means))],
  ['exclusivity', optional(oneOf(['kept', 'breached']))],
  ['worker', optional(oneOf(['employee', 'subcontractor', 'household-employee']))],
]

const registration: Shape = [
  ['activity', oneOf(activityCodes)],
  ['from', aDay],
  ['until', optional(aDay)],
  ['as', optional(oneOf(statuses))],
]

/** The fields of a line that cannot be read. */
export const wrongInLine = (line: ServiceLine): readonly WrongInput[] => {
  const wrong = wrongIn(line, shape)
  if (wrong.some(({ reason }) => reason === 'not-an-object')) return wrong
  const registered = wrongInEach(line.registered, registration, 'registered')
  const isUnread = wrong.some(({ field }) => field === 'activity' || field === 'task')
  return [...wrong, ...registered, ...(isUnread ? nothing : strayTask(line))]
}

/** A task is said of the activity that it is taken for. */
const strayTask = ({ activity, task }: ServiceLine): readonly WrongInput[] =>
  !task || exclusions.some((one) => one.activity === activity && one.task === task)
    ? nothing
    : [{ field: 'task', reason: 'not-of-this-activity' }]
