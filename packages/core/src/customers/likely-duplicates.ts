import { addressKey, fold } from '../shared/text.js'
import { compareNames, type FoldedName, foldName, isOneLetterOff } from './same-name.js'

/** What two records are compared by. */
export interface Comparable {
  readonly id: string
  /** What another system calls it: the lower number is the older record. */
  readonly reference: string | null
  readonly organisation: string
  readonly firstName: string
  readonly lastName: string
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly street: string
  readonly postcode?: string | undefined
}

/** Two records that are likely one person: the ids, the older one first; `score` above 0.5, up to 1. */
export interface LikelyDuplicate {
  readonly original: string
  readonly copy: string
  readonly score: number
  /** How the names agree (`NameAgreement`), then `same-phone`, `same-email`, `same-address`. */
  readonly because: readonly string[]
}

/**
 * Records that are likely the same person, likeliest first (S263); of several originals, a copy has the likeliest, then the
 * oldest. The names must agree, give or take a letter, and a phone, an e-mail or an address with them: two people of one name
 * are two people, and so are two first names at one address. Give it contacts as `readContact` read them, to be rid of
 * capitals, strayed columns and shapes of phones.
 */
export const likelyDuplicates = (people: readonly Comparable[]): readonly LikelyDuplicate[] => {
  const pairs = neighbours(people.map(traitsOf))
    .map(([one, other]) => {
      const [original, copy] = byAge(one, other) < 0 ? [one, other] : [other, one]
      return { original, copy, ...weigh(one, other) }
    })
    .filter(({ score }) => score > 0.5)
    .sort((a, b) => b.score - a.score || byAge(a.original, b.original) || byAge(a.copy, b.copy))
  const found = new Map<string, LikelyDuplicate>()
  for (const { original, copy, score, because } of pairs)
    if (!found.has(copy.id))
      found.set(copy.id, { original: original.id, copy: copy.id, score, because })
  return [...found.values()]
}

/** A record as it is compared: everything folded; absent when there is nothing to compare. */
interface Traits {
  readonly id: string
  readonly reference: string | null
  readonly name: FoldedName
  readonly organisation: string
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly address: string | undefined
}
type Pair = readonly [Traits, Traits]

const traitsOf = (person: Comparable): Traits => {
  const { id, reference, firstName, lastName, phone, email, street, postcode } = person
  const organisation = fold(person.organisation)
  // A company whose contact nobody named goes by its own name.
  const name = firstName || lastName ? foldName(firstName, lastName) : foldName('', organisation)
  const address = street && postcode ? addressKey(street, postcode) : undefined
  return { id, reference, name, organisation, phone, email, address }
}

const reachedBy = ['phone', 'email', 'address'] as const

/** In a crowd (a switchboard, a tower block) each is compared with so many others, in the order of names. */
const reach = 40

/** Every two records that share a phone, an e-mail or an address, once. */
const neighbours = (all: readonly Traits[]): readonly Pair[] => {
  const sorted = all.toSorted((a, b) => inOrder(a.name.key, b.name.key) || inOrder(a.id, b.id))
  const pairs = new Map<string, Pair>()
  for (const trait of reachedBy)
    for (const crowd of crowdsOf(sorted, trait))
      crowd.forEach((one, i) => {
        for (const other of crowd.slice(i + 1, i + 1 + reach))
          pairs.set(`${one.id} ${other.id}`, [one, other])
      })
  return [...pairs.values()]
}

const crowdsOf = (
  all: readonly Traits[],
  trait: (typeof reachedBy)[number],
): readonly (readonly Traits[])[] => {
  const crowds = new Map<string, Traits[]>()
  for (const one of all) {
    const shared = one[trait]
    if (shared === undefined) continue
    const crowd = crowds.get(shared)
    if (crowd) crowd.push(one)
    else crowds.set(shared, [one])
  }
  return [...crowds.values()]
}

/** How much each agreement says, in natural log-odds: names alone never outweigh `unlikely`, and neither does an address. */
const says = {
  'same-name': 3,
  'name-one-letter-off': 2,
  'name-incomplete': -1,
  'first-names-alike': -3,
  'same-phone': 4,
  'same-email': 4,
  'same-address': 3,
} as const
/** How much it says when both have one and they differ: people keep a phone longer than anything. */
const differs = { phone: -1.5, email: -1, address: -1 } as const
const unlikely = -4

/** How likely two records are one person, 0 to 1, and why. */
const weigh = (one: Traits, other: Traits) => {
  const named = compareNames(one.name, other.name)
  if (!named || !isSameCompany(one.organisation, other.organisation))
    return { score: 0, because: [] }
  const shared = reachedBy.filter((trait) => one[trait] && one[trait] === other[trait])
  const against = reachedBy.filter(
    (trait) => one[trait] && other[trait] && one[trait] !== other[trait],
  )
  const because = [named, ...shared.map((trait) => `same-${trait}` as const)]
  const odds =
    unlikely +
    because.reduce((sum, reason) => sum + says[reason], 0) +
    against.reduce((sum, trait) => sum + differs[trait], 0)
  return { score: Math.round(100 / (1 + Math.exp(-odds))) / 100, because }
}

/** A person and their company are two customers; so are two companies with one manager. */
const isSameCompany = (one: string, other: string): boolean =>
  one === other || (one !== '' && other !== '' && isOneLetterOff(one, other))

const numbers = new Intl.Collator('en', { numeric: true })

/** Older first, by reference where both have one: ids of one import follow its file, whose order is anybody's guess. */
const byAge = (one: Traits, other: Traits): number => {
  const known = one.reference !== null && other.reference !== null
  const byReference = known ? numbers.compare(one.reference, other.reference) : 0
  return byReference || inOrder(one.id, other.id)
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
