import type { Problem } from './fields.js'

/**
 * What an operation of a client answers when it is not refused.
 * @typeParam F - the operation
 */
export type ValueOf<F extends (...given: never[]) => unknown> =
  Extract<Awaited<ReturnType<F>>, { readonly ok: true }> extends { readonly value: infer V }
    ? V
    : never

/** What an operation of a client is asked with. */
export type InputOf<F extends (...given: never[]) => unknown> = Parameters<F>[0]

/** A refusal as it comes back: its sentence, and what is wrong with each field that it names. */
export interface Said {
  readonly code: string
  readonly title?: string
  readonly issues?: readonly { readonly path: string; readonly message: string }[]
}

/** The sentence of a refusal; its code where the house sent none. */
export const sentenceOf = ({ title, code }: Said): string => title ?? code

/** A refusal beside the fields it names, by their path in the input; what is about no field stands at the field `send`. */
export const refusalsOf = (refusal: Said): readonly Problem[] =>
  refusal.issues?.length
    ? refusal.issues.map(({ path, message }) => ({ field: path, says: message }))
    : [{ field: 'send', says: sentenceOf(refusal) }]
