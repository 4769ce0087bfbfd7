import { rankOf } from '@foyer/core/store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, gramsOf, having, holding, resembling } from './grams.js'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 13 })
const digits = fc.stringMatching(/^0?0?[1-9]\d{0,8}$/)
const word = fc.oneof({ arbitrary: letters, weight: 4 }, digits)
const words = fc.array(word, { minLength: 1, maxLength: 3 })

/** A word, and what up to three slips of the hand made of it. */
const slipped = fc
  .tuple(
    letters,
    fc.array(fc.tuple(fc.nat(10), fc.constantFrom('', 'a', 'bc', 'swap')), { maxLength: 3 }),
  )
  .map(([one, slips]) => {
    const other = slips.reduce((now, [at, to]) => {
      const rest = now.slice(at)
      const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`
      return now.slice(0, at) + (to === 'swap' ? swapped : to + rest.slice(1))
    }, one)
    return [one, other || 'a'] as const
  })

const answers = (text: string, asked: Asked): boolean => {
  const grams = new Set(gramsOf('tenant-a', text))
  return asked.some(
    ({ all, any }) =>
      all.every((one) => grams.has(one)) && any.every((some) => some.some((one) => grams.has(one))),
  )
}

describe('grams', () => {
  it('are asked for in a way that leaves no answer out, typos or not', () =>
    fc.assert(
      fc.property(
        words,
        fc.array(slipped, { maxLength: 2 }),
        fc.array(word, { maxLength: 1 }),
        (said, slips, more) => {
          const text = [...said, ...slips.map(([one]) => one)].join(' ')
          const asked = [...slips.map(([, other]) => other), ...more]
          const rank = rankOf(text, asked)
          if (rank === undefined) return
          const wanted = (rank < 1_000 ? holding : resembling)('tenant-a', asked)
          expect(!wanted.length || answers(text, wanted)).toBe(true)
          if (rank === 0) expect(answers(text, having('tenant-a', asked))).toBe(true)
        },
      ),
      { numRuns: 3_000 },
    ))

  it('are of one tenant', () => {
    const ours = new Set(gramsOf('tenant-a', 'eleonore dupont 33612345678'))
    const theirs = gramsOf('tenant-b', 'eleonore dupont 33612345678')
    expect(theirs.filter((gram) => ours.has(gram))).toEqual([])
    expect(theirs.length).toBeGreaterThan(40)
  })

  it('are whole numbers that a column of integers holds', () => {
    for (const gram of gramsOf('tenant-a', 'bernadette dupont levy 4711'))
      expect(Number.isInteger(gram) && gram >= -(2 ** 31) && gram < 2 ** 31).toBe(true)
  })
})
