import { collection } from '../ports/collection.js'
import { Newsletter } from './newsletter.js'

/** The letters to those who agreed to their topics. */
export const newsletters = collection(Newsletter, { name: 'newsletters', fields: { at: 'text' } })
