import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, checkAndIssue, goods, pay, sign, support } from '../testing/journey.js'
import { quotingCompany } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const nobody = '0'.repeat(26)
const noInvoice = `inv_${nobody}`
const noPayment = `pay_${nobody}`

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, store, tenant, entity: legalEntity } = company
  const accountant = as('accountant')
  /** What was told of a type, in its order. */
  const told = async (type: string) => {
    const where = { type }
    const { items } = await store.find(tenant, facts.name, { where, order: 'at', limit: 99 })
    return items.map(({ doc }) => (doc as { readonly data?: object }).data)
  }
  const paidIn = async (year: number) => {
    const { items } = await given(
      foyer.attestation.listCertificates({ legalEntity, year, limit: 9 }, accountant),
    )
    return items.map(({ status, figures }) => [status, figures.paidGross])
  }
  return { ...company, accountant, told, paidIn }
}

describe('what is not there', () => {
  it('is said by its id, by every operation that names one', async () => {
    const { foyer, accountant, as, customer, ...company } = await opened()
    const invoice = await bill({ foyer, as, customer, ...company }, [support(6000)])
    const money = { amount: 100, on: '2026-03-02', means: 'transfer' } as const
    const { payments } = foyer
    const asked = [
      [payments.recordPayment({ ...money, invoice: noInvoice }, accountant), noInvoice],
      [payments.allocatePayment({ payment: noPayment, invoice, amount: 1 }, accountant), noPayment],
      [payments.returnPayment({ payment: noPayment, on: '2026-03-02' }, accountant), noPayment],
      [payments.refundCredit({ ...money, invoice: noInvoice }, accountant), noInvoice],
      [payments.writeOff({ invoice: noInvoice, reason: 'goodwill' }, accountant), noInvoice],
      [payments.agreeShares({ invoice: noInvoice, shares: [] }, accountant), noInvoice],
      [payments.useCredit({ from: noInvoice, invoice, amount: 1 }, accountant), noInvoice],
      [payments.useCredit({ from: invoice, invoice: noInvoice, amount: 1 }, accountant), noInvoice],
      [payments.showAccount({ customer: `cus_${nobody}` }, accountant), `cus_${nobody}`],
    ] as const
    for (const [answer, id] of asked)
      expect(await refused(answer as Promise<never>)).toEqual({ code: 'not-found', id })
    const { payment } = await given(payments.recordPayment({ ...money, customer }, accountant))
    const nowhere = { payment, invoice: noInvoice, amount: 1 }
    expect(await refused(payments.allocatePayment(nowhere, accountant))).toEqual({
      ...{ code: 'not-found', id: noInvoice },
    })
    const writeOff = `wro_${nobody}`
    expect(await refused(payments.revokeWriteOff({ invoice, writeOff }, accountant))).toEqual({
      ...{ code: 'not-found', id: writeOff },
    })
  })

  it('is a refund, where money received is asked for', async () => {
    const company = await opened()
    const { foyer, accountant } = company
    const invoice = await bill(company, [support(6000)])
    await pay(company, invoice, 7000)
    const back = { invoice, amount: 1000, on: '2025-05-01', means: 'transfer' } as const
    const { payment } = await given(foyer.payments.refundCredit(back, accountant))
    const other = await bill(company, [support(2000)])
    const given_ = { payment, invoice: other, amount: 1 }
    expect(await refused(foyer.payments.allocatePayment(given_, accountant))).toEqual({
      ...{ code: 'not-found', id: payment },
    })
  })
})

describe('what the feed is told of money', () => {
  it('is the day of the books, where it is another, of money, returns and refunds', async () => {
    const { foyer, accountant, told, ...company } = await opened()
    const invoice = await bill({ foyer, ...company }, [support(6000)])
    const late = { on: '2025-04-05', bookedOn: '2026-03-02' } as const
    const paid = { invoice, amount: 7000, means: 'transfer', ...late } as const
    const { payment } = await given(foyer.payments.recordPayment(paid, accountant))
    const back = { invoice, amount: 400, means: 'transfer', ...late } as const
    await given(foyer.payments.refundCredit(back, accountant))
    expect(await told('credit-refunded')).toMatchObject([{ invoice, amount: 400, on: late.on }])
    const { items } = await company.store.find(company.tenant, 'settlements', { limit: 9 })
    expect(Reflect.get(items[0]?.doc ?? {}, 'events')).toMatchObject([
      { type: 'payment', ...late },
      { type: 'refund', ...late },
    ])
    await given(foyer.payments.returnPayment({ payment, ...late }, accountant))
    expect(await told('payment-returned')).toEqual([
      { amount: 7000, ...late, legalEntity: company.entity, years: [2025] },
    ])
  })

  it('is one day where both are the same', async () => {
    const company = await opened()
    const { foyer, accountant, told } = company
    const invoice = await bill(company, [support(6000)])
    const { payment } = await given(
      foyer.payments.recordPayment(
        { invoice, amount: 7000, on: '2025-04-05', means: 'transfer' },
        accountant,
      ),
    )
    const back = { invoice, amount: 400, on: '2025-04-06', means: 'transfer' } as const
    await given(foyer.payments.refundCredit(back, accountant))
    await given(foyer.payments.returnPayment({ payment, on: '2025-04-07' }, accountant))
    expect(await told('payment-returned')).toEqual([
      { amount: 7000, on: '2025-04-07', legalEntity: company.entity, years: [2025] },
    ])
    const { items } = await company.store.find(company.tenant, 'payments', { limit: 9 })
    const returned = items.map(({ doc }) => doc).find(({ id }) => id === payment)
    expect(returned).toMatchObject({ status: 'returned', returnedOn: '2025-04-07' })
    expect(returned).not.toHaveProperty('returnBookedOn')
    const undone = (returned as { readonly undone?: readonly object[] }).undone
    expect(undone).toMatchObject([{ invoice, event: { id: payment, type: 'payment' } }])
    expect(undone).toHaveLength(1)
    expect(undone?.[0]).not.toHaveProperty('event.bookedOn')
  })

  it('is whose years a write-off, its revocation and a share move: none, and the shares by kind', async () => {
    const company = await opened()
    const { foyer, accountant, told, entity: legalEntity } = company
    const invoice = await bill(company, [support(6000)])
    const asked = { invoice, reason: 'goodwill', amount: 1000 }
    const { writeOff } = await given(foyer.payments.writeOff(asked, accountant))
    await given(foyer.payments.revokeWriteOff({ invoice, writeOff }, accountant))
    const given_ = { writeOff, amount: 1000, on: '2026-03-02', legalEntity, years: [] }
    expect(await told('debt-written-off')).toEqual([{ ...given_, reason: 'goodwill' }])
    expect(await told('write-off-revoked')).toEqual([given_])
    const shares = [{ kind: 'department', payer: 'Drôme', amount: 2000 }] as const
    await given(foyer.payments.agreeShares({ invoice, shares }, accountant))
    expect(await told('shares-agreed')).toEqual([
      { shares: [{ no: 1, kind: 'department', amount: 2000 }] },
    ])
  })

  it('is whether allocated money had waited for its customer', async () => {
    const company = await opened()
    const { foyer, accountant, told, customer } = company
    const invoice = await bill(company, [support(6000)])
    const money = { amount: 100, on: '2025-04-05', means: 'transfer' } as const
    for (const whose of [{}, { customer }]) {
      const received = foyer.payments.recordPayment({ ...money, ...whose }, accountant)
      const { payment } = await given(received)
      await given(foyer.payments.allocatePayment({ payment, invoice, amount: 100 }, accountant))
    }
    expect(await told('payment-allocated')).toMatchObject([{ waited: true }, { waited: false }])
  })
})

describe('a debt that was given up and is credited afterwards', () => {
  it('is given up no more than is left, the newest first, and says so', async () => {
    const company = await opened()
    const { foyer, accountant, told, entity: legalEntity, as } = company
    const invoice = await bill(company, [support(6000)])
    const giveUp = (amount: number) =>
      given(foyer.payments.writeOff({ invoice, amount, reason: 'goodwill' }, accountant))
    const first = (await giveUp(1000)).writeOff
    const second = (await giveUp(2000)).writeOff
    const credit = async (amount: number) => {
      const drafted = foyer.invoicing.draftCreditNote(
        { invoice, amount, reason: 'Geste' },
        as('agent'),
      )
      const { id: creditNote } = await given(drafted)
      await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, accountant))
    }
    await credit(3000)
    expect(await told('write-off-revoked')).toEqual([])
    await credit(500)
    const revoked = { on: '2026-03-02', legalEntity, years: [] }
    expect(await told('write-off-revoked')).toEqual([{ ...revoked, writeOff: second, amount: 500 }])
    await credit(2500)
    expect(await told('write-off-revoked')).toEqual([
      { ...revoked, writeOff: second, amount: 500 },
      { ...revoked, writeOff: second, amount: 1500 },
      { ...revoked, writeOff: first, amount: 1000 },
    ])
    const account = foyer.payments.showAccount({ customer: company.customer }, accountant)
    expect(await given(account)).toMatchObject({ due: 0, credit: 0 })
  })
})

describe('a deposit', () => {
  const lines = [{ kind: 'service', activity: 'II-11', label: 'Dépannage', price: 6000 }] as const

  it('opens the right once an invoice of the work takes it off, in the year it was paid in', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer, entity: legalEntity, store, tenant, clock } = company
    const placed = { customer, legalEntity, lines: [{ ...lines[0], minutes: 60 }] }
    const { id: order } = await given(foyer.sales.createOrder(placed, as('agent')))
    const drafted = foyer.invoicing.draftDeposit({ order, amount: 2000 }, as('agent'))
    const deposit = await checkAndIssue(company, await given(drafted))
    await pay(company, deposit.id, 2000, { on: '2026-03-02' })
    const settled = async () => {
      const { items } = await store.find(tenant, 'settlements', { limit: 9 })
      return items.map(({ doc }) => doc).find(({ id }) => id === deposit.id)
    }
    expect(await settled()).toMatchObject({ lines: [{ eligible: false }] })
    const work = await sign(company, { order })
    const told = async () => {
      const where = { type: 'deposit-performed' }
      const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
      return items.map(({ doc }) => doc)
    }
    expect(await told()).toEqual([])
    await checkAndIssue(company, work)
    expect(await told()).toMatchObject([
      { of: deposit.id, about: customer, data: { years: [2026] } },
    ])
    expect(await settled()).toMatchObject({
      lines: [{ eligible: true, performedOn: '2026-03-09', minutes: 60, worker: company.alma }],
      pieces: [{ amount: 2000, on: '2026-03-02' }],
    })
    clock.set('2027-01-10T08:00:00.000Z')
    await given(foyer.attestation.draftYear({ legalEntity, year: 2026 }, as('accountant')))
    const shown = await given(
      foyer.attestation.listCertificates({ legalEntity, year: 2026 }, as('accountant')),
    )
    expect(shown.items).toMatchObject([{ figures: { paidGross: 2000 } }])
  })

  it('that nobody paid yet is performed all the same, and moves no year', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer, entity: legalEntity, store, tenant } = company
    const placed = { customer, legalEntity, lines: [{ ...lines[0], minutes: 60 }] }
    const { id: order } = await given(foyer.sales.createOrder(placed, as('agent')))
    const drafted = foyer.invoicing.draftDeposit({ order, amount: 2000 }, as('agent'))
    await checkAndIssue(company, await given(drafted))
    await checkAndIssue(company, await sign(company, { order }))
    const where = { type: 'deposit-performed' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    expect(items.map(({ doc }) => (doc as { readonly data?: object }).data)).toEqual([
      { years: [] },
    ])
  })
})

describe('money on lines of two kinds', () => {
  it('is credited to the one that a credit note lowers, and leaves the other alone', async () => {
    const company = await opened()
    const { foyer, accountant, as, told, customer } = company
    const invoice = await bill(company, [support(6000), goods(3000)])
    await pay(company, invoice, 9000)
    const note = { invoice, number: 'A1', issuedOn: '2025-06-01' } as const
    const lowered = { ...note, lines: [{ line: 2, amount: 1000 }] }
    await given(foyer.invoicing.takeOverCreditNote(lowered, as('owner')))
    expect(await told('debt-lowered')).toMatchObject([{ years: [2025] }])
    expect(await given(foyer.payments.showAccount({ customer }, accountant))).toMatchObject({
      ...{ due: 0, credit: 1000 },
    })
  })
})

describe('what two enter at once', () => {
  it('is one payment of a reference', async () => {
    const { foyer, accountant, customer, store, tenant } = await opened()
    const money = { customer, amount: 100, on: '2026-03-02', means: 'transfer' } as const
    const record = () =>
      given(foyer.payments.recordPayment({ ...money, reference: 'V-1' }, accountant))
    const [one, other] = await Promise.all([record(), record()])
    expect(one.payment).toBe(other.payment)
    expect((await store.find(tenant, 'payments', { limit: 9 })).items).toHaveLength(1)
  })
})

describe('credit that is used', () => {
  const both = async () => {
    const company = await opened()
    const { foyer, accountant, entity: legalEntity } = company
    const from = await bill(company, [support(6000)])
    await pay(company, from, 7000)
    const invoice = await bill(company, [support(2000)])
    const use = (amount: number, to = invoice) =>
      foyer.payments.useCredit({ from, invoice: to, amount }, accountant)
    return { ...company, from, invoice, use, legalEntity }
  }

  it('is refused from an invoice to itself, above what is there, and above what is owed', async () => {
    const { from, use, ...company } = await both()
    expect(await refused(use(1, from))).toEqual({ code: 'not-found', id: from })
    expect(await refused(use(1001))).toEqual({ code: 'above-credit', credit: 1000 })
    const small = await bill(company, [support(300)])
    expect(await refused(use(301, small))).toEqual({ code: 'above-debt', due: 300 })
  })

  it('tells whose years moved: those of the money and of the day', async () => {
    const { use, told, from, invoice, legalEntity } = await both()
    const { used, due } = await given(use(1000))
    expect({ used: used.map(({ amount }) => amount), due }).toEqual({ used: [1000], due: 1000 })
    const [fact] = await told('credit-used')
    expect(fact).toMatchObject({ from, amount: 1000, on: '2026-03-02', legalEntity })
    expect(Reflect.get(fact ?? {}, 'years')).toEqual([2026])
    expect(await refused(use(1))).toEqual({ code: 'above-credit', credit: 0 })
    expect(invoice).not.toBe(from)
  })
})

describe('an account', () => {
  it('is of one customer: nothing of what others owe or left to wait', async () => {
    const company = await opened()
    const { foyer, accountant, customer } = company
    const other = await newCustomer(company, 2)
    await bill(company, [support(6000)], { customer: other })
    const money = { amount: 100, on: '2026-03-02', means: 'transfer' } as const
    for (const whose of [customer, other, other])
      await given(foyer.payments.recordPayment({ ...money, customer: whose }, accountant))
    const own = await bill(company, [support(2000)])
    const show = (whose: string) =>
      given(foyer.payments.showAccount({ customer: whose }, accountant))
    expect(await show(customer)).toMatchObject({
      ...{ due: 2000, credit: 0, unallocated: 100, invoices: [{ invoice: own, gross: 2000 }] },
    })
    expect(await show(other)).toMatchObject({ due: 6000, unallocated: 200 })
  })

  it('tells on which day an invoice was settled, and when it is owed again', async () => {
    const company = await opened()
    const { foyer, accountant, told, store, tenant, customer: about } = company
    const of = await bill(company, [support(6000)])
    await pay(company, of, 2000, { on: '2025-04-05' })
    const last = await pay(company, of, 4000, { on: '2025-05-06' })
    await given(foyer.payments.returnPayment({ payment: last, on: '2025-05-20' }, accountant))
    expect(await told('invoice-settled')).toEqual([{ on: '2025-05-06' }])
    expect(await told('invoice-reopened')).toEqual([undefined])
    const where = { type: 'invoice-reopened' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([{ of, about }])
  })
})
