import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { legalEntities, workers } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Reference } from '../shared/id.js'
import { accept, refuse } from '../shared/result.js'
import { clashes } from './agenda.js'
import { visits } from './collections.js'
import { agendaOf, hold } from './holding.js'
import {
  Booking,
  crossesMidnight,
  Place,
  Task,
  type Visit,
  VisitId,
  visitRefusals,
} from './visit.js'

const History = z.object({
  reference: Reference,
  ...Task.unwrap().shape,
  ...Booking.unwrap().shape,
  /** Said, never supposed: the credit depends on it. */
  place: Place,
})
type History = z.output<typeof History>

const Warning = z.object({ code: z.literal('overlap'), visit: VisitId }).readonly()

/**
 * Takes a visit over from another system, as done: neither the worker's skill nor a full agenda changes what was.
 * An overlap is told as a warning, and the slot is held, so that no new booking may overlap it.
 * The same reference again with the same content changes nothing and answers `known`.
 */
export const takeOverVisit = command({
  input: History,
  output: z.object({
    visit: VisitId,
    known: z.boolean(),
    /** The visits taken over before it that the same worker did at the same time. */
    warnings: z.array(Warning).readonly(),
  }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {
    'visit-reference-taken': { visit: VisitId },
    'visit-in-the-future': { date: CivilDate },
    'visit-crosses-midnight': visitRefusals['visit-crosses-midnight'],
  },
  async run(work, input) {
    const [known] = await work.find(visits, { where: { reference: input.reference }, limit: 1 })
    if (known && !tells(known, input))
      return refuse({ code: 'visit-reference-taken', visit: known.id })
    if (known)
      return accept({
        visit: known.id,
        known: true,
        warnings: await overlaps(work, known.id, input),
      })
    if (input.date > work.today) return refuse({ code: 'visit-in-the-future', date: input.date })
    if (crossesMidnight(input)) return refuse({ code: 'visit-crosses-midnight' })
    const unknown = await unknownOf(work, input)
    if (unknown) return refuse({ code: 'not-found', id: unknown })
    const id = work.newId(VisitId)
    const warnings = await overlaps(work, id, input)
    work.put(visits, { ...input, id, order: null, status: 'done', takenOver: true })
    await hold(work, id, input)
    const { customer: about, worker, activity, date, start, minutes } = input
    const data = { worker, activity, date, start, minutes }
    work.record({ type: 'visit-taken-over', of: id, about, data })
    return accept({ visit: id, known: false, warnings })
  },
})

/** Whether a visit says what the other system says. */
const tells = (visit: Visit, history: History): boolean => {
  const said = new Map(Object.entries(visit))
  return Object.entries(history).every(([field, value]) => said.get(field) === value)
}

/** The first id that nothing is known under. */
const unknownOf = async (work: Work, history: History): Promise<string | undefined> => {
  const { legalEntity, customer, worker } = history
  if (!(await work.get(legalEntities, legalEntity))) return legalEntity
  if (!(await work.get(customers, customer))) return customer
  return (await work.get(workers, worker)) ? undefined : worker
}

/** Asked again, it warns of the same visits: those that were there before it, which ids tell. */
const overlaps = async (work: Work, id: VisitId, { worker, date, start, minutes }: Booking) => {
  const agenda = await agendaOf(work, worker, date)
  return clashes(agenda, { visit: id, start, minutes })
    .filter(({ visit }) => visit < id)
    .map(({ visit }) => ({ code: 'overlap', visit }) as const)
}
