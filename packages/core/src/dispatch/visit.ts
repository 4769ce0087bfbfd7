import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { Abilities, LegalEntityId, Tools, WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { OrderId } from '../sales/index.js'
import { CivilDate, minutesOf, TimeOfDay } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf, Reference } from '../shared/id.js'
import { type Instant, momentOf } from '../shared/instant.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { SeriesId } from './series-id.js'
import { Materials, TemplateId, VisitOperations } from './template-parts.js'

/** Id of a visit. */
export const VisitId = idOf<'VisitId'>('vis')
/** Id of a visit. */
export type VisitId = z.output<typeof VisitId>

/** Whole minutes of a visit: at most a day. */
export const Minutes = z.int().min(1).max(1440)

/** Where a visit is done: only work at the home opens the right to the credit. */
export const Place = z.enum(['home', 'workshop', 'remote'])

/** What is done, for whom and where. */
export const Task = z
  .object({
    legalEntity: LegalEntityId,
    customer: CustomerId,
    activity: ActivityCode,
    description: z.string().trim().max(4000).default(''),
    place: Place.default('home'),
  })
  .readonly()

/** From when to when: on one of these days, the last one included, starting between these times, both included. */
export const Wanted = z
  .object({ from: CivilDate, through: CivilDate, earliest: TimeOfDay, latest: TimeOfDay })
  .readonly()
  .refine(({ from, through }) => from <= through, { message: 'before `from`', path: ['through'] })
  .refine(({ earliest, latest }) => earliest <= latest, {
    message: 'before `earliest`',
    path: ['latest'],
  })
/** From 1 to 1,000: a visit of 1,000 is worth a thousand of 1. */
export const Priority = z.int().min(1).max(1000)

/** When a customer expects a visit. */
export type Wanted = z.output<typeof Wanted>

/**
 * A visit (intervention). `draft` nobody was told; `planned` a worker may fix the appointment; `booked` it has its slot in
 * the worker's agenda; `done` and `cancelled` are for ever, and keep the slot they had.
 */
export const Visit = z
  .object({
    id: VisitId,
    /** The number another system gave it. */
    reference: Reference.nullable(),
    order: OrderId.nullable(),
    ...Task.unwrap().shape,
    worker: WorkerId.nullable(),
    date: CivilDate.nullable(),
    start: TimeOfDay.nullable(),
    /** Planned; once done, worked. */
    minutes: Minutes,
    status: z.enum(['draft', 'planned', 'booked', 'done', 'cancelled']),
    /** True when it was done before the tenant joined, and was only written down here. */
    takenOver: z.boolean(),
    /** The series that it was made of. */
    series: SeriesId.optional(),
    /** Which of its dates: `ser_.../1/2026-03-09`, the edition and the date that the rhythm says. Unique: each is made once. */
    occurrence: z.string().optional(),
    /** The service template that it was made of. */
    template: TemplateId.optional(),
    /** Least abilities of whoever goes, beside the activity. */
    needs: Abilities.optional(),
    /** What is brought along. */
    materials: Materials.optional(),
    /** Tools that whoever goes must have along. */
    tools: Tools.optional(),
    /** The visit of the other person, where two go at once. */
    together: VisitId.optional(),
    /** What is done there, one after the other; all of it within `minutes`. */
    operations: VisitOperations.optional(),
    /** When the customer expects it; absent = not agreed yet. */
    wanted: Wanted.optional(),
    /** How much it matters that it is done, beside others that are to be planned; 1 when left out. */
    priority: Priority.optional(),
  })
  .readonly()
  .meta({ id: 'Visit' })
/** A visit. */
export type Visit = z.output<typeof Visit>

/** Who goes, when, for how long. */
export const Booking = z
  .object({ worker: WorkerId, date: CivilDate, start: TimeOfDay, minutes: Minutes })
  .readonly()
/** Who goes, when, for how long. */
export type Booking = z.output<typeof Booking>

/** What may be asked of a visit. */
export type VisitCommand =
  | { readonly type: 'validate' }
  | ({ readonly type: 'book' } & Booking)
  | { readonly type: 'complete'; readonly now: Instant; readonly minutes?: number | undefined }
  | { readonly type: 'cancel'; readonly reason: string }

/** What happens to a visit once it exists. */
export type VisitFact =
  | { readonly type: 'visit-planned' }
  | ({ readonly type: 'visit-booked' } & Booking)
  | { readonly type: 'visit-completed'; readonly minutes: number }
  | { readonly type: 'visit-cancelled'; readonly reason: string }

/** The data that a visit's refusals carry. */
export const visitRefusals = {
  'visit-not-validated': {},
  'visit-already-validated': {},
  'visit-not-booked': {},
  'visit-not-started': { date: CivilDate, start: TimeOfDay },
  'visit-already-closed': { status: z.enum(['done', 'cancelled']) },
  'visit-crosses-midnight': {},
} as const

/** Why a visit's life does not go on as asked. */
export type VisitRefusal =
  | Refusal<
      | 'visit-not-validated'
      | 'visit-already-validated'
      | 'visit-not-booked'
      | 'visit-crosses-midnight'
    >
  | (Refusal<'visit-not-started'> & { readonly date: CivilDate; readonly start: TimeOfDay })
  | (Refusal<'visit-already-closed'> & { readonly status: 'done' | 'cancelled' })

type Decision = Result<VisitFact, VisitRefusal>

const decide = (visit: Visit, command: VisitCommand): Decision =>
  match([visit, command] as const)
    .returnType<Decision>()
    .with([{ status: P.union('done', 'cancelled') }, P._], ([{ status }]) =>
      refuse({ code: 'visit-already-closed', status }),
    )
    .with([{ status: 'draft' }, { type: 'validate' }], () => accept({ type: 'visit-planned' }))
    .with([{ status: P.union('planned', 'booked') }, { type: 'validate' }], () =>
      refuse({ code: 'visit-already-validated' }),
    )
    .with([{ status: 'draft' }, { type: 'book' }], () => refuse({ code: 'visit-not-validated' }))
    .with([{ status: P.union('planned', 'booked') }, { type: 'book' }], ([, booking]) =>
      book(booking),
    )
    .with([{ status: P.union('draft', 'planned') }, { type: 'complete' }], () =>
      refuse({ code: 'visit-not-booked' }),
    )
    .with([{ status: 'booked' }, { type: 'complete' }], ([, { now, minutes }]) =>
      complete(visit, now, minutes),
    )
    .with([{ status: P.union('draft', 'planned', 'booked') }, { type: 'cancel' }], ([, command]) =>
      accept({ type: 'visit-cancelled', reason: command.reason }),
    )
    .exhaustive()

const book = (booking: Booking): Decision =>
  crossesMidnight(booking)
    ? refuse({ code: 'visit-crosses-midnight' })
    : accept({ ...booking, type: 'visit-booked' })

const complete = (
  { date, start, minutes: planned }: Visit,
  now: Instant,
  minutes = planned,
): Decision => {
  if (!date || !start) return refuse({ code: 'visit-not-booked' })
  return now < momentOf(date, start)
    ? refuse({ code: 'visit-not-started', date, start })
    : accept({ type: 'visit-completed', minutes })
}

const evolve = (visit: Visit, fact: VisitFact): Visit =>
  match(fact)
    .returnType<Visit>()
    .with({ type: 'visit-planned' }, () => ({ ...visit, status: 'planned' }))
    .with({ type: 'visit-booked' }, ({ type: _, ...booking }) => ({
      ...visit,
      ...booking,
      status: 'booked',
    }))
    .with({ type: 'visit-completed' }, ({ minutes }) => ({ ...visit, minutes, status: 'done' }))
    .with({ type: 'visit-cancelled' }, () => ({ ...visit, status: 'cancelled' }))
    .exhaustive()

/** Draft, planned, booked (and booked again, which moves it), then done or cancelled for ever. */
export const visitLife: Lifecycle<Visit, VisitCommand, VisitFact, VisitRefusal> = { decide, evolve }

/** Whether it would end after midnight: such a visit is two visits, one for each day's agenda. */
export const crossesMidnight = ({ start, minutes }: Pick<Booking, 'start' | 'minutes'>): boolean =>
  minutesOf(start) + minutes > 1440
