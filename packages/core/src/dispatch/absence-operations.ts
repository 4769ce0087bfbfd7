import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { customers } from '../customers/index.js'
import { WorkerId, workers } from '../organisation/index.js'
import { CivilDate, daysBetween, plusDays, plusMinutes, TimeOfDay } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { Absence, AbsenceId, NewAbsence } from './absence.js'
import { absencesBetween } from './absences.js'
import { absences, agendas } from './collections.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const Days = z
  .object({ worker: WorkerId, from: CivilDate, until: CivilDate })
  .refine(({ from, until }) => from < until && daysBetween(from, until) <= 92, {
    message: 'from 1 to 92 days',
    path: ['until'],
  })

/** Notes when a worker does not work, or a customer is not at home. Visits already booked stay: whoever notes it decides on each. */
export const noteAbsence = command({
  input: NewAbsence,
  output: Absence,
  allow: office,
  refusals: {},
  async run(work, { whose, from, until, note }) {
    const worker = 'worker' in whose ? whose.worker : null
    const customer = 'customer' in whose ? whose.customer : null
    if (worker && !(await work.get(workers, worker)))
      return refuse({ code: 'not-found', id: worker })
    if (customer && !(await work.get(customers, customer)))
      return refuse({ code: 'not-found', id: customer })
    const through = until.time === '00:00' ? plusDays(until.date, -1) : until.date
    const id = work.newId(AbsenceId)
    const absence: Absence = { id, worker, customer, from, until, through, note }
    work.put(absences, absence)
    const told = { from: from.date, through, ...(worker ? { worker } : {}) }
    work.record({ type: 'absence-noted', of: id, about: customer ?? undefined, data: told })
    return accept(absence)
  },
})

/** Drops an absence that is none any more. */
export const dropAbsence = command({
  input: z.object({ absence: AbsenceId }),
  output: Absence,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { absence: id }) {
    const absence = await work.get(absences, id)
    if (!absence) return refuse({ code: 'not-found', id })
    work.remove(absences, id)
    work.record({ type: 'absence-dropped', of: id, about: absence.customer ?? undefined })
    return accept(absence)
  },
})

/** A worker’s absences over some days, with their private notes: for managers and for the worker. */
export const absencesOf = query({
  input: Days,
  output: z.object({ absences: z.array(Absence).readonly() }),
  allow: { owner: 'all', manager: 'all', worker: 'own' },
  refusals: {},
  async run(work, { worker, from, until }) {
    work.own({ worker })
    if (!(await work.get(workers, worker))) return refuse({ code: 'not-found', id: worker })
    return accept({ absences: await absencesBetween(work, from, until, { worker }) })
  },
})

const Busy = z.object({ date: CivilDate, from: TimeOfDay, until: TimeOfDay }).readonly()

/**
 * When a worker is taken over some days, by a visit or an absence alike: spans of a day, by their start, `until` 00:00 = midnight at its
 * end. Neither whom they visit nor why they are away (S326).
 */
export const freeBusy = query({
  input: Days,
  output: z.object({ busy: z.array(Busy).readonly() }),
  allow: { ...office, worker: 'own' },
  refusals: {},
  async run(work, { worker, from, until }) {
    work.own({ worker })
    if (!(await work.get(workers, worker))) return refuse({ code: 'not-found', id: worker })
    const where = { worker, date: { from, to: until } }
    const days = await everything(work, agendas, { where })
    const visits = days.flatMap(({ date, slots }) =>
      slots.map(({ start, minutes }) => ({
        date,
        from: start,
        until: plusMinutes(start, minutes),
      })),
    )
    const away = await absencesBetween(work, from, until, { worker })
    const dates = Array.from({ length: daysBetween(from, until) }, (_, i) => plusDays(from, i))
    const absent = away.flatMap((one) => dates.flatMap((date) => spanOn(one, date)))
    const busy = [...visits, ...absent].sort((a, b) =>
      `${a.date} ${a.from}` < `${b.date} ${b.from}` ? -1 : 1,
    )
    return accept({ busy })
  },
})

const midnight = TimeOfDay.parse('00:00')

/** What an absence takes of a day: nothing, or one span. */
const spanOn = ({ from, until, through }: Absence, date: CivilDate) =>
  from.date <= date && date <= through
    ? [
        {
          date,
          from: from.date === date ? from.time : midnight,
          until: until.date === date ? until.time : midnight,
        },
      ]
    : []
