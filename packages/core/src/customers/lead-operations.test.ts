import { describe, expect, it } from 'vitest'
import { notices } from '../app/notices.js'
import { keptNotices } from '../testing/doubles.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const asked = (source: string, postcode?: string) => ({
  source: source as 'press',
  detail: '',
  wants: 'Deux heures de ménage',
  identity: {
    firstName: 'Paul',
    lastName: 'Petit',
    phone: '+33612345678',
    home: { street: '', city: '', ...(postcode ? { postcode } : {}) },
  },
})

/** A small company where Basile answers for 01000 to 01999. */
const ain = async (): Promise<SmallCompany> => {
  const company = await smallCompany()
  const { foyer, as, basile } = company
  const postcodes = [{ from: '01000', to: '01999' }]
  await given(
    foyer.organisation.drawTerritory({ name: 'Ain', postcodes, worker: basile }, as('owner')),
  )
  return company
}

describe('takeLead', () => {
  it('gives a lead to the worker of its postcode, who is told (S030)', async () => {
    const { foyer, as, basile, store, tenant } = await ain()
    const lead = await given(foyer.customers.takeLead(asked('press', '01120'), as('visitor')))
    expect(lead.worker).toBe(basile)
    const { items } = await store.find(tenant, notices.name, { where: { to: basile }, limit: 9 })
    const data = { lead: lead.lead }
    expect(items.map(({ doc }) => doc)).toMatchObject([
      { channel: 'sms', subject: 'lead-assigned', data },
    ])
    const { customer } = await given(
      foyer.customers.showCustomer({ customer: lead.customer }, as('agent')),
    )
    expect(customer).toMatchObject({ standing: 'prospect', lastName: 'Petit', organisation: '' })
  })

  it('hands a notice to the channel’s adapter when there is one (S030)', async () => {
    const { sent, notifier } = keptNotices()
    const company = await smallCompany({ notifiers: { sms: notifier } })
    const { foyer, as, alma } = company
    await given(foyer.customers.takeLead(asked('press', '26100'), as('agent')))
    await foyer.relay()
    expect(sent).toMatchObject([{ subject: 'lead-assigned', to: alma }])
  })

  it.each(['75011', undefined])(
    'queues a lead of %s: nobody answers for it yet (S031)',
    async (postcode) => {
      const { foyer, as, store, tenant } = await ain()
      const { worker } = await given(
        foyer.customers.takeLead(asked('flyer', postcode), as('agent')),
      )
      expect(worker).toBeUndefined()
      expect((await store.find(tenant, notices.name, { limit: 9 })).items).toEqual([])
    },
  )

  it('queues a lead of the postcode of a worker who left, and tells nobody', async () => {
    const { foyer, as, basile, store, tenant } = await ain()
    const ask = () => foyer.customers.takeLead(asked('press', '01120'), as('agent'))
    await given(foyer.organisation.endWorker({ worker: basile, on: '2026-03-02' }, as('owner')))
    expect((await given(ask())).worker).toBeUndefined()
    expect((await store.find(tenant, notices.name, { limit: 9 })).items).toEqual([])
  })

  it('refuses the postcode 1120: its zero may not be guessed here (S031)', async () => {
    const { foyer, as } = await ain()
    const answer = foyer.customers.takeLead(asked('press', '1120'), as('visitor'))
    expect(await refused(answer)).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'identity.home.postcode' }],
    })
  })

  it('refuses a lead without a source: it must be asked, and `unknown` is an answer (S025)', async () => {
    const { foyer, as } = await ain()
    const { source: _, ...silent } = asked('press')
    const answer = foyer.customers.takeLead(silent as never, as('agent'))
    expect(await refused(answer)).toMatchObject({ issues: [{ path: 'source' }] })
    await given(foyer.customers.takeLead(asked('unknown'), as('agent')))
  })
})

describe('leadFunnel', () => {
  it('gives conversion and cost per lead by source, `unknown` always among them (S025)', async () => {
    const company = await ain()
    const { foyer, as, entity } = company
    for (const source of ['press', 'press', 'press', 'search-engine', 'search-engine', 'flyer']) {
      const { customer } = await given(foyer.customers.takeLead(asked(source), as('agent')))
      if (source === 'flyer') continue
      await order(company, { customer, entity })
    }
    for (const source of ['press', 'unknown'])
      await given(foyer.customers.takeLead(asked(source), as('agent')))
    const spend = [
      { source: 'press', amount: 8000 },
      { source: 'press', amount: 2000 },
      { source: 'radio', amount: 5000 },
    ] as const
    const { sources } = await given(
      foyer.customers.leadFunnel({ from: '2026-03-01', until: '2026-04-01', spend }, as('owner')),
    )
    const none = { conversion: null, costPerLead: null }
    expect(sources).toEqual([
      { source: 'search-engine', leads: 2, won: 2, conversion: 100, spend: 0, costPerLead: 0 },
      { source: 'press', leads: 4, won: 3, conversion: 75, spend: 10_000, costPerLead: 2500 },
      { source: 'radio', leads: 0, won: 0, spend: 5000, ...none },
      { source: 'flyer', leads: 1, won: 0, conversion: 0, spend: 0, costPerLead: 0 },
      { source: 'unknown', leads: 1, won: 0, conversion: 0, spend: 0, costPerLead: 0 },
    ])
  })

  it('counts from the first day on and up to the last, that one excluded', async () => {
    const { foyer, as, clock } = await ain()
    const count = async (from: string, until: string) =>
      (await given(foyer.customers.leadFunnel({ from, until }, as('owner')))).sources
    clock.set('2026-03-31T08:00:00.000Z')
    await given(foyer.customers.takeLead(asked('press'), as('agent')))
    expect(await count('2026-03-31', '2026-04-01')).toMatchObject([{ leads: 1 }, { leads: 0 }])
    const nothing = [{ source: 'unknown', leads: 0 }]
    expect(await count('2026-03-01', '2026-03-31')).toMatchObject(nothing)
    expect(await count('2026-04-01', '2026-05-01')).toMatchObject(nothing)
  })
})

describe('a first order', () => {
  it('makes a customer of a prospect, under the same id, and wins its leads (S235)', async () => {
    const company = await ain()
    const { foyer, as, entity, store, tenant } = company
    const taken = await given(foyer.customers.takeLead(asked('press'), as('agent')))
    const { customer } = taken
    const { customer: ordered } = await order(company, { customer, entity })
    expect(ordered).toBe(customer)
    const shown = await given(foyer.customers.showCustomer({ customer }, as('agent')))
    expect(shown.customer).toMatchObject({ id: customer, standing: 'customer' })
    expect((await store.get(tenant, 'leads', taken.lead))?.doc).toMatchObject({ status: 'won' })
  })

  it('is won once: the second order tells nothing more', async () => {
    const company = await ain()
    const { foyer, as, entity } = company
    const { customer } = await given(foyer.customers.takeLead(asked('press'), as('agent')))
    await order(company, { customer, entity })
    await order(company, { customer, entity })
    const { items } = await given(foyer.customers.showTimeline({ customer }, as('agent')))
    expect(items.filter(({ type }) => type === 'customer-won')).toHaveLength(1)
  })
})

const order = (
  { foyer, as }: SmallCompany,
  { customer, entity }: { readonly customer: string; readonly entity: string },
) => {
  const lines = [{ kind: 'goods', label: 'Souris', quantity: 1, price: 1250 } as const]
  const asked = { customer, legalEntity: entity, description: 'Souris', lines }
  return given(foyer.sales.createOrder(asked, as('agent')))
}
