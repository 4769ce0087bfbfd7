import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { secondEntity } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

const service = { kind: 'service', activity: 'II-11', label: 'Dépannage' } as const
const hour = { ...service, minutes: 60, price: 6000 }
const mouse = { kind: 'goods', label: 'Souris', quantity: 2, price: 1250 } as const

const order = ({ customer, entity }: SmallCompany, rest: object = {}) => ({
  customer,
  legalEntity: entity,
  description: 'L’imprimante ne répond plus',
  lines: [hour, mouse],
  ...rest,
})

describe('createOrder', () => {
  it('links customer and worker in one call, and adds the lines up (S059)', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, alma } = company
    const created = await given(
      foyer.sales.createOrder(order(company, { worker: alma }), as('agent')),
    )
    expect(created).toMatchObject({ customer, worker: alma, total: 8500, status: 'open' })
    const shown = await given(foyer.sales.showOrder({ order: created.id }, as('agent')))
    expect(shown).toEqual(created)
  })

  it('takes discounts off line by line, and refuses one that is more than its price', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const tenth = { label: 'Fidélité', rate: '0.1' }
    const lines = [
      { ...hour, discount: tenth },
      { ...mouse, discount: { label: 'Geste', amount: 500 } },
    ]
    const ask = (asked: object) => foyer.sales.createOrder(order(company, asked), as('agent'))
    expect((await given(ask({ lines }))).total).toBe(5400 + 2000)
    const over = [hour, { ...mouse, discount: { label: 'Trop', amount: 2501 } }]
    expect(await refused(ask({ lines: over }))).toEqual({ code: 'discount-above-price', line: 2 })
    const { price: _, ...open } = hour
    expect((await given(ask({ lines: [{ ...open, discount: tenth }] }))).total).toBe(0)
  })

  it('takes a line that another company of the tenant sells: its visits are that company’s', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const other = await secondEntity(company)
    const odd = { kind: 'service', activity: 'II-3', label: 'Étagère', minutes: 60 } as const
    const lines = [hour, { ...odd, price: 4000, legalEntity: other }]
    const { id } = await given(foyer.sales.createOrder(order(company, { lines }), as('agent')))
    const visit = (activity: 'II-11' | 'II-3') =>
      given(foyer.dispatch.createVisit({ order: id, activity }, as('agent')))
    expect((await visit('II-11')).legalEntity).toBe(company.entity)
    expect((await visit('II-3')).legalEntity).toBe(other)
    const unknown = 'ent_0000000000000000000000000X'
    const wrong = order(company, { lines: [{ ...hour, legalEntity: unknown }] })
    const answer = foyer.sales.createOrder(wrong, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id: unknown })
  })

  it('tells the customer’s timeline, without a name or a sentence', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, store, tenant } = company
    const { id } = await given(foyer.sales.createOrder(order(company), as('agent')))
    const where = { about: customer, type: 'order-created' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    const data = { total: 8500, legalEntity: company.entity, worker: null }
    expect(items.map(({ doc }) => doc)).toMatchObject([{ type: 'order-created', of: id, data }])
  })

  it.each([
    ['customer', 'cus_0000000000000000000000000X'],
    ['worker', 'wrk_0000000000000000000000000X'],
    ['legalEntity', 'ent_0000000000000000000000000X'],
  ])('refuses an unknown %s by its id', async (field, id) => {
    const company = await smallCompany()
    const { foyer, as } = company
    const answer = foyer.sales.createOrder(order(company, { [field]: id }), as('agent'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id })
  })

  it('refuses a worker who left, from the day they left on', async () => {
    const company = await smallCompany({ at: '2026-03-01T08:00:00.000Z' })
    const { foyer, as, alma, clock } = company
    await given(foyer.organisation.endWorker({ worker: alma, on: '2026-03-02' }, as('owner')))
    const ask = () => foyer.sales.createOrder(order(company, { worker: alma }), as('agent'))
    await given(ask())
    clock.set('2026-03-02T08:00:00.000Z')
    const code = 'worker-not-available'
    expect(await refused(ask())).toEqual({ code, worker: alma, on: '2026-03-02' })
  })
})

describe('cancelOrder', () => {
  it('cancels once, and says why', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id } = await given(foyer.sales.createOrder(order(company), as('agent')))
    const cancel = () => foyer.sales.cancelOrder({ order: id, reason: 'too-late' }, as('agent'))
    expect(await given(cancel())).toMatchObject({ id, status: 'cancelled' })
    expect(await refused(cancel())).toEqual({ code: 'order-already-cancelled' })
  })

  it('takes a word as its reason, because what happened is public', async () => {
    const { foyer, as } = await smallCompany()
    const asked = { order: 'ord_0000000000000000000000000X', reason: 'Mme Dupont est malade' }
    expect((await refused(foyer.sales.cancelOrder(asked, as('agent')))).code).toBe('invalid-input')
  })
})

describe('a draft order', () => {
  const wants = 'Mon imprimante est muette'
  const drafted = async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const identity = { lastName: 'Petit', phone: '+33698765432', home: valence }
    const what = { legalEntity, activity: 'II-11', minutes: 90, wants } as const
    await given(foyer.customers.submitForm({ intent: 'order', identity, ...what }, as('visitor')))
    const [lead] = (await given(foyer.customers.listLeads({}, as('agent')))).items
    const customer = lead?.customer ?? ''
    const { items } = await given(foyer.sales.orderHistory({ customer }, as('agent')))
    const [draft] = items
    if (!lead || !draft) throw new Error('no draft')
    return { ...company, draft, order: draft.id, customer, lead: lead.id }
  }
  const valence = { street: '1 rue Haute', postcode: '26000', city: 'Valence' }

  it('holds what the form said, for the worker of the postcode, at no price yet (S027)', async () => {
    const { draft, alma, entity } = await drafted()
    const line = { kind: 'service', activity: 'II-11', minutes: 90, quantity: 1 }
    expect(draft).toMatchObject({
      status: 'draft',
      worker: alma,
      legalEntity: entity,
      description: wants,
      lines: [{ ...line, label: 'Assistance informatique à domicile' }],
      total: 0,
    })
    expect(draft.lines[0]?.price).toBeUndefined()
  })

  it('is confirmed once, at the price agreed: its customer is won, and its visits may begin (S027)', async () => {
    const { foyer, as, order, customer, lead, clock, store, tenant } = await drafted()
    clock.set('2026-03-05T08:00:00.000Z')
    const confirm = () => foyer.sales.confirmOrder({ order, price: 9000 }, as('agent'))
    expect(await given(confirm())).toMatchObject({
      ...{ status: 'open', orderedOn: '2026-03-05', total: 9000, lines: [{ price: 9000 }] },
    })
    expect(await refused(confirm())).toEqual({ code: 'order-already-confirmed' })
    const { customer: won } = await given(foyer.customers.showCustomer({ customer }, as('agent')))
    expect(won.standing).toBe('customer')
    expect((await store.get(tenant, 'leads', lead))?.doc).toMatchObject({ status: 'won' })
    expect(await given(foyer.dispatch.createVisit({ order }, as('agent')))).toMatchObject({
      ...{ order, minutes: 90, description: wants },
    })
  })

  it('may be confirmed before a price is agreed: the invoice waits for one', async () => {
    const { foyer, as, order, alma, clock } = await drafted()
    await given(foyer.sales.confirmOrder({ order }, as('agent')))
    const { id: visit } = await given(foyer.dispatch.createVisit({ order }, as('agent')))
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    const slot = { visit, worker: alma, date: '2026-03-02', start: '10:00' }
    const worker = as('worker', alma)
    await given(foyer.dispatch.bookSlot(slot, worker))
    clock.set('2026-03-02T11:00:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit }, worker))
    const { id: report } = await given(foyer.dispatch.writeReport({ visit, text: 'Fait' }, worker))
    await given(foyer.dispatch.signReport({ report, signedBy: 'P. Petit' }, worker))
    const invoices = await given(foyer.desk.queue({ queue: 'invoices-to-check' }, as('agent')))
    const invoice = invoices.items[0]?.of ?? ''
    expect(await refused(foyer.invoicing.checkInvoice({ invoice }, as('agent')))).toEqual({
      ...{ code: 'line-incomplete', line: 1, missing: 'price' },
    })
  })

  it('has no visit, and waits at the desk, until somebody confirms it (S027)', async () => {
    const { foyer, as, order, draft } = await drafted()
    const asked = foyer.dispatch.createVisit({ order }, as('agent'))
    expect(await refused(asked)).toEqual({ code: 'order-not-confirmed' })
    const queue = foyer.desk.queue({ queue: 'orders-to-confirm' }, as('agent'))
    expect((await given(queue)).items).toMatchObject([
      { of: order, customer: draft.customer, activity: 'II-11', minutes: 90, wants },
    ])
  })

  it('is dropped like any order, and stays dropped', async () => {
    const { foyer, as, order } = await drafted()
    await given(foyer.sales.cancelOrder({ order, reason: 'not-reached' }, as('agent')))
    const answer = foyer.sales.confirmOrder({ order }, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'order-already-cancelled' })
  })

  it('tells its draft, its confirmation and its end without a name or a sentence', async () => {
    const { foyer, as, order, lead, entity, alma, store, tenant } = await drafted()
    await given(foyer.sales.confirmOrder({ order, price: 9000 }, as('agent')))
    const { items } = await store.find(tenant, facts.name, { where: { of: order }, limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([
      { type: 'order-drafted', data: { legalEntity: entity, lead } },
      { type: 'order-confirmed', data: { total: 9000, legalEntity: entity, worker: alma } },
    ])
  })
})

describe('orderHistory', () => {
  it('gives three orders newest first with their totals (S208)', async () => {
    const company = await smallCompany()
    const { foyer, as, clock, customer } = company
    for (const price of [1000, 2000, 3000]) {
      await given(
        foyer.sales.createOrder(order(company, { lines: [{ ...mouse, price }] }), as('agent')),
      )
      clock.pass(60_000)
    }
    const { items } = await given(foyer.sales.orderHistory({ customer }, as('customer', customer)))
    expect(items.map(({ total }) => total)).toEqual([6000, 4000, 2000])
  })

  it('shows nobody the orders of somebody else', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const stranger = as('customer', await newCustomer(company, 2))
    const { id } = await given(foyer.sales.createOrder(order(company), as('agent')))
    expect((await refused(foyer.sales.orderHistory({ customer }, stranger))).code).toBe('not-found')
    expect((await refused(foyer.sales.showOrder({ order: id }, stranger))).code).toBe('not-found')
  })
})
