import { z } from 'zod'
import { command } from '../app/operation.js'
import { accept, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { Priority, Visit, VisitId, visitRefusals, Wanted } from './visit.js'

/** Says when a customer expects a visit, and how much it matters: what the planner keeps to. An appointment already fixed stays. */
export const wantVisit = command({
  input: z.object({ visit: VisitId, wanted: Wanted.optional(), priority: Priority.optional() }),
  output: Visit,
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: { 'visit-already-closed': visitRefusals['visit-already-closed'] },
  async run(work, { visit: id, wanted, priority }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    const { status } = visit
    if (status === 'done' || status === 'cancelled')
      return refuse({ code: 'visit-already-closed', status })
    const awaited = { ...visit, wanted, priority }
    work.put(visits, awaited)
    const data = { ...(wanted ? { from: wanted.from, through: wanted.through } : {}) }
    work.record({ type: 'visit-wanted', of: id, about: visit.customer, data })
    return accept(awaited)
  },
})
