import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { workingTime } from '../rules/fr/working-time.js'
import { accept, refuse } from '../shared/result.js'
import { workers, workingWeeks } from './collections.js'
import { WorkerId } from './worker.js'
import { restsOf, WorkingWeek } from './working-week.js'

const Said = WorkingWeek.unwrap().omit({ id: true })

/**
 * Says when a worker works, week after week. The rests of the law are asked for: eleven hours from one day to the next, thirty-five in a
 * row once a week (Code du travail, articles L3131-1 and L3132-2, known from memory).
 */
export const setWorkingWeek = command({
  input: z
    .object({ worker: WorkerId, ...Said.shape })
    .refine(({ hours }) => new Set(hours.map(({ weekday }) => weekday)).size === hours.length, {
      message: 'a weekday twice',
      path: ['hours'],
    }),
  output: WorkingWeek,
  allow: { owner: 'all', manager: 'all' },
  refusals: {
    'daily-rest-too-short': { minutes: z.int() },
    'weekly-rest-too-short': { minutes: z.int() },
  },
  async run(work, { worker: id, hours, holidays }) {
    if (!(await work.get(workers, id))) return refuse({ code: 'not-found', id })
    const rests = restsOf(hours)
    const daily = workingTime.dailyRest.on(work.today)?.value ?? 0
    const weekly = workingTime.weeklyRest.on(work.today)?.value ?? 0
    if (rests.some((rest) => rest < daily))
      return refuse({ code: 'daily-rest-too-short', minutes: daily })
    if (rests.length && !rests.some((rest) => rest >= weekly))
      return refuse({ code: 'weekly-rest-too-short', minutes: weekly })
    await work.get(workingWeeks, id)
    const week: WorkingWeek = { id, hours, holidays }
    work.put(workingWeeks, week)
    work.record({ type: 'working-week-set', of: id, data: { days: hours.length } })
    return accept(week)
  },
})

/** When a worker works; a week without hours until somebody says so. */
export const workingWeekOf = query({
  input: z.object({ worker: WorkerId }),
  output: WorkingWeek,
  allow: { owner: 'all', manager: 'all', agent: 'all', worker: 'own' },
  refusals: {},
  async run(work, { worker: id }) {
    work.own({ worker: id })
    if (!(await work.get(workers, id))) return refuse({ code: 'not-found', id })
    return accept((await work.get(workingWeeks, id)) ?? { id, hours: [], holidays: false })
  },
})
