import type { Refused } from './client.js'
import type { Problem } from './fields.js'

/** What an operation of a client answers when it is not refused. */
export type ValueOf<F extends (...given: never[]) => unknown> =
  Extract<Awaited<ReturnType<F>>, { readonly ok: true }> extends { readonly value: infer V }
    ? V
    : never

/** What an operation of a client is asked with. */
export type InputOf<F extends (...given: never[]) => unknown> = Parameters<F>[0]

/** A refusal as it comes back: issues carry their sentence as `title` or as `message`. */
export interface Said extends Omit<Refused, 'issues'> {
  readonly issues?: readonly {
    readonly path: string
    readonly title?: string
    readonly message?: string
  }[]
}

/** The sentence of a refusal; its code where the house sent none. */
export const sentenceOf = ({ title, code }: Said): string => title ?? code

/** A refusal beside the fields it names, by their path in the input; what is about no field stands at the field `send`. */
export const refusalsOf = (refusal: Said): readonly Problem[] =>
  refusal.issues?.length
    ? refusal.issues.map(({ path, title, message }) => ({
        field: path,
        says: title ?? message ?? sentenceOf(refusal),
      }))
    : [{ field: 'send', says: sentenceOf(refusal) }]
