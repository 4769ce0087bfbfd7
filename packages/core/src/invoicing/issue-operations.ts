import { z } from 'zod'
import { advance } from '../app/advance.js'
import { nextNumber } from '../app/counters.js'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { type LegalEntity, LegalEntityId, legalEntities } from '../organisation/index.js'
import { yearOf } from '../shared/civil-date.js'
import { refuse } from '../shared/result.js'
import { invoices } from './collections.js'
import { Invoice, InvoiceId, invoiceLife, invoiceRefusals } from './invoice.js'

/** Gives a checked invoice the next number of its entity's series and today's date: gapless, and never twice. */
export const issueInvoice = command({
  input: z.object({ legalEntity: LegalEntityId, invoice: InvoiceId }),
  output: Invoice,
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: { ...invoiceRefusals, 'number-taken': { number: z.string() } },
  lane: ({ legalEntity }) => `invoices ${legalEntity}`,
  async run(work, { legalEntity, invoice: id }) {
    const entity = await work.get(legalEntities, legalEntity)
    const invoice = await work.get(invoices, id)
    if (!entity || invoice?.legalEntity !== legalEntity) return refuse({ code: 'not-found', id })
    const number = await nextOf(work, entity)
    const [twin] = await work.find(invoices, { where: { legalEntity, number }, limit: 1 })
    const on = work.today
    // A refusal commits nothing: the number stays the next one.
    const issued = advance(work, invoices, invoiceLife, invoice, { type: 'issue', number, on })
    return issued.ok && twin ? refuse({ code: 'number-taken', number }) : issued
  },
})

/** `F2025-00001`: a series per entity, prefix and year. */
const nextOf = async (work: Work, { id, invoicePrefix }: LegalEntity): Promise<string> => {
  const series = `${invoicePrefix}${yearOf(work.today)}`
  const count = await nextNumber(work, `invoices ${id} ${series}`)
  return `${series}-${String(count).padStart(5, '0')}`
}
