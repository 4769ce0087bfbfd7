import { advance } from '../app/advance.js'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { isActive, type WorkerId, workers } from '../organisation/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { tellWorker } from './telling.js'
import { type Visit, VisitId, type VisitRefusal, visitLife } from './visit.js'

/** What a visit is drafted with. */
export type Planned = Pick<
  Visit,
  'order' | 'legalEntity' | 'customer' | 'worker' | 'activity' | 'description' | 'place' | 'minutes'
> &
  Partial<
    Pick<
      Visit,
      | 'series'
      | 'occurrence'
      | 'wanted'
      | 'template'
      | 'needs'
      | 'materials'
      | 'tools'
      | 'operations'
    >
  >

type DraftingRefusal =
  | Extract<CommonRefusal, { readonly code: 'not-found' }>
  | (Refusal<'worker-not-available'> & { readonly worker: WorkerId; readonly on: CivilDate })

/** Drafts a visit; nobody is told yet. */
export const draftVisit = async (
  work: Work,
  planned: Planned,
): Promise<Result<Visit, DraftingRefusal>> => {
  const { order, customer, activity, worker: wanted } = planned
  const worker = wanted && (await work.get(workers, wanted))
  if (wanted && !worker) return refuse({ code: 'not-found', id: wanted })
  if (worker && !isActive(worker, work.today))
    return refuse({ code: 'worker-not-available', worker: worker.id, on: work.today })
  const id = work.newId(VisitId)
  const born = { reference: null, date: null, start: null, takenOver: false } as const
  const visit: Visit = { ...planned, ...born, id, status: 'draft' }
  work.put(visits, visit)
  work.record({ type: 'visit-drafted', of: id, about: customer, data: { order, activity } })
  return accept(visit)
}

/** Validates a draft; its customer is told, and its worker twice: by SMS, and by e-mail where there is an address (S063). */
export const planVisit = async (work: Work, visit: Visit): Promise<Result<Visit, VisitRefusal>> => {
  const planned = advance(work, visits, visitLife, visit, { type: 'validate' })
  if (planned.ok) await announce(work, planned.value)
  return planned
}

const announce = async (work: Work, { id, customer, worker, activity }: Visit): Promise<void> => {
  const told = { subject: 'visit-planned', data: { visit: id, activity } } as const
  if (worker) await tellWorker(work, worker, told)
  work.notify({ ...told, channel: 'email', to: customer })
}
