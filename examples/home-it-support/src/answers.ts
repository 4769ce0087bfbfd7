import type { Result } from '@foyer/core'

/** The value of an answer that must be yes. @throws {Error} with the refusal when it is no. */
export const yes = async <V>(answer: Promise<Result<V>>): Promise<V> => {
  const settled = await answer
  if (settled.ok) return settled.value
  throw new Error(`refused: ${JSON.stringify(settled.refusal)}`)
}
