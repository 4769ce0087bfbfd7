import { advance } from '../app/advance.js'
import type { Reaction } from '../app/reactions.js'
import { notePerformance } from '../sales/index.js'
import { series, visits } from './collections.js'
import { letGo } from './holding.js'
import { reserving } from './reserving.js'
import { seriesLife } from './series.js'
import { tellOfCancelling } from './telling.js'
import { visitLife } from './visit.js'

/** What a visit performed of its order is written down with it: what a consumer who withdraws owes follows from it (S137). */
const noteWhatWasDone: Reaction = {
  on: 'visit-completed',
  async run(work, fact) {
    const visit = await work.get(visits, fact.of)
    if (!visit?.order) return
    const where = { order: visit.order, status: 'done' }
    const done = await work.find(visits, { where, order: 'date', limit: 1000 })
    await notePerformance(work, visit.order, done)
  },
}

/** Who withdraws from an order ends it: its visits that are not done are called off, and those who knew of them are told (S137). */
const callOffVisits: Reaction = {
  on: 'order-withdrawn',
  async run(work, fact) {
    const where = { order: fact.of, status: { in: ['draft', 'planned', 'booked'] } }
    for (const visit of await work.find(visits, { where, order: 'date', limit: 1000 })) {
      const cancel = { type: 'cancel', reason: 'order-withdrawn' } as const
      if (!advance(work, visits, visitLife, visit, cancel).ok) continue
      await letGo(work, visit)
      await tellOfCancelling(work, visit)
    }
  },
}

/** Who withdraws from an order ends the series that came of it: nothing more is made of them (S137). */
const endSeries: Reaction = {
  on: 'order-withdrawn',
  async run(work, fact) {
    for (const one of await work.find(series, { where: { order: fact.of }, limit: 1000 })) {
      if (one.until && one.until <= work.today) continue
      const reason = 'order-withdrawn'
      work.put(series, seriesLife.evolve(one, { type: 'series-stopped', from: work.today, reason }))
      const told = { of: one.id, about: one.customer, data: { from: work.today, reason } }
      work.record({ type: 'series-stopped', ...told })
    }
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [
  noteWhatWasDone,
  callOffVisits,
  endSeries,
  ...reserving,
]
