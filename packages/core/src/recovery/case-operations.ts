import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
import { InvoiceId, invoices } from '../invoicing/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { settlements } from '../payments/index.js'
import { accept, refuse } from '../shared/result.js'
import { unpaidCases } from './collections.js'
import { look, watch } from './looking.js'
import { UnpaidCase, unpaidRefusals } from './unpaid-case.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Looks at an invoice whose last day to pay is over: owed, its case opens. Time does so the night after that day; a person may for an
 * invoice that was taken over without one. While a direct debit is on its way, the case stays watched until the bank can have answered.
 */
export const openCase = command({
  input: z.object({ invoice: InvoiceId }),
  output: UnpaidCase,
  allow: { ...office, system: 'all' },
  refusals: { ...unpaidRefusals, 'nothing-due': {} },
  async run(work, { invoice: id }) {
    const settlement = await work.get(settlements, id)
    const invoice = settlement && (await work.get(invoices, id))
    if (!invoice) return refuse({ code: 'not-found', id })
    if (settlement.due <= 0) return refuse({ code: 'nothing-due' })
    const known = await work.get(unpaidCases, id)
    const it = known ?? watch(work, settlement, invoice.dueOn ?? settlement.issuedOn)
    return look(work, it, settlement)
  },
})

/** The case of one invoice. */
export const showCase = query({
  input: z.object({ invoice: InvoiceId }),
  output: UnpaidCase,
  allow: office,
  refusals: {},
  async run(work, { invoice: id }) {
    const it = await work.get(unpaidCases, id)
    return it ? accept(it) : refuse({ code: 'not-found', id })
  },
})

/** The cases in one state, of a customer, of an entity, or all; those due the longest first. */
export const listCases = query({
  input: z.object({
    status: UnpaidCase.unwrap().shape.status,
    customer: CustomerId.optional(),
    legalEntity: LegalEntityId.optional(),
    ...Paging.shape,
  }),
  output: pageOf(UnpaidCase),
  allow: office,
  refusals: {},
  async run(work, { status, customer, legalEntity, ...paging }) {
    const where = {
      status,
      ...(customer ? { customer } : {}),
      ...(legalEntity ? { legalEntity } : {}),
    }
    return accept(await work.page(unpaidCases, { where, order: 'dueOn', ...paging }))
  },
})
