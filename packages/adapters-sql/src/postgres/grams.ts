import { fragmentsOf, typedWords, typosIn, wordsMisspelt } from '@foyer/core/store'

/**
 * What the database looks for instead of words: numbers of 32 bits, each made of the tenant and a piece of a word. Pieces are the three
 * letters that follow each other (a fragment holds them), the two that a word begins with, the whole word, and the word with letters left
 * out, which a word with a typo has in common with it (Garbe's symmetric deletion). Two pieces may share a number: what is found is read.
 */
export const gramsOf = (tenant: string, text: string): readonly number[] => {
  const words = new Set(text.split(' ').filter(Boolean))
  const pieces = [...words].flatMap((word) => [...threes(word), beginning(word), whole(word)])
  const typed = typedWords(text).flatMap((word) => [...leftOut(word)])
  return [...new Set([...pieces, ...typed].map(gramsFor(tenant)))]
}

/** What the grams of a document must be: it has all of these, and any of each of those lists. */
export interface Demand {
  readonly all: readonly number[]
  readonly any: readonly (readonly number[])[]
}

/** What is asked of documents: that they meet one of these. Nothing is asked for words that are too short to say anything. */
export type Asked = readonly Demand[]

/** The documents that hold the words of a search, typos aside. */
export const holding = (tenant: string, words: readonly string[]): Asked =>
  demands(
    words.map(heldWays).filter((ways) => ways.length > 0),
    tenant,
  ).filter(({ all }) => all.length > 0)

/** The documents that have each word as a whole one. */
export const having = (tenant: string, words: readonly string[]): Asked =>
  demands(
    words.map((word) => fragmentsOf(word).map((one) => ({ all: [whole(one.trim())] }))),
    tenant,
  )

/** The documents that hold the words of a search but for one or two, and may have a typo in these. */
export const resembling = (tenant: string, words: readonly string[]): Asked => {
  const known = words.map((word) => ({ held: heldWays(word), typed: misspelt(word) }))
  const ways = known
    .filter(({ held }) => held.length > 0)
    .map(({ held, typed }) => (typed.size ? [...held, { any: [...typed] }] : held))
  return demands(ways, tenant).filter(({ any }) => any.length > 0)
}

/** One way of answering a word, in pieces. */
type Way = { readonly all: readonly string[] } | { readonly any: readonly string[] }

/** Every choice of one way a word, with two words misspelt at most. */
const demands = (words: readonly (readonly Way[])[], tenant: string): Asked => {
  const gram = gramsFor(tenant)
  const none: Asked = [{ all: [], any: [] }]
  return words.reduce(
    (before, ways) =>
      before.flatMap(({ all, any }) =>
        ways.flatMap((way): Asked => {
          if ('all' in way) return [{ all: [...all, ...way.all.map(gram)], any }]
          return any.length < wordsMisspelt ? [{ all, any: [...any, way.any.map(gram)] }] : []
        }),
      ),
    none,
  )
}

/** The ways to hold a word; none when it is too short to be looked for. */
const heldWays = (word: string): readonly Way[] => {
  const ways = fragmentsOf(word).map((fragment) => ({ all: piecesOf(fragment) }))
  return ways.every(({ all }) => all.length > 0) ? ways : []
}

const piecesOf = (fragment: string): readonly string[] =>
  fragment.startsWith(' ') && fragment.length === 3
    ? [beginning(fragment.slice(1))]
    : few(threes(fragment))

/** Every third and the last of many: they hold all letters, and each one more is a list to be read. */
const few = (all: readonly string[]): readonly string[] =>
  all.length < 5 ? all : all.filter((_, i) => i % 3 === 0 || i === all.length - 1)

const threes = (word: string): readonly string[] =>
  [...word].slice(2).map((_, i) => word.slice(i, i + 3))
const beginning = (word: string): string => `^${word.slice(0, 2)}`
const whole = (word: string): string => `=${word}`

/** Of a long word, the first letters: with two typos or fewer in the word, two letters or fewer are to be left out of them. */
const lead = 9

/** What may be left out of a word that is kept: a typo more can be forgiven in a word from eight letters on. */
const leftOut = (word: string): ReadonlySet<string> => without(word.slice(0, lead), keptTypos(word))

const keptTypos = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

const misspelt = (word: string): ReadonlySet<string> => {
  const most = typosIn(word)
  return most ? without(word.slice(0, lead), most) : new Set()
}

/** A word with so many letters left out of it, and fewer. */
const without = (word: string, most: number): ReadonlySet<string> => {
  const all = new Set([word])
  for (let n = 0; n < most; n++)
    for (const one of [...all])
      for (let i = 0; i < one.length; i++) all.add(one.slice(0, i) + one.slice(i + 1))
  return new Set([...all].map((one) => `-${one}`))
}

/** FNV-1a, 32 bits, of the tenant and what follows it. */
const gramsFor = (tenant: string) => {
  const from = hashed(0x811c9dc5, `${tenant}\0`)
  return (piece: string): number => hashed(from, piece) | 0
}

const hashed = (from: number, text: string): number => {
  let hash = from
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash
}
