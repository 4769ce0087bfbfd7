/** Whole cents as euros with two decimals: `6000` gives `60.00`. @throws {RangeError} when they are not whole, or negative. */
export const eurosOf = (cents: number): string => {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError(`not an amount: ${cents}`)
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Euros as banks write them (`60`, `60.5`, `60.00000`) in whole cents; undefined where they are none, or have parts of a cent. */
export const centsOf = (text: string | undefined): number | undefined => {
  const [, whole = '', parts = ''] = /^(\d{1,13})(?:\.(\d{1,5}))?$/.exec(text?.trim() ?? '') ?? []
  if (!whole || /[1-9]/.test(parts.slice(2))) return undefined
  return Number(`${whole}${parts.slice(0, 2).padEnd(2, '0')}`)
}
