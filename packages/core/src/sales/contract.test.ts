import { describe, expect, it } from 'vitest'
import { report, sign } from '../testing/journey.js'
import { mouse, type QuotingCompany, quotingCompany, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'

const office = ({ as }: QuotingCompany) => as('agent')

const ask = (company: QuotingCompany, quote: string, told: object = {}) =>
  company.foyer.sales.sendQuote({ quote, ...told }, office(company))

/** An order of an hour of support, concluded as told. */
const ordered = async (contract: object = {}, rest: object = {}) => {
  const company = await quotingCompany()
  const { foyer, as, customer, entity: legalEntity } = company
  const informed = ['withdrawal', 'early-cost', 'no-withdrawal'] as const
  const whole = {
    ...{ customer, legalEntity, lines: [support], ...rest },
    contract: { concluded: 'distance', informed, ...contract },
  }
  const placed = await given(foyer.sales.createOrder(whole as never, as('agent')))
  const order = placed.id
  const right = () => given(foyer.sales.withdrawalOf({ order }, as('customer', customer)))
  const withdraw = (by = as('customer', customer)) => foyer.sales.withdrawFromOrder({ order }, by)
  return { ...company, order, placed, right, withdraw }
}

describe('asking a consumer to sign', () => {
  it('is refused without the information on withdrawal, and says what is missing (S137)', async () => {
    const company = await quotingCompany()
    const { id: quote } = await company.draft()
    const all = { code: 'information-missing', missing: ['mediator', 'withdrawal', 'provider'] }
    expect(await refused(ask(company, quote))).toEqual(all)
    const informed = ['mediator', 'provider']
    expect(await refused(ask(company, quote, { informed }))).toMatchObject({
      missing: ['withdrawal'],
    })
    const refusal = await refused(ask(company, quote, { informed }))
    expect(company.foyer.say(refusal, 'fr')).toContain('withdrawal')
    const sent = await given(ask(company, quote, { informed: [...informed, 'withdrawal'] }))
    expect(sent.informed).toEqual([
      ...['features', 'price', 'identity', 'date', 'mediator', 'provider', 'withdrawal'],
    ])
  })

  it('counts what its document prints, where it is handed over with it (S137)', async () => {
    const company = await quotingCompany()
    const { id: quote } = await company.draft()
    expect(await refused(ask(company, quote, { document: true }))).toMatchObject({
      missing: ['mediator'],
    })
    expect((await company.send(quote)).informed).toEqual(
      expect.arrayContaining(['withdrawal', 'early-cost', 'no-withdrawal', 'provider']),
    )
  })

  it('asks for the day by which it is done, and for more where goods are sold', async () => {
    const company = await quotingCompany()
    const { id: quote } = await company.draft({ by: undefined, lines: [support, mouse] })
    const told = { document: true, informed: ['mediator'] }
    expect(await refused(ask(company, quote, told))).toMatchObject({
      missing: ['date', 'guarantees', 'return-costs'],
    })
  })

  it('asks for less in a shop, for the loss of the right in an emergency, for nothing of a company', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer } = company
    const shop = await company.draft({ concluded: 'shop' })
    expect(await refused(ask(company, shop.id))).toMatchObject({ missing: ['mediator'] })
    const urgent = await company.draft({ concluded: 'off-premises', urgent: true })
    const informed = ['mediator', 'provider']
    expect(await refused(ask(company, urgent.id, { informed }))).toMatchObject({
      missing: ['no-withdrawal'],
    })
    const change = { organisation: 'Mairie de Valence' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const theirs = await company.draft()
    expect((await given(ask(company, theirs.id))).status).toBe('sent')
  })

  it('asks for the cost of beginning early before the consumer may ask for it', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer } = company
    const { id: quote } = await company.draft()
    const informed = ['mediator', 'provider', 'withdrawal']
    await given(ask(company, quote, { informed }))
    const early = { on: 'other', acknowledged: true } as const
    const yes = { quote, edition: 1, signer: 'Marie', early }
    const answer = foyer.sales.acceptQuote(yes, as('customer', customer))
    expect(await refused(answer)).toEqual({
      ...{ code: 'information-missing', missing: ['early-cost', 'no-withdrawal'] },
    })
  })

  it('takes the request to begin early in writing off the premises', async () => {
    const company = await quotingCompany()
    const { foyer, as } = company
    const { id: quote } = await company.draft({ concluded: 'off-premises' })
    await company.send(quote)
    const yes = (on: 'other' | 'durable-medium') =>
      foyer.sales.acceptQuote(
        { quote, edition: 1, signer: 'Marie', early: { on, acknowledged: true } },
        as('agent'),
      )
    expect(await refused(yes('other'))).toEqual({ code: 'early-start-in-writing' })
    await given(yes('durable-medium'))
    const made = await given(foyer.sales.convertQuote({ quote }, as('agent')))
    expect(made.contract).toEqual({
      ...{ concluded: 'off-premises', concludedOn: '2026-03-02', withdrawalToldOn: '2026-03-02' },
      ...{ early: { on: 'durable-medium', acknowledged: true }, payableFrom: '2026-03-10' },
      informed: expect.arrayContaining(['withdrawal', 'early-cost']),
    })
  })
})

describe('an order concluded with a consumer', () => {
  it('is withdrawn from until its last day, by its consumer, with a receipt of the minute (S137)', async () => {
    const { foyer, as, clock, customer, order, right, withdraw } = await ordered()
    expect(await right()).toMatchObject({
      ...{ status: 'open', first: '2026-03-03', last: '2026-03-16', due: 0 },
    })
    clock.set('2026-03-16T22:30:00.000Z')
    expect((await right()).status).toBe('open')
    expect(await given(withdraw())).toEqual({
      ...{ order, at: '2026-03-16T22:30:00.000Z', by: customer, means: 'online' },
      ...{ due: 0, refundBy: '2026-03-30' },
    })
    const shown = await given(foyer.sales.showOrder({ order }, as('agent')))
    expect(shown).toMatchObject({ status: 'cancelled', withdrawal: { refundBy: '2026-03-30' } })
    expect(await refused(withdraw())).toEqual({ code: 'order-already-cancelled' })
  })

  it('is not withdrawn from after it, nor in a shop, nor from urgent repairs, nor unless it is known how it was concluded', async () => {
    const late = await ordered()
    late.clock.set('2026-03-16T23:00:00.000Z')
    expect(await refused(late.withdraw())).toEqual({
      ...{ code: 'withdrawal-not-open', because: 'over', last: '2026-03-16' },
    })
    const none = { code: 'withdrawal-not-open', because: 'none' }
    expect(await refused((await ordered({ concluded: 'shop' })).withdraw())).toMatchObject(none)
    expect(await refused((await ordered({ urgent: true })).withdraw())).toMatchObject(none)
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const asked = { customer, legalEntity, lines: [support] }
    const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
    const mine = as('customer', customer)
    expect((await given(foyer.sales.withdrawalOf({ order }, mine))).status).toBe('not-known')
    expect(await refused(foyer.sales.withdrawFromOrder({ order }, mine))).toMatchObject({
      because: 'not-known',
    })
  })

  it('calls its visits off, and tells those who knew of them', async () => {
    const { foyer, as, alma, order, store, tenant, withdraw } = await ordered()
    const { id: visit } = await given(
      foyer.dispatch.createVisit({ order, worker: alma }, as('agent')),
    )
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    const slot = { visit, worker: alma, date: '2026-03-10', start: '14:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    await given(withdraw())
    const shown = await given(foyer.dispatch.showVisit({ visit }, as('agent')))
    expect(shown.status).toBe('cancelled')
    const { items } = await store.find(tenant, 'notices', { where: { to: alma }, limit: 9 })
    expect(JSON.stringify(items)).toContain('visit-cancelled')
    const days = { from: '2026-03-10', until: '2026-03-11' }
    const plan = await given(foyer.dispatch.planOf({ worker: alma, ...days }, as('agent')))
    expect(JSON.stringify(plan)).not.toContain(visit)
  })

  it('owes what was provided at its express request, in proportion to the price, and nothing without it', async () => {
    const halfAnHour = async (contract: object) => {
      const lines = [{ ...support, minutes: 120, price: 12_000 }]
      const company = await ordered(contract, { lines })
      await sign(company, { order: company.order, minutes: 30 })
      return company
    }
    const early = { on: 'other', acknowledged: true }
    const asked = await halfAnHour({ early })
    expect(await asked.right()).toMatchObject({ status: 'open', due: 3000 })
    expect(await given(asked.withdraw())).toMatchObject({ due: 3000 })
    expect(await (await halfAnHour({})).right()).toMatchObject({ status: 'open', due: 0 })
    const untold = await halfAnHour({ early, informed: ['withdrawal'] })
    expect(await untold.right()).toMatchObject({ status: 'open', due: 0 })
  })

  it('is lost once it is fully performed at the consumer’s express request', async () => {
    const early = { on: 'other', acknowledged: true }
    const company = await ordered({ early })
    await report(company, { order: company.order })
    expect((await company.right()).status).toBe('lost')
    expect(await refused(company.withdraw())).toMatchObject({ because: 'lost' })
    const unasked = await ordered()
    await report(unasked, { order: unasked.order })
    expect(await unasked.right()).toMatchObject({ status: 'open', due: 0 })
  })

  it('is withdrawn from for twelve months more by whoever was not told, until told', async () => {
    const { foyer, as, clock, order, placed, right } = await ordered({ informed: [] })
    expect(placed.warnings).toMatchObject([
      { code: 'information-missing', missing: expect.arrayContaining(['withdrawal']) },
    ])
    expect(await right()).toMatchObject({ last: '2027-03-16', prolonged: true })
    clock.set('2026-06-01T08:00:00.000Z')
    const told = { order, informed: ['withdrawal' as const] }
    await given(foyer.sales.amendContract(told, as('agent')))
    expect(await right()).toMatchObject({ status: 'open', last: '2026-06-15' })
    clock.set('2026-06-16T08:00:00.000Z')
    expect((await right()).status).toBe('over')
  })

  it('of goods runs from their reception', async () => {
    const { foyer, as, order, right } = await ordered({}, { lines: [mouse] })
    expect(await right()).toMatchObject({ status: 'open' })
    expect((await right()).last).toBeUndefined()
    await given(foyer.sales.amendContract({ order, receivedOn: '2026-03-09' }, as('agent')))
    expect((await right()).last).toBe('2026-03-23')
  })

  it('has the words of the function to withdraw, online, since 19 June 2026', async () => {
    const { clock, right } = await ordered({
      online: true,
      concludedOn: '2026-03-02',
      informed: [],
    })
    clock.set('2026-06-18T08:00:00.000Z')
    expect(await right()).not.toHaveProperty('button')
    clock.set('2026-06-19T08:00:00.000Z')
    expect((await right()).button).toEqual({
      ...{ first: 'renoncer au contrat ici', confirm: 'confirmer la rétractation' },
    })
  })

  it('takes no money for seven days off the premises', async () => {
    const { right } = await ordered({ concluded: 'off-premises' })
    expect(await right()).toMatchObject({ payableFrom: '2026-03-10' })
    expect((await (await ordered()).right()).payableFrom).toBeUndefined()
  })

  it('is written down once, where nobody said how it was concluded', async () => {
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const asked = { customer, legalEntity, lines: [support] }
    const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
    const amend = foyer.sales.amendContract({ order, receivedOn: '2026-03-02' }, as('agent'))
    expect(await refused(amend)).toEqual({ code: 'contract-unknown' })
    const contract = { concluded: 'off-premises', informed: ['withdrawal'] } as const
    const record = () =>
      foyer.sales.recordContract({ order, contract: { ...contract } }, as('agent'))
    expect((await given(record())).contract).toMatchObject({ payableFrom: '2026-03-10' })
    expect(await refused(record())).toEqual({ code: 'contract-already-known' })
  })

  it('is no matter of an organisation', async () => {
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const change = { organisation: 'Mairie de Valence' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const asked = { customer, legalEntity, lines: [support] }
    const contract = { concluded: 'distance' } as const
    const placed = foyer.sales.createOrder({ ...asked, contract }, as('agent'))
    expect(await refused(placed)).toEqual({ code: 'not-a-consumer' })
    const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
    const record = foyer.sales.recordContract({ order, contract }, as('agent'))
    expect(await refused(record)).toEqual({ code: 'not-a-consumer' })
  })

  it('is withdrawn from by letter too, which the office writes down', async () => {
    const { foyer, as, order } = await ordered()
    const asked = { order, means: 'letter' } as const
    const receipt = await given(foyer.sales.withdrawFromOrder(asked, as('agent')))
    expect(receipt).toMatchObject({ means: 'letter', by: 'agent' })
  })

  it('is its own consumer’s to withdraw from', async () => {
    const company = await ordered()
    const { foyer, as, order, withdraw } = company
    const stranger = as('customer', await newCustomer(company, 2))
    expect((await refused(withdraw(stranger))).code).toBe('not-found')
    const right = foyer.sales.withdrawalOf({ order }, stranger)
    expect((await refused(right)).code).toBe('not-found')
  })
})
