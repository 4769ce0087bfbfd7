import { describe, expect, it } from 'vitest'
import type { Household } from '../tax-credit/household.js'
import { yearOf } from '../tax-credit/year-of.js'
import { type ComputesYear, type LawfulYear, taxLaws } from './tax-laws.js'

type Spoils = (year: LawfulYear, household: Household) => Partial<LawfulYear>

/** The right year, with something wrong in it. */
const spoilt =
  (spoil: Spoils): ComputesYear =>
  (household) => {
    const answer = yearOf(household)
    if (!answer.ok) return answer
    return { ok: true, value: { ...answer.value, ...spoil(answer.value, household) } }
  }

const asIf =
  (change: (household: Household) => Household): ComputesYear =>
  (household) => {
    const answer = yearOf(household)
    return answer.ok ? yearOf(change(household)) : answer
  }

const broken: Readonly<Record<string, ComputesYear>> = {
  'gives less from ten thousand on': spoilt(({ credit }, { expenses }) => ({
    credit: expenses.some(({ amount }) => amount > 1_000_000) ? 0 : credit,
  })),
  'loses the reduction of who spends at two places': spoilt(({ reduction }, { expenses }) => ({
    reduction: expenses.length > 2 ? 0 : reduction,
  })),
  'counts expenses': spoilt(({ base }, { expenses }) => ({ base: base + expenses.length })),
  'believes the first expense': asIf((one) => ({ ...one, expenses: one.expenses.slice(0, 1) })),
  'looks at no day': asIf((one) => ({
    ...one,
    expenses: one.expenses.map((expense) => ({
      ...expense,
      paidOn: `${one.year}-01-01` as typeof expense.paidOn,
    })),
  })),
  'takes cash': asIf((one) => ({
    ...one,
    expenses: one.expenses.map((expense) => ({ ...expense, means: 'card' })),
  })),
  'knows no ceiling': spoilt(({ base }) => ({ retained: base, cuts: [] })),
  'knows no cap': asIf((one) => ({
    ...one,
    expenses: one.expenses.map((expense) => ({ ...expense, activity: 'II-1' })),
  })),
  'gives back cents': spoilt(({ credit }) => ({ credit: credit && credit + 1 })),
  'rounds down': spoilt(({ retained, credit, reduction }) => ({
    credit: credit && Math.floor(retained / 200) * 100,
    reduction: reduction && Math.floor(retained / 200) * 100,
  })),
  'forgets what it cut': spoilt(() => ({ cuts: [] })),
  'forgets the advance': spoilt(({ credit, reduction }) => ({ balance: credit + reduction })),
  'gives families less': spoilt(({ ceiling }, { members }) => ({
    ceiling: ceiling - members.length,
  })),
  'answers whatever it is asked': (household) => {
    const { year, expenses, members } = household
    const nothing = { base: 0, ceiling: 0, retained: 0, credit: 0, reduction: 0, balance: 0 }
    const known = year && expenses && members
    return known ? yearOf(household) : { ok: true, value: { ...nothing, cuts: [] } }
  },
  'throws at what it cannot read': (household) => {
    const answer = yearOf(household)
    if (!answer.ok && answer.refusal.code === 'invalid-input') throw new Error('unreadable')
    return answer
  },
}

const failures = (computes: ComputesYear): readonly string[] =>
  taxLaws.flatMap(({ name, run }) => {
    try {
      run(computes, 500)
      return []
    } catch {
      return [name]
    }
  })

describe('the laws of the tax credit', () => {
  const noticed = new Map(Object.entries(broken).map(([name, one]) => [name, failures(one)]))

  it.each(Object.keys(broken))('notice a year that %s', (name) => {
    expect(noticed.get(name)).not.toEqual([])
  })

  it('have none that every broken year passes', () => {
    const failed = new Set([...noticed.values()].flat())
    expect(taxLaws.map(({ name }) => name).filter((name) => !failed.has(name))).toEqual([])
  })

  it('are tried a thousand times unless told otherwise', () => {
    let asked = 0
    const counting: ComputesYear = (household) => {
      asked += 1
      return yearOf(household)
    }
    const balance = taxLaws.find(({ name }) => name.startsWith('the balance'))
    balance?.run(counting)
    expect(asked).toBeGreaterThanOrEqual(1000)
  })
})
