import { schedule } from '../app/timers.js'
import { fiscalYears } from './collections.js'
import { draftingDue } from './fiscal-year.js'

/** On 1 January, the drafts of the year before, a page of customers at a time. */
const draftInJanuary = schedule({
  name: 'attestation-drafts',
  of: fiscalYears,
  due: draftingDue,
  operation: 'attestation.draftYear',
  input: ({ legalEntity, year }) => ({ legalEntity, year }),
})

/** What time triggers here. */
export const schedules = [draftInJanuary]
