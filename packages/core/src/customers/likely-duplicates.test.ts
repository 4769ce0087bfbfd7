import { describe, expect, it } from 'vitest'
import { type Comparable, likelyDuplicates } from './likely-duplicates.js'

const helene: Comparable = {
  id: 'a',
  reference: 'CON1',
  organisation: '',
  firstName: 'Hélène',
  lastName: 'Masson',
  phone: '+33612345678',
  email: 'helene@exemple.fr',
  street: '1 rue des Lilas',
  postcode: '01120',
}
const elsewhere = {
  phone: '+33687654321',
  email: 'autre@exemple.fr',
  street: '9 quai du Rhône',
  postcode: '69001',
}
const other = (rest: Partial<Comparable>): Comparable => ({
  ...helene,
  id: 'b',
  reference: 'CON2',
  ...rest,
})
const pairsOf = (...people: readonly Comparable[]) =>
  likelyDuplicates(people).map(({ original, copy }) => [original, copy])

describe('likely duplicates', () => {
  it.each<[string, Partial<Comparable>]>([
    ['accents lost', { firstName: 'HELENE', lastName: 'MASSON' }],
    ['names swapped', { firstName: 'Masson', lastName: 'Hélène' }],
    ['names in one column', { firstName: '', lastName: 'MASSON Hélène' }],
    ['one letter other', { lastName: 'Massol', email: undefined }],
    ['one letter less, e-mail and phone unknown', { lastName: 'Mason', email: '', phone: '' }],
    ['two letters swapped', { lastName: 'Massno' }],
    ['a letter off, names swapped', { firstName: 'Massom', lastName: 'Helene' }],
    ['moved, with the same phone', { ...elsewhere, phone: helene.phone }],
    ['another phone, with the same e-mail', { ...elsewhere, email: helene.email }],
    ['the same home, nothing else known', { phone: undefined, email: undefined }],
    ['an address abbreviated', { street: '1, r. des Lilas', phone: undefined }],
    ['an initial, the same phone and home', { firstName: 'H.', email: undefined }],
  ])('pairs %s (S263)', (_, rest) => {
    expect(pairsOf(helene, other(rest))).toEqual([['a', 'b']])
  })

  it.each<[string, Partial<Comparable>]>([
    ['homonyms', elsewhere],
    ['homonyms of one town', { ...elsewhere, postcode: helene.postcode }],
    ['homonyms, phone and e-mail unknown', { ...elsewhere, phone: '', email: '' }],
    ['homonyms under one roof', { phone: elsewhere.phone, email: elsewhere.email }],
    ['husband and wife', { firstName: 'Michel', email: elsewhere.email }],
    ['a sister', { firstName: 'Irène' }],
    ['a Hélène on her landing', { lastName: 'Martin', phone: elsewhere.phone }],
    [
      'a name without a first name at the same phone',
      { firstName: '', ...elsewhere, phone: helene.phone },
    ],
    ['nobody', { firstName: '', lastName: '' }],
  ])('does not pair her with %s (S263)', (_, rest) => {
    expect(pairsOf(helene, other(rest))).toEqual([])
  })

  it('takes two first names that both exist for two people, unless phone and e-mail are one', () => {
    const michel = { ...helene, firstName: 'Michel' }
    const michele = { firstName: 'Michèle', email: undefined }
    expect(pairsOf(michel, other(michele))).toEqual([])
    expect(pairsOf(michel, other({ ...michele, email: helene.email }))).toEqual([['a', 'b']])
  })

  it('takes a person and their company, or two companies of one manager, for two customers', () => {
    const sci = { ...helene, organisation: 'SCI Les Lilas' }
    expect(pairsOf(sci, other({ organisation: '' }))).toEqual([])
    expect(pairsOf(sci, other({ organisation: 'SCI Les Roses' }))).toEqual([])
    expect(pairsOf(sci, other({ organisation: 'SCI LES LILAS' }))).toEqual([['a', 'b']])
    const unnamed = { organisation: 'SCI Les Lilas', firstName: '', lastName: '' }
    expect(pairsOf({ ...sci, ...unnamed }, other(unnamed))).toEqual([['a', 'b']])
  })

  it('calls original the older record: by number, else by id', () => {
    expect(pairsOf({ ...helene, reference: 'CON10' }, other({ reference: 'CON9' }))).toEqual([
      ['b', 'a'],
    ])
    expect(pairsOf({ ...helene, reference: null }, other({ reference: 'CON9' }))).toEqual([
      ['a', 'b'],
    ])
  })

  it('gives a copy one original, the likeliest then the oldest', () => {
    const third = other({ id: 'c', reference: 'CON3' })
    expect(pairsOf(third, other({}), helene)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ])
    const roof = { phone: undefined, email: undefined }
    expect(pairsOf({ ...helene, ...roof }, other({ email: undefined }), third)).toEqual([
      ['b', 'c'],
      ['a', 'b'],
    ])
  })

  it('says why, likeliest first, with a score of 0.5 to 1', () => {
    const sure = other({ firstName: 'HELENE' })
    const unsure = other({ id: 'c', reference: 'CON3', lastName: 'Massol', phone: '', email: '' })
    const answer = likelyDuplicates([helene, unsure, sure])
    expect(answer.map(({ copy, because }) => [copy, because])).toEqual([
      ['b', ['same-name', 'same-phone', 'same-email', 'same-address']],
      ['c', ['name-one-letter-off', 'same-address']],
    ])
    const [first, second] = answer.map(({ score }) => score)
    expect(first).toBeGreaterThan(second ?? 1)
    expect(second).toBeGreaterThan(0.5)
  })

  it('does not depend on the order of the records', () => {
    const people = [helene, other({}), other({ id: 'c', reference: 'CON3', lastName: 'Massol' })]
    expect(likelyDuplicates(people.toReversed())).toEqual(likelyDuplicates(people))
  })

  it('compares 2,000 people behind one switchboard without comparing each with each', () => {
    const staff = Array.from({ length: 2_000 }, (_, i) => ({
      ...other({ id: String(i), reference: `CON${i}`, email: `${i}@exemple.fr` }),
      lastName: `Masson ${String(i % 1800).padStart(4, '0')}`,
    }))
    expect(likelyDuplicates(staff).length).toBeGreaterThanOrEqual(200)
  })
})
