import type { Work } from '../app/work.js'
import { type Customer, customers } from '../customers/index.js'
import { type LegalEntity, legalEntities } from '../organisation/index.js'
import type { Invoice } from './invoice.js'

/** Who sells to whom. */
export interface Parties {
  readonly legalEntity: LegalEntity
  readonly customer: Customer
}

/** Reads who sells to whom; answers the id of the one that nothing is known of. */
export const partiesOf = async (
  work: Work,
  of: Pick<Invoice, 'legalEntity' | 'customer'>,
): Promise<Parties | { readonly unknown: string }> => {
  const legalEntity = await work.get(legalEntities, of.legalEntity)
  if (!legalEntity) return { unknown: of.legalEntity }
  const customer = await work.get(customers, of.customer)
  return customer ? { legalEntity, customer } : { unknown: of.customer }
}
