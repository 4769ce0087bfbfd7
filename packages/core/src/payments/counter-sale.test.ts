import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, pay, secondEntity, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { CounterSale } from './counter-sale.js'

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

  it('keeps what was sold as it was told, of whom it was told', async () => {
    const { foyer, as, entity: legalEntity, customer, store, tenant } = await opened()
    const line = { label: ' Souris ', quantity: 2, gross: 2400, vatRate: '0.2' }
    const paid = [{ means: 'cash', amount: 2400 }] as const
    const sold = { legalEntity, customer, lines: [line], paid: [...paid] }
    const sale = await given(foyer.payments.recordCounterSale(sold, as('agent')))
    expect(sale).toEqual({
      ...{ id: sale.id, legalEntity, customer, number: 'T2026-00001', on: '2026-03-02', paid },
      lines: [{ ...line, label: 'Souris', net: 2000, vat: 400 }],
      groups: [expect.objectContaining({ vatRate: '0.2', net: 2000, vat: 400, gross: 2400 })],
      ...{ gross: 2400, net: 2000, vat: 400 },
    })
    expect(CounterSale.parse(sale)).toEqual(sale)
    expect(CounterSale.meta()).toEqual({ id: 'CounterSale' })
    const one = await given(
      foyer.payments.recordCounterSale(
        { ...sold, lines: [{ ...line, quantity: undefined }] } as never,
        as('agent'),
      ),
    )
    expect(one.lines).toMatchObject([{ quantity: 1 }])
    const where = { type: 'counter-sale-recorded' }
    const { items } = await store.find(tenant, facts.name, { where, order: 'at', limit: 1 })
    expect(items[0]?.doc).toMatchObject({
      ...{ of: sale.id, about: customer },
      data: { legalEntity, number: sale.number, gross: 2400, on: '2026-03-02' },
    })
  })

  it.each([
    ['a line without a label', { lines: [{ ...mouse, label: ' ' }] }, 'lines.0.label'],
    ['nothing for its price', { lines: [{ ...mouse, gross: 0 }] }, 'lines.0.gross'],
    ['half a thing', { lines: [{ ...mouse, quantity: 0.5 }] }, 'lines.0.quantity'],
    ['no thing', { lines: [{ ...mouse, quantity: 0 }] }, 'lines.0.quantity'],
    ['a rate of one', { lines: [{ ...mouse, vatRate: '1' }] }, 'lines.0.vatRate'],
    ['no line', { lines: [] }, 'lines'],
    ['no money', { paid: [] }, 'paid'],
    ['means that nobody knows', { paid: [{ means: 'gold', amount: 2400 }] }, 'paid.0.means'],
  ])('refuses %s, and names it', async (_, told, path) => {
    const { foyer, as, entity: legalEntity } = await opened()
    const whole = { legalEntity, lines: [mouse], paid: [{ means: 'card', amount: 2400 }] }
    const asked = foyer.payments.recordCounterSale({ ...whole, ...told } as never, as('agent'))
    expect(await refused(asked)).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('is refused to who is not there, and of a month that is closed; nothing takes a number', async () => {
    const company = await opened()
    const { foyer, as, entity, clock, sell } = company
    const nobody = '0'.repeat(26)
    const paid = [{ means: 'card', amount: 2400 }] as const
    const sold = { legalEntity: entity, lines: [mouse], paid: [...paid] }
    const ask = (rest: object) =>
      foyer.payments.recordCounterSale({ ...sold, ...rest } as never, as('agent'))
    for (const [field, id] of [
      ['legalEntity', `ent_${nobody}`],
      ['customer', `cus_${nobody}`],
    ] as const)
      expect(await refused(ask({ [field]: id }))).toEqual({ code: 'not-found', id })
    await given(sell([mouse], ['card', 2400]))
    await foyer.relay()
    clock.set('2026-04-02T08:00:00.000Z')
    const march = { legalEntity: entity, month: '2026-03' } as const
    await given(foyer.journal.closeMonth(march, as('accountant')))
    clock.set('2026-03-31T08:00:00.000Z')
    expect(await refused(ask({}))).toEqual({ code: 'month-closed', through: '2026-03-31' })
    clock.set('2026-04-02T08:00:00.000Z')
    expect(await given(ask({}))).toMatchObject({ number: 'T2026-00002' })
    clock.set('2027-01-02T08:00:00.000Z')
    expect(await given(ask({}))).toMatchObject({ number: 'T2027-00001' })
  })

  it('has a series by entity, and each entity lists its own', async () => {
    const company = await opened()
    const { foyer, as, entity, sell } = company
    const shop = await secondEntity(company)
    await given(sell([mouse], ['card', 2400]))
    const paid = [{ means: 'card', amount: 2400 }] as const
    const sold = { legalEntity: shop, lines: [mouse], paid: [...paid] }
    const sale = await given(foyer.payments.recordCounterSale(sold, as('agent')))
    expect(sale.number).toBe('T2026-00001')
    const listed = (legalEntity: typeof shop, limit = 50) =>
      given(foyer.payments.listCounterSales({ legalEntity, limit }, as('agent')))
    expect((await listed(shop)).items).toEqual([sale])
    expect((await listed(entity)).items).toHaveLength(1)
    await given(sell([mouse], ['card', 2400]))
    expect(await listed(entity, 1)).toMatchObject({ items: [{ number: 'T2026-00002' }] })
    expect((await listed(entity, 1)).next).toBeDefined()
  })
})
