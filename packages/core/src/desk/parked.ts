import { match } from 'ts-pattern'
import { z } from 'zod'
import { type NoticeRecord, notices } from '../app/notices.js'
import { type Errand, errands } from '../app/reactions.js'
import { type Timer, timers } from '../app/timers.js'
import type { DocPage, Work } from '../app/work.js'
import type { Query } from '../ports/store.js'

/** What the engine does by itself, and parks when it failed too often: what follows a fact, what a date calls for, a notice. */
export const ParkedKind = z.enum(['errand', 'alarm', 'notice'])
/** What the engine does by itself. */
export type ParkedKind = z.output<typeof ParkedKind>

/** Something that failed eight times and waits for a person. */
export const Parked = z
  .object({
    kind: ParkedKind,
    id: z.string(),
    /** What was to be done: an operation (`journal.chain`), a schedule, or the subject of a notice. */
    what: z.string(),
    /** The document or the person it is about. */
    of: z.string(),
    attempts: z.int().nonnegative(),
    /** Why the last attempt failed, as the machine said it. */
    problem: z.string(),
  })
  .readonly()
  .meta({ id: 'Parked' })
/** Something that failed eight times and waits for a person. */
export type Parked = z.output<typeof Parked>

const ofErrand = ({ id, operation: what, stream: of, attempts, problem = '' }: Errand): Parked => ({
  ...{ kind: 'errand', id, what, of, attempts, problem },
})
const ofAlarm = ({ id, schedule: what, doc: of, attempts, problem = '' }: Timer): Parked => ({
  ...{ kind: 'alarm', id, what, of, attempts, problem },
})
const ofNotice = ({ id, subject: what, to: of, attempts, problem = '' }: NoticeRecord): Parked => ({
  ...{ kind: 'notice', id, what, of, attempts, problem },
})

const parked = { where: { due: null } } as const
const failed = { where: { status: 'failed' } } as const

/** A page of what is parked of one kind, by id: what came first leads. */
export const parkedPage = async (
  work: Work,
  kind: ParkedKind,
  paging: Pick<Query, 'limit' | 'after'>,
): Promise<DocPage<Parked>> => {
  const told = <D>({ items, ...next }: DocPage<D>, tell: (doc: D) => Parked) => ({
    items: items.map(tell),
    ...next,
  })
  return match(kind)
    .with('errand', async () => told(await work.page(errands, { ...parked, ...paging }), ofErrand))
    .with('alarm', async () => told(await work.page(timers, { ...parked, ...paging }), ofAlarm))
    .with('notice', async () => told(await work.page(notices, { ...failed, ...paging }), ofNotice))
    .exhaustive()
}

/** Sets what is parked anew, as if it had never been tried: due now. Answers what it was, or whether it is there at all. */
export const unpark = (
  work: Work,
  kind: ParkedKind,
  id: string,
): Promise<Parked | 'absent' | 'not-parked'> => {
  const anew = { attempts: 0, due: work.now }
  return match(kind)
    .with('errand', async () => {
      const errand = await work.get(errands, id)
      if (!errand) return 'absent' as const
      if (errand.due !== null) return 'not-parked' as const
      const { problem: _, ...rest } = errand
      work.put(errands, { ...rest, ...anew })
      return ofErrand(errand)
    })
    .with('alarm', async () => {
      const timer = await work.get(timers, id)
      if (!timer) return 'absent' as const
      if (timer.due !== null) return 'not-parked' as const
      const { problem: _, ...rest } = timer
      work.put(timers, { ...rest, ...anew })
      return ofAlarm(timer)
    })
    .with('notice', async () => {
      const notice = await work.get(notices, id)
      if (!notice) return 'absent' as const
      if (notice.status !== 'failed') return 'not-parked' as const
      const { problem: _, ...rest } = notice
      work.put(notices, { ...rest, ...anew, status: 'waiting' })
      return ofNotice(notice)
    })
    .exhaustive()
}
