import { collection } from '../ports/collection.js'
import { Newsletter } from './newsletter.js'
import { SmsPrice } from './sms-price.js'
import { MessageTemplate } from './template.js'

/** The words that a tenant edited. */
export const messageTemplates = collection(MessageTemplate, {
  name: 'message-templates',
  fields: { subject: 'text', audience: 'text', channel: 'text', language: 'text' },
})

/** What a tenant pays for a part of an SMS: one document at most. */
export const smsPrices = collection(SmsPrice, { name: 'sms-prices' })

/** The letters to those who agreed to their topics. */
export const newsletters = collection(Newsletter, { name: 'newsletters', fields: { at: 'text' } })
