import { schedule } from '../app/timers.js'
import { journalHeads } from './collections.js'
import { dayClosingDue } from './head.js'

/** The night after a day with entries, that day. */
const closeAtNight = schedule({
  name: 'journal-days',
  of: journalHeads,
  due: dayClosingDue,
  operation: 'journal.closeDay',
  input: ({ id, openSince }) => ({ legalEntity: id, day: openSince }),
})

/** What time triggers here. */
export const schedules = [closeAtNight]
