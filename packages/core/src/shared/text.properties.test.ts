import fc from 'fast-check'
import { expect, it } from 'vitest'
import { capitalise, fold, nameKey, readEmail, readPhone, readPostcode } from './text.js'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const mobile = digits(8).map((rest) => `+336${rest}`)
const letters = fc.string({
  unit: fc.constantFrom(...'abcdeéèêïçœÀÉŒ'),
  minLength: 1,
  maxLength: 12,
})
const name = fc
  .array(letters, { minLength: 1, maxLength: 3 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('-'), words.join('’')))

/** The five shapes in which people type a number, from its international form. */
const shapes: readonly ((phone: string) => string)[] = [
  (phone) => `0${phone.slice(3)}`,
  (phone) => `0${phone.slice(3)}`.replace(/(..)(?=.)/g, '$1 '),
  (phone) => `0${phone.slice(3)}`.replace(/(..)(?=.)/g, '$1.'),
  (phone) => `+33 ${phone[3]} ${phone.slice(4).replace(/(..)(?=.)/g, '$1 ')}`,
  (phone) => `0033${phone.slice(3)}`,
]

it('reads back every mobile it printed, in each of the five shapes (S264)', () => {
  fc.assert(
    fc.property(mobile, fc.constantFrom(...shapes), (phone, shape) => {
      expect(readPhone(shape(phone))).toBe(phone)
      expect(readPhone(phone)).toBe(phone)
    }),
  )
})

it('reads what it read once more, as it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), digits(5), (text, typed, code) => {
      for (const read of [readPhone, readEmail, readPostcode])
        for (const raw of [text, typed, code]) {
          const once = read(raw)
          expect(once === undefined || read(once) === once).toBe(true)
        }
    }),
  )
})

it('folds to lower-case letters, digits and single spaces, once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      expect(fold(raw)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/)
      expect(fold(fold(raw))).toBe(fold(raw))
    }),
  )
})

it('gives one key whatever the order, the case and the column of names (S264)', () => {
  fc.assert(
    fc.property(name, name, (first, last) => {
      const key = nameKey(first, last)
      expect(nameKey(last, first)).toBe(key)
      expect(nameKey('', `${last.toUpperCase()} ${first}`)).toBe(key)
      expect(nameKey(key)).toBe(key)
    }),
  )
})

it('changes no letter of a name it capitalises, and does it once', () => {
  fc.assert(
    fc.property(name, (typed) => {
      expect(fold(capitalise(typed))).toBe(fold(typed))
      expect(capitalise(capitalise(typed))).toBe(capitalise(typed))
    }),
  )
})
