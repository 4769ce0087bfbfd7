import { describe, expect, it } from 'vitest'
import {
  aDay,
  aFlag,
  anObject,
  aText,
  type Check,
  natural,
  nothing,
  oneOf,
  optional,
  type Shape,
  whole,
  wrongIn,
  wrongInEach,
} from './input.js'

const anything = [undefined, null, true, 'a text', 12, 1.5, Number.NaN, [], {}] as const

/** What a check says of anything that it does not accept. */
const refused = (check: Check, but: readonly unknown[], reason: string) => {
  for (const value of anything) if (!but.includes(value)) expect(check(value)).toBe(reason)
}

describe('a value', () => {
  it('is one of a list of texts', () => {
    const check = oneOf(['home', 'remote'])
    expect([check('home'), check('remote')]).toEqual([undefined, undefined])
    expect([check('Home'), check('')]).toEqual(['not-one-of', 'not-one-of'])
    refused(check, [], 'not-one-of')
  })

  it('is a day that exists', () => {
    expect(aDay('2024-02-29')).toBeUndefined()
    for (const wrong of ['2025-02-29', '2025-3-1', '01/03/2025', '']) {
      expect(aDay(wrong)).toBe('not-a-date')
    }
    refused(aDay, [], 'not-a-date')
  })

  it('is true or false, and nothing that could pass for either', () => {
    expect([aFlag(true), aFlag(false)]).toEqual([undefined, undefined])
    for (const wrong of ['true', 0, 1]) expect(aFlag(wrong)).toBe('not-true-or-false')
    refused(aFlag, [true], 'not-true-or-false')
  })

  it('is a text', () => {
    expect([aText('SAP522637982'), aText('')]).toEqual([undefined, undefined])
    refused(aText, ['a text'], 'not-a-text')
  })

  it('is a whole number between two bounds, these included', () => {
    const check = whole(1, 1440)
    expect([1, 60, 1440].map(check)).toEqual([undefined, undefined, undefined])
    expect([0, 1441, -1].map(check)).toEqual(['out-of-range', 'out-of-range', 'out-of-range'])
    for (const wrong of [60.5, '60', 2 ** 53]) expect(check(wrong)).toBe('not-a-whole-number')
    refused(check, [12], 'not-a-whole-number')
  })

  it('is an amount in whole cents, nothing or more', () => {
    expect([natural(0), natural(1), natural(2 ** 53 - 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(natural(-1)).toBe('out-of-range')
    for (const wrong of [0.5, '10', 2 ** 53]) expect(natural(wrong)).toBe('not-whole-cents')
    refused(natural, [12], 'not-whole-cents')
  })

  it('is an object, which a list is not', () => {
    expect(anObject({})).toBeUndefined()
    refused(anObject, [anything[8]], 'not-an-object')
  })

  it('may be left out, but not be wrong', () => {
    const check = optional(aFlag)
    expect([check(undefined), check(true)]).toEqual([undefined, undefined])
    expect([check(null), check('no')]).toEqual(['not-true-or-false', 'not-true-or-false'])
  })
})

const shape: Shape = [
  ['on', aDay],
  ['minutes', whole(1, 1440)],
  ['told', optional(aFlag)],
]
const right = { on: '2026-03-10', minutes: 60 }

describe('the fields of an object', () => {
  it('are right when each can be read; others are not looked at', () => {
    expect(wrongIn(right, shape)).toBe(nothing)
    expect(wrongIn({ ...right, told: false, other: Number.NaN }, shape)).toBe(nothing)
    expect(nothing).toEqual([])
  })

  it('are named when they are missing or wrong, every one of them', () => {
    expect(wrongIn({}, shape)).toEqual([
      { field: 'on', reason: 'missing' },
      { field: 'minutes', reason: 'missing' },
    ])
    expect(wrongIn({ on: '2026-02-30', minutes: 0, told: 'yes' }, shape)).toEqual([
      { field: 'on', reason: 'not-a-date' },
      { field: 'minutes', reason: 'out-of-range' },
      { field: 'told', reason: 'not-true-or-false' },
    ])
  })

  it('are named by their path', () => {
    const wrong = [{ field: 'visits.2.minutes', reason: 'not-a-whole-number' }]
    expect(wrongIn({ ...right, minutes: '60' }, shape, 'visits.2.')).toEqual(wrong)
  })

  it('are those of an object: anything else is named itself', () => {
    for (const other of [undefined, null, 'text', 5, true, []]) {
      const wrong = (field: string) => [{ field, reason: 'not-an-object' }]
      expect(wrongIn(other, shape)).toEqual(wrong(''))
      expect(wrongIn(other, shape, 'household.')).toEqual(wrong('household'))
      expect(wrongIn(other, [['told', optional(aFlag)]])).toEqual(wrong(''))
    }
  })
})

describe('the objects of a list', () => {
  it('are right when each of them is', () => {
    expect(wrongInEach([], shape, 'visits')).toBe(nothing)
    expect(wrongInEach([right, right], shape, 'visits')).toBe(nothing)
  })

  it('are named by their place in it', () => {
    const list = [right, { ...right, on: '' }, 'no', { on: '2026-03-10', minutes: 1441 }]
    expect(wrongInEach(list, shape, 'visits')).toEqual([
      { field: 'visits.1.on', reason: 'not-a-date' },
      { field: 'visits.2', reason: 'not-an-object' },
      { field: 'visits.3.minutes', reason: 'out-of-range' },
    ])
  })

  it('are looked for in its holes too', () => {
    expect(wrongInEach(new Array(1), shape, 'visits')).toEqual([
      { field: 'visits.0', reason: 'not-an-object' },
    ])
  })

  it('are in a list, and in nothing else', () => {
    expect(wrongInEach(undefined, shape, 'visits')).toEqual([
      { field: 'visits', reason: 'missing' },
    ])
    for (const other of [null, {}, 'text', 0])
      expect(wrongInEach(other, shape, 'visits')).toEqual([
        { field: 'visits', reason: 'not-a-list' },
      ])
  })
})
