import type { Work } from '../app/work.js'
import { noPaymentBefore, orders } from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Invoice } from './invoice.js'

/**
 * The first day on which money may be taken for an invoice: that of the order it bills, where its contract was concluded off the premises
 * (Code de la consommation, article L221-10); undefined = at once.
 */
export const payableFromOf = async (
  work: Work,
  { order: id }: Pick<Invoice, 'order'>,
): Promise<CivilDate | undefined> => {
  const order = id && (await work.get(orders, id))
  return order ? noPaymentBefore(order) : undefined
}
