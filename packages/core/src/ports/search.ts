import { fold } from '../shared/text.js'
import type { Collection } from './collection.js'
import { compareScalars, type Doc, fieldOf, type Query, readCursor } from './store.js'

/** The text that search reads of a document: folded, one space between words, a number in pairs of digits as one. */
export const searchText = (of: Collection, doc: Doc): string =>
  withoutPairs(fold(of.search.map((field) => fieldOf(doc, field) ?? '').join(' ')))

/** The words of a search, as `searchText` has them; every one must be answered. */
export const searchWords = (search: string): readonly string[] =>
  withoutPairs(fold(search)).split(' ').filter(Boolean)

/** `06 12 34 56 78` and `+33 6 12 34 56 78` as people write them, one number each. */
const withoutPairs = (text: string): string =>
  text.replace(/\b(?:(?:00)?33 [1-9] )?\d\d(?: \d\d)+\b/g, (pairs) => pairs.replaceAll(' ', ''))

/**
 * What a text must hold for a word to be found in it, any of these: the word; a number dialled in France (`0612`, `003361`) also as a phone
 * is kept (`33612`). A space before one = at the beginning of a word only: one or two letters say too little anywhere else. A text is
 * looked at with a space before its first word.
 */
export const fragmentsOf = (word: string): readonly string[] => {
  if (/^00[1-9]\d/.test(word)) return [word, word.slice(2)]
  if (/^0[1-9]\d\d/.test(word)) return [word, `33${word.slice(1)}`]
  return [word.length < 3 && /[a-z]/.test(word) ? ` ${word}` : word]
}

/** Words of digits have no typos; nor has what follows the first 50 words of a text. */
const letters = /^[a-z]+$/
const typosWithin = 50

/** How many typos are forgiven in a word asked for: one from four letters on, two from eight on, none where there is a digit. */
export const typosIn = (word: string): 0 | 1 | 2 => {
  if (!letters.test(word) || word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** In how many of the words asked for typos are forgiven at once. */
export const wordsMisspelt = 2

/** The words of a text in which typos are looked for. */
export const typedWords = (text: string): readonly string[] =>
  text.split(' ', typosWithin).filter((word) => letters.test(word))

/** A typo weighs more than all that the words without one can weigh. */
const typo = 1_000

/**
 * How well a text answers the words of a search, 0 = best; undefined when a word is not answered. A word weighs 0 where it is one of the
 * text, 1 at the beginning of one, 2 inside of one, and 1,000 for each typo: a letter too many, too few, another one, or two neighbours
 * the wrong way round; no more than two words may have any.
 */
export const rankOf = (text: string, words: readonly string[]): number | undefined =>
  ranking(words)(text)

/** `rankOf` for many texts: a word that several of them hold is compared once. */
export const ranking = (words: readonly string[]): ((text: string) => number | undefined) => {
  const ways = words.map((word) => ({
    held: heldIn(word),
    resembled: resemblance(word),
  }))
  return (text) => {
    const padded = ` ${text} `
    let [rank, misspelt] = [0, 0]
    for (const { held, resembled } of ways) {
      const weight = held(padded) ?? resembled(text)
      if (weight === undefined) return undefined
      if (weight >= typo && ++misspelt > wordsMisspelt) return undefined
      rank += weight
    }
    return rank
  }
}

const heldIn = (word: string) => {
  const fragments = fragmentsOf(word).map((fragment) => ({
    fragment,
    beginning: ` ${fragment.trim()}`,
    whole: ` ${fragment.trim()} `,
  }))
  return (padded: string): number | undefined => {
    const held = fragments.filter(({ fragment }) => padded.includes(fragment))
    if (!held.length) return undefined
    if (held.some(({ whole }) => padded.includes(whole))) return 0
    return held.some(({ beginning }) => padded.includes(beginning)) ? 1 : 2
  }
}

const resemblance = (word: string) => {
  const most = typosIn(word)
  const known = new Map<string, number>()
  const typosTo = (one: string): number => {
    const typos = known.get(one) ?? typosBetween(word, one, most)
    known.set(one, typos)
    return typos
  }
  return (text: string): number | undefined => {
    if (!most) return undefined
    const fewest = typedWords(text).reduce((least, one) => Math.min(least, typosTo(one)), most + 1)
    return fewest <= most ? fewest * typo : undefined
  }
}

/**
 * The fewest letters to add, leave out, change or swap with their neighbour that make one word of the other, no letter touched twice
 * (optimal string alignment); `most` + 1 where it takes more.
 */
export const typosBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  if (a === b) return 0
  let [before, above]: readonly (readonly number[])[] = [[], [...b, ''].map((_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (above?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above?.[j - 1] ?? 0) + same,
        swapped ? (before?.[j - 2] ?? 0) + 1 : most + 1,
      )
    }
    if (Math.min(...row) > most) return most + 1
    before = above
    above = row
  }
  return Math.min(above?.[b.length] ?? 0, most + 1)
}

/** A document that a search found, and how well it answers. */
export interface Found {
  readonly id: string
  readonly rank: number
}

/** Whether the answer of a query comes best first: it searches, and asks for no other order. */
export const isRanked = ({ search = '', order }: Query): boolean =>
  order === undefined && searchWords(search).length > 0

/** Those that follow the page before, best first and then by id; the other way round when descending. */
export const rankedAfter = <F extends Found>(
  found: readonly F[],
  { after, descending }: Query,
): readonly F[] => {
  const way = descending ? -1 : 1
  const inRank = (a: Found, b: Found) => way * (a.rank - b.rank || compareScalars(a.id, b.id))
  const [rank, id] = after ? readCursor(after) : []
  if (id === undefined) return [...found].sort(inRank)
  const last = { rank: Number(rank), id }
  return found.filter((one) => inRank(one, last) > 0).sort(inRank)
}

/** Where a ranked page ends. */
export const cursorAtRank = ({ rank, id }: Found): string => JSON.stringify([rank, id])
