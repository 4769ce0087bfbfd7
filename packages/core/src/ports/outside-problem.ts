/** Why there is no answer: nobody answered in time, the server refused, or what it said is no answer. */
export type OutsideProblemKind = 'no-answer' | 'refused' | 'nonsense'

/** An outside server that did not do its part; the message says which and why, in words for the log. */
export class OutsideProblem extends Error {
  override readonly name = 'OutsideProblem'
  /** What kind of trouble, and what it came from where there is one. */
  constructor(
    readonly kind: OutsideProblemKind,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
  }
}
