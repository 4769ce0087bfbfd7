import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { mouse, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { OrderLine } from './order-line.js'
import { quoteNeed } from './quote-need.js'

const need = (
  price: number,
  rest: Partial<Parameters<typeof quoteNeed>[0]> = {},
  ...then: [on?: string, settings?: Parameters<typeof quoteNeed>[2]]
) => {
  const [on = '2026-03-02', settings] = then
  const lines = [OrderLine.parse({ ...support, price })]
  return quoteNeed({ lines, consumer: true, ...rest }, day(on), settings)
}

describe('a quote', () => {
  it('is needed from 100.00 euros a month on, that amount included, and not at 99.99 (S069)', () => {
    expect(need(9999)).toMatchObject({ needed: false, monthly: 9999, threshold: 10_000 })
    expect(need(10_000)).toMatchObject({ needed: true, because: 'price', monthly: 10_000 })
  })

  it('is needed when the consumer asks for one, whatever the price (S069)', () => {
    expect(need(100, { asked: true })).toMatchObject({ needed: true, because: 'request' })
  })

  it('is measured by the price of a month: what comes back counts each time', () => {
    expect(need(2500, { timesAMonth: 3 })).toMatchObject({ needed: false, monthly: 7500 })
    expect(need(2500, { timesAMonth: 4 })).toMatchObject({ needed: true, monthly: 10_000 })
  })

  it('counts all home services that are offered together, their travel, and discounts', () => {
    const travel = { kind: 'travel', activity: 'II-11', label: 'Déplacement', price: 1000 }
    const lines = [{ ...support, price: 9000 }, travel].map((line) => OrderLine.parse(line))
    expect(need(0, { lines }).needed).toBe(true)
    const discount = { label: 'Fidélité', amount: 1 }
    const less = [OrderLine.parse({ ...support, price: 10_000, discount })]
    expect(need(0, { lines: less })).toMatchObject({ needed: false, monthly: 9999 })
  })

  it('counts neither goods nor what is not on the list', () => {
    const painting = { kind: 'service', label: 'Peinture', price: 90_000 }
    const lines = [{ ...mouse, price: 90_000 }, painting].map((line) => OrderLine.parse(line))
    expect(need(0, { lines })).toMatchObject({ needed: false, monthly: 0 })
    expect(need(0, { lines, asked: true }).needed).toBe(false)
  })

  it('is needed by no organisation, and was not before 1 July 2015', () => {
    expect(need(10_000, { consumer: false, asked: true }).needed).toBe(false)
    expect(need(10_000, {}, '2015-06-30').needed).toBe(false)
    expect(need(10_000, {}, '2015-07-01').needed).toBe(true)
  })

  it('says when a price is not agreed yet: it may still be needed', () => {
    const { price: _, ...open } = support
    const lines = [OrderLine.parse(open)]
    expect(need(0, { lines })).toMatchObject({ needed: false, priceOpen: true })
  })

  it('is needed from a lower threshold on, where the company decided so, and never from a higher one', () => {
    const settings = { quoteThreshold: 5000 as never }
    expect(need(4999, {}, undefined, settings).needed).toBe(false)
    expect(need(5000, {}, undefined, settings).needed).toBe(true)
    const higher = { quoteThreshold: 15_000 as never }
    expect(need(10_000, {}, undefined, higher).needed).toBe(true)
  })
})

describe('an order without the quote that it needed', () => {
  const order = ({ customer, entity: legalEntity }: SmallCompany, rest: object = {}) => ({
    ...{ customer, legalEntity, lines: [{ ...support, price: 10_000 }], ...rest },
  })
  const settle = ({ foyer, as }: SmallCompany, decided: object = {}) =>
    foyer.sales.settleSales({ withoutQuote: 'block', validityDays: 30, ...decided }, as('owner'))

  it('is placed with a warning, unless the company decided otherwise (S069)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const placed = await given(foyer.sales.createOrder(order(company), as('agent')))
    const warning = { code: 'quote-needed', because: 'price', monthly: 10_000, threshold: 10_000 }
    expect(placed.warnings).toEqual([warning])
    const shown = await given(foyer.sales.showOrder({ order: placed.id }, as('agent')))
    expect(shown).not.toHaveProperty('warnings')
  })

  it('is refused where the company decided so, on request too (S069)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await given(settle(company))
    const ask = (rest: object) => foyer.sales.createOrder(order(company, rest), as('agent'))
    expect(await refused(ask({}))).toEqual({
      ...{ code: 'quote-needed', because: 'price', monthly: 10_000, threshold: 10_000 },
    })
    const cheap = { lines: [{ ...support, price: 9999 }] }
    expect((await given(ask(cheap))).warnings).toBeUndefined()
    expect(await refused(ask({ ...cheap, quoteAsked: true }))).toMatchObject({
      ...{ code: 'quote-needed', because: 'request' },
    })
    expect(await refused(ask({ ...cheap, timesAMonth: 2 }))).toMatchObject({ monthly: 19_998 })
  })

  it('is refused on the phone and at its confirmation alike', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity: legalEntity } = company
    await given(settle(company))
    const call = { customer, legalEntity, activity: 'II-11', minutes: 60, price: 10_000 } as const
    expect((await refused(foyer.dispatch.takeOrder(call, as('agent')))).code).toBe('quote-needed')
    const identity = { lastName: 'Petit', phone: '+33698765432' }
    const what = { legalEntity, activity: 'II-11', minutes: 60, wants: 'Vite' } as const
    await given(foyer.customers.submitForm({ intent: 'order', identity, ...what }, as('visitor')))
    const queue = foyer.desk.queue({ queue: 'orders-to-confirm' }, as('agent'))
    const order = (await given(queue)).items[0]?.of ?? ''
    const confirm = (price: number) => foyer.sales.confirmOrder({ order, price }, as('agent'))
    expect((await refused(confirm(10_000))).code).toBe('quote-needed')
    expect((await given(confirm(9999))).status).toBe('open')
  })

  it('is told before anybody orders', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const ask = (price: number, asked = false) =>
      foyer.sales.quoteNeeded({ customer, lines: [{ ...support, price }], asked }, as('agent'))
    expect(await given(ask(9999))).toMatchObject({ needed: false })
    expect(await given(ask(10_000))).toMatchObject({ needed: true, because: 'price' })
    expect(await given(ask(1, true))).toMatchObject({ needed: true, because: 'request' })
    const id = 'cus_0000000000000000000000000X'
    const unknown = foyer.sales.quoteNeeded({ customer: id, lines: [support] }, as('agent'))
    expect(await refused(unknown)).toEqual({ code: 'not-found', id })
  })

  it('has a threshold that a company may lower, and never raise (S069)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const raised = { quoteThreshold: 10_001 }
    expect(await refused(settle(company, raised))).toEqual({
      ...{ code: 'threshold-too-high', legal: 10_000 },
    })
    const lowered = { withoutQuote: 'warn', validityDays: 15, quoteThreshold: 5000 } as const
    expect(await given(settle(company, lowered))).toEqual(lowered)
    expect(await given(foyer.sales.salesSettings({}, as('agent')))).toEqual(lowered)
    const asked = order(company, { lines: [{ ...support, price: 5000 }] })
    const { warnings } = await given(foyer.sales.createOrder(asked, as('agent')))
    expect(warnings).toMatchObject([{ threshold: 5000 }])
  })

  it('has settings before anybody settled them', async () => {
    const { foyer, as } = await smallCompany()
    expect(await given(foyer.sales.salesSettings({}, as('owner')))).toEqual({
      ...{ withoutQuote: 'warn', validityDays: 30 },
    })
  })
})
