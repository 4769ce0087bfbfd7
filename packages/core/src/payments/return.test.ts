import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, goods, pay, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, customer, store, tenant } = company
  const invoice = await bill(company, [support(6000), goods(3000)])
  const giveBack = (payment: string, on = '2025-05-02') =>
    foyer.payments.returnPayment({ payment, on }, as('accountant'))
  const refund = (amount: number, rest: object = {}) =>
    foyer.payments.refundCredit(
      { invoice, amount, on: '2025-05-12', means: 'transfer', ...rest },
      as('accountant'),
    )
  const credit = (line: number, amount: number) =>
    given(
      foyer.invoicing.takeOverCreditNote(
        { invoice, number: `A${line}`, issuedOn: '2025-05-05', lines: [{ line, amount }] },
        as('owner'),
      ),
    )
  const account = () => given(foyer.payments.showAccount({ customer }, as('agent')))
  const lastFact = async (type: string) => {
    const { items } = await store.find(tenant, facts.name, { where: { type }, limit: 99 })
    return items.at(-1)?.doc
  }
  return { ...company, invoice, giveBack, refund, credit, account, lastFact }
}

describe('returnPayment', () => {
  it('opens the debt again, in the year of the payment', async () => {
    const company = await opened()
    const { invoice, giveBack, account, lastFact } = company
    const payment = await pay(company, invoice, 9000, { on: '2025-12-30' })
    const returned = await given(giveBack(payment, '2026-01-13'))
    expect(returned).toMatchObject({ status: 'returned', returnedOn: '2026-01-13' })
    expect(await account()).toMatchObject({ due: 9000, credit: 0 })
    expect(await lastFact('payment-returned')).toMatchObject({
      of: payment,
      about: company.customer,
      data: { amount: 9000, on: '2026-01-13', years: [2025] },
    })
  })

  it('lets money that came in between find the debt', async () => {
    const company = await opened()
    const { invoice, giveBack, account } = company
    const payment = await pay(company, invoice, 9000)
    await pay(company, invoice, 9000, { on: '2025-04-20' })
    expect(await account()).toMatchObject({ due: 0, credit: 9000 })
    await given(giveBack(payment))
    expect(await account()).toMatchObject({ due: 0, credit: 0 })
  })

  it('leaves every invoice that it was given to', async () => {
    const company = await opened()
    const { foyer, as, invoice, customer, giveBack, account } = company
    const other = await bill(company, [support(1000)])
    const { payment } = await given(
      foyer.payments.recordPayment(
        { amount: 10_500, on: '2025-04-05', means: 'cheque', customer },
        as('agent'),
      ),
    )
    for (const [to, amount] of [
      [invoice, 9000],
      [other, 1000],
    ] as const)
      await given(foyer.payments.allocatePayment({ payment, invoice: to, amount }, as('agent')))
    expect(await account()).toMatchObject({ due: 0, unallocated: 500 })
    await given(giveBack(payment))
    expect(await account()).toMatchObject({ due: 10_000, unallocated: 0 })
    const again = foyer.payments.allocatePayment({ payment, invoice, amount: 1 }, as('agent'))
    expect(await refused(again)).toEqual({ code: 'payment-returned' })
  })

  it('cannot come back before it came, though it may on the same day', async () => {
    const company = await opened()
    const payment = await pay(company, company.invoice, 9000)
    const refusal = { code: 'before-payment', on: '2025-04-05' }
    expect(await refused(company.giveBack(payment, '2025-04-04'))).toEqual(refusal)
    await given(company.giveBack(payment, '2025-04-05'))
  })

  it('comes back once, also when two say so at the same time', async () => {
    const company = await opened()
    const payment = await pay(company, company.invoice, 9000)
    const answers = await Promise.all([company.giveBack(payment), company.giveBack(payment)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await refused(company.giveBack(payment))).toEqual({ code: 'payment-returned' })
  })

  it('knows no payment in a refund', async () => {
    const company = await opened()
    await pay(company, company.invoice, 9500)
    const { payment: id } = await given(company.refund(500))
    expect(await refused(company.giveBack(id))).toEqual({ code: 'not-found', id })
  })
})

describe('refundCredit', () => {
  it('gives back what exceeds the debt, and not a cent more', async () => {
    const company = await opened()
    const { invoice, refund, account } = company
    await pay(company, invoice, 10_500)
    expect(await refused(refund(1501))).toEqual({ code: 'above-credit', credit: 1500 })
    await given(refund(1000))
    expect(await account()).toMatchObject({ due: 0, credit: 500 })
    expect(await refused(refund(501))).toEqual({ code: 'above-credit', credit: 500 })
  })

  it('gives back what a credit note freed, and not what still lies on a line', async () => {
    const company = await opened()
    await pay(company, company.invoice, 9000)
    expect(await refused(company.refund(1))).toEqual({ code: 'above-credit', credit: 0 })
    await company.credit(2, 3000)
    await given(company.refund(3000))
    expect(await company.account()).toMatchObject({ due: 0, credit: 0 })
  })

  it('refunds nothing twice under one reference', async () => {
    const company = await opened()
    await pay(company, company.invoice, 10_000)
    const row = { reference: 'vir-1' }
    const answers = await Promise.all([
      given(company.refund(400, row)),
      given(company.refund(400, row)),
    ])
    expect(answers.map(({ known }) => known).sort()).toEqual([false, true])
    expect(await company.account()).toMatchObject({ credit: 600 })
  })

  it('tells a refund from a payment of the same reference', async () => {
    const company = await opened()
    const { foyer, as, invoice } = company
    await pay(company, invoice, 9400)
    const moved = { invoice, amount: 400, on: '2025-05-12', means: 'transfer' } as const
    const record = (reference: string) =>
      foyer.payments.recordPayment({ ...moved, reference }, as('agent'))
    const refund = (reference: string) => company.refund(400, { reference })
    const { payment } = await given(record('r1'))
    const code = 'payment-reference-taken'
    expect(await refused(refund('r1'))).toEqual({ code, payment })
    const { payment: id } = await given(refund('r2'))
    expect(await refused(record('r2'))).toEqual({ code, payment: id })
  })

  it('leaves a debt when the payment behind it goes back afterwards', async () => {
    const company = await opened()
    const payment = await pay(company, company.invoice, 10_000)
    await given(company.refund(1000))
    await given(company.giveBack(payment))
    expect(await company.account()).toMatchObject({ due: 9000, credit: -1000 })
  })
})

describe('a credit note that becomes known late', () => {
  it('tells every year whose money it moved, and not only its own', async () => {
    const company = await opened()
    const { invoice, foyer, as, lastFact } = company
    await pay(company, invoice, 1000, { on: '2026-01-10' })
    const note = { invoice, number: 'A9', issuedOn: '2025-12-01' }
    const lines = [{ line: 2, amount: 3000 }]
    const { creditNote } = await given(
      foyer.invoicing.takeOverCreditNote({ ...note, lines }, as('owner')),
    )
    const data = { creditNote, years: [2026] }
    expect(await lastFact('debt-lowered')).toMatchObject({ of: invoice, data })
  })
})

describe('showAccount', () => {
  it('adds up all invoices of a customer, by number', async () => {
    const company = await opened()
    const { account, invoice } = company
    const second = await bill(company, [support(2000)], { number: 'A7' })
    await pay(company, second, 2500)
    expect(await account()).toEqual({
      due: 9000,
      credit: 500,
      unallocated: 0,
      invoices: [
        { invoice: second, number: 'A7', gross: 2000, due: 0, credit: 500, own: 0, shares: [] },
        { invoice, number: 'X1', gross: 9000, due: 9000, credit: 0, own: 9000, shares: [] },
      ],
    })
  })

  it('is for the office and the customer itself', async () => {
    const company = await opened()
    const { foyer, as, customer } = company
    const by = (who: string) => foyer.payments.showAccount({ customer }, as('customer', who))
    expect(await given(by(customer))).toMatchObject({ due: 9000 })
    const stranger = await newCustomer(company, 2)
    expect(await refused(by(stranger))).toEqual({ code: 'not-found' })
  })
})
