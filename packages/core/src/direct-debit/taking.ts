import { z } from 'zod'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CustomerId, customerName, customers } from '../customers/index.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { mandates } from './collections.js'
import {
  Bic,
  Debtor,
  identityOf,
  type Mandate,
  MandateId,
  MandateReference,
  MandateTerms,
} from './mandate.js'
import { accountRefusals, placeOf, sealTyped } from './sealing.js'

/** A mandate as it is asked for. */
export const NewMandate = z
  .object({
    legalEntity: LegalEntityId,
    customer: CustomerId,
    kind: z.enum(['recurrent', 'one-off']).default('recurrent'),
    /** As typed: spaces and small letters allowed. */
    iban: z.string().max(60),
    bic: Bic.optional(),
    /** Left out = made up. */
    reference: MandateReference.optional(),
    /** Left out = the customer. */
    debtor: Debtor.optional(),
    terms: MandateTerms.default({}),
  })
  .readonly()
/** A mandate as it is asked for. */
type NewMandate = z.output<typeof NewMandate>

/** The data that the refusals of a mandate to begin carry. */
export const beginRefusals = {
  ...accountRefusals,
  'creditor-incomplete': { missing: z.enum(['creditor-identifier', 'account']) },
  'reference-taken': { mandate: MandateId },
  'debtor-unnamed': {},
  'address-needed': { country: z.string() },
} as const

type BeginRefusal =
  | Extract<CommonRefusal, { readonly code: 'not-found' }>
  | Extract<Awaited<ReturnType<typeof sealTyped>>, { readonly ok: false }>['refusal']
  | (Refusal<'creditor-incomplete'> & { readonly missing: 'creditor-identifier' })
  | (Refusal<'reference-taken'> & { readonly mandate: MandateId })
  | Refusal<'debtor-unnamed'>
  | (Refusal<'address-needed'> & { readonly country: string })

/** Countries of SEPA outside the European Economic Area: banks ask for the payer's address, and for the bank's code. */
const outsideEea = new Set([
  ...['AD', 'AL', 'CH', 'GB', 'GI', 'MC', 'MD', 'ME', 'MK', 'RS', 'SM', 'VA'],
])

/** A mandate that nobody has signed yet. */
export const beginMandate = async (
  work: Work,
  { iban, bic, ...asked }: NewMandate,
): Promise<Result<Mandate, BeginRefusal>> => {
  const { legalEntity, customer: whose, kind, terms } = asked
  const entity = await work.get(legalEntities, legalEntity)
  if (!entity) return refuse({ code: 'not-found', id: legalEntity })
  const customer = await work.get(customers, whose)
  if (!customer) return refuse({ code: 'not-found', id: whose })
  const { creditorIdentifier } = entity
  if (!creditorIdentifier)
    return refuse({ code: 'creditor-incomplete', missing: 'creditor-identifier' })
  const id = work.newId(MandateId)
  const reference = asked.reference ?? id.replace('_', '').toUpperCase()
  const known = await bearerOf(work, legalEntity, creditorIdentifier, reference)
  if (known) return refuse({ code: 'reference-taken', mandate: known })
  const debtor = asked.debtor ?? { name: customerName(customer).slice(0, 70) }
  if (!debtor.name) return refuse({ code: 'debtor-unnamed' })
  const sealed = await sealTyped(work, placeOf(id, 1), iban)
  if (!sealed.ok) return sealed
  const { country } = sealed.value
  if (outsideEea.has(country) && !(debtor.address && bic))
    return refuse({ code: 'address-needed', country })
  return accept({
    ...{ id, legalEntity, customer: whose, reference, creditorIdentifier, kind, debtor, terms },
    ...identityOf(creditorIdentifier, reference),
    accounts: [{ no: 1, ...sealed.value, ...(bic ? { bic } : {}) }],
    sealedWith: sealed.value.sealed.key,
    ...{ signature: null, status: 'unsigned', endedOn: null, told: null, debits: 0 },
    lastUsedOn: null,
  })
}

/** The mandate that bears a reference already. */
export const bearerOf = async (
  work: Work,
  legalEntity: LegalEntityId,
  creditorIdentifier: string,
  reference: string,
): Promise<MandateId | undefined> => {
  const { identity, referenceKey } = identityOf(creditorIdentifier, reference)
  const [here] = await work.find(mandates, { where: { legalEntity, referenceKey }, limit: 1 })
  const [there] = await work.find(mandates, { where: { identity }, limit: 1 })
  return (here ?? there)?.id
}
