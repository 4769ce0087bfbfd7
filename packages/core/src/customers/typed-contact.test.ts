import { describe, expect, it } from 'vitest'
import { readContact, TypedContact } from './typed-contact.js'

const marie = {
  reference: 'CON1',
  firstName: 'Marie',
  lastName: 'Dupont',
  mobile: '06 12 34 56 78',
  email: 'marie@exemple.fr',
  street: '1 rue des Lilas',
  postcode: '01120',
  city: 'Montluel',
}
const read = (typed: object) => readContact(TypedContact.parse({ ...marie, ...typed }))

describe('a contact as typed', () => {
  it('reads without a finding when there is nothing to say; a person needs no company (S238)', () => {
    const { reference: _, mobile: __, ...rest } = marie
    const contact = { ...rest, organisation: '', phone: '+33612345678' }
    expect(read({})).toEqual({ contact, findings: [], quarantined: false })
  })

  it('needs a reference and nothing else: what is empty is incomplete, not wrong', () => {
    const { contact, findings, quarantined } = readContact(TypedContact.parse({ reference: 'C1' }))
    expect({ findings, quarantined }).toEqual({ findings: [], quarantined: false })
    expect(Object.keys(contact)).not.toContain('phone')
    expect(TypedContact.safeParse({ ...marie, reference: ' ' }).success).toBe(false)
  })
})

describe('the phone and the e-mail', () => {
  it('sees a phone in the e-mail column, and moves it where none is (S262)', () => {
    const { contact, findings, quarantined } = read({ mobile: '', email: '0612345678' })
    const code = 'looks-like-phone'
    expect(findings).toEqual([
      { field: 'email', code, old: '0612345678', suggestion: '+33612345678' },
    ])
    expect(contact).toMatchObject({ phone: '+33612345678' })
    expect(contact.email).toBeUndefined()
    expect(quarantined).toBe(false)
  })

  it('sees an e-mail in the phone column, and lets two strays change places (S262)', () => {
    const { contact, findings } = read({ mobile: 'Marie@Exemple.fr', email: '0612345678' })
    expect(contact).toMatchObject({ phone: '+33612345678', email: 'marie@exemple.fr' })
    expect(findings.map(({ field, code }) => [field, code])).toEqual([
      ['phone', 'looks-like-email'],
      ['email', 'looks-like-phone'],
    ])
  })

  it('never overwrites a phone with one that strayed: it waits in the finding', () => {
    const { contact, findings } = read({ email: '04 75 12 34 56' })
    expect(contact.phone).toBe('+33612345678')
    expect(findings).toMatchObject([{ old: '04 75 12 34 56', suggestion: '+33475123456' }])
  })

  it.each(['06 12 34 56 78 (fille)', 'tél : 0612345678', '0612345678 / 0475123456'])(
    'finds the number in %s, and keeps the words',
    (mobile) => {
      const { contact, findings } = read({ mobile })
      const code = 'phone-among-words'
      expect(findings).toEqual([{ field: 'phone', code, old: mobile, suggestion: '+33612345678' }])
      expect(contact.phone).toBe('+33612345678')
    },
  )

  it.each([
    ['mobile', '06 12 34', 'phone', 'phone-unreadable'],
    ['email', 'marie@exemple', 'email', 'email-unreadable'],
    ['postcode', '123', 'postcode', 'postcode-unreadable'],
  ])(
    'leaves an unreadable %s out, keeps it and asks: quarantine (S258)',
    (column, old, field, code) => {
      const { contact, findings, quarantined } = read({ [column]: old })
      expect(findings).toEqual([{ field, code, old }])
      expect(contact).not.toHaveProperty(field)
      expect(quarantined).toBe(true)
    },
  )
})

describe('the postcode', () => {
  it('suggests the zero that a spreadsheet took off (S031, S262)', () => {
    const { contact, findings, quarantined } = read({ postcode: '1120' })
    const code = 'postcode-lost-zero'
    expect(findings).toEqual([{ field: 'postcode', code, old: '1120', suggestion: '01120' }])
    expect(contact.postcode).toBe('01120')
    expect(quarantined).toBe(false)
  })

  it('suggests no zero where it would make no postcode', () => {
    expect(read({ postcode: '0120' }).findings).toMatchObject([{ code: 'postcode-unreadable' }])
    expect(read({ postcode: '120' }).findings).toMatchObject([{ code: 'postcode-unreadable' }])
  })

  it.each(['01 120', 'F-01120', '01120 Cedex'])('reads the five digits of %s', (old) => {
    const { findings } = read({ postcode: old })
    const code = 'postcode-shape'
    expect(findings).toEqual([{ field: 'postcode', code, old, suggestion: '01120' }])
  })
})

describe('the names', () => {
  it.each([
    ['DUPONT Marie', 'Dupont', 'Marie'],
    ['Marie DUPONT', 'Dupont', 'Marie'],
    ['DE LA TOUR Anne-Laure', 'De la Tour', 'Anne-Laure'],
    ['DUPONT Jean Paul', 'Dupont', 'Jean Paul'],
    ['dupont marie', 'Dupont', 'Marie'],
    ['CHLOÉ Morin', 'Morin', 'Chloé'],
  ])('takes %s apart (S264)', (old, lastName, firstName) => {
    const { contact, findings } = read({ firstName: '', lastName: old })
    expect(contact).toMatchObject({ firstName, lastName })
    const suggestion = `${lastName}, ${firstName}`
    expect(findings).toEqual([{ field: 'lastName', code: 'name-in-one-field', old, suggestion }])
  })

  it('takes them apart in the first-name column too', () => {
    const { contact, findings } = read({ firstName: 'Marie DUPONT', lastName: '' })
    expect(contact).toMatchObject({ firstName: 'Marie', lastName: 'Dupont' })
    expect(findings).toMatchObject([{ field: 'firstName', code: 'name-in-one-field' }])
  })

  it.each([
    'Le Goff',
    'Le GOFF',
    'Saint Martin',
    'DUPONT de Nemours',
    'SARL Martin',
    'Mme DUPONT',
    'Martin Michel',
    'Dupont 2',
  ])('leaves %s alone: nothing tells them apart', (lastName) => {
    const { contact, findings } = read({ firstName: '', lastName })
    expect(contact).toMatchObject({ firstName: '', lastName })
    expect(findings).toEqual([])
  })

  it.each([
    ['Morin', 'Chloé', 'a first name that is hardly a last name'],
    ['MORIN', 'Chloé', 'the same, in capitals'],
    ['MORIN', 'Pierre', 'capitals, and a first name that may be a last name'],
  ])('turns %s, %s round: %s', (firstName, lastName) => {
    const { contact, findings } = read({ firstName, lastName })
    expect(contact).toMatchObject({ firstName: lastName, lastName: 'Morin' })
    expect(findings).toEqual([
      { field: 'firstName', code: 'names-inverted', old: firstName, suggestion: lastName },
      { field: 'lastName', code: 'names-inverted', old: lastName, suggestion: 'Morin' },
    ])
  })

  it.each([
    ['Michel', 'Simon', 'both are either'],
    ['Hélène', 'Nicole', 'the first one is a first name'],
    ['Awa', 'Martin', 'a first name the list does not know'],
    ['Morin', 'Pierre', 'Pierre is a last name too'],
    ['JP', 'Pierre', 'initials are no last name'],
    ['Mme', 'Chloé', 'a title is no name'],
  ])('never turns %s, %s round: %s', (firstName, lastName) => {
    expect(read({ firstName, lastName })).toMatchObject({ contact: { firstName, lastName } })
  })

  it('takes capitals off, puts them on, and leaves mixed case as typed', () => {
    const { contact, findings, quarantined } = read({
      firstName: 'élodie',
      lastName: 'DUPONT-MOREL',
    })
    expect(contact).toMatchObject({ firstName: 'Élodie', lastName: 'Dupont-Morel' })
    expect(findings).toEqual([
      { field: 'firstName', code: 'name-without-capitals', old: 'élodie', suggestion: 'Élodie' },
      { field: 'lastName', code: 'shouted-name', old: 'DUPONT-MOREL', suggestion: 'Dupont-Morel' },
    ])
    expect(quarantined).toBe(false)
    expect(read({ lastName: 'McDonald' }).findings).toEqual([])
  })
})
