import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { customers } from './collections.js'

const typed = {
  reference: 'CON1',
  organisation: '',
  firstName: '',
  lastName: 'DUPONT Marie',
  mobile: '',
  email: '0612345678',
  street: '1 rue des Lilas',
  postcode: '1120',
  city: 'Montluel',
}

const everybody = async ({ store, tenant }: SmallCompany) =>
  (await store.find(tenant, customers.name, { limit: 1000 })).items.map(({ doc }) => doc)

describe('importCustomer', () => {
  it('corrects what it can, keeps what was typed, and writes one customer (S262, S264)', async () => {
    const { foyer, as } = await smallCompany()
    const answer = await given(foyer.customers.importCustomer(typed, as('owner')))
    expect(answer).toMatchObject({ known: false, quarantined: false })
    expect(answer.findings.map(({ code }) => code)).toEqual([
      'name-in-one-field',
      'looks-like-phone',
      'postcode-lost-zero',
    ])
    const { customer } = await given(
      foyer.customers.showCustomer({ customer: answer.customer }, as('owner')),
    )
    expect(customer).toMatchObject({
      reference: 'CON1',
      standing: 'customer',
      firstName: 'Marie',
      lastName: 'Dupont',
      nameKey: 'dupont marie',
      phone: '+33612345678',
      home: { street: '1 rue des Lilas', postcode: '01120', city: 'Montluel' },
      findings: answer.findings,
    })
  })

  it('knows the same reference again, and changes nothing', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const first = await given(foyer.customers.importCustomer(typed, as('owner')))
    const before = await everybody(company)
    const changed = { ...typed, lastName: 'DURAND Paul' }
    const again = await given(foyer.customers.importCustomer(changed, as('owner')))
    expect(again).toMatchObject({ customer: first.customer, known: true })
    expect(await everybody(company)).toEqual(before)
  })

  it('puts in quarantine what nobody can read, which blocks nothing (S258)', async () => {
    const { foyer, as, entity } = await smallCompany()
    const contact = { ...typed, mobile: '06 12' }
    const answer = await given(foyer.customers.importCustomer(contact, as('owner')))
    const { customer, quarantined, findings } = answer
    expect(quarantined).toBe(true)
    expect(findings).toContainEqual({ field: 'phone', code: 'phone-unreadable', old: '06 12' })
    const lines = [{ kind: 'goods', label: 'Souris', quantity: 1, price: 1250 } as const]
    const order = { customer, legalEntity: entity, description: 'Souris', lines }
    expect(await given(foyer.sales.createOrder(order, as('agent')))).toMatchObject({ customer })
  })

  it('needs no company (S238), and refuses a contact without a reference', async () => {
    const { foyer, as } = await smallCompany()
    const { organisation: _, ...person } = typed
    await given(foyer.customers.importCustomer(person, as('owner')))
    const nameless = foyer.customers.importCustomer({ ...person, reference: ' ' }, as('owner'))
    expect(await refused(nameless)).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'reference' }],
    })
  })
})

describe('checkImport', () => {
  it('reports 7 bad rows of 100, row by row, and writes nothing (S260)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const good = { lastName: 'Dupont', firstName: 'Marie', mobile: '0612345678', email: '' }
    const bad = new Map<number, readonly [typed: object, field: string, code: string]>([
      [3, [{ email: '0612345678' }, 'email', 'looks-like-phone']],
      [12, [{ mobile: 'marie@exemple.fr' }, 'phone', 'looks-like-email']],
      [20, [{ postcode: '1120' }, 'postcode', 'postcode-lost-zero']],
      [41, [{ postcode: 'Valence' }, 'postcode', 'postcode-unreadable']],
      [57, [{ mobile: '06 12' }, 'phone', 'phone-unreadable']],
      [80, [{ email: 'marie@' }, 'email', 'email-unreadable']],
      [99, [{ firstName: '', lastName: 'DUPONT Marie' }, 'lastName', 'name-in-one-field']],
    ])
    const contacts = Array.from({ length: 100 }, (_, i) => ({
      ...{ reference: `CON${i}`, postcode: '26000', ...good },
      ...bad.get(i)?.[0],
    }))
    const before = await everybody(company)
    const checked = await given(foyer.customers.checkImport({ contacts }, as('agent')))
    const reported = checked.contacts.flatMap(({ reference, findings }, line) =>
      findings.map(({ field, code }) => [line, reference, field, code]),
    )
    expect(reported).toEqual([...bad].map(([i, [, field, code]]) => [i, `CON${i}`, field, code]))
    const quarantined = checked.contacts.filter((contact) => contact.quarantined)
    expect(quarantined.map(({ reference }) => reference)).toEqual(['CON41', 'CON57', 'CON80'])
    expect(await everybody(company)).toEqual(before)
  })
})

describe('likelyDuplicates', () => {
  it('pairs two imports of one person, whichever came first, and merges nothing (S263)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const helene = { ...typed, lastName: 'MASSON Hélène', email: '0687654321' }
    const copy = { ...helene, reference: 'CON10', firstName: 'Hélène', lastName: 'Massom' }
    const namesake = { ...helene, reference: 'CON2', email: '', street: '' }
    const ids = new Map<string, string>()
    for (const contact of [copy, helene, namesake]) {
      const { customer } = await given(foyer.customers.importCustomer(contact, as('owner')))
      ids.set(contact.reference, customer)
    }
    const before = await everybody(company)
    const { pairs } = await given(foyer.customers.likelyDuplicates({}, as('agent')))
    expect(pairs).toEqual([
      {
        original: ids.get('CON1'),
        copy: ids.get('CON10'),
        originalReference: 'CON1',
        copyReference: 'CON10',
        score: expect.any(Number),
        because: ['name-one-letter-off', 'same-phone', 'same-address'],
      },
    ])
    expect(await everybody(company)).toEqual(before)
  })
})
