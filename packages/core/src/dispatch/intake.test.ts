import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

type Asked = Parameters<SmallCompany['foyer']['dispatch']['takeOrder']>[0]

const taking = ({ foyer, as, customer, entity }: SmallCompany, rest: Partial<Asked> = {}) => {
  const what = { activity: 'II-11', description: 'Imprimante muette', minutes: 90 } as const
  return foyer.dispatch.takeOrder({ customer, legalEntity: entity, ...what, ...rest }, as('agent'))
}

const kept = async ({ store, tenant }: SmallCompany, of: string) =>
  (await store.find(tenant, of, { limit: 100 })).items.map(({ doc }) => doc)

describe('takeOrder', () => {
  it('orders, plans and tells the worker of the postcode in one call (S060)', async () => {
    const company = await smallCompany()
    const { customer, entity, alma } = company
    const { order, visit, worker } = await given(taking(company, { price: 9000 }))
    expect(worker).toEqual({ worker: alma, name: 'Alma Roux', because: ['territory'] })
    expect(order).toMatchObject({
      ...{ customer, legalEntity: entity, worker: alma, status: 'open', total: 9000 },
      lines: [{ label: 'Assistance informatique à domicile', minutes: 90, price: 9000 }],
    })
    expect(visit).toMatchObject({
      ...{ order: order.id, customer, worker: alma, activity: 'II-11', minutes: 90 },
      ...{ description: 'Imprimante muette', status: 'planned', place: 'home' },
    })
    expect(await kept(company, 'notices')).toMatchObject([
      { channel: 'sms', to: alma, subject: 'visit-planned', data: { visit: visit.id } },
      { channel: 'email', to: customer, subject: 'visit-planned', data: { visit: visit.id } },
    ])
  })

  it('writes down how the contract was concluded, where somebody says it (S137)', async () => {
    const contract = { concluded: 'distance', informed: ['withdrawal'] } as const
    const { order } = await given(taking(await smallCompany(), { contract } as never))
    expect(order.contract).toMatchObject({ concluded: 'distance', concludedOn: order.orderedOn })
    expect(order.warnings).toMatchObject([{ code: 'information-missing' }])
  })

  it('goes from a search to an appointment that the worker fixes (S060)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const search = foyer.customers.searchCustomers({ text: 'dupont' }, as('agent'))
    const [found] = (await given(search)).items
    const { visit } = await given(taking(company, { customer: found?.id ?? '' }))
    const slot = { visit: visit.id, worker: alma, date: '2026-03-03', start: '09:00' }
    const booked = await given(foyer.dispatch.bookSlot(slot, as('worker', alma)))
    expect(booked).toMatchObject({ status: 'booked', minutes: 90 })
  })

  it('is for the agent, who orders and does not say a visit is done (S056)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { visit } = await given(taking(company))
    const done = foyer.dispatch.completeVisit({ visit: visit.id }, as('agent'))
    expect(await refused(done)).toMatchObject({ code: 'not-allowed', role: 'agent' })
  })

  it('chooses another worker where that of the postcode lacks the skill', async () => {
    const company = await smallCompany()
    const { worker } = await given(taking(company, { activity: 'II-1' }))
    expect(worker).toEqual({ worker: company.basile, name: 'Basile Morin', because: [] })
  })

  it('chooses who has the least to do today where nobody is preferred', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const identity = { lastName: 'Loin', phone: '+33698765432' }
    const { customer } = await given(foyer.customers.registerCustomer({ identity }, as('agent')))
    const away = { customer: customer.id }
    const first = await given(taking(company, away))
    expect(first.worker).toMatchObject({ worker: alma, because: [] })
    const slot = { visit: first.visit.id, worker: alma, date: '2026-03-02', start: '10:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    expect((await given(taking(company, away))).worker).toMatchObject({ worker: company.basile })
  })

  it('takes the worker who is named, or nobody yet', async () => {
    const company = await smallCompany()
    const { basile } = company
    const { worker, visit } = await given(taking(company, { worker: basile }))
    expect(worker).toEqual({ worker: basile, name: 'Basile Morin', because: [] })
    expect(visit.worker).toBe(basile)
    const none = await given(taking(company, { worker: null }))
    expect([none.worker, none.visit.worker, none.visit.status]).toEqual([
      ...[undefined, null, 'planned'],
    ])
  })

  it('leaves the visit among those to plan when nobody has the skill', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { worker, visit } = await given(taking(company, { activity: 'II-5' }))
    expect([worker, visit.worker]).toEqual([undefined, null])
    const { items } = await given(foyer.desk.queue({ queue: 'visits-to-plan' }, as('agent')))
    expect(items.map(({ of }) => of)).toEqual([visit.id])
  })

  it('makes a customer of a prospect, and wins the lead', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const identity = { lastName: 'Petit', phone: '+33698765432' }
    const lead = await given(foyer.customers.takeLead({ source: 'flyer', identity }, as('agent')))
    await given(taking(company, { customer: lead.customer }))
    const { items } = await given(foyer.customers.listLeads({}, as('agent')))
    expect(items).toMatchObject([{ id: lead.lead, status: 'won' }])
  })

  it.each([
    ['customer', 'cus_0000000000000000000000000X'],
    ['worker', 'wrk_0000000000000000000000000X'],
    ['legalEntity', 'ent_0000000000000000000000000X'],
  ])('refuses an unknown %s, and keeps nothing', async (field, id) => {
    const company = await smallCompany()
    expect(await refused(taking(company, { [field]: id }))).toEqual({ code: 'not-found', id })
    expect([await kept(company, 'orders'), await kept(company, 'visits')]).toEqual([[], []])
  })

  it('refuses a worker named who lacks the skill or has left', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    expect(await refused(taking(company, { worker: alma, activity: 'II-1' }))).toEqual({
      ...{ code: 'worker-lacks-skill', worker: alma, activity: 'II-1' },
    })
    await given(foyer.organisation.endWorker({ worker: alma, on: '2026-03-02' }, as('owner')))
    expect(await refused(taking(company, { worker: alma }))).toEqual({
      ...{ code: 'worker-not-available', worker: alma, on: '2026-03-02' },
    })
    expect((await given(taking(company))).worker?.worker).toBe(company.basile)
  })
})
