import { nextNumber } from '../app/counters.js'
import type { Work } from '../app/work.js'
import type { LegalEntity } from '../organisation/index.js'
import { yearOf } from '../shared/civil-date.js'
import type { InvoiceLine } from './line.js'

/** The next number of an entity's invoices, `F2025-00001`: a series per prefix and year; goods apart where the entity says so. */
export const nextInvoiceNumber = (
  work: Work,
  { id, invoicePrefix, invoicing }: LegalEntity,
  lines: readonly InvoiceLine[],
): Promise<string> => {
  const isGoods = lines.every(({ kind }) => kind === 'goods')
  const prefix = (isGoods && invoicing?.goodsPrefix) || invoicePrefix
  return nextOf(work, `invoices ${id}`, prefix)
}

/** The next number of an entity's credit notes, `AV2025-00001`: a series of their own. */
export const nextCreditNoteNumber = (work: Work, { id, invoicing }: LegalEntity): Promise<string> =>
  nextOf(work, `credit-notes ${id}`, invoicing?.creditNotePrefix ?? 'AV')

const nextOf = async (work: Work, of: string, prefix: string): Promise<string> => {
  const series = `${prefix}${yearOf(work.today)}`
  const count = await nextNumber(work, `${of} ${series}`)
  return `${series}-${String(count).padStart(5, '0')}`
}
