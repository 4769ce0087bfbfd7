import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { draftVisit } from './planning.js'
import { Visit, VisitId, visitLife, visitRefusals } from './visit.js'

/**
 * Sends a second person to a visit: a visit of their own, of the same task and length, that the planner puts with another worker at the same
 * time; both are planned or neither. Nobody is told yet: the second is told of with its appointment, as any visit is.
 */
export const sendSecondPerson = command({
  input: z.object({ visit: VisitId, worker: WorkerId.nullable().default(null) }),
  output: z.object({ first: Visit, second: Visit }),
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {
    'visit-not-validated': {},
    'visit-already-closed': visitRefusals['visit-already-closed'],
    'second-person-sent': { visit: VisitId },
    'worker-not-available': { worker: WorkerId, on: CivilDate },
  },
  async run(work, { visit: id, worker }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    const { status, together } = visit
    if (status === 'draft') return refuse({ code: 'visit-not-validated' })
    if (status === 'done' || status === 'cancelled')
      return refuse({ code: 'visit-already-closed', status })
    if (together && (await isOpen(work, together)))
      return refuse({ code: 'second-person-sent', visit: together })
    const { order, legalEntity, customer, activity, description, place, minutes } = visit
    const task = { order, legalEntity, customer, activity, description, place, minutes, worker }
    const { needs, wanted } = visit
    const drafted = await draftVisit(work, {
      ...task,
      ...(needs && { needs }),
      ...(wanted && { wanted }),
    })
    if (!drafted.ok) return drafted
    const linked: Visit = { ...drafted.value, together: id, priority: visit.priority }
    const second = advance(work, visits, visitLife, linked, { type: 'validate' })
    if (!second.ok) throw new Error('a draft is validated')
    const first: Visit = { ...visit, together: second.value.id }
    work.put(visits, first)
    work.record({
      type: 'second-person-sent',
      of: id,
      about: customer,
      data: { visit: second.value.id },
    })
    return accept({ first, second: second.value })
  },
})

/** Whether the other person still goes. */
const isOpen = async (work: Work, other: VisitId): Promise<boolean> => {
  const twin = await work.get(visits, other)
  return twin !== undefined && twin.status !== 'cancelled'
}
