import { describe, expect, it } from 'vitest'
import { TenantId } from '../shared/branded.js'
import { given, refused, scenario } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const on = 'customers' as const
const label = { fr: 'Champ', en: 'Field' }
const field = (name: string, kind: string, rest: object = {}) => ({
  ...{ name, label, kind: kind as 'text', personal: false, searchable: true },
  ...rest,
})
const fields = [
  field('door-code', 'text', { personal: true }),
  field('rooms', 'number'),
  field('moved-in', 'date'),
  field('dog', 'yes-no'),
  field('heating', 'choice', { choices: ['Gaz', 'Fioul'] }),
  field('note', 'text', { searchable: false }),
]
const values = {
  ...{ 'door-code': 'Z4812', rooms: '47.25', 'moved-in': '2019-05-01', dog: true },
  ...{ heating: 'Fioul', note: 'Prudence' },
}
const identity = { firstName: 'Éloïse', lastName: 'Martin', phone: '+33612345678' }

const opened = async (declared: readonly object[] = fields) => {
  const company = await smallCompany()
  const { foyer, as, customer, clock } = company
  const agent = as('agent')
  const declare = (one: object) =>
    given(foyer.organisation.declareField({ on, field: one as never }, as('owner')))
  for (const one of declared) await declare(one)
  const amend = (custom: object, change: object = {}) =>
    foyer.customers.amendCustomer({ customer, change, custom: custom as never }, agent)
  const shown = async () =>
    (await given(foyer.customers.showCustomer({ customer }, agent))).customer
  const search = async (text: string) =>
    (await given(foyer.customers.searchCustomers({ text }, agent))).items.map(({ id }) => id)
  /** Lives on a little, and does what fell due. */
  const spread = async () => {
    clock.set('2026-03-02T08:01:00.000Z')
    await foyer.tick()
  }
  return { ...company, declare, amend, shown, search, spread }
}

describe('custom fields of a customer', () => {
  it('are stored, searched, exported and erased (S294)', async () => {
    const { foyer, as, amend, shown, search, customer, tenant, store } = await opened()
    await newCustomer({ foyer, as }, 2)
    expect((await given(amend(values))).customer.custom).toEqual(values)
    expect(await shown()).toMatchObject({ custom: values })
    for (const text of ['z4812', '47.25', '2019-05-01', 'fioul', 'dupont FIOUL'])
      expect(await search(text)).toEqual([customer])
    expect(await search('prudence')).toEqual([])

    const copy: string[] = []
    for await (const line of foyer.exportTenant(tenant)) copy.push(line)
    const exported = copy.filter((line) => line.includes('Z4812'))
    expect(exported.map((line) => JSON.parse(line).of)).toEqual(['customers'])
    expect(copy.join()).not.toMatch(/"data":[^}]*Z4812/)

    const erased = foyer.customers.eraseFields({ customer }, as('manager'))
    expect(await given(erased)).toEqual({ erased: ['door-code'] })
    const { 'door-code': _, ...left } = values
    expect((await shown()).custom).toEqual(left)
    expect(await search('z4812')).toEqual([])
    expect(JSON.stringify(await store.find(tenant, 'customers', { limit: 10 }))).not.toContain(
      'Z4812',
    )
    expect(await foyer.eraseTenant(tenant)).toBeGreaterThan(0)
    expect((await store.find(tenant, 'customers', { limit: 10 })).items).toEqual([])
    expect((await store.find(tenant, 'custom-fields', { limit: 10 })).items).toEqual([])
  })

  it('are given when a customer is registered, and changed one by one', async () => {
    const { foyer, as } = await opened()
    const custom = { rooms: '4', dog: false }
    const asked = foyer.customers.registerCustomer({ identity, custom }, as('agent'))
    const { customer } = await given(asked)
    expect(customer.custom).toEqual(custom)
    const change = { customer: customer.id, change: {}, custom: { rooms: null, heating: 'Gaz' } }
    const amended = await given(foyer.customers.amendCustomer(change, as('agent')))
    expect(amended.customer.custom).toEqual({ dog: false, heating: 'Gaz' })
    const renamed = { customer: customer.id, change: { lastName: 'Durand' } }
    expect(
      (await given(foyer.customers.amendCustomer(renamed, as('agent')))).customer,
    ).toMatchObject({ lastName: 'Durand', custom: { dog: false, heating: 'Gaz' } })
    const { items } = await given(
      foyer.customers.showTimeline({ customer: customer.id }, as('agent')),
    )
    expect(items.map(({ type }) => type)).toContain('customer-amended')
  })

  it.each([
    [{ cat: 'yes' }, { code: 'custom-field-unknown', field: 'cat' }],
    [{ rooms: 'three' }, { code: 'custom-value-unfit', field: 'rooms', kind: 'number' }],
    [{ rooms: true }, { code: 'custom-value-unfit', field: 'rooms', kind: 'number' }],
    [{ 'moved-in': '2025-02-30' }, { code: 'custom-value-unfit', field: 'moved-in', kind: 'date' }],
    [{ dog: 'yes' }, { code: 'custom-value-unfit', field: 'dog', kind: 'yes-no' }],
    [{ heating: 'Bois' }, { code: 'custom-value-unfit', field: 'heating', kind: 'choice' }],
    [{ note: false }, { code: 'custom-value-unfit', field: 'note', kind: 'text' }],
  ])('refuse %j, and then take nothing', async (wrong, refusal) => {
    const { foyer, as, amend, shown } = await opened()
    expect(await refused(amend({ heating: 'Gaz', ...wrong }))).toEqual(refusal)
    expect(await shown()).not.toHaveProperty('custom')
    const registered = foyer.customers.registerCustomer(
      { identity, custom: wrong as never },
      as('agent'),
    )
    expect(await refused(registered)).toEqual(refusal)
  })

  it('come with an import, and are refused there as anywhere', async () => {
    const { foyer, as, search } = await opened()
    const contact = { reference: 'CON13', lastName: 'Roux' }
    const bring = (custom: object) =>
      foyer.customers.importCustomer({ ...contact, custom: custom as never }, as('accountant'))
    expect(await refused(bring({ rooms: 'beaucoup' }))).toMatchObject({
      ...{ code: 'custom-value-unfit', field: 'rooms' },
    })
    const { customer, known } = await given(bring({ 'door-code': 'Q77' }))
    expect(known).toBe(false)
    expect(await search('q77')).toEqual([customer])
  })

  it('take nothing more once retired, keep what was written, and are no longer searched', async () => {
    const { foyer, as, amend, shown, search, spread, customer } = await opened()
    await given(amend(values))
    await given(foyer.organisation.retireField({ on, name: 'heating' }, as('owner')))
    expect(await refused(amend({ heating: 'Gaz' }))).toEqual({
      ...{ code: 'custom-field-retired', field: 'heating' },
    })
    await spread()
    expect((await shown()).custom).toEqual(values)
    expect(await search('fioul')).toEqual([])
    expect(await search('z4812')).toEqual([customer])
    await given(amend({ heating: null }))
    expect((await shown()).custom).not.toHaveProperty('heating')
  })

  it('are the customer’s to see, the office’s to change, and the owner’s or a manager’s to erase', async () => {
    const { foyer, as, amend, customer } = await opened()
    await given(amend(values))
    const mine = as('customer', customer)
    const seen = await given(foyer.customers.showCustomer({ customer }, mine))
    expect(seen.customer.custom).toEqual(values)
    const changed = foyer.customers.amendCustomer(
      { customer, change: {}, custom: { dog: false } },
      mine,
    )
    expect((await refused(changed)).code).toBe('custom-fields-of-the-office')
    await given(foyer.customers.amendCustomer({ customer, change: { firstName: 'Zoé' } }, mine))
    const erased = foyer.customers.eraseFields({ customer }, as('agent'))
    expect((await refused(erased)).code).toBe('not-allowed')
  })

  it('are another company’s neither to see nor to fill', async () => {
    const { store, customer } = await opened()
    const other = scenario({ store, tenant: 'tenant-b' })
    const asked = { identity, custom: { dog: true } }
    const filled = other.foyer.customers.registerCustomer(asked, other.as('agent'))
    expect(await refused(filled)).toEqual({ code: 'custom-field-unknown', field: 'dog' })
    const erased = other.foyer.customers.eraseFields({ customer }, other.as('owner'))
    expect((await refused(erased)).code).toBe('not-found')
  })

  it('make room for a contact of a new kind, with nothing migrated (S341)', async () => {
    const { store, tenant, declare, amend, search, shown, customer } = await opened([])
    const before = await store.get(tenant, 'customers', customer)
    await declare(field('whatsapp', 'text', { personal: true }))
    expect(await store.get(tenant, 'customers', customer)).toEqual(before)
    await given(amend({ whatsapp: '+33 7 00 00 00 01' }))
    expect(await shown()).toMatchObject({ custom: { whatsapp: '+33 7 00 00 00 01' } })
    expect(await search('+33 7 00 00 00 01')).toEqual([customer])
  })
})

describe('fields that are worked out', () => {
  const called = field('called', 'text', { formula: { text: '{lastName} {firstName} · {city}' } })
  const square = field('square', 'number', { formula: { product: ['rooms', 'rooms'] } })

  it('change with what they are worked out from, and are written by nobody (S282)', async () => {
    const { amend, shown, search, customer } = await opened([
      field('rooms', 'number'),
      square,
      called,
    ])
    await given(amend({ rooms: '0.3' }))
    expect((await shown()).custom).toEqual({
      ...{ rooms: '0.3', square: '0.09', called: 'Dupont 1 Marie · Valence' },
    })
    await given(amend({ rooms: '1.5' }, { lastName: 'Durand' }))
    expect((await shown()).custom).toEqual({
      ...{ rooms: '1.5', square: '2.25', called: 'Durand Marie · Valence' },
    })
    expect(await search('2.25')).toEqual([customer])
    await given(amend({ rooms: null }))
    expect((await shown()).custom).toEqual({ called: 'Durand Marie · Valence' })
    for (const value of ['9', null])
      expect(await refused(amend({ square: value }))).toEqual({
        ...{ code: 'custom-field-worked-out', field: 'square' },
      })
  })

  it('go when what they are worked out from is erased', async () => {
    const code = field('code', 'text', { personal: true })
    const at = field('at', 'text', { formula: { text: 'digicode {code}' } })
    const { foyer, as, customer, amend, shown } = await opened([code, at])
    await given(amend({ code: 'Z4812' }))
    expect((await shown()).custom).toEqual({ code: 'Z4812', at: 'digicode Z4812' })
    await given(foyer.customers.eraseFields({ customer }, as('owner')))
    expect(await shown()).not.toHaveProperty('custom')
  })

  it('reach customers who were there before them at the next ticks, however many, and are found', async () => {
    const { foyer, as, store, tenant, declare, search, spread, clock } = await opened([])
    for (let no = 2; no <= 450; no++) await newCustomer({ foyer, as }, no)
    await declare(called)
    expect(await search('valence')).toEqual([])
    await spread()
    const { items } = await store.find(TenantId.parse(tenant), 'customers', { limit: 1000 })
    expect(items).toHaveLength(450)
    for (const { doc } of items)
      expect(doc).toMatchObject({ custom: { called: expect.stringMatching(/^Dupont \d+ Marie/) } })
    expect(await search('dupont 450 valence')).toHaveLength(1)
    const declared = await store.get(tenant, 'custom-fields', 'customers')
    expect(declared?.doc).not.toHaveProperty('spreading')
    clock.set('2026-03-03T08:00:00.000Z')
    expect(await foyer.tick()).toEqual({ ran: 0, parked: 0 })
  })

  it('are gone when they are retired', async () => {
    const { foyer, as, shown, search, spread } = await opened([called])
    await spread()
    expect((await shown()).custom).toEqual({ called: 'Dupont 1 Marie · Valence' })
    await given(foyer.organisation.retireField({ on, name: 'called' }, as('owner')))
    await spread()
    expect(await shown()).not.toHaveProperty('custom')
    expect(await search('valence')).toEqual([])
  })
})
