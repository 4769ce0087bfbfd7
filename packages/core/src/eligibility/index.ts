export {
  type Activity,
  type ActivityCode,
  activities,
  activityCodes,
  activityOf,
  type CapName,
  type Mode,
  modes,
  type Status,
  statuses,
  type VatClass,
} from '../rules/fr/activities.js'
export { type Task, tasks } from '../rules/fr/exclusions.js'
export { type Means, means } from '../rules/fr/payment.js'
export type { LawSettings } from '../rules/fr/settings.js'
export type { WrongInput } from '../rules/input.js'
export type { Reason, Rule, Said } from '../rules/reason.js'
export { type Confidence, cite, type LegalSource } from '../rules/source.js'
export { type CivilDate, day } from '../shared/day.js'
export { type Assessment, assess } from './assess.js'
export { examine, type Findings } from './examine.js'
export { type ExclusivityAnswer, exclusivityOf, type OrganisationYear } from './exclusivity.js'
export { assessLabel, type LabelPolicy } from './label.js'
export { type Place, places, type Registration, type ServiceLine, wrongInLine } from './line.js'
export { type Job, type Roles, type RolesAnswer, rolesOf } from './roles.js'
