import { distance } from 'fastest-levenshtein'
import { fold, nameKey } from '../shared/text.js'
import { isGivenName } from './given-names.js'

/** A name made comparable: no accents, no case, and no spaces inside each of the two. */
export interface FoldedName {
  readonly first: string
  readonly last: string
  /** The folded words of both in alphabetical order (S264). */
  readonly key: string
}

/** How two names agree. */
export type NameAgreement =
  | 'same-name'
  | 'name-one-letter-off'
  /** One first name is missing, or an initial. */
  | 'name-incomplete'
  /** Two first names that both exist, a letter apart: a slip, or husband and wife. */
  | 'first-names-alike'

/** Makes a name comparable. */
export const foldName = (firstName: string, lastName: string): FoldedName => ({
  first: squeezed(firstName),
  last: squeezed(lastName),
  key: nameKey(firstName, lastName),
})

const squeezed = (name: string): string => fold(name).replaceAll(' ', '')

/** How two names agree, whichever column holds which; undefined when they are the names of two people. */
export const compareNames = (one: FoldedName, other: FoldedName): NameAgreement | undefined => {
  if (!one.key || !other.key) return undefined
  if (one.key === other.key) return 'same-name'
  const turned = { ...other, first: other.last, last: other.first }
  return compareColumns(one, other) ?? compareColumns(one, turned)
}

const compareColumns = (one: FoldedName, other: FoldedName): NameAgreement | undefined => {
  if (one.first && other.first) {
    if (one.last === other.last) return compareFirst(one.first, other.first)
    const typo = one.first === other.first && isOneLetterOff(one.last, other.last)
    return typo ? 'name-one-letter-off' : undefined
  }
  if (one.last && one.last === other.last) return 'name-incomplete'
  // Both names may stand in one column of either.
  const typo = isOneLetterOff(one.first + one.last, other.first + other.last)
  return typo ? 'name-one-letter-off' : undefined
}

const compareFirst = (one: string, other: string): NameAgreement | undefined => {
  if (one === other) return 'same-name'
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one]
  if (short.length === 1) return long.startsWith(short) ? 'name-incomplete' : undefined
  if (!isOneLetterOff(one, other)) return undefined
  // `Michel` and `Michèle`, `Noé` and `Zoé` live together, and are two people.
  return isGivenName(one) && isGivenName(other) ? 'first-names-alike' : 'name-one-letter-off'
}

/** One letter more, less or other, or two neighbours swapped; in words of three letters or more. */
export const isOneLetterOff = (one: string, other: string): boolean => {
  if (Math.min(one.length, other.length) < 3 || one === other) return false
  if (Math.abs(one.length - other.length) > 1) return false
  const apart = distance(one, other)
  return apart === 1 || (apart === 2 && areSwapped(one, other))
}

const areSwapped = (one: string, other: string): boolean => {
  const at = [...one].findIndex((letter, i) => letter !== other[i])
  const swapped = `${one.slice(0, at)}${one[at + 1]}${one[at]}${one.slice(at + 2)}`
  return swapped === other
}
