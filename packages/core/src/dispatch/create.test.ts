import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

const ordered = (company: SmallCompany) => {
  const { foyer, as, customer, entity, alma } = company
  const service = { kind: 'service', activity: 'II-11', label: 'Dépannage' } as const
  const lines = [{ ...service, minutes: 90, price: 9000 }]
  const description = 'L’imprimante ne répond plus'
  const order = { customer, legalEntity: entity, worker: alma, description, lines }
  return given(foyer.sales.createOrder(order, as('agent')))
}

const noticesOf = async ({ store, tenant }: SmallCompany) =>
  (await store.find(tenant, 'notices', { limit: 100 })).items.map(({ doc }) => doc)

describe('createVisit', () => {
  it('copies an order’s description and stays linked to it (S061)', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity, alma } = company
    const order = await ordered(company)
    const visit = await given(foyer.dispatch.createVisit({ order: order.id }, as('agent')))
    expect(visit).toMatchObject({
      order: order.id,
      description: order.description,
      customer,
      legalEntity: entity,
      worker: alma,
      activity: 'II-11',
      minutes: 90,
      status: 'draft',
    })
  })

  it('may leave the order’s worker out', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const order = await ordered(company)
    const asked = { order: order.id, worker: null }
    expect((await given(foyer.dispatch.createVisit(asked, as('agent')))).worker).toBeNull()
  })

  it('refuses an order that was cancelled', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: order } = await ordered(company)
    await given(foyer.sales.cancelOrder({ order, reason: 'too-late' }, as('agent')))
    const code = 'order-already-cancelled'
    expect(await refused(foyer.dispatch.createVisit({ order }, as('agent')))).toEqual({ code })
  })

  it('asks which activity an order of goods alone means', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity } = company
    const lines = [{ kind: 'goods', label: 'Souris', price: 1250 }] as const
    const bought = { customer, legalEntity: entity, lines: [...lines] }
    const { id: order } = await given(foyer.sales.createOrder(bought, as('agent')))
    const asked = foyer.dispatch.createVisit({ order }, as('agent'))
    expect(await refused(asked)).toEqual({ code: 'activity-needed' })
    await given(foyer.dispatch.createVisit({ order, activity: 'II-11' }, as('agent')))
  })

  it('refuses a worker who has left', async () => {
    const company = await smallCompany({ at: '2026-03-02T08:00:00.000Z' })
    const { foyer, as, alma } = company
    const { id: order } = await ordered(company)
    await given(foyer.organisation.endWorker({ worker: alma, on: '2026-03-02' }, as('owner')))
    const answer = foyer.dispatch.createVisit({ order }, as('agent'))
    expect((await refused(answer)).code).toBe('worker-not-available')
  })
})

describe('validateVisit', () => {
  it('tells worker and customer in the same commit, and nobody of a draft (S062)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, customer } = company
    const order = await ordered(company)
    const { id } = await given(foyer.dispatch.createVisit({ order: order.id }, as('agent')))
    expect(await noticesOf(company)).toEqual([])
    await given(foyer.dispatch.validateVisit({ visit: id }, as('agent')))
    expect(await noticesOf(company)).toMatchObject([
      { channel: 'sms', to: alma, subject: 'visit-planned', data: { visit: id } },
      { channel: 'email', to: customer, subject: 'visit-planned', data: { visit: id } },
    ])
  })

  it('tells nobody twice', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const order = await ordered(company)
    const { id } = await given(foyer.dispatch.createVisit({ order: order.id }, as('agent')))
    const validate = () => foyer.dispatch.validateVisit({ visit: id }, as('agent'))
    await given(validate())
    expect(await refused(validate())).toEqual({ code: 'visit-already-validated' })
    expect(await noticesOf(company)).toHaveLength(2)
  })
})

describe('visitsOf', () => {
  it('lists a customer’s visits in one state, to the customer and the office, and no draft to anybody', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const order = await ordered(company)
    const { id: visit } = await given(foyer.dispatch.createVisit({ order: order.id }, as('agent')))
    const list = async (status: 'planned' | 'booked') =>
      (await given(foyer.dispatch.visitsOf({ customer, status }, as('customer', customer)))).items
    expect(await list('planned')).toEqual([])
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    expect(await list('planned')).toMatchObject([{ id: visit, status: 'planned' }])
    expect(await list('booked')).toEqual([])
    const stranger = await newCustomer(company, 2)
    const refusal = await refused(foyer.dispatch.visitsOf({ customer }, as('customer', stranger)))
    expect(refusal).toEqual({ code: 'not-found' })
    expect(
      await refused(foyer.dispatch.visitsOf({ customer, status: 'draft' } as never, as('agent'))),
    ).toMatchObject({ code: 'invalid-input', issues: [{ path: 'status' }] })
  })

  it('tells who comes by their first name, and nothing else of them; nobody while nobody is meant to', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, alma, entity: legalEntity } = company
    const task = { legalEntity, customer, activity: 'II-11', minutes: 60 } as const
    for (const worker of [alma, null]) {
      const { id } = await given(foyer.dispatch.createVisit({ ...task, worker }, as('agent')))
      await given(foyer.dispatch.validateVisit({ visit: id }, as('agent')))
    }
    const asked = { customer, status: 'planned' } as const
    const { items } = await given(foyer.dispatch.visitsOf(asked, as('customer', customer)))
    const names = items.map(({ worker, workerName }) => [worker, workerName])
    expect(names).toEqual(
      expect.arrayContaining([
        [alma, 'Alma'],
        [null, undefined],
      ]),
    )
    expect(JSON.stringify(items)).not.toMatch(/Roux|\+336/)
  })
})

describe('showVisit', () => {
  it('shows a visit to its worker and its customer, and to no other (S086)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile, customer } = company
    const stranger = await newCustomer(company, 2)
    const order = await ordered(company)
    const { id: visit } = await given(foyer.dispatch.createVisit({ order: order.id }, as('agent')))
    const show = (role: 'worker' | 'customer', who: string) =>
      foyer.dispatch.showVisit({ visit }, as(role, who))
    await given(show('worker', alma))
    await given(show('customer', customer))
    expect(await refused(show('worker', basile))).toEqual({ code: 'not-found' })
    expect(await refused(show('customer', stranger))).toEqual({ code: 'not-found' })
  })
})
