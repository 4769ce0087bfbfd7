import type { Brand } from './brand.js'
import { mod97 } from './mod97.js'

/** An account number, IBAN, without spaces and in capitals. It is kept for a mandate only, and sealed (S109). */
export type Iban = Brand<string, 'Iban'>

/** What is wrong with an account number. `country` = no country of SEPA. */
export const ibanProblems = ['country', 'length', 'characters', 'check-digits'] as const
/** What is wrong with an account number. */
export type IbanProblem = (typeof ibanProblems)[number]

/** Characters of an account number in each country of SEPA (ISO 13616, register of SWIFT); those of overseas France are French. */
export const ibanLengths: { readonly [country: string]: number } = {
  ...{ AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20 },
  ...{ ES: 24, FI: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27 },
  ...{ LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15 },
  ...{ PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
}

/** Reads an account number as people type it, spaces and small letters included; what is wrong with it otherwise. */
export const readIban = (
  typed: string,
): { readonly iban: Iban } | { readonly problem: IbanProblem } => {
  const text = typed.replace(/\s/g, '').toUpperCase()
  const problem = problemOf(text)
  return problem ? { problem } : { iban: text as Iban }
}

const problemOf = (text: string): IbanProblem | undefined => {
  const length = Object.hasOwn(ibanLengths, text.slice(0, 2)) && ibanLengths[text.slice(0, 2)]
  if (!length) return 'country'
  if (text.length !== length) return 'length'
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text)) return 'characters'
  return mod97(text) === 1 ? undefined : 'check-digits'
}

/** The last four characters: all that is ever shown of an account number. */
export const lastFour = (iban: Iban): string => iban.slice(-4)

/** Whether two accounts are surely at one bank: told of France and Monaco alone, whose numbers begin with the bank's five digits. */
export const atOneBank = (a: Iban, b: Iban): boolean =>
  /^(?:FR|MC)/.test(a) && /^(?:FR|MC)/.test(b) && a.slice(4, 9) === b.slice(4, 9)
