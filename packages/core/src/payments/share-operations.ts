import { z } from 'zod'
import { command } from '../app/operation.js'
import { InvoiceId } from '../invoicing/index.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { settlements } from './collections.js'
import { AgreedShare, OwedShare, owedShares, ownDue, type Share } from './share.js'

/**
 * Says what third parties pay of an invoice (APA and PCH of a department, an employer's aid, a fund): all the shares at once, in the
 * place of those before. What a payer has paid stays its own: a share that was paid is kept, and may not fall below that.
 */
export const agreeShares = command({
  input: z.object({ invoice: InvoiceId, shares: z.array(AgreedShare).max(10).readonly() }),
  output: z.object({ shares: z.array(OwedShare).readonly(), own: NaturalAmount }),
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: { 'shares-above-invoice': { gross: NaturalAmount }, 'share-paid': { share: z.int() } },
  async run(work, { invoice, shares: agreed }) {
    const settlement = await work.get(settlements, invoice)
    if (!settlement) return refuse({ code: 'not-found', id: invoice })
    const { lines, events, due, customer: about } = settlement
    const gross = Money.sum(lines.map((line) => line.gross))
    const whole = Money.sum(agreed.map(({ amount }) => amount))
    if (whole > gross) return refuse({ code: 'shares-above-invoice', gross })
    const shares: readonly Share[] = agreed.map((share, i) => ({ ...share, no: i + 1 }))
    const paid = owedShares(settlement.shares ?? [], events, due).filter((one) => one.paid > 0)
    const lost = paid.find(({ no, payer, paid: has }) =>
      shares.every((one) => one.no !== no || one.payer !== payer || one.amount < has),
    )
    if (lost) return refuse({ code: 'share-paid', share: lost.no })
    work.put(settlements, { ...settlement, shares })
    const amounts = shares.map(({ no, kind, amount }) => ({ no, kind, amount }))
    work.record({ type: 'shares-agreed', of: invoice, about, data: { shares: amounts } })
    const owed = owedShares(shares, events, due)
    return accept({ shares: owed, own: ownDue(due, owed) })
  },
})
