export { type ActivityCode, activityCodes } from '../rules/fr/activities.js'
export type { Means } from '../rules/fr/payment.js'
export type { LawSettings } from '../rules/fr/settings.js'
export {
  type AdvantageKind,
  type Box,
  boxes,
  type Cap,
  type Ceilings,
  type Currency,
  caps,
  ceilings,
} from '../rules/fr/tax-credit.js'
export type { WrongInput } from '../rules/input.js'
export type { Reason } from '../rules/reason.js'
export { cite, type LegalSource } from '../rules/source.js'
export { cents, type Money } from '../shared/cents.js'
export { type CivilDate, day } from '../shared/day.js'
export type { Aid, Expense, Household, Member } from './household.js'
export { type Quote, type Simulation, simulate } from './simulate.js'
export type { Boxes, Step, TaxYear, UnsettledLaw, YearRefusal } from './tax-year.js'
export { yearOf } from './year-of.js'
