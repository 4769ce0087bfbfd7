import { schedule } from '../app/timers.js'
import { midnight } from '../shared/instant.js'
import { unpaidCases } from './collections.js'

/** The night after the last day to pay, an invoice that is still owed. */
const lookAtNight = schedule({
  name: 'invoices-unpaid',
  of: unpaidCases,
  due: ({ lookOn }) => (lookOn ? midnight(lookOn) : undefined),
  operation: 'recovery.openCase',
  input: ({ id }) => ({ invoice: id }),
})

/** What time triggers here. */
export const schedules = [lookAtNight]
