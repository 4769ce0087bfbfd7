import { describe, expect, it } from 'vitest'
import { householdOf, spent } from '../testing/tax-households.js'
import type { Household } from './household.js'
import { wrongInHousehold } from './household.js'
import { yearOf } from './year-of.js'

/** What is wrong, in a line each. Anything may come from outside: the type is not believed. */
const wrongIn = (household: unknown): readonly string[] => {
  const wrong = wrongInHousehold(household as Household)
  const answer = yearOf(household as Household)
  if (answer.ok) expect(wrong).toEqual([])
  else expect(answer.refusal).toEqual({ code: 'invalid-input', wrong })
  return wrong.map(({ field, reason }) => `${field} ${reason}`)
}

const year = 2024
const adult = { is: 'taxpayer', birthYear: 1980 }
const ask = (more: object) => wrongIn({ ...householdOf(year, [spent(year, 10)]), ...more })
const without = (field: keyof Household) => {
  const { [field]: _, ...rest } = householdOf(year, [])
  return wrongIn(rest)
}
const expense = (more: object) =>
  ask({ expenses: [spent(year, 1), { ...spent(year, 10), ...more }] })
const member = (more: object) => ask({ members: [adult, more] })

describe('a household that can be read (T11)', () => {
  it('is not wrong', () => {
    expect(ask({})).toEqual([])
    expect(ask({ year: 1991, expenses: [] })).toEqual([])
    expect(ask({ year: 2100, expenses: [] })).toEqual([])
    expect(ask({ ascendants: undefined, disability: undefined, advance: undefined })).toEqual([])
    expect(ask({ members: [adult, adult], advance: 0 })).toEqual([])
    for (const birthYear of [1850, 2100])
      expect(ask({ members: [{ ...adult, birthYear }] })).toEqual([])
    for (const disability of ['invalid-third-category', 'aeeh-supplement', 'cmi-80'])
      expect(ask({ disability })).toEqual([])
    for (const custody of ['full', 'shared']) expect(member({ is: 'child', custody })).toEqual([])
    expect(member({ is: 'dependant', birthYear: 2000 })).toEqual([])
    expect(expense({ aids: undefined, amount: 0 })).toEqual([])
    expect(expense({ home: 'ascendant', employment: 'direct', aids: [] })).toEqual([])
  })
})

describe('a household that cannot be read', () => {
  it.each([undefined, null, 5, 'household', [], true])('is refused: %j', (nothing) => {
    expect(wrongIn(nothing)).toEqual([' not-an-object'])
  })

  it('is refused for each field that is missing', () => {
    expect(wrongIn({})).toEqual([
      ...['year missing', 'domiciledInFrance missing', 'members missing', 'expenses missing'],
    ])
    expect(without('year')).toEqual(['year missing'])
    expect(without('domiciledInFrance')).toEqual(['domiciledInFrance missing'])
    expect(without('members')).toEqual(['members missing'])
    expect(without('expenses')).toEqual(['expenses missing'])
  })

  it.each([
    [{ year: 1990 }, 'year out-of-range'],
    [{ year: 2101 }, 'year out-of-range'],
    [{ year: 2024.5 }, 'year not-a-whole-number'],
    [{ year: '2024' }, 'year not-a-whole-number'],
    [{ domiciledInFrance: 'yes' }, 'domiciledInFrance not-true-or-false'],
    [{ working: null }, 'working not-true-or-false'],
    [{ disability: 'deaf' }, 'disability not-one-of'],
    [{ disability: null }, 'disability not-one-of'],
    [{ firstDirectEmployment: 1 }, 'firstDirectEmployment not-true-or-false'],
    [{ advance: -1 }, 'advance out-of-range'],
    [{ advance: 0.5 }, 'advance not-whole-cents'],
    [{ members: null }, 'members not-a-list'],
    [{ members: {} }, 'members not-a-list'],
    [{ expenses: 'none' }, 'expenses not-a-list'],
    [{ ascendants: null }, 'ascendants not-a-list'],
    [{ ascendants: [{ birthYear: 1930 }, {}] }, 'ascendants.1.birthYear missing'],
    [{ ascendants: [{ birthYear: 1849 }] }, 'ascendants.0.birthYear out-of-range'],
    [{ ascendants: [3] }, 'ascendants.0 not-an-object'],
  ])('is refused for %j', (more, wrong) => {
    expect(ask(more)).toEqual([wrong])
  })

  it.each([
    [null, 'members.1 not-an-object'],
    [{}, 'members.1.is missing'],
    [{ is: 'cat' }, 'members.1.is not-one-of'],
    [{ is: 'taxpayer' }, 'members.1.birthYear missing'],
    [{ is: 'taxpayer', birthYear: 2101 }, 'members.1.birthYear out-of-range'],
    [{ is: 'dependant', birthYear: '1980' }, 'members.1.birthYear not-a-whole-number'],
    [{ is: 'child' }, 'members.1.custody missing'],
    [{ is: 'child', custody: 'half' }, 'members.1.custody not-one-of'],
  ])('is refused for the member %j', (more, wrong) => {
    expect(ask({ members: [adult, more] })).toEqual([wrong])
  })

  it('has one taxpayer, or two', () => {
    const child = { is: 'child', custody: 'full' }
    expect(ask({ members: [] })).toEqual(['members out-of-range'])
    expect(ask({ members: [child] })).toEqual(['members out-of-range'])
    expect(ask({ members: [adult, child, adult, child] })).toEqual([])
    expect(ask({ members: [adult, adult, adult] })).toEqual(['members out-of-range'])
  })

  it.each([
    [{ activity: 'II-22' }, 'activity not-one-of'],
    [{ activity: undefined }, 'activity missing'],
    [{ paidOn: '2024-02-30' }, 'paidOn not-a-date'],
    [{ paidOn: undefined }, 'paidOn missing'],
    [{ amount: -1 }, 'amount out-of-range'],
    [{ amount: 10.5 }, 'amount not-whole-cents'],
    [{ amount: '10' }, 'amount not-whole-cents'],
    [{ means: 'gold' }, 'means not-one-of'],
    [{ employment: 'slave' }, 'employment not-one-of'],
    [{ home: 'abroad' }, 'home not-one-of'],
    [{ aids: null }, 'aids not-a-list'],
    [{ aids: [7] }, 'aids.0 not-an-object'],
    [{ aids: [{ kind: 'aunt', amount: 1 }] }, 'aids.0.kind not-one-of'],
    [{ aids: [{ kind: 'apa', amount: 1 }, { kind: 'apa' }] }, 'aids.1.amount missing'],
    [{ aids: [{ kind: 'apa', amount: -1 }] }, 'aids.0.amount out-of-range'],
  ])('is refused for the expense %j', (more, wrong) => {
    expect(expense(more)).toEqual([`expenses.1.${wrong}`])
  })

  it('is refused for what a list leaves empty', () => {
    expect(ask({ members: Array(1) })).toEqual(['members.0 not-an-object'])
    expect(expense({ aids: Array(2) })).toEqual([
      ...['expenses.1.aids.0 not-an-object', 'expenses.1.aids.1 not-an-object'],
    ])
  })

  it('is refused for an expense that is none', () => {
    expect(ask({ expenses: [spent(year, 1), 'ten'] })).toEqual(['expenses.1 not-an-object'])
  })

  it('has no aids over the amount of their expense', () => {
    const aids = (...amounts: readonly number[]) =>
      expense({ amount: 1_000, aids: amounts.map((amount) => ({ kind: 'cmg', amount })) })
    expect(aids(600, 400)).toEqual([])
    expect(aids(600, 401)).toEqual(['expenses.1.aids out-of-range'])
    expect(aids(1_001)).toEqual(['expenses.1.aids out-of-range'])
  })

  it('is told all that is wrong of its fields at once', () => {
    const wrong = ask({
      ...{ year: 'x', advance: 'y', members: 3, ascendants: [{}] },
      expenses: [{ ...spent(year, 1), home: 'x', means: 'y' }],
    })
    expect(wrong).toEqual([
      'year not-a-whole-number',
      'advance not-whole-cents',
      'members not-a-list',
      'expenses.0.means not-one-of',
      'expenses.0.home not-one-of',
      'ascendants.0.birthYear missing',
    ])
  })

  it('has no expenses that nobody can add up', () => {
    const much = { ...spent(year, 0), amount: Number.MAX_SAFE_INTEGER }
    expect(ask({ expenses: [much] })).toEqual([])
    expect(ask({ expenses: [much, spent(year, 0.01)] })).toEqual(['expenses out-of-range'])
  })
})

describe('facts that the law of a year asks for', () => {
  const of = (asked: number, more: object) =>
    wrongIn({ ...householdOf(asked, [spent(asked, 10)]), ...more })

  it.each([2007, 2010, 2016])('are in %i whether the taxpayers work', (asked) => {
    expect(of(asked, { working: undefined })).toEqual(['working missing'])
    expect(of(asked, { working: false })).toEqual([])
  })

  it.each([1991, 2006, 2017, 2024])('are not in %i', (asked) => {
    expect(of(asked, { working: undefined })).toEqual([])
  })

  it.each([
    [2004, []],
    [2005, ['ascendants missing']],
    [2024, ['ascendants missing']],
  ])('are in %i the ascendants at whose home something was paid', (asked, wrong) => {
    const there = [spent(asked, 1), spent(asked, 10, { home: 'ascendant' })]
    expect(of(asked, { ascendants: undefined, expenses: there })).toEqual(wrong)
    expect(of(asked, { ascendants: [], expenses: there })).toEqual([])
    expect(of(asked, { ascendants: undefined })).toEqual([])
    expect(of(asked, { ascendants: undefined, expenses: [] })).toEqual([])
  })

  it('are asked for once all that was given can be read', () => {
    expect(of(2010, { working: undefined, expenses: [{ ...spent(2010, 1), amount: -1 }] })).toEqual(
      ['expenses.0.amount out-of-range'],
    )
  })
})
