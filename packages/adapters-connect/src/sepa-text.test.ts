import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centsOf, eurosOf } from './euros.js'
import { isSepaReference, sepaText } from './sepa-text.js'

const letters = /^[A-Za-z0-9/\-?:().,'+ ]*$/

describe('a text for a bank', () => {
  it.each([
    ['Éloïse Lefèvre-Nuñez', 'Eloise Lefevre-Nunez'],
    ['Œuvre d’Ægir & Søn', "OEuvre d'AEgir + Son"],
    ['Groß Łódź', 'Gross Lodz'],
    ['50 € — reste « dû »', "50 EUR - reste ' du '"],
    ['deux\nlignes\tet   plus', 'deux lignes et plus'],
    ['李 Ling', 'Ling'],
    ['a_b;c[d]', 'a-b,c(d)'],
    ['', ''],
  ])('%j is written %j', (text, written) => {
    expect(sepaText(text, 70)).toBe(written)
  })

  it('is in the letters of SEPA, on one line, as long as it may be, and stays what it is', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 140 }),
        (text, most) => {
          const written = sepaText(text, most)
          expect(written).toMatch(letters)
          expect(written.length).toBeLessThanOrEqual(most)
          expect(written).toBe(written.trim())
          expect(sepaText(written, most)).toBe(written)
        },
      ),
    ))

  it('keeps what can be written', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9/?:().,'+-]+$/), (text) => {
        expect(sepaText(text, 1000)).toBe(text)
      }),
    ))

  it('is a reference without spaces, and without slashes that banks would not pass on', () => {
    for (const text of ['A', 'A/B', "F-2026/0001:(x).,'+?", 'A'.repeat(35)])
      expect(isSepaReference(text)).toBe(true)
    for (const text of ['', 'A B', '/A', 'A/', 'A//B', 'é', 'A'.repeat(36), 'A\n'])
      expect(isSepaReference(text)).toBe(false)
  })
})

describe('euros', () => {
  it('are cents with a point, and read back', () =>
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), (cents) => {
        const text = eurosOf(cents)
        expect(text).toMatch(/^\d+\.\d{2}$/)
        expect(centsOf(text)).toBe(cents)
        expect(Math.round(Number(text) * 100)).toBe(cents)
      }),
    ))

  it.each([
    ['60', 6000],
    ['60.5', 6050],
    [' 60.00 ', 6000],
    ['60.00000', 6000],
    ['0.01', 1],
    ['60.001', undefined],
    ['60,00', undefined],
    ['-60.00', undefined],
    ['1e3', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (text, cents) => {
    expect(centsOf(text)).toBe(cents)
  })

  it('are whole cents, none negative', () => {
    for (const cents of [-1, 0.5, Number.NaN, 2 ** 60])
      expect(() => eurosOf(cents)).toThrow(RangeError)
  })
})
