import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

/** Two people of one household, each with an account of the host’s for the same customer. */
const household = async () => {
  const company = await smallCompany()
  const { foyer, as, customer } = company
  for (const id of ['marie', 'paul'])
    await given(foyer.organisation.grantRole({ id, role: 'customer', self: customer }, as('owner')))
  return company
}

/** What an account sees of its file, as a host asks: who is this, and then as whoever that is. */
const fileOf = async ({ foyer, as, tenant }: SmallCompany, account: string) => {
  const { role, self = '' } = await given(foyer.organisation.roleOf({ account }, as('system')))
  const who = { as: { tenant, role, id: self } }
  return given(foyer.customers.showCustomer({ customer: self }, who))
}

describe('the accounts of a household', () => {
  it('are not its file: one of two is revoked, the customer stays, and so does the other (S206)', async () => {
    const company = await household()
    const { foyer, as, customer } = company
    const before = await fileOf(company, 'marie')
    expect(await fileOf(company, 'paul')).toEqual(before)
    expect(before.customer.id).toBe(customer)

    await given(foyer.organisation.revokeRole({ account: 'marie' }, as('owner')))
    const asked = foyer.organisation.roleOf({ account: 'marie' }, as('system'))
    expect(await refused(asked)).toEqual({ code: 'not-found', id: 'marie' })
    expect(await fileOf(company, 'paul')).toEqual(before)
    expect(await given(foyer.customers.showCustomer({ customer }, as('agent')))).toEqual(before)
  })

  it('leave the customer where it is when the last one goes, and come back to the same one', async () => {
    const company = await household()
    const { foyer, as, customer } = company
    for (const account of ['marie', 'paul'])
      await given(foyer.organisation.revokeRole({ account }, as('owner')))
    const { items } = await given(foyer.customers.searchCustomers({ text: 'dupont' }, as('agent')))
    expect(items.map(({ id }) => id)).toEqual([customer])
    const again = { id: 'zoe', role: 'customer', self: customer } as const
    await given(foyer.organisation.grantRole(again, as('owner')))
    expect((await fileOf(company, 'zoe')).customer.id).toBe(customer)
  })

  it('are the owner’s alone to revoke', async () => {
    const { foyer, as, customer } = await household()
    for (const role of ['manager', 'agent', 'customer'] as const) {
      const asked = foyer.organisation.revokeRole({ account: 'paul' }, as(role, customer))
      expect((await refused(asked)).code).toBe('not-allowed')
    }
  })
})
