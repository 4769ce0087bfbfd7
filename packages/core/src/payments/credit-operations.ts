import { z } from 'zod'
import { command } from '../app/operation.js'
import { InvoiceId } from '../invoicing/index.js'
import { Amount, Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { payments, settlements } from './collections.js'
import type { MoneyEvent } from './money-event.js'
import { PaymentId } from './payment.js'
import { resettle } from './resettle.js'
import { creditsOf, dueTo } from './settle.js'

const Used = z.object({ payment: PaymentId, amount: PositiveAmount }).readonly()

/**
 * Pays one invoice with the credit that a customer has on another, oldest payment first. It is money of today: it counts in this year,
 * under the means it came by (prepaid CESU still pays no line that opens no right). A payment that the bank takes back later takes
 * with it what its credit had paid.
 */
export const useCredit = command({
  input: z.object({ from: InvoiceId, invoice: InvoiceId, amount: PositiveAmount }),
  output: z.object({ used: z.array(Used).readonly(), due: Amount }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {
    'above-credit': { credit: Amount },
    'above-debt': { due: NaturalAmount },
    'other-customer': {},
    'other-legal-entity': {},
  },
  async run(work, { from, invoice, amount }) {
    const left = await work.get(settlements, from)
    const owed = await work.get(settlements, invoice)
    if (!left) return refuse({ code: 'not-found', id: from })
    if (!owed || from === invoice) return refuse({ code: 'not-found', id: invoice })
    if (left.customer !== owed.customer) return refuse({ code: 'other-customer' })
    if (left.legalEntity !== owed.legalEntity) return refuse({ code: 'other-legal-entity' })
    const parts = creditsOf(left.lines, left.events)
    const credit = Money.min(left.credit, Money.sum(parts.map((part) => part.amount)))
    if (amount > credit) return refuse({ code: 'above-credit', credit })
    const used: z.output<typeof Used>[] = []
    const taken: MoneyEvent[] = []
    const paid: MoneyEvent[] = []
    let missing = amount
    for (const { payment, means, thirdParty, amount: has } of parts) {
      const due = dueTo(means, owed.lines, [...owed.events, ...paid])
      const gives = Money.min(missing, Money.min(has, due))
      if (gives <= 0) continue
      const money = { id: payment, on: work.today, amount: gives }
      taken.push({ ...money, type: 'credit-used', invoice })
      paid.push({ ...money, type: 'payment', means, thirdParty })
      used.push({ payment: PaymentId.parse(payment), amount: gives })
      missing = Money.minus(missing, gives)
    }
    if (missing > 0) return refuse({ code: 'above-debt', due: Money.minus(amount, missing) })
    for (const { payment: id, amount: gives } of used) {
      const payment = await work.get(payments, id)
      if (!payment) throw new Error(`${id} left credit on ${from}, and is not there`)
      const allocations = [...payment.allocations, { invoice, amount: gives, from }]
      work.put(payments, { ...payment, allocations })
    }
    const before = resettle(work, left, [...left.events, ...taken])
    const after = resettle(work, owed, [...owed.events, ...paid])
    const years = [...new Set([...before.years, ...after.years])]
    const { customer: about, legalEntity } = owed
    const data = { from, amount, on: work.today, legalEntity, years }
    work.record({ type: 'credit-used', of: invoice, about, data })
    return accept({ used, due: after.settlement.due })
  },
})
