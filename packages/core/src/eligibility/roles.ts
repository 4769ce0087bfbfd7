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

/** Who invoices what to the customer, and who certifies what; or what is missing, or wrong, to say so. */
export type RolesAnswer =
  | Roles
  | {
      readonly verdict: 'undetermined'
      readonly missing: readonly string[]
      readonly wrong: readonly WrongInput[]
    }

/** Who invoices what to the customer, and who certifies what. */
export interface Roles {
  readonly verdict: 'known'
  /** What the organisation invoices to the customer and certifies: the price, or its fee only. */
  readonly invoices: 'price' | 'fee'
  readonly certifies: 'price' | 'fee'
  /** Who certifies the wages, where the household is the employer: the national services CESU and Pajemploi. */
  readonly wagesCertifiedBy: 'cesu-or-pajemploi' | 'nobody'
  /** Whom a subcontractor invoices; what it certifies is nothing. */
  readonly subcontractorInvoices: 'the-organisation' | 'nobody'
  readonly because: readonly Reason[]
}

/** Who invoices and who certifies, for a job. */
export const rolesOf = (job: Job): RolesAnswer => {
  const wrong = wrongIn(job, [
    ['mode', oneOf(modes)],
    ['performedOn', aDay],
    ['subcontracted', optional(aFlag)],
  ])
  if (wrong.length) return { verdict: 'undetermined', missing: [], wrong }
  const { mode, performedOn, subcontracted } = job
  const rules = [byMode[mode], ...(subcontracted ? [subcontracting] : [])]
  const unread = rules.filter((rule) => !rule.on(performedOn))
  if (unread.length) {
    const missing = unread.map(({ id }) => `law-of-the-day:${id}`)
    return { verdict: 'undetermined', missing, wrong: [] }
  }
  const what = mode === 'mandataire' ? 'fee' : 'price'
  return {
    verdict: 'known',
    invoices: what,
    certifies: what,
    wagesCertifiedBy: mode === 'mandataire' ? 'cesu-or-pajemploi' : 'nobody',
    subcontractorInvoices: subcontracted ? 'the-organisation' : 'nobody',
    because: rules.flatMap((rule) => kept(rule, performedOn) ?? []),
  }
}

const byMode = { prestataire: provider, 'mise-a-disposition': lender, mandataire: agent } as const
