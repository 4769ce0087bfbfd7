import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankOf, searchWords, typosBetween, typosIn } from './search.js'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'd', '0', '1'),
  minLength: 1,
  maxLength: 10,
})
const words = fc.array(word, { minLength: 1, maxLength: 4 })

/** What one letter makes of a word: left out, added, changed, or swapped with its neighbour. */
const neighbours = (one: string): readonly string[] =>
  [...`${one} `].flatMap((_, i) => [
    one.slice(0, i) + one.slice(i + 1),
    ...['a', 'b', 'c'].flatMap((letter) => [
      one.slice(0, i) + letter + one.slice(i),
      one.slice(0, i) + letter + one.slice(i + 1),
    ]),
    one.slice(0, i) +
      one
        .slice(i, i + 2)
        .split('')
        .reverse()
        .join('') +
      one.slice(i + 2),
  ])

/** The definition of the distance, letter by letter from the end. */
const plainly = (a: string, b: string): number => {
  if (!a || !b) return a.length + b.length
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)]
  const same = a.at(-1) === b.at(-1) ? 0 : 1
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(
    plainly(shortA, b) + 1,
    plainly(a, shortB) + 1,
    plainly(shortA, shortB) + same,
    ...(swapped ? [plainly(a.slice(0, -2), b.slice(0, -2)) + 1] : []),
  )
}

describe('typos', () => {
  it('are as many as their definition has them, up to the most that is asked', () =>
    fc.assert(
      fc.property(letters, letters, fc.constantFrom(0, 1, 2), (a, b, most) => {
        expect(typosBetween(a, b, most)).toBe(Math.min(plainly(a, b), most + 1))
      }),
      { numRuns: 300 },
    ))

  it('are one for every neighbour of a word, and the same both ways', () =>
    fc.assert(
      fc.property(letters, fc.nat(), (one, pick) => {
        const all = neighbours(one)
        const other = all[pick % all.length] ?? one
        expect(typosBetween(one, other, 2)).toBe(one === other ? 0 : 1)
        expect(typosBetween(other, one, 2)).toBe(typosBetween(one, other, 2))
      }),
    ))
})

describe('a search', () => {
  it('is answered best by the words themselves, in any order', () =>
    fc.assert(
      fc.property(words, fc.nat(), (all, turn) => {
        const text = searchWords(all.join(' ')).join(' ')
        const asked = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)]
        for (const one of asked) expect(rankOf(text, searchWords(one))).not.toBeUndefined()
        expect(rankOf(text, searchWords(text))).toBe(0)
      }),
    ))

  it('that asks for more is answered by fewer texts, and never better', () =>
    fc.assert(
      fc.property(words, words, word, (text, asked, more) => {
        const [less, all] = [
          rankOf(text.join(' '), asked),
          rankOf(text.join(' '), [...asked, more]),
        ]
        if (less === undefined) expect(all).toBeUndefined()
        else expect(all ?? less).toBeGreaterThanOrEqual(less)
      }),
    ))

  it('is answered no worse by a text that says more, within fifty words', () =>
    fc.assert(
      fc.property(words, words, word, (text, asked, more) => {
        const short = rankOf(text.join(' '), asked)
        const long = rankOf([...text, more].join(' '), asked)
        if (short !== undefined) expect(long).toBeLessThanOrEqual(short)
      }),
    ))

  it('finds a word with a typo wherever one is forgiven, after all that has none', () =>
    fc.assert(
      fc.property(letters, words, fc.nat(), (one, text, pick) => {
        const all = neighbours(one)
        const asked = all[pick % all.length] ?? one
        const rank = rankOf([...text, one].join(' '), [asked])
        if (typosIn(asked) && one) expect(rank).toBeLessThanOrEqual(1_000)
        if (rank !== undefined && rank > 2) expect(rank % 1_000).toBe(0)
      }),
    ))
})
