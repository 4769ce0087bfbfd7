import { describe, expect, it } from 'vitest'
import { orders } from '../sales/index.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { customers, leads } from './collections.js'

const paul = { firstName: 'Paul', lastName: 'Petit', email: 'paul.petit@example.fr' }
const wording = 'J’accepte de recevoir des offres par e-mail.'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, store, tenant } = company
  const submit = (form: object) =>
    foyer.customers.submitForm({ identity: paul, ...form } as never, as('visitor'))
  const all = async (of: { readonly name: string }) =>
    (await store.find(tenant, of.name, { limit: 100 })).items.map(({ doc }) => doc)
  const before = (await all(customers)).length
  const fresh = async () => (await all(customers)).length - before
  const listed = async (more: object = {}) =>
    (await given(foyer.customers.listLeads({ ...more }, as('agent')))).items
  return { ...company, submit, all, fresh, listed }
}

describe('submitForm', () => {
  it('reads a phone number as people type it, and knows by it who wrote before', async () => {
    const { submit, fresh, all } = await opened()
    await given(submit({ identity: { lastName: 'Petit', phone: '06 39 98 12 34' } }))
    await given(submit({ identity: { lastName: 'Petit', phone: '+33639981234' } }))
    expect(await fresh()).toBe(1)
    expect(await all(customers)).toContainEqual(expect.objectContaining({ phone: '+33639981234' }))
    const refusal = await refused(submit({ identity: { lastName: 'Petit', phone: '06 39' } }))
    expect(refusal).toMatchObject({ code: 'invalid-input', issues: [{ path: 'identity.phone' }] })
  })

  it('takes a stranger in as a prospect, whose request goes to the worker of the postcode', async () => {
    const { submit, fresh, listed, alma } = await opened()
    const home = { street: '1 rue Haute', city: 'Valence', postcode: '26100' }
    const answer = await given(submit({ identity: { ...paul, home }, wants: 'Du ménage' }))
    expect(answer).toEqual({ received: true })
    expect(await fresh()).toBe(1)
    expect(await listed()).toMatchObject([
      { source: 'unknown', wants: 'Du ménage', worker: alma, status: 'open' },
    ])
    expect((await listed())[0]?.typed).toBe(undefined)
  })

  it('adds to the file of who is known by e-mail, and changes nothing of it (S029)', async () => {
    const { submit, fresh, listed, all } = await opened()
    await given(submit({}))
    const kept = (await all(customers)).at(-1)
    const typed = { ...paul, firstName: 'Pablo', phone: '+33698765432' }
    await given(submit({ identity: typed, wants: 'Encore' }))
    expect(await fresh()).toBe(1)
    expect((await all(customers)).at(-1)).toEqual(kept)
    const both = await listed()
    expect(both.map(({ customer }) => customer)).toEqual([kept?.id, kept?.id])
    expect(both.find(({ wants }) => wants === 'Encore')?.typed).toMatchObject(typed)
  })

  it('knows by phone who gave no e-mail or another one, and two forms at once as one person (S029)', async () => {
    const { submit, fresh } = await opened()
    const byPhone = { lastName: 'Petit', phone: '+33698765432' }
    await Promise.all([submit({ identity: byPhone }), submit({ identity: byPhone })])
    await given(submit({ identity: { ...byPhone, email: 'other@example.fr' } }))
    expect(await fresh()).toBe(1)
    await given(submit({ identity: { ...byPhone, phone: '+33698765431' } }))
    expect(await fresh()).toBe(2)
  })

  it('finds what was written freely by its words (S358)', async () => {
    const { submit, listed } = await opened()
    await given(submit({ wants: 'Mon imprimante n’est plus reconnue' }))
    await given(submit({ wants: 'Deux heures de ménage' }))
    expect(await listed({ search: 'MENAGE deux' })).toMatchObject([
      { wants: 'Deux heures de ménage' },
    ])
    expect(await listed({ search: 'jardin' })).toEqual([])
    expect(await listed({ status: 'won' })).toEqual([])
  })

  it('takes who orders in as a lead, and drafts an order for an agent to confirm (S027)', async () => {
    const { submit, all, listed, entity, foyer, as } = await opened()
    const order = { legalEntity: entity, activity: 'II-11', minutes: 90 }
    await given(submit({ intent: 'order', wants: 'Imprimante muette', ...order }))
    const [lead] = await listed()
    expect(lead).toMatchObject({ ordered: order, status: 'open' })
    expect(await all(orders)).toMatchObject([
      {
        status: 'draft',
        lead: lead?.id,
        customer: lead?.customer,
        description: 'Imprimante muette',
      },
    ])
    const own = as('customer', lead?.customer ?? '')
    const seen = await given(foyer.customers.showCustomer({ customer: own.as.id }, own))
    expect(seen.customer.standing).toBe('prospect')
  })

  it('makes a lead alone of who wants to know, by intent or by silence (S027)', async () => {
    const { submit, all, listed, entity } = await opened()
    await given(submit({}))
    const chosen = { legalEntity: entity, activity: 'II-11', minutes: 90, wants: 'Combien ?' }
    await given(submit({ intent: 'information', ...chosen }))
    expect((await listed()).map(({ ordered }) => ordered)).toEqual([undefined, undefined])
    expect(await all(orders)).toEqual([])
  })

  it.each(['legalEntity', 'activity', 'minutes', 'wants'])(
    'refuses an order that does not say its %s, by the name of the field',
    async (field) => {
      const { submit, entity, fresh } = await opened()
      const whole = { legalEntity: entity, activity: 'II-11', minutes: 90, wants: 'Du ménage' }
      const answer = submit({ intent: 'order', ...whole, [field]: undefined })
      expect(await refused(answer)).toMatchObject({
        code: 'invalid-input',
        issues: [{ path: field, message: 'needed to order' }],
      })
      expect(await fresh()).toBe(0)
    },
  )

  it('refuses an order to a company that is not the tenant’s', async () => {
    const { submit } = await opened()
    const id = 'ent_0000000000000000000000000X'
    const order = { legalEntity: id, activity: 'II-11', minutes: 90, wants: 'Du ménage' }
    expect(await refused(submit({ intent: 'order', ...order }))).toEqual({ code: 'not-found', id })
  })

  it('answers a machine as it answers a person, and keeps nothing of it (S077)', async () => {
    const { submit, fresh, all } = await opened()
    expect(await given(submit({ website: 'https://spam.example' }))).toEqual({ received: true })
    expect([await fresh(), (await all(leads)).length]).toEqual([0, 0])
  })

  it('keeps what was agreed to, in the words that were read, as proof', async () => {
    const { submit, foyer, as, all } = await opened()
    const page = 'https://shop.example.com/menage'
    await given(submit({ consent: { given: true, wording }, page }))
    const customer =
      (await all(leads)).map((lead) => (lead as unknown as { customer: string }).customer)[0] ?? ''
    const own = as('customer', customer)
    const withdraw = { customer, purpose: 'marketing' as const, given: false, wording }
    await given(foyer.customers.answerConsent(withdraw, own))
    const { items } = await given(foyer.customers.consentsOf({ customer }, own))
    expect(items.map(({ given: yes, through }) => [yes, through])).toEqual(
      expect.arrayContaining([
        [true, page],
        [false, ''],
      ]),
    )
    const another = as('customer', 'cus_00000000000000000000000000')
    expect(await refused(foyer.customers.consentsOf({ customer }, another))).toEqual({
      code: 'not-found',
    })
    expect(await refused(foyer.customers.answerConsent(withdraw, another))).toEqual({
      code: 'not-found',
    })
  })

  it.each([
    ['identity.lastName', { identity: { phone: '+33698765432' } }],
    ['identity.phone', { identity: { lastName: 'Petit' } }],
    ['identity.email', { identity: { lastName: 'Petit', email: 'paul@' } }],
    ['wants', { wants: 'x'.repeat(2001) }],
    ['consent.wording', { consent: { given: true, wording: '' } }],
  ])('refuses a form whose %s cannot be read', async (path, form) => {
    const { submit, fresh } = await opened()
    expect(await refused(submit(form))).toMatchObject({ issues: [{ path }] })
    expect(await fresh()).toBe(0)
  })
})
