import { schedule } from '../app/timers.js'
import { newsletters } from './newsletters.js'

/** A letter whose customers are not all gone through. */
const spreadLetters = schedule({
  name: 'messages-newsletters',
  of: newsletters,
  due: ({ sending }) => sending?.at,
  operation: 'messages.spreadLetters',
  input: ({ id }) => ({ newsletter: id }),
})

/** What time triggers here. */
export const schedules = [spreadLetters]
