import { describe, expect, it } from 'vitest'
import { cleaning, mouse, quotingCompany, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'

const nobody = 'cus_0000000000000000000000000X'
const noQuote = 'quo_0000000000000000000000000X'

describe('listQuotes', () => {
  it('has every quote, newest first, with the names of its customer and of the worker who proposed it (S197)', async () => {
    const { foyer, as, clock, draft, send, alma, customer, entity } = await quotingCompany()
    const { id: first } = await draft({ description: 'Avant Pâques' })
    await send(first)
    clock.pass(60_000)
    const ordered = { customer, legalEntity: entity, activity: 'II-11', minutes: 60 } as const
    const { visit } = await given(
      foyer.dispatch.takeOrder({ ...ordered, worker: alma }, as('agent')),
    )
    const slot = { visit: visit.id, worker: alma, date: '2026-03-03', start: '08:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    const { price: _, ...unpriced } = cleaning
    const proposal = { visit: visit.id, lines: [unpriced] }
    const { quote } = await given(foyer.dispatch.proposeQuote(proposal, as('worker', alma)))
    const { items } = await given(foyer.sales.listQuotes({}, as('accountant')))
    expect(items).toMatchObject([
      { id: quote, origin: 'field', author: 'Alma Roux', name: 'Marie Dupont 1', incomplete: true },
      { id: first, status: 'sent', sentOn: '2026-03-02', description: 'Avant Pâques' },
    ])
    expect(items[1]).toMatchObject({ total: 6000, incomplete: false })
    expect(items[1]).not.toHaveProperty('author')
    const field = await given(foyer.sales.listQuotes({ origin: 'field' }, as('agent')))
    expect(field.items.map(({ id }) => id)).toEqual([quote])
    const open = await given(foyer.sales.listQuotes({ status: ['sent', 'accepted'] }, as('agent')))
    expect(open.items.map(({ id }) => id)).toEqual([first])
    const page = await given(foyer.sales.listQuotes({ limit: 1 }, as('agent')))
    const rest = await given(foyer.sales.listQuotes({ after: page.next ?? '' }, as('agent')))
    expect(rest.items.map(({ id }) => id)).toEqual([first])
  })

  it.each(['customer', 'worker', 'partner'] as const)('is nothing for a %s', async (role) => {
    const { foyer, as, customer, alma } = await quotingCompany()
    const id = { customer, worker: alma, partner: 'partner' }[role]
    const refusal = await refused(foyer.sales.listQuotes({}, as(role, id)))
    expect(refusal.code).toBe('not-allowed')
  })

  it('refuses no state, and one that there is not', async () => {
    const { foyer, as } = await quotingCompany()
    for (const status of [[], ['lost']])
      expect((await refused(foyer.sales.listQuotes({ status } as never, as('agent')))).code).toBe(
        'invalid-input',
      )
  })
})

describe('previewQuote', () => {
  it('says what it would come to, the credit apart, and writes nothing (S290)', async () => {
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const options = [{ ...support, chosen: true }, mouse]
    const asked = { customer, legalEntity, lines: [{ ...cleaning, options }] }
    const preview = await given(foyer.sales.previewQuote(asked, as('agent')))
    expect(preview).toMatchObject({
      total: 11_700,
      groups: [
        { vatRate: '0.1', net: 5182, vat: 518, gross: 5700 },
        { vatRate: '0.2', net: 5000, vat: 1000, gross: 6000 },
      ],
      credit: { eligibleGross: 11_700, expected: 5850, rate: '0.5' },
      conflicts: [],
    })
    expect((await given(foyer.sales.listQuotes({}, as('agent')))).items).toEqual([])
  })

  it('says when the law wants a quote first, by price or on request (S069)', async () => {
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const need = async (more: object) => {
      const asked = { customer, legalEntity, lines: [support], ...more }
      return (await given(foyer.sales.previewQuote(asked, as('agent')))).need
    }
    expect(await need({})).toMatchObject({ needed: false, monthly: 6000, threshold: 10_000 })
    expect(await need({ asked: true })).toMatchObject({ needed: true, because: 'request' })
    expect(await need({ timesAMonth: 2 })).toMatchObject({
      ...{ needed: true, because: 'price', monthly: 12_000 },
    })
  })

  it('names the open offers that ask another price, but for the quote that is amended (S318)', async () => {
    const { foyer, as, customer, entity: legalEntity, draft, send } = await quotingCompany()
    const { id } = await draft()
    await send(id)
    const asked = { customer, legalEntity, lines: [{ ...support, price: 5000 }] }
    const against = await given(foyer.sales.previewQuote(asked, as('agent')))
    expect(against.conflicts).toMatchObject([{ quote: id, theirs: 6000, ours: 5000 }])
    const itself = await given(foyer.sales.previewQuote({ ...asked, quote: id }, as('agent')))
    expect(itself.conflicts).toEqual([])
  })

  it('promises an organisation no credit, and refuses what a quote refuses', async () => {
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const change = { organisation: 'Mairie de Valence' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const asked = { customer, legalEntity, lines: [support] }
    const preview = await given(foyer.sales.previewQuote(asked, as('agent')))
    expect(preview.credit).toBeUndefined()
    expect(preview.need.needed).toBe(false)
    const unknown = foyer.sales.previewQuote({ ...asked, customer: nobody }, as('agent'))
    expect(await refused(unknown)).toEqual({ code: 'not-found', id: nobody })
    const lines = [{ ...mouse, discount: { label: 'Trop', amount: 1251 } }]
    expect(await refused(foyer.sales.previewQuote({ ...asked, lines }, as('agent')))).toEqual({
      ...{ code: 'discount-above-price', line: 1 },
    })
    const own = foyer.sales.previewQuote(asked, as('customer', customer))
    expect((await refused(own)).code).toBe('not-allowed')
  })
})

describe('priceQuote', () => {
  it('says to its customer what it comes to with some options, the credit apart (S290)', async () => {
    const { foyer, as, customer, draft, send } = await quotingCompany()
    const options = [{ ...support, chosen: true }, mouse]
    const { id: quote } = await draft({ lines: [{ ...cleaning, options }] })
    const me = as('customer', customer)
    expect((await refused(foyer.sales.priceQuote({ quote }, me))).code).toBe('quote-not-sent')
    await send(quote, { informed: ['mediator', 'guarantees', 'return-costs'] })
    const price = (chosen?: number[]) =>
      given(foyer.sales.priceQuote({ quote, ...(chosen ? { chosen } : {}) }, me))
    expect(await price()).toMatchObject({ total: 11_700, credit: { expected: 5850 } })
    expect(await price([3])).toMatchObject({ total: 6950, credit: { eligibleGross: 5700 } })
    expect(await price([])).toMatchObject({ total: 5700, groups: [{ vatRate: '0.1' }] })
    expect((await price([3])).lines).toMatchObject([
      { no: 1 },
      { no: 2, chosen: false },
      { no: 3, chosen: true },
    ])
    const unknown = foyer.sales.priceQuote({ quote, chosen: [1] }, me)
    expect(await refused(unknown)).toEqual({ code: 'option-unknown', line: 1 })
  })

  it('is its own customer’s, and of this tenant’s quotes', async () => {
    const company = await quotingCompany()
    const { foyer, as, draft, send } = company
    const { id: quote } = await draft()
    await send(quote)
    const stranger = as('customer', await newCustomer(company, 2))
    expect((await refused(foyer.sales.priceQuote({ quote }, stranger))).code).toBe('not-found')
    const unknown = foyer.sales.priceQuote({ quote: noQuote }, as('agent'))
    expect(await refused(unknown)).toEqual({ code: 'not-found', id: noQuote })
  })
})

describe('informationFor', () => {
  it('says what the consumer is told by the quote and its document, and what is left to tell (S137)', async () => {
    const { foyer, as, draft, send } = await quotingCompany()
    const { id: quote } = await draft({ lines: [support, mouse] })
    const untold = async (document = true) => {
      const asked = foyer.sales.informationFor({ quote, document }, as('agent'))
      const { information } = await given(asked)
      return information.filter(({ told }) => !told).map(({ name }) => name)
    }
    expect(await untold()).toEqual(['guarantees', 'mediator', 'return-costs'])
    expect(await untold(false)).toEqual(
      expect.arrayContaining(['withdrawal', 'provider', 'mediator']),
    )
    await send(quote, { informed: ['guarantees', 'mediator', 'return-costs'] })
    expect(await untold()).toEqual([])
  })

  it('is empty for an organisation, and refuses a quote that there is not', async () => {
    const { foyer, as, customer, draft } = await quotingCompany()
    const change = { organisation: 'Mairie de Valence' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const { id: quote } = await draft()
    const asked = await given(foyer.sales.informationFor({ quote }, as('agent')))
    expect(asked).toEqual({ information: [] })
    const unknown = foyer.sales.informationFor({ quote: noQuote }, as('agent'))
    expect(await refused(unknown)).toEqual({ code: 'not-found', id: noQuote })
  })
})

describe('a contract that no order was made of yet', () => {
  it('is concluded online by whoever accepts alone at a distance, and may be withdrawn from at once (S137)', async () => {
    const { foyer, as, clock, customer, draft, send, accept } = await quotingCompany()
    clock.set('2026-07-01T08:00:00.000Z')
    const { id: quote, order } = await draft({ by: '2026-08-01' })
    const me = as('customer', customer)
    expect((await refused(foyer.sales.withdrawalOf({ order }, me))).code).toBe('not-found')
    await send(quote)
    expect((await refused(foyer.sales.withdrawFromOrder({ order }, me))).code).toBe('not-found')
    await accept(quote)
    expect(await given(foyer.sales.withdrawalOf({ order }, me))).toMatchObject({
      ...{ status: 'open', last: '2026-07-15', due: 0 },
      button: { first: 'renoncer au contrat ici' },
    })
    expect((await refused(foyer.sales.showOrder({ order }, me))).code).toBe('not-found')
    const receipt = await given(foyer.sales.withdrawFromOrder({ order }, me))
    expect(receipt).toMatchObject({ order, means: 'online', due: 0 })
    expect(await given(foyer.sales.withdrawalOf({ order }, me))).toMatchObject({
      ...{ status: 'cancelled', due: 0 },
      withdrawal: { at: receipt.at, refundBy: receipt.refundBy },
    })
    const made = await given(foyer.sales.showOrder({ order }, me))
    expect(made).toMatchObject({ quote, status: 'cancelled', contract: { online: true } })
    const convert = foyer.sales.convertQuote({ quote }, as('agent'))
    expect(await refused(convert)).toEqual({ code: 'quote-already-converted', order })
    const again = foyer.sales.withdrawFromOrder({ order }, me)
    expect((await refused(again)).code).toBe('order-already-cancelled')
  })

  it('stays a quote where the time to withdraw is over, and is nobody else’s', async () => {
    const company = await quotingCompany()
    const { foyer, as, clock, customer, draft, send, accept } = company
    const { id: quote, order } = await draft()
    await send(quote)
    await accept(quote)
    const stranger = as('customer', await newCustomer(company, 2))
    const theirs = foyer.sales.withdrawFromOrder({ order }, stranger)
    expect((await refused(theirs)).code).toBe('not-found')
    clock.set('2026-03-17T08:00:00.000Z')
    const late = foyer.sales.withdrawFromOrder({ order }, as('customer', customer))
    expect(await refused(late)).toMatchObject({ because: 'over', last: '2026-03-16' })
    const shown = await given(foyer.sales.showQuote({ quote }, as('agent')))
    expect(shown.status).toBe('accepted')
  })

  it('leaves nothing to withdraw from where the company cancelled its order', async () => {
    const { foyer, as, customer, draft, send, accept } = await quotingCompany()
    const { id: quote, order } = await draft()
    await send(quote)
    await accept(quote)
    await given(foyer.sales.convertQuote({ quote }, as('agent')))
    await given(foyer.sales.cancelOrder({ order, reason: 'moved-away' }, as('agent')))
    const right = await given(foyer.sales.withdrawalOf({ order }, as('customer', customer)))
    expect(right).toEqual({ status: 'cancelled', due: 0, because: [] })
  })

  it('was concluded online by nobody who signed on paper', async () => {
    const { foyer, as, draft, send } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote)
    const yes = { quote, edition: 1, signer: 'Marie Dupont', means: 'paper' } as const
    await given(foyer.sales.acceptQuote(yes, as('agent')))
    const { contract } = await given(foyer.sales.convertQuote({ quote }, as('agent')))
    expect(contract?.online).toBeUndefined()
  })
})
