import { z } from 'zod'
import { Version } from '../app/version.js'
import type { Work } from '../app/work.js'
import { invoices } from './collections.js'
import { Invoice } from './invoice.js'

/** An invoice as a screen shows it, with the `version` that a change of it may name. */
export const ShownInvoice = z
  .object({ ...Invoice.unwrap().shape, version: Version })
  .readonly()
  .meta({ id: 'ShownInvoice' })

/** An invoice, with the version that this work leaves it at. */
export const shownInvoice = (work: Work, invoice: Invoice): z.output<typeof ShownInvoice> => ({
  ...invoice,
  version: work.versionOf(invoices, invoice.id),
})
