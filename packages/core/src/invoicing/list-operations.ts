import { z } from 'zod'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import type { Query } from '../ports/store.js'
import type { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { invoices } from './collections.js'
import { Invoice, InvoiceId } from './invoice.js'
import { ShownInvoice, shownInvoice } from './shown-invoice.js'

const readers = {
  owner: 'all',
  manager: 'all',
  agent: 'all',
  accountant: 'all',
  customer: 'own',
} as const

/** One invoice; a customer sees its own, once issued. */
export const showInvoice = query({
  input: z.object({ invoice: InvoiceId }),
  output: ShownInvoice,
  allow: readers,
  refusals: {},
  async run(work, { invoice: id }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    work.own(invoice)
    const hidden = work.as.role === 'customer' && invoice.status !== 'issued'
    return hidden ? refuse({ code: 'not-found', id }) : accept(shownInvoice(work, invoice))
  },
})

const Asked = z.object({
  /** Left out = everybody's; a customer names itself. */
  customer: CustomerId.optional(),
  legalEntity: LegalEntityId.optional(),
  /** The whole number of one: each entity may have its own. */
  number: z.string().trim().min(1).max(60).optional(),
  status: z.enum(['draft', 'checked', 'issued']).optional(),
  /** `unsent` = issued by us, and no e-mail was ever asked for; `overdue` = to be paid by a day that is over, and not settled. */
  only: z.enum(['unsent', 'overdue']).optional(),
  ...Paging.shape,
})

/**
 * Invoices of a customer, of an entity, or of all, newest first; what is overdue, the longest first. Drafts are for the office. What was
 * issued before its last day to pay was kept is never overdue here.
 */
export const listInvoices = query({
  input: Asked,
  output: pageOf(Invoice),
  allow: readers,
  refusals: {},
  async run(work, { customer, legalEntity, number, status, only, ...paging }) {
    work.own({ customer })
    const shown = work.as.role === 'customer' ? 'issued' : status
    const where = {
      ...(customer ? { customer } : {}),
      ...(legalEntity ? { legalEntity } : {}),
      ...(number ? { number } : {}),
      ...(shown ? { status: shown } : {}),
      ...whichOf(only, work.today),
    }
    const order = only === 'overdue' ? { order: 'dueOn' } : { order: 'issuedOn', descending: true }
    return accept(await work.page(invoices, { where, ...order, ...paging }))
  },
})

const whichOf = (
  only: z.output<typeof Asked>['only'],
  today: CivilDate,
): NonNullable<Query['where']> => {
  switch (only) {
    case 'unsent':
      return { status: 'issued', series: 'own', sentAt: null }
    case 'overdue':
      return { status: 'issued', settledOn: null, dueOn: { to: today } }
    case undefined:
      return {}
  }
}
