import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Comparable, likelyDuplicates } from './likely-duplicates.js'
import { readContact, TypedContact } from './typed-contact.js'

/** What an importer should find in a company's contacts. */
interface Expected {
  readonly duplicates: readonly (readonly [original: string, copy: string])[]
  readonly phoneInEmail: readonly string[]
  readonly shortZip: readonly string[]
}

const root = new URL('../../../../', import.meta.url)

/** The example's five copies are its last five numbers. */
const example: Expected = {
  duplicates: [
    ['CON1', 'CON61'],
    ['CON24', 'CON62'],
    ['CON59', 'CON63'],
    ['CON52', 'CON64'],
    ['CON27', 'CON65'],
  ],
  phoneInEmail: ['CON14', 'CON24', 'CON26', 'CON37', 'CON56'],
  shortZip: ['CON23', 'CON51'],
}

/** What somebody else counted in exports that stand beside the checkout, where they do. */
const expectedIn = (at: URL): Expected => {
  const { import: held } = JSON.parse(readFileSync(new URL('expected.json', at), 'utf8'))
  return { ...held, phoneInEmail: held.phone_in_email, shortZip: held.short_zip }
}

const beside = ['company-2025', 'company-2025-hard']
  .map((name) => new URL(`../shared/fixtures/${name}/`, root))
  .filter((at) => existsSync(at))
  .map((at) => [at.pathname.split('/').at(-2), at, expectedIn(at)] as const)
const inExample = new URL('examples/year-to-certificates/company/', root)
const companies = [['the example', inExample, example] as const, ...beside]

const contactsOf = (url: URL): readonly TypedContact[] =>
  readFileSync(new URL('contacts.csv', url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [reference, organisation, firstName, lastName, ...rest] = line.slice(1, -1).split('","')
      const [mobile, email, street, postcode, city] = rest
      const names = { reference, organisation, firstName, lastName }
      return TypedContact.parse({ ...names, mobile, email, street, postcode, city })
    })

describe.each(companies)('the contacts of %s', (_, at, expected) => {
  const contacts = contactsOf(at)
  const found = (code: string) =>
    contacts
      .filter((typed) => readContact(typed).findings.some((finding) => finding.code === code))
      .map(({ reference }) => reference)

  it('name every phone in the e-mail column, and no other (S262)', () => {
    expect(found('looks-like-phone').toSorted()).toEqual(expected.phoneInEmail.toSorted())
  })

  it('name every postcode that lost its zero, and no other (S031)', () => {
    expect(found('postcode-lost-zero').toSorted()).toEqual(expected.shortZip.toSorted())
  })

  it('hold no field that nobody can read', () => {
    expect(contacts.filter((typed) => readContact(typed).quarantined)).toEqual([])
  })

  it('hold these likely duplicates: 19 of 20 are found, and 19 of 20 found are right (S263)', () => {
    const people = contacts.map((typed): Comparable => {
      const { contact } = readContact(typed)
      return { ...contact, id: typed.reference, reference: typed.reference }
    })
    const pairs = likelyDuplicates(people).map(({ original, copy }) => `${original} ${copy}`)
    const wanted = new Set(expected.duplicates.map((pair) => pair.join(' ')))
    const right = pairs.filter((pair) => wanted.has(pair)).length
    expect(right / wanted.size).toBeGreaterThanOrEqual(0.95)
    expect(right / pairs.length).toBeGreaterThanOrEqual(0.95)
  })
})
