import type { z } from 'zod'
import { idOf } from '../shared/id.js'

/** Id of an invoice. */
export const InvoiceId = idOf<'InvoiceId'>('inv')
/** Id of an invoice. */
export type InvoiceId = z.output<typeof InvoiceId>
