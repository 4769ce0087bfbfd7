import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const shop = { system: 'shop', id: '12' }
const crm = { system: 'crm', id: '9' }

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, customer } = company
  const agent = as('agent')
  const link = (name: typeof shop, whose = customer) =>
    foyer.customers.linkExternalId({ customer: whose, name }, agent)
  const look = (name: typeof shop) => foyer.customers.customerBy(name, agent)
  return { ...company, agent, link, look }
}

describe('the names of a customer in other systems', () => {
  it('all find the same customer, shop:12 as well as crm:9 (S215)', async () => {
    const { foyer, agent, customer, link, look } = await opened()
    for (const name of [shop, crm]) await given(link(name))
    for (const name of [shop, crm]) expect((await given(look(name))).customer.id).toBe(customer)
    const { items } = await given(foyer.customers.externalIdsOf({ customer }, agent))
    expect(items.map(({ id }) => id)).toEqual(['crm:9', 'shop:12'])
    expect(await refused(look({ system: 'shop', id: '9' }))).toEqual({
      ...{ code: 'not-found', id: 'shop:9' },
    })
  })

  it('are one customer’s each, until they are taken back', async () => {
    const { foyer, as, agent, customer, link, look } = await opened()
    const other = await newCustomer({ foyer, as }, 2)
    await given(link(shop))
    expect(await refused(link(shop, other))).toEqual({ code: 'external-id-taken', customer })
    await given(foyer.customers.unlinkExternalId(shop, agent))
    expect((await refused(look(shop))).code).toBe('not-found')
    await given(link(shop, other))
    expect((await given(look(shop))).customer.id).toBe(other)
    expect((await refused(foyer.customers.unlinkExternalId(crm, agent))).code).toBe('not-found')
  })

  it('change nothing when they are said again, and are told of once', async () => {
    const { foyer, agent, customer, link } = await opened()
    const first = await given(link(shop))
    expect(await given(link(shop))).toEqual(first)
    const { items } = await given(foyer.customers.showTimeline({ customer }, agent))
    expect(items.filter(({ type }) => type === 'external-id-linked')).toHaveLength(1)
  })

  it.each([
    [{ system: 'Shop', id: '12' }, 'name.system'],
    [{ system: 'shop:eu', id: '12' }, 'name.system'],
    [{ system: 'shop', id: '  ' }, 'name.id'],
  ])('are refused as %j', async (name, path) => {
    const { link } = await opened()
    expect(await refused(link(name))).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('are each company’s own, and none of nobody', async () => {
    const { store, customer, link } = await opened()
    await given(link(shop))
    const other = scenario({ store, tenant: 'tenant-b' })
    const owner = other.as('owner')
    const { customers } = other.foyer
    expect((await refused(customers.customerBy(shop, owner))).code).toBe('not-found')
    expect((await refused(customers.linkExternalId({ customer, name: shop }, owner))).code).toBe(
      'not-found',
    )
  })
})
