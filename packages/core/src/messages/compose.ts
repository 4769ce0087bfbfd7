import type { Compose } from '../app/notices.js'
import { hasAgreed } from '../customers/index.js'
import { accept, refuse } from '../shared/result.js'
import { messageTemplates } from './collections.js'
import { recipientOf } from './recipient.js'
import { fillings } from './subjects.js'
import { houseTemplate, render } from './template.js'

/**
 * Words a notice as its reader is to see it: in their language, to their address on its channel, by the tenant's own template where
 * there is one, from what is true at this moment. Marketing needs a consent to its topic that stands at this moment.
 */
export const compose: Compose = async (reading, { to, subject, channel, data, purpose, topic }) => {
  const recipient = await recipientOf(reading, to)
  const address = recipient?.addresses[channel]
  if (!recipient || !address) return refuse({ code: 'no-address' })
  const { audience, language, customer } = recipient
  if (
    purpose === 'marketing' &&
    !(customer && (await hasAgreed(reading, customer, purpose, topic)))
  )
    return refuse({ code: 'no-consent' })
  const key = { subject, audience, channel, language }
  const house = houseTemplate(key)
  const filling = house && fillings[house.subject]
  const values = await filling?.values(reading, data, language)
  if (!house || !values) return refuse({ code: 'nothing-to-say' })
  const words = (await reading.get(messageTemplates, house.id)) ?? house
  const attachments = await filling?.attachments?.(reading, data, language)
  return accept({
    ...{ address, language, ...render(words, values) },
    ...(attachments ? { attachments } : {}),
  })
}
