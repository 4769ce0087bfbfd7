import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Language } from '../shared/language.js'

/** Id of an archived document. */
export const DocumentId = idOf<'DocumentId'>('doc')
/** Id of an archived document. */
export type DocumentId = z.output<typeof DocumentId>

/** A document as it was made once, kept under the hash of its bytes: a new rendering would be another document. */
export const ArchivedDocument = z
  .object({
    id: DocumentId,
    kind: z.enum(['quote', 'order', 'invoice', 'credit-note', 'certificate', 'mandate']),
    /** The edition of a quote (`quo_…/1`), the order, the invoice, the credit note, the certificate or the mandate that it shows. */
    of: z.string(),
    customer: CustomerId,
    /** A quote and an order have no number but their id. */
    number: z.string(),
    language: Language,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().positive(),
    at: Instant,
  })
  .readonly()
  .meta({ id: 'ArchivedDocument' })
/** A document as it was made once. */
export type ArchivedDocument = z.output<typeof ArchivedDocument>
