import { z } from 'zod'
import { notices } from '../app/notices.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { InvoiceId, invoices } from '../invoicing/index.js'
import { accept, refuse } from '../shared/result.js'
import { documentOfInvoice } from './archiving.js'
import { deliveries } from './collections.js'
import {
  type Delivery,
  DeliveryId,
  deliveryData,
  isUnderWay,
  ShownDelivery,
  shownDelivery,
} from './delivery.js'
import { isIssued } from './views.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Sends an invoice that we issued to its customer by e-mail, the archived document attached (S068). Asked again while the e-mail has
 * not left, or within a minute of the click, it answers the same delivery: a double click sends one e-mail. Later, or once it bounced or
 * failed, it sends another.
 */
export const sendInvoice = command({
  input: z.object({ invoice: InvoiceId }),
  output: ShownDelivery,
  allow: office,
  refusals: {
    'invoice-not-issued': {},
    /** Another system issued it: its document is there. */
    'invoice-not-ours': {},
    'customer-without-email': {},
  },
  lane: ({ invoice }) => `send ${invoice}`,
  async run(work, { invoice: id }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    if (!isIssued(invoice)) return refuse({ code: 'invoice-not-issued' })
    if (invoice.series === 'foreign') return refuse({ code: 'invoice-not-ours' })
    const customer = await work.get(customers, invoice.customer)
    if (!customer?.email) return refuse({ code: 'customer-without-email' })
    const [last] = await work.find(deliveries, { where: { of: id }, ...newestFirst, limit: 1 })
    const before = last && (await shown(work, last))
    if (before && isUnderWay(before, work)) return accept(before)
    const document = await documentOfInvoice(work, invoice)
    const data = deliveryData(document)
    const told = { channel: 'email', to: customer.id, subject: 'invoice-issued', data } as const
    const delivery: Delivery = {
      id: work.newId(DeliveryId),
      of: id,
      turn: (last?.turn ?? 0) + 1,
      customer: customer.id,
      document: document.id,
      sha256: document.sha256,
      notice: work.notify(told),
      at: work.now,
      by: work.as.id,
    }
    work.put(deliveries, delivery)
    const { notice, sha256 } = delivery
    work.record({ type: 'invoice-queued', of: id, about: customer.id, data: { notice, sha256 } })
    return accept(await shown(work, delivery))
  },
})

/** Every time that an invoice was sent, newest first, with what became of each e-mail and the hash of what was attached (S068). */
export const listDeliveries = query({
  input: z.object({ invoice: InvoiceId, ...Paging.shape }),
  output: pageOf(ShownDelivery),
  allow: office,
  refusals: {},
  async run(work, { invoice: id, ...paging }) {
    if (!(await work.get(invoices, id))) return refuse({ code: 'not-found', id })
    const page = await work.page(deliveries, { where: { of: id }, ...newestFirst, ...paging })
    const items = await Promise.all(page.items.map((one) => shown(work, one)))
    return accept({ ...page, items })
  },
})

const newestFirst = { order: 'turn', descending: true } as const

const shown = async (work: Work, delivery: Delivery): Promise<ShownDelivery> => {
  const notice = await work.get(notices, delivery.notice)
  if (!notice) throw new Error(`${delivery.notice} is gone`)
  return shownDelivery(delivery, notice)
}
