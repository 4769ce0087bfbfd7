import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, checkAndIssue, goods, sign, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'
import { payments, settlements } from './collections.js'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, store, tenant, customer } = company
  const record = (amount: number, rest: object = {}) =>
    foyer.payments.recordPayment(
      { amount, on: '2025-04-05', means: 'transfer', ...rest },
      as('accountant'),
    )
  const allocate = (payment: string, invoice: string, amount: number) =>
    foyer.payments.allocatePayment({ payment, invoice, amount }, as('accountant'))
  const account = () => given(foyer.payments.showAccount({ customer }, as('agent')))
  const all = async (of: string) => (await store.find(tenant, of, { limit: 1000 })).items
  return { ...company, record, allocate, account, all }
}

describe('recordPayment', () => {
  it('pays the invoice that it names', async () => {
    const company = await opened()
    const { record, account } = company
    const invoice = await bill(company, [support(6000)])
    expect(await given(record(4000, { invoice }))).toMatchObject({ credit: 0, known: false })
    expect(await account()).toEqual({
      due: 2000,
      credit: 0,
      unallocated: 0,
      invoices: [
        { invoice, number: 'X1', gross: 6000, due: 2000, credit: 0, own: 2000, shares: [] },
      ],
    })
  })

  it('pays an invoice in parts by different means; what is too much is credit, and given to none (S166)', async () => {
    const company = await opened()
    const { record, allocate, account } = company
    const invoice = await bill(company, [support(10_000)])
    await given(record(6000, { invoice, means: 'prepaid-cesu' }))
    await given(record(4000, { invoice, means: 'card' }))
    expect(await account()).toMatchObject({ due: 0, credit: 0 })
    const second = await bill(company, [support(10_000)])
    expect(await given(record(11_000, { invoice: second }))).toMatchObject({ credit: 1000 })
    expect(await account()).toMatchObject({ due: 0, credit: 1000 })
    const third = await bill(company, [support(10_000)])
    const { payment } = await given(record(11_000, { customer: company.customer }))
    expect(await refused(allocate(payment, third, 10_001))).toEqual({
      ...{ code: 'above-debt', due: 10_000 },
    })
    expect(await given(allocate(payment, third, 10_000))).toMatchObject({ unallocated: 1000 })
  })

  it('pays an invoice of our own from its issue on', async () => {
    const company = await opened()
    const { foyer, as, record, account } = company
    const { id: invoice, legalEntity } = await sign(company)
    const line = { kind: 'goods', label: 'Souris', gross: 1000, vatRate: '0.2' } as const
    await given(foyer.invoicing.amendDraft({ invoice, lines: [line] }, as('agent')))
    expect(await refused(record(1000, { invoice }))).toEqual({ code: 'not-found', id: invoice })
    await checkAndIssue(company, { id: invoice, legalEntity })
    expect(await account()).toMatchObject({ due: 1000 })
    await given(record(1000, { invoice, on: '2026-03-20' }))
    expect(await account()).toMatchObject({ due: 0 })
  })

  it('keeps what exceeds the debt as the customer’s credit', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000)])
    expect(await given(company.record(7500, { invoice }))).toMatchObject({ credit: 1500 })
    expect(await company.account()).toMatchObject({ due: 0, credit: 1500 })
    expect(await given(company.record(100, { invoice }))).toMatchObject({ credit: 100 })
  })

  it('records money whoever it belongs to, and lets it wait for an invoice', async () => {
    const company = await opened()
    const { record, account, customer, all } = company
    await given(record(4000))
    await given(record(2500, { customer }))
    expect(await account()).toEqual({ due: 0, credit: 0, unallocated: 2500, invoices: [] })
    expect(await all(payments.name)).toHaveLength(2)
  })

  it('records nothing twice under one reference, also when it comes twice at once', async () => {
    const company = await opened()
    const { record, account, all } = company
    const invoice = await bill(company, [support(6000)])
    const row = { invoice, reference: 'releve-7/12' }
    const answers = await Promise.all([given(record(4000, row)), given(record(4000, row))])
    expect(answers.map(({ known }) => known).sort()).toEqual([false, true])
    expect(new Set(answers.map(({ payment }) => payment)).size).toBe(1)
    expect(await given(record(4000, row))).toMatchObject({ known: true, credit: 0 })
    expect(await all(payments.name)).toHaveLength(1)
    expect(await account()).toMatchObject({ due: 2000, credit: 0 })
  })

  it('records equal payments as often as they come, when nothing tells them apart', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000)])
    for (let i = 0; i < 2; i++) await given(company.record(3000, { invoice }))
    expect(await company.account()).toMatchObject({ due: 0 })
  })

  it.each([
    ['amount', 5000, {}],
    ['day', 4000, { on: '2025-04-06' }],
    ['means', 4000, { means: 'cheque' }],
    ['payer', 4000, { thirdParty: 'CAF' }],
  ])('refuses other money under a known reference: another %s', async (_, amount, rest) => {
    const { record } = await opened()
    const { payment } = await given(record(4000, { reference: 'r1' }))
    const refusal = { code: 'payment-reference-taken', payment }
    expect(await refused(record(amount, { reference: 'r1', ...rest }))).toEqual(refusal)
  })

  it('loses no cent of two payments that come at the same time', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000), goods(3000)])
    await Promise.all([1, 2, 3, 4].map(() => given(company.record(1000, { invoice }))))
    expect(await company.account()).toMatchObject({ due: 5000, credit: 0 })
  })

  it.each([
    ['invoice', 'inv_0000000000000000000000000X'],
    ['customer', 'cus_0000000000000000000000000X'],
  ])('refuses an id that names no %s: left out, the money is recorded', async (field, id) => {
    const { record } = await opened()
    expect(await refused(record(100, { [field]: id }))).toEqual({ code: 'not-found', id })
    await given(record(100))
  })

  it('takes a mistyped century as it is typed: the money is there all the same', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000)])
    await given(company.record(6000, { invoice, on: '0025-04-05' }))
    expect(await company.account()).toMatchObject({ due: 0 })
  })

  it('takes no amount of nothing, and none in parts of a cent', async () => {
    const { record } = await opened()
    for (const amount of [0, -100, 0.5])
      expect((await refused(record(amount))).code).toBe('invalid-input')
  })

  it('tells the years whose money moved, and no other', async () => {
    const company = await opened()
    const { record, store, tenant } = company
    const invoice = await bill(company, [support(6000)])
    for (const on of ['2024-12-31', '2026-01-01', '2025-06-01'])
      await given(record(2500, { invoice, on }))
    const where = { type: 'payment-recorded' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    // The payment of 2025 found its debt before that of 2026, which was known earlier.
    const told = [2024, 2026].map((year) => ({ data: { years: [year] } }))
    expect(items.map(({ doc }) => doc)).toMatchObject([...told, { data: { years: [2025, 2026] } }])
  })

  it('tells the feed amounts and days, and no payer’s name', async () => {
    const company = await opened()
    const { store, tenant, customer } = company
    const invoice = await bill(company, [support(6000)])
    const { payment } = await given(company.record(4000, { invoice, thirdParty: 'Mme Martin' }))
    const where = { of: payment, about: customer }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([
      {
        type: 'payment-recorded',
        data: { amount: 4000, means: 'transfer', on: '2025-04-05', invoice, years: [2025] },
      },
    ])
    expect(JSON.stringify(items)).not.toContain('Martin')
  })
})

describe('allocatePayment', () => {
  it('gives waiting money to invoices, part after part', async () => {
    const company = await opened()
    const { record, allocate, account, customer } = company
    const [first, second] = [
      await bill(company, [support(6000)]),
      await bill(company, [support(3000)]),
    ]
    const { payment } = await given(record(7000, { customer }))
    expect(await given(allocate(payment, first, 6000))).toMatchObject({ unallocated: 1000 })
    const allocated = await given(allocate(payment, second, 1000))
    expect(allocated).toMatchObject({
      unallocated: 0,
      allocations: [
        { invoice: first, amount: 6000 },
        { invoice: second, amount: 1000 },
      ],
    })
    expect(await account()).toMatchObject({ due: 2000, credit: 0, unallocated: 0 })
  })

  it('says whose the money is, once it is given to an invoice', async () => {
    const company = await opened()
    const { record, allocate, customer } = company
    const invoice = await bill(company, [support(6000)])
    const { payment } = await given(record(4000))
    expect(await given(allocate(payment, invoice, 4000))).toMatchObject({ customer })
  })

  it('refuses more than is owed, and says what is', async () => {
    const company = await opened()
    const { record, allocate, account, customer } = company
    const invoice = await bill(company, [support(6000)])
    await given(record(1000, { invoice }))
    const { payment } = await given(record(9000, { customer }))
    const refusal = { code: 'above-debt', due: 5000 }
    expect(await refused(allocate(payment, invoice, 5001))).toEqual(refusal)
    expect(await account()).toMatchObject({ due: 5000, credit: 0, unallocated: 9000 })
    await given(allocate(payment, invoice, 5000))
  })

  it('refuses more prepaid CESU than is owed on lines that open the right', async () => {
    const company = await opened()
    const { record, allocate } = company
    const invoice = await bill(company, [support(6000), goods(3000)])
    const { payment } = await given(record(9000, { means: 'prepaid-cesu' }))
    const refusal = { code: 'above-debt', due: 6000 }
    expect(await refused(allocate(payment, invoice, 6001))).toEqual(refusal)
    await given(allocate(payment, invoice, 6000))
  })

  it('refuses more than is left of the payment', async () => {
    const company = await opened()
    const { record, allocate, customer } = company
    const invoice = await bill(company, [support(6000)])
    const { payment } = await given(record(4000, { customer }))
    await given(allocate(payment, invoice, 1500))
    const refusal = { code: 'above-payment', left: 2500 }
    expect(await refused(allocate(payment, invoice, 2501))).toEqual(refusal)
  })

  it('gives the last of a payment once, when two invoices want it at the same time', async () => {
    const company = await opened()
    const { record, allocate, account, customer } = company
    const [first, second] = [
      await bill(company, [support(6000)]),
      await bill(company, [support(6000)]),
    ]
    const { payment } = await given(record(4000, { customer }))
    const answers = await Promise.all([
      allocate(payment, first, 4000),
      allocate(payment, second, 4000),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await account()).toMatchObject({ due: 8000, unallocated: 0 })
  })

  it('refuses an invoice of another customer', async () => {
    const company = await opened()
    const { record, allocate, customer } = company
    const invoice = await bill(company, [support(6000)], {
      customer: await newCustomer(company, 2),
    })
    const { payment } = await given(record(4000, { customer }))
    expect(await refused(allocate(payment, invoice, 4000))).toEqual({ code: 'other-customer' })
  })

  it('moves its year when the same payment is given twice to one invoice', async () => {
    const company = await opened()
    const { record, allocate, store, tenant } = company
    const invoice = await bill(company, [support(6000)])
    const { payment } = await given(record(6000))
    for (let i = 0; i < 2; i++) await given(allocate(payment, invoice, 3000))
    const where = { type: 'payment-allocated' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    const moved = { data: { invoice, amount: 3000, years: [2025] } }
    expect(items.map(({ doc }) => doc)).toMatchObject([moved, moved])
    const settled = await store.get(tenant, settlements.name, invoice)
    expect(settled?.doc).toMatchObject({ due: 0 })
  })
})
