export { vatNormal, vatReduced, vatSuperReduced } from '../rules/fr/vat.js'
export { type VatAnswer, type VatLine, vatRateOf } from './rate-of.js'
