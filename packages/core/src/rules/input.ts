import { isDay } from '../shared/day.js'

/** A field that cannot be read, and why: nothing is computed from it. */
export interface WrongInput {
  /** Path of the field: `expenses.2.paidOn`. */
  readonly field: string
  readonly reason:
    | 'missing'
    | 'not-one-of'
    | 'not-a-date'
    | 'not-whole-cents'
    | 'not-a-whole-number'
    | 'not-true-or-false'
    | 'not-a-text'
    | 'not-a-list'
    | 'not-an-object'
    | 'out-of-range'
    | 'not-of-this-activity'
    | 'in-another-year'
}

/** A check of one value: the reason why it cannot be read, or nothing. */
export type Check = (value: unknown) => WrongInput['reason'] | undefined

/** One of these texts. */
export const oneOf = (known: readonly string[]): Check => {
  const all = new Set<unknown>(known)
  return (value) => (all.has(value) ? undefined : 'not-one-of')
}

/** A day that exists, as `YYYY-MM-DD`. */
export const aDay: Check = (value) => (isDay(value) ? undefined : 'not-a-date')

/** True or false. */
export const aFlag: Check = (value) =>
  typeof value === 'boolean' ? undefined : 'not-true-or-false'

/** A text. */
export const aText: Check = (value) => (typeof value === 'string' ? undefined : 'not-a-text')

/** A whole number between two bounds, both included. */
export const whole =
  (least: number, most: number): Check =>
  (value) => {
    if (!Number.isSafeInteger(value)) return 'not-a-whole-number'
    return Number(value) < least || Number(value) > most ? 'out-of-range' : undefined
  }

/** An amount that may be nothing but never negative, in whole cents. */
export const natural: Check = (value) => {
  if (!Number.isSafeInteger(value)) return 'not-whole-cents'
  return Number(value) < 0 ? 'out-of-range' : undefined
}

/** An object. */
export const anObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'not-an-object'

/** What may be left out, but not be wrong. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value)

/** Each entry of a list, checked. */
export type Shape = readonly (readonly [field: string, check: Check])[]

/** Nothing is wrong. */
export const nothing: readonly WrongInput[] = []

/** Whether every field of an object can be read. */
const fits = (value: unknown, shape: Shape): boolean => {
  if (anObject(value)) return false
  const fields = value as Readonly<Record<string, unknown>>
  return shape.every(([field, check]) => !check(fields[field]))
}

/** The fields of an object that cannot be read. */
export const wrongIn = (value: unknown, shape: Shape, path = ''): readonly WrongInput[] => {
  if (fits(value, shape)) return nothing
  const notAnObject = anObject(value)
  if (notAnObject) return [{ field: path.slice(0, -1), reason: notAnObject }]
  const fields = value as Readonly<Record<string, unknown>>
  return shape.flatMap(([field, check]) => {
    const found = fields[field]
    const reason = check(found)
    if (!reason) return []
    return [{ field: path + field, reason: found === undefined ? ('missing' as const) : reason }]
  })
}

/** The fields of each object of a list that cannot be read. */
export const wrongInEach = (list: unknown, shape: Shape, path: string): readonly WrongInput[] => {
  if (!Array.isArray(list))
    return [{ field: path, reason: list === undefined ? 'missing' : 'not-a-list' }]
  for (const one of list)
    if (!fits(one, shape))
      return [...list].flatMap((each, i) => wrongIn(each, shape, `${path}.${i}.`))
  return nothing
}
