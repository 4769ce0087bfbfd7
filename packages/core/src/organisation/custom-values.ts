import { match } from 'ts-pattern'
import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { accept, type Result, refuse } from '../shared/result.js'
import type { CustomField, CustomValues, GivenValues } from './custom-field.js'
import { FieldName, NumberText, workOut } from './formula.js'

/** The refusals of a value, each with the field's name; an operation that takes values declares them. */
export const valueRefusals = {
  'custom-field-unknown': { field: z.string() },
  'custom-field-retired': { field: FieldName },
  'custom-field-worked-out': { field: FieldName },
  'custom-value-unfit': { field: FieldName, kind: z.string() },
} as const

/** Why a value is not taken. */
type ValueRefusal =
  | { readonly code: 'custom-field-unknown'; readonly field: string }
  | { readonly code: 'custom-field-retired' | 'custom-field-worked-out'; readonly field: string }
  | { readonly code: 'custom-value-unfit'; readonly field: string; readonly kind: string }

type Field = Pick<CustomField, 'name' | 'kind' | 'choices' | 'formula' | 'retiredOn'>

/**
 * Takes values in: what is given replaces what was there, and nothing (null or an empty text) takes it away, of a retired field too. The
 * first one that is not fit is refused, and none is taken.
 */
export const takeValues = (
  fields: readonly CustomField[],
  before: CustomValues,
  given: GivenValues,
): Result<CustomValues, ValueRefusal> => {
  const taken = new Map(Object.entries(before))
  for (const [name, value] of Object.entries(given)) {
    const field = fields.find((one) => one.name === name)
    if (!field) return refuse({ code: 'custom-field-unknown', field: name })
    const isNothing = value === null || value === ''
    const problem = problemOf(field, isNothing ? undefined : value)
    if (problem) return refuse(problem)
    if (isNothing) taken.delete(name)
    else taken.set(name, value)
  }
  return accept(Object.fromEntries(taken))
}

const problemOf = (field: Field, value: string | boolean | undefined): ValueRefusal | undefined => {
  const { name, kind, formula, retiredOn } = field
  if (formula) return { code: 'custom-field-worked-out', field: name }
  if (value === undefined) return undefined
  if (retiredOn) return { code: 'custom-field-retired', field: name }
  return isFit(field, value) ? undefined : { code: 'custom-value-unfit', field: name, kind }
}

const isFit = ({ kind, choices = [] }: Field, value: string | boolean): boolean =>
  match(kind)
    .with('yes-no', () => typeof value === 'boolean')
    .with('text', () => typeof value === 'string')
    .with('number', () => NumberText.safeParse(value).success)
    .with('date', () => CivilDate.safeParse(value).success)
    .with('choice', () => choices.some((choice) => choice === value))
    .exhaustive()

/** What a document keeps of its custom fields; a part that would be empty is not there. */
export interface Kept {
  readonly custom?: CustomValues | undefined
  /** What searching looks at: the values of the searchable fields, a line each. */
  readonly customText?: string | undefined
}

/**
 * What a document keeps: the values written by hand, and every field that is worked out from them and from the document's own. Fields are worked
 * out in the order of their declaration, in which each reads only what stands before it.
 */
export const fillIn = (
  fields: readonly CustomField[],
  values: CustomValues,
  own: { readonly [field: string]: string | undefined },
): Kept => {
  const custom = new Map<string, string | boolean>()
  for (const { name, formula, retiredOn } of fields) {
    const textOf = (field: string) => {
      const value = custom.get(field) ?? own[field]
      return typeof value === 'string' ? value : undefined
    }
    const workedOut = formula && !retiredOn ? workOut(formula, textOf) : undefined
    const value = formula ? workedOut : values[name]
    if (value !== undefined) custom.set(name, value)
  }
  const searched = fields
    .filter(({ searchable, retiredOn }) => searchable && !retiredOn)
    .map(({ name }) => custom.get(name))
    .filter((value) => typeof value === 'string')
  return {
    ...(custom.size ? { custom: Object.fromEntries(custom) } : {}),
    ...(searched.length ? { customText: searched.join('\n') } : {}),
  }
}

/** The values without those of personal fields, retired ones included, and the names of what went. */
export const withoutPersonal = (
  fields: readonly CustomField[],
  values: CustomValues,
): { readonly left: CustomValues; readonly erased: readonly string[] } => {
  const personal = new Set(fields.filter((one) => one.personal).map(({ name }) => name))
  const entries = Object.entries(values)
  return {
    left: Object.fromEntries(entries.filter(([name]) => !personal.has(name))),
    erased: entries.map(([name]) => name).filter((name) => personal.has(name)),
  }
}
