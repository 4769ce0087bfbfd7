import { advance } from '../app/advance.js'
import type { Fact } from '../app/facts.js'
import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { debits } from '../direct-debit/index.js'
import { invoices } from '../invoicing/index.js'
import { settlements } from '../payments/index.js'
import { unpaidCases } from './collections.js'
import { look, watch } from './looking.js'
import { unpaidLife } from './unpaid-case.js'

/** What is issued to be paid by a day is watched until it is. */
const watchAtIssue: Reaction = {
  on: 'invoice-issued',
  async run(work, fact) {
    const invoice = await work.get(invoices, fact.of)
    const settlement = await work.get(settlements, fact.of)
    if (invoice?.dueOn && settlement && settlement.due > 0) watch(work, settlement, invoice.dueOn)
  },
}

/** Settled: in time, it leaves nothing behind; later, its case closes. */
const closeAtSettlement: Reaction = {
  on: 'invoice-settled',
  async run(work, fact) {
    const it = await work.get(unpaidCases, fact.of)
    if (it?.status === 'watched') work.remove(unpaidCases, it.id)
    if (it?.status === 'open')
      advance(work, unpaidCases, unpaidLife, it, { type: 'close', on: work.today })
  },
}

/** Money that comes back: the case opens at once where the last day to pay is over. */
const openAtReturn: Reaction = {
  on: 'invoice-reopened',
  run: (work, { of }) => lookAgain(work, of),
}

/** A direct debit that will not bring the money lets the case open without waiting for its day. */
const openWithoutDebit = (on: 'debit-rejected' | 'debit-withdrawn'): Reaction => ({
  on,
  async run(work, fact: Fact) {
    const debit = await work.get(debits, fact.of)
    if (debit) await lookAgain(work, debit.invoice)
  },
})

const lookAgain = async (work: Work, id: string): Promise<void> => {
  const settlement = await work.get(settlements, id)
  const invoice = await work.get(invoices, id)
  if (!settlement || !invoice || settlement.due <= 0) return
  const dueOn = invoice.dueOn ?? settlement.issuedOn
  const it = (await work.get(unpaidCases, id)) ?? watch(work, settlement, dueOn)
  if (it.status !== 'open' && dueOn < work.today) await look(work, it, settlement)
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [
  watchAtIssue,
  closeAtSettlement,
  openAtReturn,
  openWithoutDebit('debit-rejected'),
  openWithoutDebit('debit-withdrawn'),
]
