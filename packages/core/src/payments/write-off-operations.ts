import { z } from 'zod'
import { command } from '../app/operation.js'
import { InvoiceId } from '../invoicing/index.js'
import { closedRefusals, openBooks } from '../organisation/index.js'
import { idOf } from '../shared/id.js'
import { Amount, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { settlements } from './collections.js'
import { resettle } from './resettle.js'

/** Id of a debt given up. */
const WriteOffId = idOf<'WriteOffId'>('wro')

const deciders = { owner: 'all', manager: 'all', accountant: 'all' } as const

/** Gives up what is owed on an invoice, or a part of it (perte sur créance). It is no money: nothing of it is certified. */
export const writeOff = command({
  input: z.object({
    invoice: InvoiceId,
    /** Left out = all that is due. */
    amount: PositiveAmount.optional(),
    reason: ReasonWord,
  }),
  output: z.object({ writeOff: WriteOffId, due: Amount }),
  allow: deciders,
  refusals: { 'above-debt': { due: NaturalAmount }, 'nothing-due': {}, ...closedRefusals },
  async run(work, { invoice, amount, reason }) {
    const settlement = await work.get(settlements, invoice)
    if (!settlement) return refuse({ code: 'not-found', id: invoice })
    const { due, events, customer: about, legalEntity } = settlement
    const given = amount ?? due
    if (due <= 0) return refuse({ code: 'nothing-due' })
    if (given > due) return refuse({ code: 'above-debt', due })
    const open = await openBooks(work, legalEntity, work.today)
    if (!open.ok) return open
    const id = work.newId(WriteOffId)
    const event = { type: 'write-off', id, on: work.today, amount: given } as const
    const after = resettle(work, settlement, [...events, event])
    const data = {
      writeOff: id,
      amount: given,
      on: work.today,
      reason,
      legalEntity,
      years: [...after.years],
    }
    work.record({ type: 'debt-written-off', of: invoice, about, data })
    return accept({ writeOff: id, due: after.settlement.due })
  },
})

/** Takes a write-off back: what was given up is owed again, before money that came after all is recorded. */
export const revokeWriteOff = command({
  input: z.object({ invoice: InvoiceId, writeOff: WriteOffId }),
  output: z.object({ due: Amount }),
  allow: deciders,
  refusals: closedRefusals,
  async run(work, { invoice, writeOff: id }) {
    const settlement = await work.get(settlements, invoice)
    const event = settlement?.events.find((one) => one.type === 'write-off' && one.id === id)
    if (!settlement || !event) return refuse({ code: 'not-found', id })
    const { events, customer: about, legalEntity } = settlement
    const open = await openBooks(work, legalEntity, work.today)
    if (!open.ok) return open
    const left = events.filter((one) => one !== event)
    const after = resettle(work, settlement, left)
    const data = {
      writeOff: id,
      amount: event.amount,
      on: work.today,
      legalEntity,
      years: [...after.years],
    }
    work.record({ type: 'write-off-revoked', of: invoice, about, data })
    return accept({ due: after.settlement.due })
  },
})
