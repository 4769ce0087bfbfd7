import { schedule } from '../app/timers.js'
import { plusDays } from '../shared/civil-date.js'
import { midnight } from '../shared/instant.js'
import { quotes } from './collections.js'

/** The night after the last day of an offer, the offer. */
const expireOffers = schedule({
  name: 'sales-offers',
  of: quotes,
  due: ({ status, validUntil }) =>
    status === 'sent' && validUntil ? midnight(plusDays(validUntil, 1)) : undefined,
  operation: 'sales.expireQuote',
  input: ({ id }) => ({ quote: id }),
})

/** What time triggers here. */
export const schedules = [expireOffers]
