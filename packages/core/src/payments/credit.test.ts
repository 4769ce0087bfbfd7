import { describe, expect, it } from 'vitest'
import { bill, goods, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, customer, entity } = company
  const accountant = as('accountant')
  const record = (amount: number, rest: object = {}) =>
    given(
      foyer.payments.recordPayment(
        { amount, on: '2025-04-05', means: 'transfer', ...rest },
        accountant,
      ),
    )
  const use = (from: string, invoice: string, amount: number) =>
    foyer.payments.useCredit({ from, invoice, amount }, accountant)
  const owed = async () => {
    const { invoices } = await given(foyer.payments.showAccount({ customer }, accountant))
    return invoices.map(({ due, credit }) => ({ due, credit }))
  }
  const paidIn = async (year: number) => {
    const asked = { legalEntity: entity, year, customer }
    const { figures } = await given(foyer.attestation.explainYear(asked, accountant))
    return figures.paidGross
  }
  return { ...company, accountant, record, use, owed, paidIn }
}

describe('useCredit', () => {
  it('pays another invoice with what was paid too much, as money of today', async () => {
    const company = await opened()
    const first = await bill(company, [support(6000)], { number: 'X1' })
    const second = await bill(company, [support(4000)], { number: 'X2' })
    const { payment } = await company.record(7500, { invoice: first })
    expect(await given(company.use(first, second, 1500))).toEqual({
      used: [{ payment, amount: 1500 }],
      due: 2500,
    })
    expect(await company.owed()).toEqual([
      { due: 0, credit: 0 },
      { due: 2500, credit: 0 },
    ])
    expect([await company.paidIn(2025), await company.paidIn(2026)]).toEqual([6000, 1500])
  })

  it('pays with what a credit note set free, and takes nothing from the year it was paid in', async () => {
    const company = await opened()
    const { foyer, accountant } = company
    const first = await bill(company, [support(6000)], { number: 'X1' })
    const second = await bill(company, [support(4000)], { number: 'X2' })
    await company.record(6000, { invoice: first })
    const lines = [{ line: 1, amount: 1000 }]
    const note = { invoice: first, number: 'AV-1', issuedOn: '2026-01-15', lines }
    await given(foyer.invoicing.takeOverCreditNote(note, accountant))
    await given(company.use(first, second, 1000))
    expect([await company.paidIn(2025), await company.paidIn(2026)]).toEqual([6000, 0])
  })

  it('takes the oldest payment first, and no prepaid CESU to lines that open no right', async () => {
    const company = await opened()
    const first = await bill(company, [support(6000)], { number: 'X1' })
    const second = await bill(company, [goods(4000)], { number: 'X2' })
    await company.record(6500, { invoice: first, means: 'prepaid-cesu', on: '2025-04-01' })
    const card = await company.record(700, { invoice: first, means: 'card', on: '2025-04-02' })
    expect(await refused(company.use(first, second, 1200))).toEqual({
      code: 'above-debt',
      due: 700,
    })
    expect(await given(company.use(first, second, 700))).toMatchObject({
      used: [{ payment: card.payment, amount: 700 }],
    })
    expect(await company.owed()).toEqual([
      { due: 0, credit: 500 },
      { due: 3300, credit: 0 },
    ])
  })

  it('is refused above the credit, above the debt, and on the invoice itself', async () => {
    const company = await opened()
    const first = await bill(company, [support(6000)], { number: 'X1' })
    const second = await bill(company, [support(400)], { number: 'X2' })
    await company.record(7000, { invoice: first })
    expect(await refused(company.use(first, second, 1001))).toEqual({
      code: 'above-credit',
      credit: 1000,
    })
    expect(await refused(company.use(first, second, 500))).toEqual({ code: 'above-debt', due: 400 })
    expect(await refused(company.use(first, first, 100))).toMatchObject({ code: 'not-found' })
  })

  it('goes with the payment that the bank takes back, on both invoices', async () => {
    const company = await opened()
    const { foyer, accountant } = company
    const first = await bill(company, [support(6000)], { number: 'X1' })
    const second = await bill(company, [support(4000)], { number: 'X2' })
    const { payment } = await company.record(7500, { invoice: first })
    await given(company.use(first, second, 1500))
    await given(foyer.payments.returnPayment({ payment, on: '2026-03-01' }, accountant))
    expect(await company.owed()).toEqual([
      { due: 6000, credit: 0 },
      { due: 4000, credit: 0 },
    ])
    expect([await company.paidIn(2025), await company.paidIn(2026)]).toEqual([0, 0])
  })
})

describe('writeOff', () => {
  it('gives a debt up without making it money, and can be taken back', async () => {
    const company = await opened()
    const { foyer, accountant, as } = company
    const invoice = await bill(company, [support(6000)])
    await company.record(2000, { invoice })
    const gone = { invoice, reason: 'insolvent' }
    const { writeOff, due } = await given(foyer.payments.writeOff(gone, accountant))
    expect(due).toBe(0)
    expect(await company.owed()).toEqual([{ due: 0, credit: 0 }])
    expect(await company.paidIn(2025)).toBe(2000)
    expect(await refused(foyer.payments.writeOff(gone, accountant))).toEqual({
      code: 'nothing-due',
    })
    await given(foyer.payments.revokeWriteOff({ invoice, writeOff }, accountant))
    expect(await company.owed()).toEqual([{ due: 4000, credit: 0 }])
    expect(
      await refused(foyer.payments.revokeWriteOff({ invoice, writeOff }, accountant)),
    ).toMatchObject({ code: 'not-found' })
    expect(await refused(foyer.payments.writeOff(gone, as('agent')))).toMatchObject({
      code: 'not-allowed',
    })
  })

  it('may be of a part, never of more than is due', async () => {
    const company = await opened()
    const { foyer, accountant } = company
    const invoice = await bill(company, [support(4000), goods(2000)])
    const part = { invoice, reason: 'goodwill', amount: 1500 }
    expect(await given(foyer.payments.writeOff(part, accountant))).toMatchObject({ due: 4500 })
    const above = { ...part, amount: 4501 }
    expect(await refused(foyer.payments.writeOff(above, accountant))).toEqual({
      code: 'above-debt',
      due: 4500,
    })
    await company.record(4500, { invoice, on: '2026-04-01' })
    expect(await company.owed()).toEqual([{ due: 0, credit: 0 }])
    // Lines owed 3,000 and 1,500 after the third of each was given up.
    expect(await company.paidIn(2026)).toBe(3000)
  })
})

describe('part payments', () => {
  it('count when the invoice is settled, where the entity settled the law so', async () => {
    const company = await opened()
    const { foyer, as, entity } = company
    const settings = { partPayments: 'at-settlement' } as const
    await given(foyer.organisation.settleLaw({ legalEntity: entity, settings }, as('owner')))
    const invoice = await bill(company, [support(6000)])
    await company.record(2000, { invoice, on: '2025-04-05' })
    expect([await company.paidIn(2025), await company.paidIn(2026)]).toEqual([0, 0])
    await company.record(4000, { invoice, on: '2026-01-05' })
    expect([await company.paidIn(2025), await company.paidIn(2026)]).toEqual([0, 6000])
  })

  it('reopen the certificate of the year in which the invoice is settled', async () => {
    const company = await opened()
    const { foyer, as, entity, accountant, clock, customer } = company
    const settings = { partPayments: 'at-settlement' } as const
    await given(foyer.organisation.settleLaw({ legalEntity: entity, settings }, as('owner')))
    const invoice = await bill(company, [support(6000)])
    const first = await company.record(2000, { invoice, on: '2024-12-05' })
    await company.record(4000, { invoice, on: '2025-06-05' })
    clock.set('2026-01-10T08:00:00.000Z')
    const year = { legalEntity: entity, year: 2025 }
    await given(foyer.attestation.draftYear(year, accountant))
    await given(foyer.attestation.closeYear(year, accountant))
    const returned = { payment: first.payment, on: '2026-01-12' }
    await given(foyer.payments.returnPayment(returned, accountant))
    const { items } = await given(foyer.attestation.listCertificates(year, accountant))
    expect(items).toMatchObject([{ customer, status: 'reopened' }])
  })
})
