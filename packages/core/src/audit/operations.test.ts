import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const lines = [{ kind: 'goods', label: 'Souris', price: 1250 }] as const

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, customer, entity } = company
  const order = (of = customer) =>
    given(
      foyer.sales.createOrder(
        { customer: of, legalEntity: entity, lines: [...lines] },
        as('agent', 'acc-7'),
      ),
    )
  const trail = async (asked: object = {}) => given(foyer.audit.showTrail(asked, as('accountant')))
  return { ...company, order, trail }
}

describe('showTrail', () => {
  it('shows who did what, when and through which operation, in the order of the feed', async () => {
    const { order, trail, foyer, clock } = await opened()
    const { id } = await order()
    await foyer.relay()
    const { items } = await trail()
    expect(items.map(({ position }) => position)).toEqual(items.map((_, i) => i + 1))
    expect(items.at(-1)).toMatchObject({
      type: 'order-created',
      of: id,
      by: 'acc-7',
      role: 'agent',
      operation: 'sales.createOrder',
      at: clock.now(),
    })
  })

  it('holds a fact back until it has its place in the feed', async () => {
    const { order, trail, foyer } = await opened()
    await foyer.relay()
    const before = (await trail()).items.length
    await order()
    expect((await trail()).items).toHaveLength(before)
    await foyer.relay()
    expect((await trail()).items).toHaveLength(before + 1)
  })

  it('is also that of one document, or of one customer', async () => {
    const company = await opened()
    const { order, trail, foyer, customer } = company
    const [{ id }, other] = [await order(), await newCustomer(company, 2)]
    await order(other)
    await foyer.relay()
    expect((await trail({ of: id })).items.map(({ type }) => type)).toEqual(['order-created'])
    const { items } = await trail({ about: other })
    expect(items.length).toBeGreaterThan(0)
    for (const { about } of items) expect(about).toBe(other)
    const theirs = await trail({ about: customer, of: id })
    expect(theirs.items).toHaveLength(1)
  })

  it('goes on where a page ended', async () => {
    const { trail, foyer } = await opened()
    await foyer.relay()
    const all = (await trail()).items
    const first = await trail({ limit: 2 })
    const rest = await trail({ after: first.next })
    expect([...first.items, ...rest.items]).toEqual(all)
  })

  it('is for the owner and the accountant', async () => {
    const { foyer, as } = await opened()
    for (const role of ['manager', 'agent', 'worker', 'customer'] as const)
      expect((await refused(foyer.audit.showTrail({}, as(role)))).code).toBe('not-allowed')
    await given(foyer.audit.showTrail({}, as('owner')))
  })
})
