import fc from 'fast-check'

/** Where a value stands in another: `['expenses', '0', 'amount']`. */
type Path = readonly string[]

const pathsIn = (value: unknown): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...pathsIn(inner).map((path) => [key, ...path]),
      ])
    : []

const replaced = (value: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === key ? replaced(inner, rest, by) : inner))
  const fields = value as Readonly<Record<string, unknown>>
  return { ...fields, [key]: replaced(fields[key], rest, by) }
}

/** A value of which one field, however deep, was replaced by something else. */
export const spoilt = (
  whole: fc.Arbitrary<object>,
  by: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> =>
  whole.chain((one) =>
    fc
      .tuple(fc.constantFrom(...pathsIn(one)), by)
      .map(([path, other]) => replaced(one, path, other)),
  )
