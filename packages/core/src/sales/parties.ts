import type { Work } from '../app/work.js'
import { type Customer, type CustomerId, customers } from '../customers/index.js'
import { type LegalEntity, type LegalEntityId, legalEntities } from '../organisation/index.js'

/** Who sells to whom. */
export interface Parties {
  readonly legalEntity: LegalEntity
  readonly customer: Customer
}

/** Reads who sells to whom; answers the id of the one that nothing is known of. */
export const partiesOf = async (
  work: Work,
  of: { readonly legalEntity: LegalEntityId; readonly customer: CustomerId },
): Promise<Parties | { readonly unknown: string }> => {
  const legalEntity = await work.get(legalEntities, of.legalEntity)
  if (!legalEntity) return { unknown: of.legalEntity }
  const customer = await work.get(customers, of.customer)
  return customer ? { legalEntity, customer } : { unknown: of.customer }
}
