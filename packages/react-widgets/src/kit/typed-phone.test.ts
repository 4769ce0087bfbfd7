import { describe, expect, it } from 'vitest'
import { dayOf } from './moment.js'
import { isPhoneLike, phoneDigits, phoneIn } from './typed-phone.js'

describe('a number as people type it', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['+32 475 12 34 56', '+32475123456'],
    ['06 12 34 56', undefined],
    ['06 12 34 56 78 (fille)', undefined],
    ['', undefined],
  ])('"%s" is %s', (typed, number) => {
    expect(phoneIn(typed)).toBe(number)
  })

  it('is found by its digits, however it was written down', () => {
    for (const typed of ['06 12 34', '+33 6 12 34', '0033 6 12 34'])
      expect([isPhoneLike(typed), phoneDigits(typed)]).toEqual([true, '61234'])
    expect(isPhoneLike('Dupont 26')).toBe(false)
  })
})

it('says the day that it was in France', () => {
  expect(dayOf('2026-03-01T23:30:00.000Z', 'fr')).toBe('lun. 2 mars 2026')
})
