import { z } from 'zod'
import { command } from '../app/operation.js'
import { CustomerId, customers } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { payments, settlements } from './collections.js'
import { MoneyMoved, moneyGiven, Payment, PaymentId } from './payment.js'
import { knownAs, referenceRefusals } from './reference.js'
import { resettle } from './resettle.js'
import { dueTo } from './settle.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Records money that was received: always, whoever it belongs to. Named for an invoice, all of it is given to it, and what
 * exceeds the debt is customer credit. The same reference again records nothing and answers `known`.
 */
export const recordPayment = command({
  input: z.object({
    ...MoneyMoved.unwrap().shape,
    invoice: InvoiceId.optional(),
    /** Whose money it is, when no invoice says so. Neither = recorded, and waiting for somebody to say. */
    customer: CustomerId.optional(),
  }),
  output: z.object({ payment: PaymentId, credit: NaturalAmount, known: z.boolean() }),
  allow: { ...office, system: 'all' },
  refusals: referenceRefusals,
  async run(work, { invoice, ...input }) {
    const known = await knownAs(work, 'received', input)
    if (!known.ok) return known
    if (known.value) return accept({ payment: known.value.id, credit: Money.zero, known: true })
    const settlement = invoice && (await work.get(settlements, invoice))
    if (invoice && !settlement) return refuse({ code: 'not-found', id: invoice })
    const customer = settlement ? settlement.customer : input.customer
    if (customer && !settlement && !(await work.get(customers, customer)))
      return refuse({ code: 'not-found', id: customer })
    const { amount, means, on, reference = null } = input
    const payment: Payment = {
      ...input,
      id: work.newId(PaymentId),
      reference,
      customer,
      direction: 'received',
      status: 'standing',
      allocations: settlement ? [{ invoice: settlement.id, amount }] : [],
      unallocated: settlement ? Money.zero : amount,
    }
    work.put(payments, payment)
    const given =
      settlement && resettle(work, settlement, [...settlement.events, moneyGiven(payment, amount)])
    const data = {
      amount,
      means,
      on,
      years: [...(given ? given.years : [])],
      ...(invoice ? { invoice } : {}),
    }
    work.record({ type: 'payment-recorded', of: payment.id, about: customer, data })
    const credit =
      settlement && given ? Money.minus(given.settlement.credit, settlement.credit) : Money.zero
    return accept({ payment: payment.id, credit, known: false })
  },
})

/** Gives money that was received without an invoice to one: never more than is left of it, nor more than is owed. */
export const allocatePayment = command({
  input: z.object({ payment: PaymentId, invoice: InvoiceId, amount: PositiveAmount }),
  output: Payment,
  allow: office,
  refusals: {
    'payment-returned': {},
    'above-payment': { left: NaturalAmount },
    'above-debt': { due: NaturalAmount },
    'other-customer': {},
  },
  async run(work, { payment: id, invoice, amount }) {
    const payment = await work.get(payments, id)
    const settlement = await work.get(settlements, invoice)
    if (payment?.direction !== 'received') return refuse({ code: 'not-found', id })
    if (!settlement) return refuse({ code: 'not-found', id: invoice })
    if (payment.status === 'returned') return refuse({ code: 'payment-returned' })
    const { customer, lines, events } = settlement
    if (payment.customer && payment.customer !== customer) return refuse({ code: 'other-customer' })
    if (amount > payment.unallocated)
      return refuse({ code: 'above-payment', left: payment.unallocated })
    const due = dueTo(payment.means, lines, events)
    if (amount > due) return refuse({ code: 'above-debt', due })
    const allocated: Payment = {
      ...payment,
      customer,
      allocations: [...payment.allocations, { invoice, amount }],
      unallocated: Money.minus(payment.unallocated, amount),
    }
    work.put(payments, allocated)
    const { years } = resettle(work, settlement, [...events, moneyGiven(payment, amount)])
    const data = { invoice, amount, years: [...years] }
    work.record({ type: 'payment-allocated', of: id, about: customer, data })
    return accept(allocated)
  },
})
