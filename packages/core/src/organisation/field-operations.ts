import { z } from 'zod'
import { command, query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CivilDate } from '../shared/civil-date.js'
import { later } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { customFields } from './collections.js'
import {
  CustomField,
  type CustomFields,
  Extended,
  mostFields,
  NewCustomField,
} from './custom-field.js'
import { undeclarable, userOf } from './declaring.js'
import { FieldName } from './formula.js'

/**
 * Adds a field to a noun (`customers`): written by hand, or worked out by a formula from the fields before it. From then on the noun's own
 * operations take its values in `custom`; a search finds them at the latest after the next ticks. Nothing of the database changes. Whoever
 * sees the noun sees the field: a customer its own file.
 */
export const declareField = command({
  input: z.object({ on: Extended, field: NewCustomField }),
  output: CustomField,
  allow: { owner: 'all' },
  refusals: {
    'field-name-taken': { field: FieldName },
    'too-many-fields': { most: z.int() },
    'formula-in-circle': { field: FieldName },
    'formula-field-unknown': { field: z.string() },
    'formula-field-unfit': { field: z.string() },
  },
  async run(work, { on, field }) {
    const { fields } = await declaredOn(work, on)
    const problem = undeclarable(on, fields, field)
    if (problem) return refuse(problem)
    if (fields.length >= mostFields) return refuse({ code: 'too-many-fields', most: mostFields })
    await keep(work, on, [...fields, field])
    const { name, kind, personal, searchable } = field
    const data = { field: name, kind, personal, searchable }
    work.record({ type: 'custom-field-declared', of: on, data })
    return accept(field)
  },
})

/**
 * Retires a field: no value of it is taken any more, a search does not look at it, and one that was worked out is gone; what was written by hand
 * stays in its documents until it is erased. The name is not free again. Refuses one that another field is worked out from.
 */
export const retireField = command({
  input: z.object({ on: Extended, name: FieldName }),
  output: CustomField,
  allow: { owner: 'all' },
  refusals: {
    'field-already-retired': { on: CivilDate },
    'field-in-use': { by: FieldName },
  },
  async run(work, { on, name }) {
    const { fields } = await declaredOn(work, on)
    const field = fields.find((one) => one.name === name)
    if (!field) return refuse({ code: 'not-found', id: name })
    if (field.retiredOn) return refuse({ code: 'field-already-retired', on: field.retiredOn })
    const user = userOf(fields, name)
    if (user) return refuse({ code: 'field-in-use', by: user.name })
    const retired: CustomField = { ...field, retiredOn: work.today }
    await keep(
      work,
      on,
      fields.map((one) => (one === field ? retired : one)),
    )
    work.record({ type: 'custom-field-retired', of: on, data: { field: name } })
    return accept(retired)
  },
})

/** The fields that the company added to a noun, in the order of their declaration, retired ones too: what a screen asks before it draws a form. */
export const listFields = query({
  input: z.object({ on: Extended }),
  output: z.object({ fields: z.array(CustomField).readonly() }),
  allow: {
    ...{ owner: 'all', manager: 'all', agent: 'all', worker: 'all', accountant: 'all' },
    customer: 'all',
  },
  refusals: {},
  async run(work, { on }) {
    return accept({ fields: (await declaredOn(work, on)).fields })
  },
})

const declaredOn = async (work: Work, on: Extended): Promise<CustomFields> =>
  (await work.get(customFields, on)) ?? { id: on, fields: [] }

/** Keeps the fields of a noun; the documents written before are then gone through from the first one on. */
const keep = async (work: Work, on: Extended, fields: CustomFields['fields']): Promise<void> => {
  const { spreading } = await declaredOn(work, on)
  // A later moment than the one that waits, so that the alarm is set anew.
  const at = spreading && spreading.at >= work.now ? later(spreading.at, 1) : work.now
  work.put(customFields, { id: on, fields, spreading: { after: null, at } })
}
