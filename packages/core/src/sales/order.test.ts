import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
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
