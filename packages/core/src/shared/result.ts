/** What the trade answers "no" to: a stable code, and beside it the data a screen needs to word it. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
}

/** An answer: the value asked for, or the refusal that says why not. Refusals are returned, defects are thrown. */
export type Result<V, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: R }

/** Answers yes, with a value. */
export const accept = <const V>(value: V): { readonly ok: true; readonly value: V } => ({
  ok: true,
  value,
})

/** Answers no, with the reason. */
export const refuse = <const R extends Refusal>(
  refusal: R,
): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal })

/**
 * Unwraps an answer that cannot be a refusal here.
 * @throws {Error} a defect that carries the refusal, when it is one.
 */
export const must = <V>(answer: Result<V>): V => {
  if (answer.ok) return answer.value
  throw new Error(`unexpected refusal: ${JSON.stringify(answer.refusal)}`)
}
