import type { Work } from '../app/work.js'
import type { Invoice, InvoiceLine } from '../invoicing/index.js'
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
      ...judged({ verdict }),
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

/** Whether money on a line opens the right, and why. */
export const judged = ({
  verdict: { verdict, because, missing },
}: Pick<InvoiceLine, 'verdict'>): Pick<OwedLine, 'eligible' | 'because'> => ({
  eligible: verdict === 'eligible',
  because: [...because, ...missing.map((fact) => `missing: ${fact}`)],
})

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
  if (before.settledOn !== settlement.settledOn) tellStanding(work, settlement)
  const years = new Set([...before.pieces, ...settlement.pieces].map(({ on }) => yearOf(on)))
  const moved = new Set([...years].filter((y) => moneyOf(before, y) !== moneyOf(settlement, y)))
  // Where part payments count at the settlement, whatever moved counts in its year.
  if (moved.size || before.settledOn !== settlement.settledOn)
    for (const { settledOn } of [before, settlement]) if (settledOn) moved.add(yearOf(settledOn))
  return { settlement, years: [...moved].sort() }
}

/** The invoice follows: whether it is settled is looked for there. */
const tellStanding = (work: Work, { id: of, customer: about, settledOn: on }: Settlement): void =>
  work.record(
    on
      ? { type: 'invoice-settled', of, about, data: { on } }
      : { type: 'invoice-reopened', of, about },
  )

const moneyOf = ({ pieces }: Settlement, year: number): string =>
  JSON.stringify(
    pieces
      .filter(({ on }) => yearOf(on) === year)
      .map(({ line, on, amount, kind, payment }) => [line, on, amount, kind, payment]),
  )
