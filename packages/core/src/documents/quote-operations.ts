import { z } from 'zod'
import { command } from '../app/operation.js'
import { QuoteId, quoteEditionId, quotes } from '../sales/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { refuse } from '../shared/result.js'
import { ShownDelivery } from './delivery.js'
import { documentOfQuote } from './quote-archiving.js'
import { send } from './sending.js'

/**
 * Sends an offer that stands to its customer by e-mail, its document attached; once for a double click, as an invoice is. What was never
 * offered, and what is no offer any more, is not sent.
 */
export const mailQuote = command({
  input: z.object({ quote: QuoteId }),
  output: ShownDelivery,
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {
    'quote-not-sent': {},
    'quote-expired': { validUntil: CivilDate },
    'quote-closed': { status: z.string() },
    'customer-without-email': {},
  },
  lane: ({ quote }) => `send ${quote}`,
  async run(work, { quote: id }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    const { status, validUntil, customer } = quote
    if (status === 'draft' || !validUntil) return refuse({ code: 'quote-not-sent' })
    if (status !== 'sent') return refuse({ code: 'quote-closed', status })
    if (work.today > validUntil) return refuse({ code: 'quote-expired', validUntil })
    const document = () => documentOfQuote(work, quote)
    return send(work, { kind: 'quote', of: quoteEditionId(quote), customer, document })
  },
})
