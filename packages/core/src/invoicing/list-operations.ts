import { z } from 'zod'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
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

/** A customer's invoices, newest first; drafts are for the office. */
export const listInvoices = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Invoice),
  allow: readers,
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    const where = work.as.role === 'customer' ? { customer, status: 'issued' } : { customer }
    const order = { order: 'issuedOn', descending: true }
    return accept(await work.page(invoices, { where, ...order, ...paging }))
  },
})
