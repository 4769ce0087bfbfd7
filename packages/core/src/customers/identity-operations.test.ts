import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { TenantId } from '../shared/branded.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const dupont = { firstName: 'Marie', lastName: 'Dupont', phone: '+33612345678' }
const home = { street: '1 rue des Lilas', postcode: '26000', city: 'Valence' }
const nobody = 'cus_0000000000000000000000000X'

describe('registerCustomer', () => {
  it('takes a name and a phone, and says what is missing (S058)', async () => {
    const { foyer, as } = await smallCompany()
    const identity = { lastName: 'Dupont', phone: '+33612345678' }
    const shown = await given(foyer.customers.registerCustomer({ identity }, as('agent')))
    expect(shown.completeness).toBe(29)
    expect(shown.missing).toEqual(['firstName', 'email', 'street', 'postcode', 'city'])
  })

  it('scores a full identity 100, and six fields of seven 86 (S261)', async () => {
    const { foyer, as } = await smallCompany()
    const register = (identity: typeof dupont & object) =>
      given(foyer.customers.registerCustomer({ identity }, as('agent')))
    const full = { ...dupont, email: 'marie@exemple.fr', home }
    expect(await register(full)).toMatchObject({ completeness: 100, missing: [] })
    expect(await register({ ...dupont, home } as typeof dupont)).toMatchObject({
      completeness: 86,
      missing: ['email'],
    })
  })

  it('needs no company, and a company needs no person (S238)', async () => {
    const { foyer, as } = await smallCompany()
    const register = (identity: object) =>
      foyer.customers.registerCustomer({ identity }, as('agent'))
    expect(await given(register(dupont))).toMatchObject({ customer: { organisation: '' } })
    expect(await given(register({ organisation: 'SCI Les Lilas' }))).toBeDefined()
    expect(await refused(register({ firstName: 'Marie' }))).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'identity.lastName' }],
    })
  })

  it.each([
    ['phone', '06 12 34 56 78'],
    ['phone', 'marie@exemple.fr'],
    ['email', '0612345678'],
    ['language', 'de'],
  ])(
    'refuses a %s like "%s" by its field, and corrects nothing in silence (S258)',
    async (field, value) => {
      const { foyer, as } = await smallCompany()
      const identity = { ...dupont, [field]: value }
      const answer = foyer.customers.registerCustomer({ identity }, as('agent'))
      const path = `identity.${field}`
      expect(await refused(answer)).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
    },
  )

  it('refuses a postcode of four digits by its field (S031)', async () => {
    const { foyer, as } = await smallCompany()
    const identity = { ...dupont, home: { ...home, postcode: '1120' } }
    expect(
      await refused(foyer.customers.registerCustomer({ identity }, as('agent'))),
    ).toMatchObject({ code: 'invalid-input', issues: [{ path: 'identity.home.postcode' }] })
  })

  it('refuses a reference that somebody has, and says who', async () => {
    const { foyer, as } = await smallCompany()
    const register = () =>
      foyer.customers.registerCustomer({ reference: 'C1', identity: dupont }, as('agent'))
    const { customer } = await given(register())
    const code = 'customer-reference-taken'
    expect(await refused(register())).toEqual({ code, customer: customer.id })
  })
})

describe('amendCustomer', () => {
  it('changes what is given, and leaves the rest and its key in step', async () => {
    const { foyer, as, customer, store, tenant } = await smallCompany()
    const change = { lastName: 'Dupont-Morel', email: 'marie@exemple.fr' }
    const { customer: after } = await given(
      foyer.customers.amendCustomer({ customer, change }, as('agent')),
    )
    expect(after).toMatchObject({ ...change, firstName: 'Marie', nameKey: 'dupont marie morel' })
    const { items } = await store.find(tenant, facts.name, { where: { about: customer }, limit: 9 })
    const data = { fields: ['lastName', 'email'] }
    expect(items.map(({ doc }) => doc)).toContainEqual(
      expect.objectContaining({ type: 'customer-amended', data }),
    )
  })

  it('ends a quarantine when the last unreadable field is given', async () => {
    const { foyer, as } = await smallCompany()
    const contact = { reference: 'C1', lastName: 'Martin', mobile: '06 12', email: 'jean@exemple' }
    const { customer } = await given(foyer.customers.importCustomer(contact, as('owner')))
    const amend = async (change: object) =>
      (await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))).customer
    expect(await amend({ phone: '+33612345678' })).toMatchObject({
      quarantined: true,
      findings: [{ field: 'email' }],
    })
    expect(await amend({ email: 'jean@exemple.fr' })).toMatchObject({
      quarantined: false,
      findings: [],
    })
  })

  it('never leaves a customer without a name', async () => {
    const { foyer, as, customer } = await smallCompany()
    const amend = (change: object) =>
      foyer.customers.amendCustomer({ customer, change }, as('customer', customer))
    expect(await refused(amend({ lastName: '' }))).toEqual({ code: 'name-needed' })
    await given(amend({ lastName: '', organisation: 'SCI Les Lilas' }))
  })

  it('lets a customer change what is theirs, and nothing of others', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const other = await newCustomer(company, 2)
    const change = { firstName: 'Maria' }
    const amend = (who: string) =>
      foyer.customers.amendCustomer({ customer, change }, as('customer', who))
    expect(await given(amend(customer))).toMatchObject({ customer: change })
    expect((await refused(amend(other))).code).toBe('not-found')
  })
})

describe('showCustomer', () => {
  it('shows a customer to themselves and to the office, and to no other customer', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const other = await newCustomer(company, 2)
    const show = (who: ReturnType<typeof as>) => foyer.customers.showCustomer({ customer }, who)
    expect(await given(show(as('customer', customer)))).toEqual(await given(show(as('agent'))))
    expect((await refused(show(as('customer', other)))).code).toBe('not-found')
    expect((await refused(show(as('visitor')))).code).toBe('not-allowed')
  })

  it('refuses an unknown customer by its id', async () => {
    const { foyer, as } = await smallCompany()
    const answer = foyer.customers.showCustomer({ customer: nobody }, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id: nobody })
  })
})

describe('searchCustomers', () => {
  const helene = { firstName: 'Hélène', lastName: 'Masson', email: 'h.masson@exemple.fr' }
  const searched = async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await given(
      foyer.customers.registerCustomer({ reference: 'CON7', identity: helene }, as('agent')),
    )
    const search = async (text: string, who = as('agent')) =>
      (await given(foyer.customers.searchCustomers({ text }, who))).items.map(
        (one) => one.firstName,
      )
    return { ...company, search }
  }

  it.each(['helene', 'HÉLÈNE masson', 'masson hel', 'h.masson@exemple.fr', 'con7'])(
    'finds Hélène by "%s", accents and case aside (S284)',
    async (text) => {
      const { search } = await searched()
      expect(await search(text)).toEqual(['Hélène'])
    },
  )

  it('wants every word, and finds nobody otherwise', async () => {
    const { search } = await searched()
    expect(await search('helene dupont')).toEqual([])
  })

  it('finds Dupont by Dupnot, after those who are called so, and Éléonore by Eleonore (S284)', async () => {
    const { foyer, as, search } = await searched()
    for (const [firstName, lastName] of [
      ['Éléonore', 'Dupont'],
      ['Amélie', 'Dupnot'],
      ['Jean', 'Dupontel'],
    ] as const)
      await given(
        foyer.customers.registerCustomer({ identity: { firstName, lastName } }, as('agent')),
      )
    expect(await search('Dupnot')).toEqual(['Amélie', 'Marie', 'Éléonore'])
    expect(await search('dupont')).toEqual(['Marie', 'Éléonore', 'Jean', 'Amélie'])
    expect(await search('Eleonore')).toEqual(['Éléonore'])
    expect(await search('dupnot eleonor')).toEqual(['Éléonore'])
  })

  it('finds who calls by the number as it is dialled, in pairs or in one', async () => {
    const { foyer, as, search } = await searched()
    const identity = { ...dupont, firstName: 'Zoé', phone: '+33698765432' }
    await given(foyer.customers.registerCustomer({ identity }, as('agent')))
    for (const text of ['06 98 76 54 32', '0698765432', '+33 6 98 76 54 32', '06 98', '765432'])
      expect(await search(text)).toEqual(['Zoé'])
  })

  it('shows one page after the other, best first, without loss or twin', async () => {
    const { foyer, as } = await searched()
    for (const lastName of ['Lenoirel', 'Lenoit', 'Lenoir', 'Delenoir', 'Lenoir'])
      await given(foyer.customers.registerCustomer({ identity: { lastName } }, as('agent')))
    const names: string[] = []
    let after: string | undefined
    do {
      const asked = { text: 'lenoir', limit: 2, ...(after ? { after } : {}) }
      const page = await given(foyer.customers.searchCustomers(asked, as('agent')))
      names.push(...page.items.map(({ lastName }) => lastName))
      after = page.next
    } while (after)
    expect(names).toEqual(['Lenoir', 'Lenoir', 'Lenoirel', 'Delenoir', 'Lenoit'])
  })

  it('never finds somebody of another tenant (S284)', async () => {
    const { search, as } = await searched()
    const tenant = TenantId.parse('tenant-b')
    expect(await search('helene', { as: { ...as('agent').as, tenant } })).toEqual([])
  })
})
