import { capitalise, fold } from '../shared/text.js'
import { type Finding, found } from './customer.js'
import { isGivenName, isOnlyGivenName } from './given-names.js'

/** A person's two names. */
export interface PersonName {
  readonly firstName: string
  readonly lastName: string
}

/** The two names as they will be kept, and what was corrected in the typed ones. */
export interface NameReading {
  readonly name: PersonName
  readonly findings: readonly Finding[]
}

/**
 * Reads two name columns (S264): takes `DUPONT Marie` apart, puts names typed in each other's column right when a first name
 * tells so beyond doubt, and takes the capitals off. Everything it corrects has a suggestion; an absent name is no finding.
 */
export const readName = (firstName: string, lastName: string): NameReading => {
  const typed = { firstName: spaced(firstName), lastName: spaced(lastName) }
  return inOneField(typed) ?? inverted(typed) ?? inWrongCase(typed)
}

const spaced = (typed: string): string => typed.trim().replace(/\s+/g, ' ')

const inOneField = (typed: PersonName): NameReading | undefined => {
  const { firstName, lastName } = typed
  if (!firstName === !lastName) return undefined
  const both = firstName || lastName
  const apart = split(both.split(' '))
  if (!apart) return undefined
  const name = proper(areInverted(apart) ? swapped(apart) : apart)
  const suggestion = `${name.lastName}, ${name.firstName}`
  const field = lastName ? 'lastName' : 'firstName'
  return { name, findings: [found(field, 'name-in-one-field', both, suggestion)] }
}

const inverted = (typed: PersonName): NameReading | undefined => {
  if (!areInverted(typed)) return undefined
  const name = proper(swapped(typed))
  return {
    name,
    findings: [
      found('firstName', 'names-inverted', typed.firstName, name.firstName),
      found('lastName', 'names-inverted', typed.lastName, name.lastName),
    ],
  }
}

const inWrongCase = (typed: PersonName): NameReading => {
  const name = proper(typed)
  const findings = (['firstName', 'lastName'] as const).flatMap((field) => {
    const old = typed[field]
    if (name[field] === old) return []
    const code = isShouted(old) ? 'shouted-name' : 'name-without-capitals'
    return [found(field, code, old, name[field])]
  })
  return { name, findings }
}

/** The words of both names, told apart by the capitals of the last one (`DE LA TOUR Anne`), or by a first name. */
const split = (words: readonly string[]): PersonName | undefined => {
  if (words.length < 2 || !words.every(isNameWord)) return undefined
  return byCapitals(words) ?? byGivenName(words)
}

const byCapitals = (words: readonly string[]): PersonName | undefined => {
  const shoutedFirst = isShouted(words[0] ?? '')
  const at = words.findIndex((word) => isShouted(word) !== shoutedFirst)
  const [before, after] = [words.slice(0, at), words.slice(at)]
  // Capitals here and there tell nothing.
  if (at < 0 || after.some((word) => isShouted(word) === shoutedFirst)) return undefined
  const [first, last] = shoutedFirst ? [after, before] : [before, after]
  // Nor do those of `Le GOFF`, `LE Goff` and `DUPONT de Nemours`.
  if (isParticle(first[0] ?? '') || last.every(isParticle)) return undefined
  return { firstName: first.join(' '), lastName: last.join(' ') }
}

const byGivenName = (words: readonly string[]): PersonName | undefined => {
  const [one = '', other = '', ...more] = words
  if (more.length || isParticle(one) || isParticle(other)) return undefined
  if (isGivenName(one) === isGivenName(other)) return undefined
  return isGivenName(one)
    ? { firstName: one, lastName: other }
    : { firstName: other, lastName: one }
}

/** Weak evidence never inverts: `Michel Simon`, or a first name that no list knows, stays as typed. */
const areInverted = ({ firstName, lastName }: PersonName): boolean => {
  const words = [...firstName.split(' '), ...lastName.split(' ')]
  if (!firstName || !lastName || isGivenName(firstName) || !words.every(isNameWord)) return false
  const capitals = isShouted(firstName) && firstName.length > 2 && !isShouted(lastName)
  return isOnlyGivenName(lastName) || (capitals && isGivenName(lastName))
}

const swapped = ({ firstName, lastName }: PersonName): PersonName => ({
  firstName: lastName,
  lastName: firstName,
})

const proper = ({ firstName, lastName }: PersonName): PersonName => ({
  firstName: properCase(firstName),
  lastName: properCase(lastName),
})

// Two letters may be initials (`JP`), and a letter that becomes two (`İ`) could outgrow its field.
const properCase = (name: string): string => {
  const proper = name.length > 2 ? capitalise(name) : name
  return proper.length === name.length ? proper : name
}

// A single capital, or letters that have no small form, are in capitals and shout nothing.
const isShouted = (name: string): boolean =>
  name === name.toUpperCase() && name !== capitalise(name)

const isNameWord = (word: string): boolean =>
  /^\p{L}[\p{L}\p{M}'’-]*$/u.test(word) && !notNames.has(fold(word))

const isParticle = (word: string): boolean => particles.has(fold(word))

const particles = new Set(
  'de du des d la le les l saint sainte st ste el al ben van von'.split(' '),
)

/** Titles and legal forms: a field that holds one is not two names. */
const notNames = new Set(
  `m mr mme mlle monsieur madame mademoiselle dr docteur me maitre famille veuve vve et ou
   sci sarl sas sasu sa snc eurl earl gaec scp selarl scea ei association cabinet mairie commune
   copropriete syndic residence societe ste ets etablissements entreprise ehpad ccas`.split(/\s+/),
)
