import { describe, expect, it } from 'vitest'
import { TenantId } from '../shared/branded.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const call = { channel: 'phone', direction: 'in', phase: 'before-sale', summary: 'Prix ?' } as const
const letter = { channel: 'email', direction: 'out', phase: 'sale', summary: 'Devis' } as const
const chat = { channel: 'chat', direction: 'in', phase: 'after-sale', summary: 'Merci' } as const
const nobody = 'cus_0000000000000000000000000X'

describe('a customer’s timeline', () => {
  it('holds every exchange before, during and after a sale, with channel, direction and phase (S200)', async () => {
    const { foyer, as, customer, clock } = await smallCompany()
    for (const exchange of [call, letter, chat]) {
      await given(foyer.customers.logExchange({ customer, ...exchange }, as('agent', 'ana')))
      clock.pass(60_000)
    }
    const asked = { customer, limit: 3 }
    const { items } = await given(foyer.customers.showTimeline(asked, as('agent')))
    expect(items.map(({ type, by }) => [type, by])).toEqual(
      Array(3).fill(['exchange-logged', 'ana']),
    )
    expect(items.map(({ exchange }) => exchange)).toMatchObject([chat, letter, call])
  })

  it('holds what other contexts did too, and what became of nobody else', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity, clock } = company
    clock.pass(60_000)
    const lines = [{ kind: 'goods', label: 'Souris', quantity: 1, price: 1250 } as const]
    const asked = { customer, legalEntity: entity, description: 'Souris', lines }
    const order = await given(foyer.sales.createOrder(asked, as('agent')))
    clock.pass(60_000)
    await given(foyer.customers.logExchange({ customer, ...chat }, as('agent')))
    const other = await newCustomer(company, 2)
    const show = (who: string) =>
      given(foyer.customers.showTimeline({ customer: who }, as('agent')))
    expect((await show(customer)).items.map(({ type, of }) => [type, of])).toEqual([
      ['exchange-logged', expect.stringMatching(/^exc_/)],
      ['order-created', order.id],
      ['customer-registered', customer],
    ])
    expect((await show(other)).items.map(({ of }) => of)).toEqual([other])
  })

  it('comes in pages, without a moment lost or told twice', async () => {
    const { foyer, as, customer, clock } = await smallCompany()
    clock.pass(60_000)
    for (let i = 0; i < 5; i++) {
      await given(foyer.customers.logExchange({ customer, ...call, summary: `${i}` }, as('agent')))
      clock.pass(60_000)
    }
    const told: string[] = []
    let after: string | undefined
    do {
      const asked = { customer, limit: 2, ...(after ? { after } : {}) }
      const page = await given(foyer.customers.showTimeline(asked, as('agent')))
      told.push(...page.items.map(({ exchange }) => exchange?.summary ?? ''))
      after = page.next
    } while (after)
    expect(told).toEqual(['4', '3', '2', '1', '0', ''])
  })

  it('records the fact without the words: facts are public (S200)', async () => {
    const { foyer, as, customer, store, tenant } = await smallCompany()
    await given(foyer.customers.logExchange({ customer, ...call }, as('agent')))
    const { items } = await store.find(tenant, 'facts', { where: { about: customer }, limit: 9 })
    expect(JSON.stringify(items)).not.toContain(call.summary)
  })

  it('refuses an unknown customer, and every customer of another tenant', async () => {
    const { foyer, as, customer } = await smallCompany()
    const stranger = { as: { ...as('agent').as, tenant: TenantId.parse('tenant-b') } }
    const { showTimeline, logExchange } = foyer.customers
    for (const answer of [
      showTimeline({ customer: nobody }, as('agent')),
      logExchange({ customer: nobody, ...call }, as('agent')),
      showTimeline({ customer }, stranger),
      logExchange({ customer, ...call }, stranger),
    ])
      expect((await refused(answer)).code).toBe('not-found')
  })
})
