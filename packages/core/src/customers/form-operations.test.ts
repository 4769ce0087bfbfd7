import { describe, expect, it } from 'vitest'
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
