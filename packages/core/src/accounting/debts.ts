import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { invoices } from '../invoicing/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { type Payment, payments, settlements } from '../payments/index.js'
import type { Debt } from './vat-due.js'

/** Every debt of an entity's customers, with the payments of it that the bank took back. */
export const debtsOf = async (work: Work, legalEntity: LegalEntityId): Promise<readonly Debt[]> => {
  const where = { legalEntity }
  const owed = await everything(work, settlements, { where })
  const issued = await everything(work, invoices, { where: { ...where, status: 'issued' } })
  const byId = new Map(issued.map((invoice) => [invoice.id, invoice]))
  const back = await everything(work, payments, { where: { status: 'returned' } })
  const byInvoice = new Map<string, Payment[]>()
  for (const payment of back)
    for (const { invoice } of payment.allocations)
      byInvoice.set(invoice, [...(byInvoice.get(invoice) ?? []), payment])
  return owed.flatMap((settlement) => {
    const invoice = byId.get(settlement.id)
    return invoice ? [{ invoice, settlement, returned: byInvoice.get(settlement.id) ?? [] }] : []
  })
}
