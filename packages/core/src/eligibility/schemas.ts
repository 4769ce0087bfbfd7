import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { modes } from '../rules/fr/activities.js'
import { tasks } from '../rules/fr/exclusions.js'
import type { WrongInput } from '../rules/input.js'
import { ActivityCode, Means, Reason } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { places } from './line.js'

/** A line as a host asks about it: by whom it is sold is the legal entity, whose registration is known. */
export const AskedLine = z.object({
  legalEntity: LegalEntityId,
  kind: z.enum(['service', 'goods']),
  activity: ActivityCode.optional(),
  performedOn: CivilDate.optional(),
  place: z.enum(places).optional(),
  minutes: z.int().min(1).max(1440).optional(),
  sameDayMinutes: z.int().min(0).max(1440).optional(),
  customer: z.enum(['individual', 'organisation']),
  mode: z.enum(modes).optional(),
  publicServed: z.boolean().optional(),
  bundle: z.enum(['provider', 'household', 'none']).optional(),
  ascendantDependent: z.boolean().optional(),
  subscription: z.boolean().optional(),
  task: z.enum(tasks).optional(),
  means: Means.optional(),
  exclusivity: z.enum(['kept', 'breached']).optional(),
  worker: z.enum(['employee', 'subcontractor', 'household-employee']).optional(),
})

/** Reasons and what is missing, as every answer of the law carries them. */
export const explained = {
  because: z.array(Reason).readonly(),
  missing: z.array(z.string()).readonly(),
} as const

/** Whether a line opens the right, and why. */
export const AssessmentAnswer = z.object({
  verdict: z.enum(['eligible', 'not-eligible', 'undetermined']),
  ...explained,
})

/** An answer of the rules as the facade gives it: what cannot be read stands among what is missing. */
export const told = <A extends { readonly missing: readonly string[] }>({
  wrong,
  ...answer
}: A & { readonly wrong: readonly WrongInput[] }): Omit<A, 'wrong'> & {
  readonly missing: readonly string[]
} => ({ ...answer, missing: [...answer.missing, ...wrong.map(({ field }) => field)] })
