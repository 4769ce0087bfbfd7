import { z } from 'zod'
import { mod97 } from '../shared/mod97.js'

/** Schema of a SEPA creditor identifier (identifiant créancier SEPA, ICS) as it is kept: capitals and digits, 9 to 35. */
export const CreditorIdentifier = z
  .string()
  .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{5,31}$/)
  .refine((text) => identifierProblem(text) === undefined, 'check digits that are wrong')

/** What is wrong with a creditor identifier. */
export const identifierProblems = ['characters', 'length', 'check-digits'] as const
/** What is wrong with a creditor identifier. */
export type IdentifierProblem = (typeof identifierProblems)[number]

/** A creditor identifier without its business code, which is free and identifies nobody: `FR69ZZZ651190` gives `FR69651190`. */
export const creditorOf = (identifier: string): string =>
  `${identifier.slice(0, 4)}${identifier.slice(7)}`

/**
 * What is wrong with a creditor identifier; undefined when it is right. Country, two check digits that leave the business code out
 * (MOD 97-10), three characters of business code, then the national number: six characters in France.
 */
export const identifierProblem = (text: string): IdentifierProblem | undefined => {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(text)) return 'characters'
  const isFrench = text.startsWith('FR')
  if (isFrench ? text.length !== 13 : text.length < 9 || text.length > 35) return 'length'
  return mod97(creditorOf(text)) === 1 ? undefined : 'check-digits'
}
