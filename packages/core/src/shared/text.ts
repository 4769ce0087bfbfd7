import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'
import type { Brand } from './brand.js'
import { brandedString } from './branded.js'

/** A phone number in international form, E.164 (`+33612345678`). */
export type Phone = Brand<string, 'Phone'>
/** An e-mail address, lower case. */
export type Email = Brand<string, 'Email'>
/** A French postcode, five digits, its zero kept (`01120`). */
export type Postcode = Brand<string, 'Postcode'>

/** Schema of a phone number already in international form. */
export const Phone = brandedString<'Phone'>(z.string().regex(/^\+[1-9]\d{6,14}$/))
/** Schema of an e-mail address. */
export const Email = brandedString<'Email'>(z.email().max(254))
/** Schema of a French postcode: five digits; `1120` is not one (S031). */
export const Postcode = brandedString<'Postcode'>(z.string().regex(/^(?:0[1-9]|[1-9]\d)\d{3}$/))

/**
 * Reads a phone as people type it in France (`06 12 34 56 78`, `+33 6...`, `0033...`); undefined when it is none,
 * or when anything stands beside it: `06 12 34 56 78 (fille)` would lose a word, and an e-mail may hold ten digits.
 */
export const readPhone = (raw: string): Phone | undefined => {
  const typed = raw.trim().replace(/^00/, '+')
  const found = parsePhoneNumberFromString(typed, { defaultCountry: 'FR', extract: false })
  if (!found?.isPossible() || !found.isValid() || found.ext) return undefined
  return found.number as string as Phone
}

/** Reads a phone as a screen hands it over: in international form, or as people type it in France. */
export const readTypedPhone = (raw: string): Phone | undefined =>
  Phone.safeParse(raw).data ?? readPhone(raw)

/** Schema of a phone number as it was typed: one that `readTypedPhone` reads. */
export const TypedPhone = z
  .string()
  .max(40)
  .refine((raw) => readTypedPhone(raw) !== undefined, { message: 'not a phone number' })

/** Reads an e-mail as people type it: trimmed, lower case; undefined when it is none. */
export const readEmail = (raw: string): Email | undefined => {
  const parsed = Email.safeParse(raw.trim().toLowerCase())
  return parsed.success ? parsed.data : undefined
}

/** Reads a postcode; four digits are never silently completed here, see the importer's suggestions. */
export const readPostcode = (raw: string): Postcode | undefined => {
  const parsed = Postcode.safeParse(raw.trim())
  return parsed.success ? parsed.data : undefined
}

/** Letters without accents, lower case, everything else a single space: what searching and comparing look at. */
export const fold = (raw: string): string =>
  raw
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** One key for `DUPONT Marie` and `Marie Dupont`: the folded words in alphabetical order (S264). */
export const nameKey = (...parts: readonly string[]): string =>
  fold(parts.join(' ')).split(' ').sort().join(' ')

const particles = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'd', 'l', 'et'])

/** `DUPONT-MOREL` as `Dupont-Morel`, `de la tour` as `de la Tour`; mixed case is left as typed. */
export const capitalise = (raw: string): string => {
  const name = raw.trim().replace(/\s+/g, ' ')
  const shouted = name === name.toUpperCase() || name === name.toLowerCase()
  if (!shouted) return name
  return name
    .toLowerCase()
    .split(/([\s.'’-])/)
    .map((word, i) => (i > 0 && particles.has(word) ? word : withCapital(word)))
    .join('')
}

const withCapital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const inFull: { readonly [short: string]: string } = {
  all: 'allee',
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  ch: 'chemin',
  che: 'chemin',
  fg: 'faubourg',
  imp: 'impasse',
  pl: 'place',
  r: 'rue',
  rte: 'route',
  st: 'saint',
  ste: 'sainte',
}

/** The key of a street line: folded, number and words kept, abbreviations in full (`12, av. St-Jean`). */
export const addressKey = (street: string, postcode: string): string =>
  [
    ...fold(street)
      .split(' ')
      .map((word) => inFull[word] ?? word),
    postcode,
  ].join(' ')
