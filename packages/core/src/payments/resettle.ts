import type { Work } from '../app/work.js'
import type { Invoice } from '../invoicing/index.js'
import { yearOf } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { settlements } from './collections.js'
import type { MoneyEvent, OwedLine } from './money-event.js'
import { settle } from './settle.js'
import type { Settlement } from './settlement.js'

/** The debt of an invoice that was just issued or taken over. */
export const openSettlement = (work: Work, invoice: Invoice): void => {
  const { id, legalEntity, customer, number, issuedOn } = invoice
  if (!number || !issuedOn) throw new Error(`${id} is not issued`)
  const lines = invoice.lines.map(
    ({ no, label, gross, verdict, activity, visit, performedOn, minutes, worker }): OwedLine => ({
      no,
      label,
      gross,
      eligible: verdict.verdict === 'eligible',
      because: [...verdict.because, ...verdict.missing.map((fact) => `missing: ${fact}`)],
      activity,
      visit,
      performedOn,
      minutes,
      worker,
    }),
  )
  const due = invoice.gross
  const parties = { id, legalEntity, customer, number, issuedOn }
  work.put(settlements, { ...parties, lines, events: [], pieces: [], credit: Money.zero, due })
}

/** An invoice's money after it moved, and the years in which it did: their certificates may change. */
export interface Resettled {
  readonly settlement: Settlement
  readonly years: readonly number[]
}

/** Replays an invoice's money over other events. */
export const resettle = (
  work: Work,
  before: Settlement,
  events: readonly MoneyEvent[],
): Resettled => {
  const settlement: Settlement = { ...before, events, ...settle(before.lines, events) }
  work.put(settlements, settlement)
  const years = new Set([...before.pieces, ...settlement.pieces].map(({ on }) => yearOf(on)))
  const moved = [...years].filter((year) => moneyOf(before, year) !== moneyOf(settlement, year))
  return { settlement, years: moved.sort() }
}

const moneyOf = ({ pieces }: Settlement, year: number): string =>
  JSON.stringify(
    pieces
      .filter(({ on }) => yearOf(on) === year)
      .map(({ line, on, amount, kind, payment }) => [line, on, amount, kind, payment]),
  )
