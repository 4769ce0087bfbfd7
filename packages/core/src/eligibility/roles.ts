import { type Mode, modes } from '../rules/fr/activities.js'
import { agent, lender, provider, subcontracting } from '../rules/fr/roles.js'
import { aDay, aFlag, oneOf, optional, type WrongInput, wrongIn } from '../rules/input.js'
import { kept, type Reason } from '../rules/reason.js'
import type { CivilDate } from '../shared/day.js'

/** A job, as far as invoice and certificate depend on who does it for whom. */
export interface Job {
  readonly mode: Mode
  readonly performedOn: CivilDate
  /** Another body does the work for the one that the customer knows. */
  readonly subcontracted?: boolean | undefined
}

/** Who invoices what to the customer, and who certifies what. */
export interface Roles {
  readonly verdict: 'known' | 'undetermined'
  /** What the organisation invoices to the customer and certifies: the price, or its fee only. */
  readonly invoices: 'price' | 'fee'
  readonly certifies: 'price' | 'fee'
  /** Who certifies the wages, where the household is the employer: the national services CESU and Pajemploi. */
  readonly wagesCertifiedBy: 'cesu-or-pajemploi' | 'nobody'
  /** Whom a subcontractor invoices; what it certifies is nothing. */
  readonly subcontractorInvoices: 'the-organisation' | 'nobody'
  readonly because: readonly Reason[]
}

/** Who invoices and who certifies, for a job; the fields that cannot be read otherwise. */
export const rolesOf = (job: Job): Roles | { readonly wrong: readonly WrongInput[] } => {
  const wrong = wrongIn(job, [
    ['mode', oneOf(modes)],
    ['performedOn', aDay],
    ['subcontracted', optional(aFlag)],
  ])
  if (wrong.length) return { wrong }
  const rule = { prestataire: provider, 'mise-a-disposition': lender, mandataire: agent }[job.mode]
  const what = job.mode === 'mandataire' ? 'fee' : 'price'
  const because = [
    kept(rule, job.performedOn),
    job.subcontracted && kept(subcontracting, job.performedOn),
  ]
  const known = because.filter((one) => one !== undefined && one !== false)
  return {
    verdict: kept(rule, job.performedOn) ? 'known' : 'undetermined',
    invoices: what,
    certifies: what,
    wagesCertifiedBy: job.mode === 'mandataire' ? 'cesu-or-pajemploi' : 'nobody',
    subcontractorInvoices: job.subcontracted ? 'the-organisation' : 'nobody',
    because: known,
  }
}
