import { sentenceOf } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import { daysAfter } from '../kit/today.js'
import { type Stop, stopOf, stopToFix, type ToPlan, type Visit, whoOf, whoOfLine } from './stops.js'

/** What a worker's day asks the house for. */
export type DayClient = Calls<
  'dispatch',
  'planOf' | 'bookSlot' | 'completeVisit' | 'writeReport' | 'signReport' | 'showReport'
> &
  Calls<'organisation', 'policy'> &
  Calls<'desk', 'queue'> &
  Calls<'customers', 'showCustomer'>

/** Whose day, and how far from today, both ends counted in days. */
export interface Whose {
  readonly worker: string
  readonly today: string
  /** Days to come, today included: 1 to 28. */
  readonly days: number
}

/** Days gone by whose visits are looked at for what was not finished. */
const daysBack = 3

/** A worker's visits, or the sentence why not. */
export type DayRead =
  | { readonly ok: true; readonly stops: readonly Stop[]; readonly isPriceless: boolean }
  | { readonly ok: false; readonly says: string }

/**
 * Reads a worker's visits: those with an appointment, those that need one, each with its customer and its report; and whether prices are
 * kept from workers, which the house holds to whatever is read here.
 */
export const readDay = async (client: DayClient, whose: Whose): Promise<DayRead> => {
  const { worker, today, days } = whose
  const from = daysAfter(today, -daysBack)
  const until = daysAfter(today, Math.min(28, Math.max(1, days)))
  const [plan, queue, policy] = await Promise.all([
    client.dispatch.planOf({ worker, from, until }),
    client.desk.queue({ queue: 'visits-to-plan', limit: 200 }),
    client.organisation.policy({}),
  ])
  if (!plan.ok) return { ok: false, says: sentenceOf(plan.refusal) }
  if (!queue.ok) return { ok: false, says: sentenceOf(queue.refusal) }
  const visits = plan.value.days.flatMap(({ slots }) => slots.map(({ visit }) => visit))
  const mine = queue.value.items.filter((line) => line.worker?.id === worker)
  const who = await customersOf(client, [...visits, ...mine])
  const booked = visits.map((visit) => withReport(client, visit, who))
  const toFix = mine.map((line) => stopToFix(line, who.get(line.customer) ?? whoOfLine(line)))
  const isPriceless = policy.ok && policy.value.workerPrices === 'hidden'
  return { ok: true, stops: [...(await Promise.all(booked)), ...toFix], isPriceless }
}

type Known = ReadonlyMap<string, ReturnType<typeof whoOf>>

/** Each customer is asked for once; one whose file is not answered is left out. */
const customersOf = async (client: DayClient, of: readonly (Visit | ToPlan)[]): Promise<Known> => {
  const ids = [...new Set(of.map(({ customer }) => customer))]
  const found = await Promise.all(
    ids.map(async (customer) => {
      const answer = await client.customers.showCustomer({ customer })
      return answer.ok ? [[customer, whoOf(answer.value.customer)] as const] : []
    }),
  )
  return new Map(found.flat())
}

const nobody = { name: '…', phone: '', address: '' } as const

const withReport = async (client: DayClient, visit: Visit, who: Known): Promise<Stop> => {
  const known = who.get(visit.customer) ?? nobody
  if (visit.status !== 'done') return stopOf(visit, undefined, known)
  const answer = await client.dispatch.showReport({ visit: visit.id })
  return stopOf(visit, answer.ok ? answer.value : undefined, known)
}
