import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { household } from '../testing/households.js'
import { runs } from '../testing/runs.js'
import { spoilt } from '../testing/spoilt.js'
import { householdOf, spent } from '../testing/tax-households.js'
import { type Household, wrongInHousehold } from './household.js'
import { isReadable } from './readable.js'

const adult = { is: 'taxpayer', birthYear: 1980 }
const child = { is: 'child', custody: 'full' }
const asked = (year: number, more: object) =>
  ({ ...householdOf(year, [spent(year, 10)]), ...more }) as Household

const reads = (more: object, year = 2024) => isReadable(asked(year, more))
const expense = (more: object, year = 2024) => {
  const expenses = [spent(year, 1), { ...spent(year, 10), ...more }]
  return reads({ expenses }, year)
}
const member = (more: unknown) => reads({ members: [adult, more] })

/** Refused at a glance, and with a field named at the second look. */
const isRefused = (more: object, year = 2024) => {
  const one = asked(year, more)
  expect([isReadable(one), wrongInHousehold(one).length > 0]).toEqual([false, true])
}

describe('what can be read at a glance (T11)', () => {
  it('is every household of the usual kind', () => {
    fc.assert(
      fc.property(household, (one) => {
        expect(isReadable(one)).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('is never what a second look refuses', () => {
    const other = fc.oneof(
      fc.constantFrom(undefined, null, -1, 0.5, 'x', 3000, [], {}, Array(1)),
      fc.anything(),
    )
    fc.assert(
      fc.property(spoilt(household, other), (one) => {
        if (isReadable(one as Household)) expect(wrongInHousehold(one as Household)).toEqual([])
      }),
      { numRuns: runs },
    )
  })

  it('reaches to the bounds of each field', () => {
    expect(reads({})).toBe(true)
    expect(reads({ year: 1991 }) && reads({ year: 2100 })).toBe(true)
    expect(reads({ domiciledInFrance: false, working: false })).toBe(true)
    for (const field of ['working', 'firstDirectEmployment', 'disability', 'advance', 'ascendants'])
      expect(reads({ [field]: undefined })).toBe(true)
    expect(reads({ advance: 0 }) && reads({ advance: 1_000_000_000 })).toBe(true)
    for (const disability of ['invalid-third-category', 'aeeh-supplement', 'cmi-80'])
      expect(reads({ disability })).toBe(true)
    expect(reads({ firstDirectEmployment: true })).toBe(true)
    const ascendants = [{ birthYear: 1850 }, { birthYear: 2100 }]
    expect(reads({ ascendants })).toBe(true)
    expect(reads({ expenses: [], ascendants: [] })).toBe(true)
  })

  it('is a household of one taxpayer or two, and whoever depends on them', () => {
    expect(reads({ members: [adult] }) && reads({ members: [adult, child, adult] })).toBe(true)
    expect(member({ is: 'child', custody: 'shared' })).toBe(true)
    expect(member({ is: 'dependant', birthYear: 1850 })).toBe(true)
    isRefused({ members: [] })
    isRefused({ members: [child] })
    isRefused({ members: [adult, adult, adult] })
  })

  it.each([
    [null],
    [undefined],
    ['x'],
    [{}],
    [{ is: 'cat', birthYear: 1980 }],
    [{ is: 'taxpayer' }],
    [{ is: 'dependant', birthYear: 1849 }],
    [{ is: 'dependant', birthYear: 2101 }],
    [{ is: 'child' }],
    [{ is: 'child', custody: 'half' }],
  ])('is no member %j', (more) => {
    isRefused({ members: [adult, more] })
  })

  it.each([
    [{ year: 1990 }],
    [{ year: 2101 }],
    [{ year: 2024.5 }],
    [{ year: '2024' }],
    [{ domiciledInFrance: undefined }],
    [{ domiciledInFrance: 1 }],
    [{ working: 'yes' }],
    [{ working: null }],
    [{ firstDirectEmployment: 'yes' }],
    [{ advance: -1 }],
    [{ advance: 0.5 }],
    [{ advance: null }],
    [{ disability: 'deaf' }],
    [{ disability: null }],
    [{ members: undefined }],
    [{ members: { length: 1, 0: adult } }],
    [{ expenses: undefined }],
    [{ expenses: { length: 0 } }],
    [{ ascendants: null }],
    [{ ascendants: { length: 0 } }],
    [{ ascendants: [null] }],
    [{ ascendants: ['x'] }],
    [{ ascendants: Array(1) }],
    [{ ascendants: [{ birthYear: 1930 }, { birthYear: 1849 }] }],
    [{ ascendants: [{ birthYear: 2101 }, { birthYear: 1930 }] }],
  ])('is nothing with %j', (more) => {
    isRefused(more)
  })

  it.each([null, undefined, 5, 'x'])('is not %j', (nobody) => {
    expect(isReadable(nobody as unknown as Household)).toBe(false)
  })
})

describe('an expense that can be read at a glance', () => {
  it('is of any means, employment and home', () => {
    for (const means of ['transfer', 'cheque', 'card', 'direct-debit', 'prepaid-cesu', 'cash'])
      expect(expense({ means })).toBe(true)
    expect(expense({ employment: 'direct' }) && expense({ home: 'ascendant' })).toBe(true)
    expect(expense({ amount: 0 }) && expense({ amount: 1_000_000_000 })).toBe(true)
    expect(expense({ aids: undefined }) && expense({ aids: [] })).toBe(true)
    const aids = ['apa', 'pch', 'employer', 'cmg'].map((kind) => ({ kind, amount: 250 }))
    expect(expense({ aids, amount: 1_000 })).toBe(true)
  })

  it.each([
    [null],
    ['x'],
    [{ activity: 'II-22' }],
    [{ paidOn: '2024-02-30' }],
    [{ amount: -1 }],
    [{ amount: 0.5 }],
    [{ amount: '5' }],
    [{ means: 'gold' }],
    [{ employment: 'x' }],
    [{ home: 'x' }],
    [{ aids: null }],
    [{ aids: 'x' }],
    [{ aids: [null] }],
    [{ aids: ['x'] }],
    [{ aids: Array(1) }],
    [{ aids: [{ kind: 'aunt', amount: 1 }] }],
    [{ aids: [{ kind: 'apa', amount: -1 }] }],
    [{ aids: [{ kind: 'apa', amount: 0.5 }] }],
    [
      {
        aids: [
          { kind: 'apa', amount: 501 },
          { kind: 'apa', amount: 500 },
        ],
      },
    ],
  ])('is not %j', (more) => {
    const other = typeof more === 'object' && more ? { ...spent(2024, 10), ...more } : more
    isRefused({ expenses: [spent(2024, 1), other] })
  })

  it('over ten million, or one of more than a thousand, takes a second look', () => {
    const second = (more: object) => {
      const one = asked(2024, more)
      return [isReadable(one), wrongInHousehold(one).length]
    }
    const much = { ...spent(2024, 1), amount: 1_000_000_001 }
    expect(second({ expenses: [much] })).toEqual([false, 0])
    expect(second({ advance: 1_000_000_001 })).toEqual([false, 0])
    const many = (length: number) => Array.from({ length }, () => spent(2024, 1))
    expect(second({ expenses: many(1_001) })).toEqual([false, 0])
    expect(reads({ expenses: many(1_000) })).toBe(true)
  })
})

describe('facts that the law of a year asks for', () => {
  it('are whether the taxpayers work, in 2007 to 2016', () => {
    for (const year of [2007, 2016]) isRefused({ working: undefined }, year)
    for (const year of [2006, 2017]) expect(reads({ working: undefined }, year)).toBe(true)
    for (const year of [2007, 2016]) expect(reads({ working: false }, year)).toBe(true)
  })

  it('are the ascendants at whose home something was paid, from 2005', () => {
    const there = (year: number) => ({
      ascendants: undefined,
      expenses: [spent(year, 1), spent(year, 1, { home: 'ascendant' })],
    })
    isRefused(there(2005), 2005)
    isRefused(there(2024), 2024)
    expect(reads(there(2004), 2004)).toBe(true)
    expect(reads({ ...there(2005), ascendants: [] }, 2005)).toBe(true)
  })
})
