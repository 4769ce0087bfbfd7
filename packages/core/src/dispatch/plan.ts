import { z } from 'zod'
import type { Work } from '../app/work.js'
import type { WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Slot } from './agenda.js'
import { agendas, visits } from './collections.js'
import { Visit } from './visit.js'

/** One day of a worker: its slots by start, each with its visit. */
export const PlannedDay = z
  .object({
    date: CivilDate,
    slots: z.array(z.object({ ...Slot.unwrap().shape, visit: Visit }).readonly()).readonly(),
  })
  .readonly()
/** One day of a worker. */
export type PlannedDay = z.output<typeof PlannedDay>

/** A worker's days that hold something, as this work sees them: what it booked itself is already there (S174). */
export const planned = async (
  work: Work,
  worker: WorkerId,
  from: CivilDate,
  until: CivilDate,
): Promise<readonly PlannedDay[]> => {
  const where = { worker, date: { from, to: until } }
  const days = await work.find(agendas, { where, order: 'date', limit: 1000 })
  const found = await work.find(visits, { where, limit: 1000 })
  const byId = new Map(found.map((visit) => [visit.id, visit]))
  return days.flatMap(({ date, slots }) => {
    const filled = slots.flatMap(({ visit: id, ...slot }) => {
      const visit = byId.get(id)
      return visit ? [{ ...slot, visit }] : []
    })
    return filled.length ? [{ date, slots: filled }] : []
  })
}
