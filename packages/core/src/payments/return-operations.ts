import { z } from 'zod'
import { command } from '../app/operation.js'
import { InvoiceId } from '../invoicing/index.js'
import { closedRefusals, openBooks } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { payments, settlements } from './collections.js'
import { MoneyMoved, Payment, PaymentId } from './payment.js'
import { knownAs, referenceRefusals } from './reference.js'
import { resettle } from './resettle.js'

/** The bank took a payment back: it leaves every invoice it was given to, in whatever year, as if it had never come. */
export const returnPayment = command({
  input: z.object({
    payment: PaymentId,
    on: CivilDate,
    /** The day it is entered on in the books, when the month of `on` is closed. */
    bookedOn: CivilDate.optional(),
  }),
  output: Payment,
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all', system: 'all' },
  refusals: { 'payment-returned': {}, 'before-payment': { on: CivilDate }, ...closedRefusals },
  async run(work, { payment: id, on, bookedOn = on }) {
    const payment = await work.get(payments, id)
    if (payment?.direction !== 'received') return refuse({ code: 'not-found', id })
    if (payment.status === 'returned') return refuse({ code: 'payment-returned' })
    if (on < payment.on) return refuse({ code: 'before-payment', on: payment.on })
    const { legalEntity } = payment
    const open = legalEntity ? await openBooks(work, legalEntity, bookedOn) : accept(on)
    if (!open.ok) return open
    const years = new Set<number>()
    const undone: NonNullable<Payment['undone']>[number][] = []
    for (const invoice of new Set(payment.allocations.map((one) => one.invoice))) {
      const settlement = await work.get(settlements, invoice)
      if (!settlement) throw new Error(`${id} was given to ${invoice}, which is not owed`)
      const left = settlement.events.filter((event) => event.id !== id)
      for (const event of settlement.events) if (event.id === id) undone.push({ invoice, event })
      for (const year of resettle(work, settlement, left).years) years.add(year)
    }
    const booking = bookedOn === on ? {} : { returnBookedOn: bookedOn }
    const returned: Payment = {
      ...payment,
      ...{ status: 'returned', returnedOn: on, ...booking, undone },
    }
    work.put(payments, returned)
    const booked = bookedOn === on ? {} : { bookedOn }
    const entity = legalEntity ? { legalEntity } : {}
    const data = { amount: payment.amount, on, ...booked, ...entity, years: [...years] }
    work.record({ type: 'payment-returned', of: id, about: payment.customer, data })
    return accept(returned)
  },
})

/** Gives customer credit of an invoice back. It changes no year: what left a line did so with the credit note. */
export const refundCredit = command({
  input: z.object({ ...MoneyMoved.unwrap().shape, invoice: InvoiceId }),
  output: z.object({ payment: PaymentId, known: z.boolean() }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: { ...referenceRefusals, 'above-credit': { credit: Amount }, ...closedRefusals },
  async run(work, { invoice, ...input }) {
    const known = await knownAs(work, 'refund', input)
    if (!known.ok) return known
    if (known.value) return accept({ payment: known.value.id, known: true })
    const settlement = await work.get(settlements, invoice)
    if (!settlement) return refuse({ code: 'not-found', id: invoice })
    const { amount, on, bookedOn = on, reference = null } = input
    const { credit, customer, events, legalEntity } = settlement
    if (amount > credit) return refuse({ code: 'above-credit', credit })
    const open = await openBooks(work, legalEntity, bookedOn)
    if (!open.ok) return open
    const id = work.newId(PaymentId)
    work.put(payments, {
      ...input,
      id,
      reference,
      customer,
      legalEntity,
      direction: 'refund',
      status: 'standing',
      allocations: [{ invoice, amount }],
      unallocated: Money.zero,
    })
    const booking = bookedOn === on ? {} : { bookedOn }
    resettle(work, settlement, [...events, { type: 'refund', id, on, amount, ...booking }])
    const data = { invoice, amount, on, legalEntity }
    work.record({ type: 'credit-refunded', of: id, about: customer, data })
    return accept({ payment: id, known: false })
  },
})
