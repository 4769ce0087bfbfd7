import { z } from 'zod'
import {
  type Abilities,
  AbilityName,
  isActive,
  lacking,
  type Worker,
  WorkerId,
  workerName,
} from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { type Agenda, clash, type Span } from './agenda.js'
import { VisitId } from './visit.js'

/** Why a worker comes first: answers for the customer's postcode; did the customer's last visit. */
export const Preference = z.enum(['territory', 'last-worker'])
/** Why a worker comes first. */
export type Preference = z.output<typeof Preference>

/** A worker who has the skill, is with the company that day and is free at that time, and what speaks for them beside that. */
export const Proposal = z
  .object({ worker: WorkerId, name: z.string(), because: z.array(Preference).readonly() })
  .readonly()
/** A worker who could go. */
export type Proposal = z.output<typeof Proposal>

/** What is asked for, and what is known of those who could go. */
export interface Wanted {
  readonly activity: ActivityCode
  readonly date: CivilDate
  /** Workers who are not to go there. */
  readonly refused?: readonly WorkerId[] | undefined
  /** Abilities that are needed besides. */
  readonly needs?: Abilities | undefined
  /** Absent = any time of that day. */
  readonly span?: Span | undefined
  readonly workers: readonly Worker[]
  /** The days of that date, those of other workers too; a worker without one is free. */
  readonly agendas: readonly Agenda[]
  /** Whom each preference means. */
  readonly prefer: { readonly [P in Preference]: WorkerId | undefined }
}

/** Who could go: the territory's worker first, then the last worker, then those with the least to do that day. */
export const propose = ({
  activity,
  date,
  needs,
  refused = [],
  span,
  workers,
  agendas,
  prefer,
}: Wanted): readonly Proposal[] => {
  const dayOf = new Map(agendas.map((agenda) => [agenda.worker, agenda]))
  const isFree = ({ id }: Worker): boolean => {
    const agenda = dayOf.get(id)
    return !agenda || !span || !clash(agenda, span)
  }
  const load = ({ id }: Worker): number =>
    dayOf.get(id)?.slots.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0
  const rank = ({ id }: Worker): number =>
    (prefer.territory === id ? 2 : 0) + (prefer['last-worker'] === id ? 1 : 0)
  return workers
    .filter((one) => !refused.includes(one.id) && isFree(one))
    .filter((one) => !unfitness(one, activity, date) && !inability(one, needs))
    .sort((a, b) => rank(b) - rank(a) || load(a) - load(b) || (a.id < b.id ? -1 : 1))
    .map((one) => ({
      worker: one.id,
      name: workerName(one),
      because: Preference.options.filter((preference) => prefer[preference] === one.id),
    }))
}

/** Why a worker cannot do an activity on a day, or undefined: who left, and who does not have the skill. */
export const unfitness = (one: Worker, activity: ActivityCode, on: CivilDate) => {
  const worker = one.id
  if (!isActive(one, on)) return { code: 'worker-not-available', worker, on } as const
  if (!one.skills.includes(activity))
    return { code: 'worker-lacks-skill', worker, activity } as const
  return undefined
}

/** The data that the refusal of a worker carries who is not able to. */
const inabilityRefusal = {
  'worker-lacks-ability': { worker: WorkerId, ability: AbilityName },
} as const

/** The data that the refusals of an appointment carry, beside those of the visit itself. */
export const appointmentRefusals = {
  'worker-not-available': { worker: WorkerId, on: CivilDate },
  'worker-lacks-skill': { worker: WorkerId, activity: ActivityCode },
  ...inabilityRefusal,
  'worker-away': { worker: WorkerId, through: CivilDate },
  'customer-away': { through: CivilDate },
  'pair-refused': { worker: WorkerId },
  'slot-taken': { visit: VisitId },
} as const

/** Why a worker is not able to do what a visit needs, or undefined (S333). */
export const inability = ({ id, abilities }: Worker, needs: Abilities | undefined) => {
  const ability = lacking(abilities, needs)
  return ability ? ({ code: 'worker-lacks-ability', worker: id, ability } as const) : undefined
}
