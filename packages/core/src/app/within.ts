import type { Refusal, Result } from '../shared/result.js'
import type { CommonRefusal, Operation } from './operation.js'
import type { Work } from './work.js'

/**
 * An operation as a step of another one, in the same commit. Who asks was judged at the door of that other one, and its lane is the one
 * that counts.
 * @throws {ZodError} when the input is none that the operation takes: a defect of the asker.
 */
export const within =
  <Wire, Out, R extends Refusal>({ input, run }: Operation<Wire, Out, R>) =>
  (work: Work, asked: Wire): Promise<Result<Out, R | CommonRefusal>> =>
    run(work, input.parse(asked) as never) as Promise<Result<Out, R | CommonRefusal>>
