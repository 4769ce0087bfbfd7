/** One promise of a port, as a named case: `run` resolves when it is kept and throws when it is not. */
export interface ContractCase {
  readonly name: string
  /** Resolves when the promise is kept, throws when it is not. */
  readonly run: () => Promise<void>
}

/** @throws {Error} when two JSON-safe values differ; the order of an object's fields does not count. */
export const same = (actual: unknown, expected: unknown, what: string): void => {
  if (print(actual) !== print(expected))
    throw new Error(`${what}: expected ${print(expected)}, got ${print(actual)}`)
}

/** What an attempt threw. @throws {Error} when it threw nothing. */
export const thrownBy = async (attempt: () => Promise<unknown>, what: string): Promise<unknown> => {
  try {
    await attempt()
  } catch (problem) {
    return problem
  }
  throw new Error(`${what}: expected it to throw`)
}

const print = (value: unknown): string =>
  value === undefined ? 'undefined' : JSON.stringify(value, sortFields)

const sortFields = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
