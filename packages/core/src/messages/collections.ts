import { collection } from '../ports/collection.js'
import { SmsPrice } from './sms-price.js'
import { MessageTemplate } from './template.js'

export { newsletters } from './newsletters.js'

/** The words that a tenant edited. */
export const messageTemplates = collection(MessageTemplate, {
  name: 'message-templates',
  fields: { subject: 'text', audience: 'text', channel: 'text', language: 'text' },
})

/** What a tenant pays for a part of an SMS: one document at most. */
export const smsPrices = collection(SmsPrice, { name: 'sms-prices' })
