import { type ActivityCode, activityCodes } from '../rules/fr/activities.js'
import { type Means, means } from '../rules/fr/payment.js'
import {
  aDay,
  aFlag,
  type Check,
  natural,
  nothing,
  oneOf,
  optional,
  type Shape,
  type WrongInput,
  whole,
  wrongIn,
  wrongInEach,
} from '../rules/input.js'
import type { Money } from '../shared/cents.js'
import type { CivilDate } from '../shared/day.js'

/** Who helped to pay: APA, PCH, the employer or its works council (prepaid CESU, L7233-4), CMG of the family fund. */
export const aidKinds = ['apa', 'pch', 'employer', 'cmg'] as const

/** Money that somebody else gave for an expense; part of its amount. */
export interface Aid {
  readonly kind: (typeof aidKinds)[number]
  readonly amount: Money
}

/**
 * Money paid for an eligible service (`assess` says which are). Amounts are whole hundredths of the year's currency: centimes of
 * francs for income years up to 2000, euro cents from 2001.
 */
export interface Expense {
  readonly activity: ActivityCode
  /** The day of payment: it decides which year the expense belongs to. */
  readonly paidOn: CivilDate
  /** What was paid, aids included. */
  readonly amount: Money
  readonly means: Means
  /** `direct` = the household employs the worker, itself or through an agent. */
  readonly employment: 'provider' | 'direct'
  /** Whose home it was done at: the household's own, or an ascendant's. */
  readonly home: 'own' | 'ascendant'
  readonly aids?: readonly Aid[] | undefined
}

/** A member of the tax household (foyer fiscal). `dependant` = another member, who counts when over 65. */
export type Member =
  | { readonly is: 'taxpayer'; readonly birthYear: number }
  | { readonly is: 'child'; readonly custody: 'full' | 'shared' }
  | { readonly is: 'dependant'; readonly birthYear: number }

/** Why a household has the higher ceiling. */
export const disabilities = ['invalid-third-category', 'aeeh-supplement', 'cmi-80'] as const

/** A tax household in an income year. What opens a right and is left out is not claimed. */
export interface Household {
  /** Income year, from 1991. */
  readonly year: number
  /** Tax domicile in France (CGI, article 4 B). */
  readonly domiciledInFrance: boolean
  /** One taxpayer, or two who are taxed together, and who depends on them. */
  readonly members: readonly Member[]
  readonly expenses: readonly Expense[]
  /**
   * Whether the taxpayer, or each of the two, worked or was looking for work (a spouse who studies or is disabled counts too).
   * Asked for in 2007 to 2016 only.
   */
  readonly working?: boolean | undefined
  /** Ascendants at whose home expenses were made, and who meet the condition of the dependency allowance (APA). */
  readonly ascendants?: readonly { readonly birthYear: number }[] | undefined
  readonly disability?: (typeof disabilities)[number] | undefined
  /** The first income year in which the household employs somebody directly (box 7DQ). */
  readonly firstDirectEmployment?: boolean | undefined
  /** The immediate advance already received (box 7HB), in cents. */
  readonly advance?: Money | undefined
}

/** Who employs the worker. */
export const anEmployment: Check = oneOf(['provider', 'direct'])

/** Whose home a service is done at. */
export const aHome: Check = oneOf(['own', 'ascendant'])

/** A year of income that the law of the advantage is known for. */
export const anIncomeYear: Check = whole(1991, 2100)

const birthYear = whole(1850, 2100)
const householdShape: Shape = [
  ['year', anIncomeYear],
  ['domiciledInFrance', aFlag],
  ['working', optional(aFlag)],
  ['disability', optional(oneOf(disabilities))],
  ['firstDirectEmployment', optional(aFlag)],
  ['advance', optional(natural)],
]
const expenseShape: Shape = [
  ['activity', oneOf(activityCodes)],
  ['paidOn', aDay],
  ['amount', natural],
  ['means', oneOf(means)],
  ['employment', anEmployment],
  ['home', aHome],
]
const aidShape: Shape = [
  ['kind', oneOf(aidKinds)],
  ['amount', natural],
]

const birthShape: Shape = [['birthYear', birthYear]]
const kindShape: Shape = [['is', oneOf(['taxpayer', 'child', 'dependant'])]]
const childShape: Shape = [['custody', oneOf(['full', 'shared'])]]

/** The fields of a household that cannot be read, or that its year asks for and nobody gave. */
export const wrongInHousehold = (household: Household): readonly WrongInput[] => {
  const wrong = wrongIn(household, householdShape)
  if (wrong.some(({ reason }) => reason === 'not-an-object')) return wrong
  const { members, expenses, ascendants = [] } = household
  const lists = [
    wrong,
    wrongInMembers(members),
    wrongInEach(expenses, expenseShape, 'expenses'),
    wrongInEach(ascendants, birthShape, 'ascendants'),
  ]
  if (lists.some((list) => list.length)) return lists.flat()
  const inAmounts = wrongInAmounts(expenses)
  return inAmounts.length ? inAmounts : wantedByYear(household)
}

const wrongInMembers = (members: readonly Member[]): readonly WrongInput[] => {
  const wrongKinds = wrongInEach(members, kindShape, 'members')
  if (wrongKinds.length) return wrongKinds
  let taxpayers = 0
  for (const [i, member] of members.entries()) {
    if (member.is === 'taxpayer') taxpayers += 1
    const found = wrongIn(member, member.is === 'child' ? childShape : birthShape)
    if (found.length) return found.map((one) => ({ ...one, field: `members.${i}.${one.field}` }))
  }
  const isHousehold = taxpayers === 1 || taxpayers === 2
  return isHousehold ? nothing : [{ field: 'members', reason: 'out-of-range' }]
}

const wrongInAmounts = (expenses: readonly Expense[]): readonly WrongInput[] => {
  for (const [i, { aids, amount }] of expenses.entries()) {
    const wrong = wrongInAids(aids, amount, `expenses.${i}.aids`)
    if (wrong.length) return wrong
  }
  const adds = Number.isSafeInteger(sumOf(expenses))
  return adds ? nothing : [{ field: 'expenses', reason: 'out-of-range' }]
}

/** The aids that cannot be read, or are more than what they helped to pay. */
export const wrongInAids = (
  aids: Expense['aids'],
  amount: number,
  path: string,
): readonly WrongInput[] => {
  if (aids === undefined) return nothing
  const wrong = wrongInEach(aids, aidShape, path)
  if (wrong.length) return wrong
  return sumOf(aids) > amount ? [{ field: path, reason: 'out-of-range' }] : nothing
}

const sumOf = (list: readonly { readonly amount: Money }[]): number => {
  let sum = 0
  for (const { amount } of list) sum += amount
  return sum
}

/** Facts that the rules of the year ask for. */
const wantedByYear = ({
  year,
  working,
  ascendants,
  expenses,
}: Household): readonly WrongInput[] => {
  if (year >= 2007 && year <= 2016 && working === undefined)
    return [{ field: 'working', reason: 'missing' }]
  if (year >= 2005 && !ascendants && expenses.some(({ home }) => home === 'ascendant'))
    return [{ field: 'ascendants', reason: 'missing' }]
  return nothing
}
