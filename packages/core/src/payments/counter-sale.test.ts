import { describe, expect, it } from 'vitest'
import { bill, pay, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const mouse = { label: 'Souris', gross: 2400, vatRate: '0.2' }
const book = { label: 'Guide', gross: 1055, vatRate: '0.055' }

const opened = async (vat: 'normal' | 'franchise' = 'normal') => {
  const company = await smallCompany({ ...(vat === 'normal' ? {} : { vat }) })
  const { foyer, as, entity } = company
  const sell = (lines: readonly object[], ...paid: readonly [string, number][]) =>
    foyer.payments.recordCounterSale(
      {
        legalEntity: entity,
        lines: lines as never,
        paid: paid.map(([means, amount]) => ({ means: means as never, amount })),
      },
      as('agent'),
    )
  return { ...company, sell }
}

describe('recordCounterSale', () => {
  it('enters turnover with its tax by rate, under a number of its own, and no certificate (S157)', async () => {
    const company = await opened()
    const { foyer, as, entity, customer, sell } = company
    const sale = await given(sell([mouse, book], ['cash', 1455], ['card', 2000]))
    expect(sale).toMatchObject({
      ...{ number: 'T2026-00001', gross: 3455, net: 3000, vat: 455 },
      groups: [
        { vatRate: '0.055', net: 1000, vat: 55 },
        { vatRate: '0.2', net: 2000, vat: 400 },
      ],
    })
    expect(await given(sell([mouse], ['card', 2400]))).toMatchObject({ number: 'T2026-00002' })
    const invoice = await bill(company, [support(6000)])
    await pay(company, invoice, 6000)
    const asked = { legalEntity: entity, customer, year: 2026 }
    const { figures } = await given(foyer.attestation.explainYear(asked, as('agent')))
    expect(figures).toMatchObject({ ineligiblePaid: 0, paidInCash: 0 })
    await foyer.relay()
    const entries = await given(foyer.journal.listEntries({ legalEntity: entity }, as('owner')))
    expect(entries.items.filter(({ kind }) => kind === 'counter-sale')).toHaveLength(2)
    expect(
      await given(foyer.journal.verifyJournal({ legalEntity: entity }, as('owner'))),
    ).toMatchObject({ sound: true })
    const listed = await given(
      foyer.payments.listCounterSales({ legalEntity: entity }, as('agent')),
    )
    expect(listed.items.map(({ number }) => number)).toEqual(['T2026-00002', 'T2026-00001'])
  })

  it('is paid in full, never by prepaid CESU, and without VAT under the franchise', async () => {
    const { sell } = await opened()
    expect(await refused(sell([mouse], ['card', 2300]))).toEqual({
      code: 'not-paid-in-full',
      gross: 2400,
      paid: 2300,
    })
    expect(await refused(sell([mouse], ['prepaid-cesu', 2400]))).toEqual({
      code: 'no-cesu-for-goods',
    })
    expect(await refused(sell([], ['card', 1]))).toMatchObject({ code: 'invalid-input' })
    const franchise = await opened('franchise')
    expect(await refused(franchise.sell([mouse], ['card', 2400]))).toEqual({ code: 'vat-not-due' })
    await given(franchise.sell([{ ...mouse, vatRate: '0' }], ['card', 2400]))
  })
})
