const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 26

const toDigits = (value: bigint): string =>
  Array.from({ length }, (_, i) => {
    const shift = BigInt(5 * (length - 1 - i))
    return digits[Number((value >> shift) & 31n)]
  }).join('')

const fromDigits = (text: string): bigint =>
  [...text].reduce((value, digit) => value * 32n + BigInt(digits.indexOf(digit)), 0n)

/** The 26 characters of an id, after its prefix; undefined for what is no id with this prefix. */
const bodyOf = (prefix: string, id: string): string | undefined =>
  id.startsWith(`${prefix}_`) && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id.slice(prefix.length + 1))
    ? id.slice(prefix.length + 1)
    : undefined

/**
 * The id here of a row that a host knows by a number: `cus`, 42 gives `cus_0000000000000000000000001A`. No id that is minted here begins with
 * a date of 1970, so that the two never meet.
 * @throws {RangeError} for what is no whole number from 0 to 2^53 - 1.
 */
export const idOfNumber = (prefix: string, number: number): string => {
  if (!Number.isSafeInteger(number) || number < 0)
    throw new RangeError(`not a row's number: ${number}`)
  return `${prefix}_${toDigits(BigInt(number))}`
}

/** The number that an id was made from by `idOfNumber`; undefined for any other id. */
export const numberOfId = (prefix: string, id: string): number | undefined => {
  const body = bodyOf(prefix, id)
  const value = body === undefined ? -1n : fromDigits(body)
  return value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined
}

/**
 * The id here of a row that a host knows by a UUID: the same 128 bits, so that ids that are minted here are UUIDs there.
 * @throws {RangeError} for what is no UUID.
 */
export const idOfUuid = (prefix: string, uuid: string): string => {
  const hex = uuid.replaceAll('-', '')
  if (!/^[\da-f]{32}$/i.test(hex)) throw new RangeError(`not a UUID: ${uuid}`)
  return `${prefix}_${toDigits(BigInt(`0x${hex}`))}`
}

/** The UUID that an id is, in small letters; undefined for what is no id with this prefix. */
export const uuidOfId = (prefix: string, id: string): string | undefined => {
  const body = bodyOf(prefix, id)
  if (body === undefined) return undefined
  const hex = fromDigits(body).toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
