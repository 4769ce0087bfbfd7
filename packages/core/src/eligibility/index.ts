export {
  type Activity,
  ActivityCode,
  activities,
  activityOf,
  type Condition,
} from '../rules/fr/activities.js'
export { Verdict } from '../rules/verdict.js'
export { assess, type RegisteredActivity, type ServiceLine } from './assess.js'
