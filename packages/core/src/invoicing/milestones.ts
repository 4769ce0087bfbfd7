import type { Work } from '../app/work.js'
import { type Visit, visits } from '../dispatch/index.js'
import { amountOf, type Order, type Parties } from '../sales/index.js'
import { spread } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import { toPercent } from '../shared/rate.js'
import type { OpenLine } from './assembling.js'
import { depositsOf, invoicesOf, standsFor } from './billed.js'
import { schedules } from './collections.js'
import { assembleAnyway, keepDraft } from './drafts.js'
import type { Invoice } from './invoice.js'
import { longestLabel } from './line.js'
import { type Ordered, orderedLine, soldBy } from './ordered.js'
import { isLast, type Schedule } from './schedule.js'

/**
 * Says that a milestone is reached, and asks for its part of the price: by a deposit, or, once everything else is reached, by an invoice of
 * the whole that takes the deposits off.
 */
export const reach = async (
  work: Work,
  parties: Parties,
  order: Order,
  schedule: Schedule,
  at: number,
): Promise<{ readonly schedule: Schedule; readonly invoice: Invoice }> => {
  const reached: Schedule = {
    ...schedule,
    milestones: schedule.milestones.map((one, i) =>
      i === at ? { ...one, reachedOn: work.today } : one,
    ),
  }
  work.put(schedules, reached)
  const about = { order: order.id, schedule: schedule.id, milestone: at + 1 }
  const done = await visitsDone(work, order)
  const invoice = isLast(schedule, at)
    ? await askForTheRest(work, parties, order, about, done)
    : await askForPart(work, parties, order, about, schedule, done)
  const data = { order: order.id, milestone: at + 1, invoice: invoice.id, amount: invoice.gross }
  work.record({ type: 'milestone-reached', of: schedule.id, about: schedule.customer, data })
  return { schedule: reached, invoice }
}

/** Whether a milestone is asked for: by an invoice of its own, or by that of the whole; what was credited whole asks for nothing. */
export const isAskedFor = async (
  work: Work,
  { id, order, legalEntity }: Schedule,
  no: number,
): Promise<boolean> => {
  const asked = await invoicesOf(work, order, legalEntity)
  return asked.some(
    (one) =>
      one.schedule === id && (one.milestone === no || one.nature === undefined) && standsFor(one),
  )
}

type About = {
  readonly order: Order['id']
  readonly schedule: Schedule['id']
  readonly milestone: number
}

const askForTheRest = async (
  work: Work,
  parties: Parties,
  order: Order,
  about: About,
  done: readonly Visit[],
): Promise<Invoice> => {
  const { id: legalEntity } = parties.legalEntity
  const lines = soldBy(order, legalEntity).map((one, i) =>
    orderedLine(parties, i + 1, one, work.today, ofLine(one, done)),
  )
  const deposits = await depositsOf(work, { ...about, legalEntity })
  return keepDraft(work, parties, about, assembleAnyway({ priced: 'gross', lines, deposits }))
}

const askForPart = (
  work: Work,
  parties: Parties,
  order: Order,
  about: About,
  { milestones }: Schedule,
  done: readonly Visit[],
): Promise<Invoice> => {
  const { amount = Money.zero, share, visit: id } = milestones[about.milestone - 1] ?? {}
  const visit = done.filter((one) => one.id === id)
  return askOnAccount(work, parties, order, about, { amount, share, visit })
}

/** What is asked for on account. */
export interface OnAccount {
  readonly amount: Money
  readonly share?: Schedule['milestones'][number]['share'] | undefined
  /** The visit that earned it, if one did. */
  readonly visit?: readonly Visit[]
}

/**
 * Drafts a deposit: its amount shared over what the entity sells in the order, in proportion to what is not asked for yet of each line, to
 * the cent. What its visit performed is judged by it; the rest is still to be done.
 */
export const askOnAccount = async (
  work: Work,
  parties: Parties,
  order: Order,
  about: Partial<About>,
  { amount, share, visit = [] }: OnAccount,
): Promise<Invoice> => {
  const { legalEntity, customer } = parties
  const sold = soldBy(order, legalEntity.id)
  const before = await invoicesOf(work, order.id, legalEntity.id)
  const left = sold.map((one) =>
    Money.max(Money.zero, Money.minus(amountOf(one.line), askedOf(before, one))),
  )
  const shares = spread(amount, left)
  const lines = sold.flatMap((one, i): readonly OpenLine[] => {
    const asked = shares[i] ?? Money.zero
    if (asked === 0) return []
    const whole = orderedLine(parties, i + 1, one, work.today, ofLine(one, visit))
    const { discount: _, unitGross: __, ...line } = whole
    return [{ ...line, quantity: 1, asked, label: labelled(line.label, share, customer.language) }]
  })
  const assembled = assembleAnyway({ priced: 'gross', lines })
  return keepDraft(work, parties, { ...about, order: order.id, nature: 'deposit' }, assembled)
}

/** What was asked for of a line so far, drafts included. */
const askedOf = (before: readonly Invoice[], { at }: Ordered): Money =>
  Money.sum(
    before
      .filter(standsFor)
      .flatMap(({ lines }) => lines.filter(({ orderLine }) => orderLine === at))
      .map(({ gross }) => gross),
  )

/** The visits that performed a line. */
const ofLine = ({ line }: Ordered, done: readonly Visit[]): readonly Visit[] =>
  line.kind === 'goods' ? [] : done.filter(({ activity }) => activity === line.activity)

const visitsDone = async (work: Work, { id: order }: Order): Promise<readonly Visit[]> =>
  work.find(visits, { where: { order, status: 'done' }, order: 'date', limit: 1000 })

const labelled = (
  label: string,
  share: OnAccount['share'],
  language: Parties['customer']['language'],
): string => {
  const points = share && toPercent(share)
  const said =
    language === 'fr'
      ? `Acompte${points ? ` de ${points.replace('.', ',')} %` : ''} : ${label}`
      : `Deposit${points ? ` of ${points}%` : ''}: ${label}`
  return said.slice(0, longestLabel).trim()
}
