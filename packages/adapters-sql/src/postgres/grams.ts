import { fragmentsOf, typedWords, typosIn } from '@foyer/core/store'

/**
 * What the database looks for instead of words: numbers of 32 bits, each made of the tenant and a piece of a word. Pieces are the three
 * letters that follow each other (a fragment holds them), the two that a word begins with, the whole word, and the word with letters left
 * out, which a word with a typo has in common with it (Garbe's symmetric deletion). Two pieces may share a number: what is found is read.
 */
export const gramsOf = (tenant: string, text: string): readonly number[] => {
  const gram = gramsFor(tenant)
  const words = new Set(text.split(' ').filter(Boolean))
  const pieces = [...words].flatMap((word) => [
    ...threes(word),
    beginning(word),
    whole(word),
    ...new Set(typedWords(word).flatMap((one) => [...leftOut(one)])),
  ])
  return [...new Set(pieces.map(gram))]
}

/** How a word may be answered: by a document that has all of these grams, or any. */
export interface Way {
  readonly of: 'all' | 'any'
  readonly grams: readonly number[]
}

/** What is asked of the grams of a document: every word, in one of its ways. Words that are too short to say anything are left out. */
export type Asked = readonly (readonly Way[])[]

/** The documents that hold the words of a search, typos aside. */
export const holding = (tenant: string, words: readonly string[]): Asked =>
  words.map((word) => waysOf(tenant, word)).filter((ways) => ways.length > 0)

/** The documents that hold them or have a typo in them. */
export const resembling = (tenant: string, words: readonly string[]): Asked => {
  const gram = gramsFor(tenant)
  return words
    .map((word): readonly Way[] => {
      const ways = waysOf(tenant, word)
      if (!typosIn(word) || !ways.length) return ways
      return [...ways, { of: 'any', grams: [...misspelt(word)].map(gram) }]
    })
    .filter((ways) => ways.length > 0)
}

/** The documents that have each word as a whole one. */
export const having = (tenant: string, words: readonly string[]): Asked => {
  const gram = gramsFor(tenant)
  return words.map((word) =>
    fragmentsOf(word).map((one) => ({ of: 'all', grams: [gram(whole(one.trim()))] })),
  )
}

const waysOf = (tenant: string, word: string): readonly Way[] => {
  const gram = gramsFor(tenant)
  const ways = fragmentsOf(word).map(piecesOf)
  return ways.every((pieces) => pieces.length > 0)
    ? ways.map((pieces) => ({ of: 'all', grams: pieces.map(gram) }))
    : []
}

const piecesOf = (fragment: string): readonly string[] =>
  fragment.startsWith(' ') && fragment.length === 3
    ? [beginning(fragment.slice(1))]
    : threes(fragment)

const threes = (word: string): readonly string[] =>
  [...word].slice(2).map((_, i) => word.slice(i, i + 3))
const beginning = (word: string): string => `^${word.slice(0, 2)}`
const whole = (word: string): string => `=${word}`

/** A word of eight letters and more, with two typos or less, has two letters or less to leave out of its first seven. */
const lead = 7

const leftOut = (word: string): ReadonlySet<string> => {
  if (word.length < 4) return new Set()
  return word.length <= lead ? without(word, 1) : without(word.slice(0, lead), 2)
}

const misspelt = (word: string): ReadonlySet<string> => {
  const most = typosIn(word)
  if (most === 1) return without(word, 1)
  // A word of seven letters, two typos away, is left whole.
  const short = word.length <= lead + 2 ? without(word, 2) : []
  return new Set([...without(word.slice(0, lead), 2), ...short])
}

/** A word with so many letters left out of it, and fewer. */
const without = (word: string, most: number): ReadonlySet<string> => {
  const all = new Set([word])
  for (let n = 0; n < most; n++)
    for (const one of [...all])
      for (let i = 0; i < one.length; i++) all.add(one.slice(0, i) + one.slice(i + 1))
  return new Set([...all].map(whole))
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
