import { cents, day, type Household, yearOf } from '@foyer/core/tax-credit'

const visit = { means: 'direct-debit', employment: 'provider', home: 'own' } as const
const household: Household = {
  year: 2025,
  domiciledInFrance: true,
  members: [
    { is: 'taxpayer', birthYear: 1984 },
    { is: 'child', custody: 'full' },
  ],
  expenses: [
    { ...visit, activity: 'II-1', paidOn: day('2025-03-31'), amount: cents(2_000_00) },
    { ...visit, activity: 'II-3', paidOn: day('2025-05-15'), amount: cents(620_00) },
  ],
  advance: cents(1_000_00),
}

const answer = yearOf(household)
if (!answer.ok) throw new Error(answer.refusal.code)
export const { credit, balance, cuts, boxes } = answer.value
