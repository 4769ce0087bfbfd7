import { z } from 'zod'
import { query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { WorkerId, workers } from '../organisation/index.js'
import { CivilDate, plusDays, TimeOfDay } from '../shared/civil-date.js'
import { accept, must, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { inWords, ProposedPlan } from './day-plan.js'
import { type Assembled, assemble, bookedRoutes, withoutVisits } from './plan-problem.js'
import { repair as mend, type PlanEvent, plan } from './planner/index.js'
import { Minutes, type Visit, VisitId, visitRefusals } from './visit.js'

/** What happened to a day. */
const Happened = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('worker-away'),
    worker: WorkerId,
    from: TimeOfDay.prefault('00:00'),
    /** Absent = to the end of the day. */
    until: TimeOfDay.optional(),
  }),
  z.object({ type: z.literal('visit-lasts'), visit: VisitId, minutes: Minutes }),
  /** A visit that waits for its appointment is to be done that day. */
  z.object({ type: z.literal('emergency'), visit: VisitId }),
  z.object({ type: z.literal('visit-cancelled'), visit: VisitId }),
])
type Happened = z.output<typeof Happened>

/**
 * Mends the day as it is booked after something happened, changing as little as the weights ask: a worker falls ill, a visit overruns, an
 * emergency comes, a visit falls out. Nothing changes here: note the absence, the length or the end of the visit, then apply the routes.
 * No visit starts earlier than its customer was told, and those in `stay` not at all otherwise.
 */
export const repair = query({
  input: z.object({
    date: CivilDate,
    happened: Happened,
    stay: z.array(VisitId).max(5000).readonly().default([]),
    steps: z.int().min(0).max(200_000).default(2000),
    seed: z.int().min(1).max(1_000_000).default(1),
  }),
  output: z.object({
    plan: ProposedPlan,
    /** The visits that are with somebody else, or at another hour, than they were; those that came or fell out are among them. */
    moved: z.array(VisitId).readonly(),
  }),
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {
    'home-unknown': {},
    'visit-already-closed': visitRefusals['visit-already-closed'],
    'visit-not-that-day': {},
  },
  async run(work, { date, happened, stay, steps, seed }) {
    if ('worker' in happened && !(await work.get(workers, happened.worker)))
      return refuse({ code: 'not-found', id: happened.worker })
    const visit = 'visit' in happened ? await work.get(visits, happened.visit) : undefined
    if ('visit' in happened && !visit) return refuse({ code: 'not-found', id: happened.visit })
    if (visit?.status === 'done' || visit?.status === 'cancelled')
      return refuse({ code: 'visit-already-closed', status: visit.status })
    const assembled = await dayOf(
      work,
      date,
      stay,
      happened.type === 'emergency' ? visit : undefined,
    )
    const isThere = ({ id }: { readonly id: string }): boolean => id === visit?.id
    if (visit && !assembled.problem.visits.some(isThere))
      return refuse({
        code: assembled.leftOut.visits.some((one) => one.visit === visit.id)
          ? 'home-unknown'
          : 'visit-not-that-day',
      })
    const event = eventOf(happened, date, assembled)
    const came = event.kind === 'visit-added' ? event.visit.id : undefined
    const before = {
      ...withoutVisits(assembled.problem, [came]),
      plan: bookedRoutes(assembled),
    }
    const asBooked = must(await plan(before, { iterations: 0 }))
    const mended = must(await mend(before, asBooked, event, { iterations: steps, seed }))
    const moved = mended.moved.map(({ visit: id }) => VisitId.parse(id))
    return accept({ plan: inWords(mended.plan, assembled), moved })
  },
})

const dayOf = (
  work: Work,
  date: CivilDate,
  stay: readonly string[],
  emergency: Visit | undefined,
): Promise<Assembled> =>
  assemble(work, {
    ...{ from: date, until: plusDays(date, 1), booked: 'may-move', stay },
    waiting: emergency ? [emergency] : [],
  })

const eventOf = (happened: Happened, date: CivilDate, { clock, problem }: Assembled): PlanEvent => {
  if (happened.type === 'worker-away') {
    const { worker, from, until } = happened
    const end = until ? clock.secondsAt(date, until) : clock.secondsAt(plusDays(date, 1), midnight)
    return { kind: 'worker-away', worker, from: clock.secondsAt(date, from), until: end }
  }
  const { visit } = happened
  if (happened.type === 'visit-lasts')
    return { kind: 'visit-lasts', visit, duration: happened.minutes * 60 }
  const added = problem.visits.find(({ id }) => id === visit)
  return happened.type === 'emergency' && added
    ? { kind: 'visit-added', visit: added }
    : { kind: 'visit-cancelled', visit }
}

const midnight = TimeOfDay.parse('00:00')
