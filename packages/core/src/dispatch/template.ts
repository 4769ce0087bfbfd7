import { z } from 'zod'
import { Abilities, Tools } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { Materials, TemplateId, VisitOperations } from './template-parts.js'
import { Minutes } from './visit.js'

/** What a service template says: how long a visit takes, who is able to do it, what is brought, what is done (S154, S184). */
export const NewTemplate = z
  .object({
    /** Unique in the tenant. */
    name: z.string().trim().min(1).max(100),
    activity: ActivityCode,
    description: z.string().trim().max(4000).default(''),
    /** Left out where there are operations = their sum. */
    minutes: Minutes.optional(),
    needs: Abilities.default({}),
    materials: Materials.default([]),
    tools: Tools.optional(),
    operations: VisitOperations.default([]),
  })
  .readonly()

/** A service as the company does it again and again (fiche de prestation type). */
export const ServiceTemplate = z
  .object({ id: TemplateId, ...NewTemplate.unwrap().shape, minutes: Minutes })
  .readonly()
  .meta({ id: 'ServiceTemplate' })
/** A service as the company does it again and again. */
export type ServiceTemplate = z.output<typeof ServiceTemplate>

/**
 * The minutes of a template: those told, which its operations must fit in, or the sum of its operations; undefined when nobody says, when
 * the operations need longer, or longer than a day.
 */
export const minutesOfTemplate = ({
  minutes,
  operations,
}: z.output<typeof NewTemplate>): number | undefined => {
  const sum = operations.reduce((all, one) => all + one.minutes, 0)
  const whole = minutes ?? sum
  return whole >= 1 && whole >= sum && whole <= 1440 ? whole : undefined
}

/** What a visit takes over from its template. */
export const carriedBy = (template: ServiceTemplate) => {
  const { id, activity, description, minutes, needs, materials, tools, operations } = template
  const carried = { template: id, activity, description, minutes, needs, materials, operations }
  return { ...carried, ...(tools && { tools }) }
}
