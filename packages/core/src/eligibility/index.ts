export {
  type Activity,
  ActivityCode,
  activities,
  activityOf,
  type Condition,
  type VatClass,
} from '../rules/fr/activities.js'
export type { Confidence } from '../rules/source.js'
export { Verdict } from '../rules/verdict.js'
export { CivilDate, day } from '../shared/civil-date.js'
export {
  assess,
  grounds,
  type RegisteredActivity,
  refusals,
  type ServiceLine,
  unknowns,
} from './assess.js'
