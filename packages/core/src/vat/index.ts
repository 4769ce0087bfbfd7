export type { DatedRow, DatedTable } from '../rules/dated-table.js'
export type { LawSettings } from '../rules/fr/settings.js'
export {
  type FranchiseThresholds,
  franchiseThresholds,
  vatNormal,
  vatReduced,
  vatSuperReduced,
} from '../rules/fr/vat.js'
export type { WrongInput } from '../rules/input.js'
export type { Reason } from '../rules/reason.js'
export { cite, type LegalSource } from '../rules/source.js'
export { type CivilDate, day } from '../shared/day.js'
export type { Factor } from '../shared/factor.js'
export { dueOn, type Receipt } from './due.js'
export { type FranchiseAnswer, type FranchiseYear, franchiseOf } from './franchise.js'
export { type Seller, type Territory, territories, type VatAnswer, type VatLine } from './line.js'
export { type Offer, ratesForOffer } from './offer.js'
export { rateFor } from './rate-for.js'
