import { z } from 'zod'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf, Reference } from '../shared/id.js'
import { Language } from '../shared/language.js'
import { Email, Phone, Postcode } from '../shared/text.js'
import { Abilities } from './ability.js'
import { CustomValues } from './custom-field.js'
import { Equipment } from './equipment.js'
import { TerritoryId } from './territory-id.js'

/** Id of a worker. */
export const WorkerId = idOf<'WorkerId'>('wrk')
/** Id of a worker. */
export type WorkerId = z.output<typeof WorkerId>

/** What is known of a field worker (intervenant) when hired. */
export const NewWorker = z
  .object({
    /** The identifier that certificates print; unique in the tenant. */
    reference: Reference,
    firstName: z.string().trim().min(1).max(100),
    lastName: z.string().trim().min(1).max(100),
    /** The activities that the worker can do. */
    skills: z.array(ActivityCode).readonly(),
    /** What they are able to do besides, by the company’s own names; none when left out. */
    abilities: Abilities.optional(),
    home: z
      .object({ postcode: Postcode, city: z.string().max(100) })
      .readonly()
      .optional(),
    /** Where notices reach them; without it, there is nowhere to send one. */
    phone: Phone.optional(),
    email: Email.optional(),
    /** French when left out. */
    language: Language.optional(),
  })
  .readonly()

/** A field worker; from `endedOn` on, no visit may be given to them. */
export const Worker = z
  .object({
    id: WorkerId,
    ...NewWorker.unwrap().shape,
    endedOn: CivilDate.nullable(),
    /** What they have along; absent = nobody counts it. */
    equipment: Equipment.optional(),
    /** The territories in which they go to customers; absent = everywhere. */
    serves: z.array(TerritoryId).readonly().optional(),
    /** The values of the fields that the company added. */
    custom: CustomValues.optional(),
    /** What searching looks at of them. */
    customText: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'Worker' })
/** A field worker. */
export type Worker = z.output<typeof Worker>

/** How a worker is reached from now on; what is left out stays as it is, and null takes the phone or the e-mail away. */
export const ContactChange = z
  .object({ phone: Phone.nullable(), email: Email.nullable(), language: Language })
  .partial()
  .readonly()

/** Where a notice finds a worker, and in which language. */
const contactFields = ['phone', 'email', 'language'] as const

/** A worker who is reached otherwise, and the fields that this changed. */
export const reachedBy = (
  worker: Worker,
  change: z.output<typeof ContactChange>,
): { readonly worker: Worker; readonly fields: readonly string[] } => {
  const { phone = worker.phone, email = worker.email, language = worker.language } = change
  const amended = { ...worker, phone: phone ?? undefined, email: email ?? undefined, language }
  return { worker: amended, fields: contactFields.filter((one) => amended[one] !== worker[one]) }
}

/** Whether the worker still works on that day. */
export const isActive = (worker: Worker, on: CivilDate): boolean =>
  worker.endedOn === null || on < worker.endedOn

/** `Benoît Richard`. */
export const workerName = ({ firstName, lastName }: Worker): string => `${firstName} ${lastName}`
