import { activityCodes } from '../rules/fr/activities.js'
import { means } from '../rules/fr/payment.js'
import { isDay } from '../shared/day.js'
import { disabilities, type Expense, type Household, type Member } from './household.js'

const isActivity = new Set<unknown>(activityCodes)
const readMeans: readonly unknown[] = means
const isDisability = new Set<unknown>(disabilities)

/**
 * Whether a household can be read, at a glance: what nearly every caller gives, in the time that an answer takes. Where this says
 * no, `wrongInHousehold` looks again and names the field; it never says yes to what that refuses.
 */
export const isReadable = (household: Household): boolean => {
  if (typeof household !== 'object' || household === null) return false
  const { year, members, expenses, ascendants } = household
  if (!isWhole(year, 1991, 2100) || !areFactsRead(household)) return false
  if (!Array.isArray(members) || !Array.isArray(expenses)) return false
  return areMembersRead(members) && areExpensesRead(expenses, year >= 2005 && !ascendants)
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most && Number.isInteger(value)

/** Whole cents up to ten million: a thousand of them still add up exactly. */
const isAmount = (value: unknown): boolean => isWhole(value, 0, 1_000_000_000)

const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'

const areFactsRead = (household: Household): boolean => {
  const { year, working, ascendants, advance, disability } = household
  if (typeof household.domiciledInFrance !== 'boolean') return false
  if (!isFlag(working) || !isFlag(household.firstDirectEmployment)) return false
  if (working === undefined && year >= 2007 && year <= 2016) return false
  if (advance !== undefined && !isAmount(advance)) return false
  if (disability !== undefined && !isDisability.has(disability)) return false
  return ascendants === undefined || (Array.isArray(ascendants) && areBorn(ascendants))
}

const areBorn = (list: readonly { readonly birthYear: number }[]): boolean => {
  for (let i = 0; i < list.length; i++) if (!isBorn(list[i])) return false
  return true
}

const isBorn = (one: { readonly birthYear: number } | null | undefined): boolean =>
  typeof one === 'object' && one !== null && isWhole(one.birthYear, 1850, 2100)

const areMembersRead = (members: readonly Member[]): boolean => {
  let taxpayers = 0
  for (let i = 0; i < members.length; i++) {
    const member = members[i]
    if (typeof member !== 'object' || member === null) return false
    if (member.is === 'child') {
      if (member.custody !== 'full' && member.custody !== 'shared') return false
    } else if (!isBorn(member)) return false
    else if (member.is === 'taxpayer') taxpayers++
    else if (member.is !== 'dependant') return false
  }
  return taxpayers === 1 || taxpayers === 2
}

const areExpensesRead = (expenses: readonly Expense[], needsOwnHome: boolean): boolean => {
  if (expenses.length > 1000) return false
  for (let i = 0; i < expenses.length; i++) {
    const one = expenses[i]
    if (typeof one !== 'object' || one === null) return false
    if (!isActivity.has(one.activity) || !isDay(one.paidOn) || !isAmount(one.amount)) return false
    if (!readMeans.includes(one.means)) return false
    if (one.employment !== 'provider' && one.employment !== 'direct') return false
    if (one.home !== 'own' && (one.home !== 'ascendant' || needsOwnHome)) return false
    if (one.aids !== undefined && !areAidsRead(one.aids, one.amount)) return false
  }
  return true
}

const areAidsRead = (aids: Expense['aids'], amount: number): boolean => {
  if (!Array.isArray(aids)) return false
  let left = amount
  for (let i = 0; i < aids.length; i++) {
    const aid = aids[i]
    if (typeof aid !== 'object' || aid === null) return false
    if (!isAidKind(aid.kind) || !isAmount(aid.amount)) return false
    left -= aid.amount
  }
  return left >= 0
}

const isAidKind = (kind: unknown): boolean =>
  kind === 'apa' || kind === 'pch' || kind === 'employer' || kind === 'cmg'
