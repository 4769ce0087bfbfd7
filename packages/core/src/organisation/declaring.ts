import { type CustomField, type Extended, extended } from './custom-field.js'
import { inputsOf } from './formula.js'

/** Why a field is not declared. */
export type DeclarationRefusal =
  | { readonly code: 'field-name-taken'; readonly field: string }
  | { readonly code: 'formula-in-circle'; readonly field: string }
  | { readonly code: 'formula-field-unknown'; readonly field: string }
  | { readonly code: 'formula-field-unfit'; readonly field: string }

/**
 * Why a field may not join those of a noun; undefined when it may. Fields never change, and a formula names only fields that stand before it:
 * so the only circle there could be is a field that names itself.
 */
export const undeclarable = (
  on: Extended,
  fields: readonly CustomField[],
  { name, formula }: CustomField,
): DeclarationRefusal | undefined => {
  const own: readonly string[] = extended[on]
  if (own.includes(name) || fields.some((one) => one.name === name))
    return { code: 'field-name-taken', field: name }
  if (!formula) return undefined
  for (const field of inputsOf(formula)) {
    if (field === name) return { code: 'formula-in-circle', field }
    const read = fields.find((one) => one.name === field && !one.retiredOn)
    if (!read && !own.includes(field)) return { code: 'formula-field-unknown', field }
    const isFit = 'text' in formula ? read?.kind !== 'yes-no' : read?.kind === 'number'
    if (!isFit) return { code: 'formula-field-unfit', field }
  }
  return undefined
}

/** The field that is worked out from another one, when there is one. */
export const userOf = (fields: readonly CustomField[], name: string): CustomField | undefined =>
  fields.find(({ formula, retiredOn }) => formula && !retiredOn && inputsOf(formula).includes(name))
