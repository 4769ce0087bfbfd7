import { schedule } from '../app/timers.js'
import { plusDays } from '../shared/civil-date.js'
import { midnight } from '../shared/instant.js'
import { series } from './collections.js'
import { nextDate } from './occurrences.js'

/** The night on which the next date of a series comes within its horizon. */
const makeAhead = schedule({
  name: 'series-visits',
  of: series,
  due: (one) => {
    const next = nextDate(one, one.madeUntil)
    return next && midnight(plusDays(next, 1 - one.horizon))
  },
  operation: 'dispatch.makeSeriesVisits',
  input: ({ id }) => ({ series: id }),
})

/** What time triggers here. */
export const schedules = [makeAhead]
