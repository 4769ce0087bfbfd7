import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEmail, readPhone } from '../shared/text.js'
import { Finding, Identity } from './customer.js'
import { readContact, TypedContact } from './typed-contact.js'

const anyOf = (...examples: readonly string[]) => fc.constantFrom(...examples)
const words = fc.string({ unit: 'grapheme', maxLength: 30 })
const name = fc.oneof(
  anyOf(
    '',
    'Marie',
    'DUPONT',
    'dupont',
    'Chloé',
    'MORIN Chloé',
    'Jean de La Tour',
    'Le GOFF',
    'JP',
  ),
  anyOf('DE LA TOUR', 'Simon', 'd’almeida', 'M.', 'SARL Martin', 'İLKER', 'ß', 'Anne-Laure Petit'),
  words,
)
const reach = fc.oneof(
  anyOf('', '0612345678', '06.12.34.56.78', '+33 6 12 34 56 78', '0033612345678', '06 12 34 56 7'),
  anyOf(
    'Marie@Exemple.fr',
    'marie@exemple',
    '0612345678 (fille)',
    '0612345678 / 0475123456',
    'néant',
  ),
  fc.emailAddress(),
  words,
)
const postcode = fc.oneof(anyOf('', '01120', '1120', '0120', '01 120', 'F-01120', '2A004'), words)
const line = fc.oneof(anyOf('', '1 rue des Lilas', ' Lyon '), words)

const contact: fc.Arbitrary<TypedContact> = fc.record({
  reference: fc.integer({ min: 1 }).map((no) => `CON${no}`),
  organisation: line,
  firstName: name,
  lastName: name,
  mobile: reach,
  email: reach,
  street: line,
  postcode,
  city: line,
})

it('finds nothing in what it has read (S258)', () => {
  fc.assert(
    fc.property(contact, (typed) => {
      const { contact: once } = readContact(typed)
      const { phone = '', email = '', postcode: code = '', ...rest } = once
      const again = { ...rest, reference: typed.reference, mobile: phone, email, postcode: code }
      expect(readContact(again)).toEqual({ contact: once, findings: [], quarantined: false })
    }),
    { numRuns: 1000 },
  )
})

const flat = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

it('loses nothing: what was typed is in the contact or in a finding (S258)', () => {
  fc.assert(
    fc.property(contact, (typed) => {
      const { contact: read, findings } = readContact(typed)
      const kept = ['', ...findings.map(({ old }) => flat(old))]
      const isKept = (text: string, as = '') => [...kept, flat(as)].includes(flat(text))
      expect(isKept(typed.firstName, read.firstName)).toBe(true)
      expect(isKept(typed.lastName, read.lastName)).toBe(true)
      expect(isKept(readPhone(typed.mobile) ?? typed.mobile, read.phone)).toBe(true)
      expect(isKept(readEmail(typed.email) ?? typed.email, read.email)).toBe(true)
      expect(isKept(typed.postcode, read.postcode)).toBe(true)
      expect([read.street, read.city]).toEqual([typed.street.trim(), typed.city.trim()])
      expect(read.organisation).toBe(typed.organisation.trim())
    }),
    { numRuns: 1000 },
  )
})

it('always reads an identity, and is quarantined when a finding suggests nothing', () => {
  fc.assert(
    fc.property(contact, (typed) => {
      const { contact: read, findings, quarantined } = readContact(TypedContact.parse(typed))
      const { street, postcode: code, city, ...rest } = read
      const identity = { ...rest, home: { street, postcode: code, city } }
      expect(Identity.safeParse(identity).success).toBe(true)
      expect(findings.every((finding) => Finding.safeParse(finding).success)).toBe(true)
      expect(quarantined).toBe(findings.some(({ suggestion }) => suggestion === undefined))
    }),
    { numRuns: 1000 },
  )
})
