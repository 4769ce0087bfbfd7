import { z } from 'zod'
import { command } from '../app/operation.js'
import { accept, refuse } from '../shared/result.js'
import { territories, workers } from './collections.js'
import { Equipment } from './equipment.js'
import { TerritoryId } from './territory-id.js'
import { Worker, WorkerId } from './worker.js'

const whoRunsTheDays = { owner: 'all', manager: 'all' } as const

/**
 * Says what a worker has along, all at once: nothing that is left out. Null = nobody counts it, and the planner takes them to have whatever
 * a visit asks for. Visits already booked stay as they are.
 */
export const setEquipment = command({
  input: z.object({ worker: WorkerId, equipment: Equipment.nullable() }),
  output: Worker,
  allow: whoRunsTheDays,
  refusals: {},
  async run(work, { worker: id, equipment }) {
    const before = await work.get(workers, id)
    if (!before) return refuse({ code: 'not-found', id })
    const { equipment: _, ...rest } = before
    const worker = { ...rest, ...(equipment && { equipment }) }
    work.put(workers, worker)
    work.record({ type: 'worker-equipped', of: id })
    return accept(worker)
  },
})

/** Says in which territories a worker goes to customers; null = in all, and outside of any. Visits already booked stay as they are. */
export const setServedTerritories = command({
  input: z.object({
    worker: WorkerId,
    territories: z.array(TerritoryId).min(1).max(1000).readonly().nullable(),
  }),
  output: Worker,
  allow: whoRunsTheDays,
  refusals: {},
  async run(work, { worker: id, territories: served }) {
    const before = await work.get(workers, id)
    if (!before) return refuse({ code: 'not-found', id })
    for (const territory of served ?? [])
      if (!(await work.get(territories, territory)))
        return refuse({ code: 'not-found', id: territory })
    const { serves: _, ...rest } = before
    const worker = { ...rest, ...(served && { serves: served }) }
    work.put(workers, worker)
    work.record({
      type: 'worker-territories-set',
      of: id,
      data: { territories: served && [...served] },
    })
    return accept(worker)
  },
})
