import type { Fact } from '../app/facts.js'
import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { creditNotes, invoices } from '../invoicing/index.js'
import { Money } from '../shared/money.js'
import { settlements } from './collections.js'
import type { MoneyEvent } from './money-event.js'
import { performDeposit } from './performing.js'
import { openSettlement, resettle } from './resettle.js'
import { surplusOf } from './settle.js'
import type { Settlement } from './settlement.js'

const open = async (work: Work, fact: Fact): Promise<void> => {
  const invoice = await work.get(invoices, fact.of)
  if (invoice) openSettlement(work, invoice)
}

/** An invoice that is issued is owed from then on. */
const openAtIssue: Reaction = { on: 'invoice-issued', run: open }

/** So is an invoice that was taken over: what was paid on it follows. */
const openAtTakeOver: Reaction = { on: 'invoice-taken-over', run: open }

/** A credit note lowers what its lines owe, from its date on: money of that year and of later ones may move. */
const lowerDebt = (on: 'credit-note-issued' | 'credit-note-taken-over'): Reaction => ({
  on,
  async run(work, fact) {
    const note = await work.get(creditNotes, fact.of)
    const settlement = note && (await work.get(settlements, note.invoice))
    if (!note || !settlement) return
    const { id, issuedOn } = note
    const lowered = note.lines.map(
      ({ line, amount }): MoneyEvent => ({ type: 'credit-note', id, on: issuedOn, line, amount }),
    )
    const events = takeBackSurplus(work, settlement, [...settlement.events, ...lowered])
    const { years } = resettle(work, settlement, events)
    const data = { creditNote: id, years: [...years] }
    work.record({ type: 'debt-lowered', of: settlement.id, about: note.customer, data })
  },
})

/** What a credit note takes off needs not be given up any more: the newest write-offs shrink by as much, and say so. */
const takeBackSurplus = (
  work: Work,
  { id: of, lines, customer: about, legalEntity }: Settlement,
  events: readonly MoneyEvent[],
): readonly MoneyEvent[] => {
  let surplus = surplusOf(lines, events)
  return events
    .toReversed()
    .flatMap((event): readonly MoneyEvent[] => {
      if (event.type !== 'write-off' || surplus === 0) return [event]
      const amount = Money.min(surplus, event.amount)
      surplus = Money.minus(surplus, amount)
      const data = { writeOff: event.id, amount, on: work.today, legalEntity, years: [] }
      work.record({ type: 'write-off-revoked', of, about, data })
      const left = Money.minus(event.amount, amount)
      return left > 0 ? [{ ...event, amount: left }] : []
    })
    .toReversed()
}

/** Money of a deposit opens the right once the work is done: when an invoice takes the deposit off. */
const openRight: Reaction = {
  on: 'deposit-deducted',
  async run(work, fact) {
    const performed = await performDeposit(work, fact.of, fact.data?.['by'])
    if (!performed) return
    const { settlement, years } = performed
    const data = { years: [...years] }
    work.record({ type: 'deposit-performed', of: fact.of, about: settlement.customer, data })
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [
  openAtIssue,
  openAtTakeOver,
  lowerDebt('credit-note-issued'),
  lowerDebt('credit-note-taken-over'),
  openRight,
]
