import { describe, expect, it } from 'vitest'
import { idOfNumber } from '../ports/index.js'
import { hostCustomer, hostRest } from './host-customer.js'

const id = idOfNumber('cus', 7)
const since = '2024-05-06'

describe('a customer that a host keeps', () => {
  it('is made of what the host has, read as people type it (S365)', () => {
    const known = { id, since, firstName: 'Zoé', lastName: 'DUPONT', phone: '06 12 34 56 78' }
    const at = { street: '3 rue Haute', postcode: '26000', city: 'Valence' }
    expect(hostCustomer({ ...known, ...at, email: ' Zoe@Exemple.fr ' })).toEqual({
      ...{ id, since, firstName: 'Zoé', lastName: 'DUPONT', organisation: '', home: at },
      ...{ phone: '+33612345678', email: 'zoe@exemple.fr', nameKey: 'dupont zoe', language: 'fr' },
      ...{ reference: null, standing: 'customer', quarantined: false, findings: [] },
    })
  })

  it('is made of a name alone, and without what nobody can read', () => {
    const known = { id, since, lastName: 'Roux', phone: 'poste 12', email: '?', postcode: '2600' }
    const customer = hostCustomer({ ...known, firstName: null, reference: null, rest: null })
    expect(customer.home).toEqual({ street: '', city: '' })
    expect(customer).not.toHaveProperty('phone')
    expect(customer).not.toHaveProperty('email')
  })

  it('comes back as it was kept, with what the host has no column for', () => {
    const findings = [{ field: 'phone', code: 'unreadable', old: 'x' }]
    const rest = { standing: 'prospect', quarantined: true, findings, custom: { dog: true } }
    const customer = hostCustomer({ id, since, lastName: 'Roux', rest })
    expect(customer).toMatchObject(rest)
    expect(hostRest(customer)).toEqual(rest)
    const searched = { ...rest, custom: { code: 'Z1' }, customText: 'Z1' }
    expect(hostRest(hostCustomer({ id, since, rest: searched }))).toEqual(searched)
  })

  it.each([{ id: 'cus_7' }, { since: 'hier' }, { lastName: 'x'.repeat(101) }])(
    'is none with %j',
    (wrong) => expect(() => hostCustomer({ id, since, ...wrong })).toThrow(),
  )
})
