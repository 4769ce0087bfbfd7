import { z } from 'zod'
import { type Collection, collection } from '../ports/collection.js'
import type { Doc } from '../ports/store.js'
import { Instant } from '../shared/instant.js'
import type { OpenWork } from './work.js'

/** What time triggers: when a document falls due, and the operation that `tick` then runs as `system`. */
export interface Schedule<D extends Doc = Doc> {
  readonly name: string
  readonly of: Collection<D>
  /** When this document next needs attention; undefined = never. The operation must move it, or be tried again later. */
  due(doc: D): Instant | undefined
  /** `context.operation` */
  readonly operation: string
  input(doc: D): unknown
}

/** Declares a schedule. */
export const schedule = <D extends Doc>(spec: Schedule<D>): Schedule => spec

/** A document's alarm; its id is the schedule's name and the document's id. */
export const Timer = z
  .object({
    id: z.string(),
    schedule: z.string(),
    doc: z.string(),
    /** The moment the schedule asked for. */
    wanted: Instant,
    attempts: z.int().nonnegative(),
    problem: z.string().optional(),
    /** The moment of the next attempt; null = parked for a person to look at. */
    due: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'Timer' })
/** A document's alarm. */
export type Timer = z.output<typeof Timer>

/** Every alarm of a tenant. */
export const timers = collection(Timer, {
  name: 'timers',
  fields: { due: 'text', schedule: 'text' },
  claimable: true,
  parked: {},
})

/** The id of the timer that a schedule keeps for a document. */
export const timerId = (name: string, doc: string): string => `${name} ${doc}`

/** Sets, moves or clears the alarm of every document that a work changed, in the same commit. */
export const setTimers = async (work: OpenWork, schedules: readonly Schedule[]): Promise<void> => {
  for (const { of, id, doc, was } of work.changed())
    for (const plan of schedules.filter((s) => s.of.name === of.name)) {
      const before = was && plan.due(was)
      const wanted = doc && plan.due(doc)
      if (before === wanted) continue
      const timer = timerId(plan.name, id)
      await work.get(timers, timer)
      if (wanted)
        work.put(timers, {
          id: timer,
          schedule: plan.name,
          doc: id,
          wanted,
          attempts: 0,
          due: wanted,
        })
      else work.remove(timers, timer)
    }
}
