import { z } from 'zod'
import { Decimal } from '../shared/decimal.js'

/** What a field is called in formulas and in a noun's `custom`: a small letter, then up to 39 small letters, digits or hyphens. */
export const FieldName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** A custom number, as decimal text: up to 15 digits before the point and 6 after it (`'12.50'`), so that no binary fraction enters it. */
export const NumberText = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)

/** A field, or a number. */
const Operand = z.union([FieldName, NumberText])

/**
 * How a field is worked out from others of the same document, as data: a text with the names of fields in braces
 * (`{lastName} ({floor})`), or one operation over custom numbers. Nothing of it is ever run as a program.
 */
export const Formula = z.union([
  z.strictObject({ text: z.string().trim().min(1).max(500) }),
  z.strictObject({ sum: z.array(Operand).min(1).max(20).readonly() }),
  z.strictObject({ difference: z.tuple([Operand, Operand]).readonly() }),
  z.strictObject({ product: z.array(Operand).min(1).max(20).readonly() }),
])
/** How a field is worked out from others. */
export type Formula = z.output<typeof Formula>

const braces = /\{([^{}]*)\}/g
const isNumber = (operand: string): boolean => NumberText.safeParse(operand).success

const operandsOf = (formula: Formula): readonly string[] => {
  if ('text' in formula) return [...formula.text.matchAll(braces)].map(([, name = '']) => name)
  if ('sum' in formula) return formula.sum
  return 'difference' in formula ? formula.difference : formula.product
}

/** The fields that a formula reads, each once. */
export const inputsOf = (formula: Formula): readonly string[] => [
  ...new Set(operandsOf(formula).filter((operand) => !isNumber(operand) || 'text' in formula)),
]

/**
 * What a formula comes to. A text leaves out what is not there, and is undefined when nothing is; a number is exact, and undefined as soon as
 * one of its inputs is not there or it no longer fits a custom number.
 */
export const workOut = (
  formula: Formula,
  textOf: (field: string) => string | undefined,
): string | undefined => {
  if ('text' in formula) return filledIn(formula.text, textOf)
  const numbers = operandsOf(formula).map((operand) =>
    isNumber(operand) ? operand : textOf(operand),
  )
  const known = numbers.filter((number) => number !== undefined)
  if (known.length < numbers.length) return undefined
  const [first, ...rest] = known.map((number) => new Decimal(number))
  if (!first) return undefined
  const result = rest.reduce((so, next) => {
    if ('sum' in formula) return so.plus(next)
    return 'difference' in formula ? so.minus(next) : so.times(next)
  }, first)
  return NumberText.safeParse(result.toFixed()).data
}

const filledIn = (
  text: string,
  textOf: (field: string) => string | undefined,
): string | undefined => {
  const isEmpty = inputsOf({ text }).every((name) => !textOf(name))
  if (isEmpty) return undefined
  const filled = text.replace(braces, (_, name: string) => textOf(name) ?? '')
  return filled.replace(/\s+/g, ' ').trim().slice(0, 500) || undefined
}
