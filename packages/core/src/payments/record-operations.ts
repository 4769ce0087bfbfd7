import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CustomerId, customers } from '../customers/index.js'
import { InvoiceId, invoices, payableFromOf } from '../invoicing/index.js'
import { closedRefusals, LegalEntityId, openBooks } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { payments, settlements } from './collections.js'
import { MoneyMoved, moneyGiven, Payment, PaymentId } from './payment.js'
import { receiverOf, receiverRefusals } from './receiver.js'
import { knownAs, referenceRefusals } from './reference.js'
import { resettle } from './resettle.js'
import { dueTo } from './settle.js'
import type { Settlement } from './settlement.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Records money that was received: always, whoever it belongs to. Named for an invoice, all of it is given to it, and what
 * exceeds the debt is customer credit. The same reference again records nothing and answers `known`. Money that the law did not let be
 * taken yet is recorded as well, and `payableFrom` says from which day it might have been (Code de la consommation, article L221-10).
 */
export const recordPayment = command({
  input: z.object({
    ...MoneyMoved.unwrap().shape,
    invoice: InvoiceId.optional(),
    /** Of the invoice, the lines that the payer wants paid first. */
    lines: z.array(z.int().positive()).min(1).max(200).readonly().optional(),
    /** Of the invoice, the third party's share that this pays: its payer is the third party. */
    share: z.int().positive().optional(),
    /** Whose money it is, when no invoice says so. Neither = recorded, and waiting for somebody to say. */
    customer: CustomerId.optional(),
    /** Who received it, when no invoice says so; needed only of a tenant with several entities. */
    legalEntity: LegalEntityId.optional(),
  }),
  output: z.object({
    payment: PaymentId,
    credit: NaturalAmount,
    known: z.boolean(),
    /** Only of money that came before this day. */
    payableFrom: CivilDate.optional(),
  }),
  allow: { ...office, system: 'all' },
  refusals: {
    ...{ ...referenceRefusals, ...receiverRefusals, ...closedRefusals },
    'line-unknown': { line: z.int() },
    'share-unknown': { share: z.int() },
  },
  async run(work, { invoice, lines, share, legalEntity: named, ...input }) {
    const known = await knownAs(work, 'received', input)
    if (!known.ok) return known
    if (known.value) return accept({ payment: known.value.id, credit: Money.zero, known: true })
    const settlement = invoice && (await work.get(settlements, invoice))
    if (invoice && !settlement) return refuse({ code: 'not-found', id: invoice })
    const meant = meantBy(settlement, lines, share)
    if (!meant.ok) return meant
    const customer = settlement ? settlement.customer : input.customer
    if (customer && !settlement && !(await work.get(customers, customer)))
      return refuse({ code: 'not-found', id: customer })
    const receiver = await receiverOf(work, named, settlement)
    if (!receiver.ok) return receiver
    const { amount, means, on, bookedOn = on, reference = null } = input
    const open = await openBooks(work, receiver.value, bookedOn)
    if (!open.ok) return open
    const payment: Payment = {
      ...input,
      ...(meant.value.payer ? { thirdParty: meant.value.payer } : {}),
      id: work.newId(PaymentId),
      reference,
      customer,
      legalEntity: receiver.value,
      direction: 'received',
      status: 'standing',
      allocations: settlement ? [{ invoice: settlement.id, amount }] : [],
      unallocated: settlement ? Money.zero : amount,
    }
    work.put(payments, payment)
    const given =
      settlement &&
      resettle(work, settlement, [
        ...settlement.events,
        moneyGiven(payment, amount, meant.value.event),
      ])
    const early = await tooEarly(work, invoice, on)
    const data = {
      amount,
      means,
      on,
      legalEntity: receiver.value,
      years: [...(given ? given.years : [])],
      ...(invoice ? { invoice } : {}),
      ...early,
    }
    work.record({ type: 'payment-recorded', of: payment.id, about: customer, data })
    const credit =
      settlement && given ? Money.minus(given.settlement.credit, settlement.credit) : Money.zero
    return accept({ payment: payment.id, credit, known: false, ...early })
  },
})

/** From which day money might have been taken for an invoice, where it came before. */
const tooEarly = async (work: Work, id: InvoiceId | undefined, on: CivilDate) => {
  const invoice = id && (await work.get(invoices, id))
  const payableFrom = invoice && (await payableFromOf(work, invoice))
  return payableFrom && on < payableFrom ? { payableFrom } : {}
}

/** The lines and the share that a payer means, where the invoice has them; without an invoice there is nothing to mean. */
const meantBy = (
  settlement: Settlement | undefined,
  lines: readonly number[] | undefined,
  no: number | undefined,
) => {
  const missing = lines?.find((line) => !settlement?.lines.some((one) => one.no === line))
  if (missing !== undefined) return refuse({ code: 'line-unknown', line: missing })
  const share = settlement?.shares?.find((one) => one.no === no)
  if (no !== undefined && !share) return refuse({ code: 'share-unknown', share: no })
  const event = { ...(lines ? { lines } : {}), ...(no === undefined ? {} : { share: no }) }
  return accept({ payer: share?.payer, event })
}

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
    'other-legal-entity': {},
  },
  async run(work, { payment: id, invoice, amount }) {
    const payment = await work.get(payments, id)
    const settlement = await work.get(settlements, invoice)
    if (payment?.direction !== 'received') return refuse({ code: 'not-found', id })
    if (!settlement) return refuse({ code: 'not-found', id: invoice })
    if (payment.status === 'returned') return refuse({ code: 'payment-returned' })
    const { customer, lines, events } = settlement
    if (payment.customer && payment.customer !== customer) return refuse({ code: 'other-customer' })
    if (payment.legalEntity && payment.legalEntity !== settlement.legalEntity)
      return refuse({ code: 'other-legal-entity' })
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
    // Money of a month whose books are shut is given today, as far as the books know.
    const books = payment.bookedOn ?? payment.on
    const open = await openBooks(work, settlement.legalEntity, books)
    const booking = open.ok ? {} : { bookedOn: work.today }
    const given = moneyGiven(payment, amount, booking)
    const { years } = resettle(work, settlement, [...events, given])
    const waited = payment.customer === undefined
    const bookedOn = open.ok ? books : work.today
    const data = { invoice, amount, bookedOn, waited, years: [...years] }
    work.record({ type: 'payment-allocated', of: id, about: customer, data })
    return accept(allocated)
  },
})
