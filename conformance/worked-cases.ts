import { readFileSync } from 'node:fs'
import type { Expense, Household, Member, TaxYear } from '@foyer/core/tax-credit'
import { grid } from '../scripts/law/grid.js'

/** A household whose advantage is known from elsewhere; amounts are hundredths of its currency. */
export interface WorkedCase {
  readonly id: string
  readonly title: string
  /** Where the expected amounts come from, a public reference in words. */
  readonly source: string
  readonly household: Household
  readonly expect: Partial<
    Pick<TaxYear, 'credit' | 'reduction' | 'ceiling' | 'retained' | 'balance'>
  >
}

/** The cases of `worked-cases.json`. */
export const workedCases = (): readonly WorkedCase[] =>
  JSON.parse(readFileSync(new URL('./worked-cases.json', import.meta.url), 'utf8'))

const printed = (hundredths: number): string => {
  const [units = '', rest = ''] = (hundredths / 100).toFixed(2).split('.')
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === '00' ? grouped : `${grouped}.${rest}`
}

const spending = ({ activity, amount, means, employment, home, aids = [], paidOn }: Expense) =>
  [
    `${printed(amount)} for ${activity}`,
    ...(home === 'ascendant' ? ['at an ascendant’s'] : []),
    ...(employment === 'direct' ? ['employed directly'] : []),
    ...(means === 'cash' ? ['in cash'] : []),
    `on ${paidOn}`,
    ...aids.map((aid) => `less ${printed(aid.amount)} (${aid.kind})`),
  ].join(' ')

const person = (member: Member): string =>
  member.is === 'child'
    ? `a child${member.custody === 'shared' ? ' in shared custody' : ''}`
    : `a ${member.is} born in ${member.birthYear}`

/** What a household is and what it paid, in words. */
const wordsOf = (household: Household): string => {
  const { members, expenses, ascendants = [], working, disability, advance } = household
  return [
    members.map(person).join(', '),
    ...(ascendants.length
      ? [`ascendants born in ${ascendants.map(({ birthYear }) => birthYear).join(', ')}`]
      : []),
    ...(working === undefined ? [] : [working ? 'working' : 'not working']),
    ...(disability ? [`disability: ${disability}`] : []),
    ...(household.firstDirectEmployment ? ['first year of direct employment'] : []),
    ...(household.domiciledInFrance ? [] : ['no tax domicile in France']),
    ...(advance ? [`advance of ${printed(advance)}`] : []),
    expenses.map(spending).join(' + ') || 'nothing paid',
  ].join('; ')
}

const expected = (figures: WorkedCase['expect']): string =>
  Object.entries(figures)
    .map(([name, amount]) => `${name} ${printed(amount)}`)
    .join(', ')

/** The cases as a page for people. */
export const workedCasesPage = (cases: readonly WorkedCase[]): string =>
  [
    '# Worked cases of the tax credit',
    `${origin} Amounts in francs up to 2000, in euros from 2001; activities as in article D7231-1.`,
    grid(
      ['case', 'year', 'household', 'expected', 'source'],
      cases.map(({ title, household, expect, source }) => [
        ...[title, String(household.year), wordsOf(household)],
        ...[expected(expect), source],
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n')

const origin =
  'Printed from `conformance/worked-cases.json` by `npm run conformance`: do not edit. Foyer and an oracle that was written apart from it both answer every case as expected.'
