import { describe, expect, it } from 'vitest'
import {
  addressKey,
  capitalise,
  fold,
  nameKey,
  Postcode,
  readEmail,
  readPhone,
  readPostcode,
} from './text.js'

describe('readPhone', () => {
  it.each([
    '0612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '+33 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
    '0033612345678',
    ' 612345678 ',
  ])('reads %s', (typed) => {
    expect(readPhone(typed)).toBe('+33612345678')
  })

  it('reads a number from abroad by its prefix', () => {
    expect(readPhone('+41 22 767 61 11')).toBe('+41227676111')
  })

  it.each([
    ['a digit short', '06 12 34 56 7'],
    ['a digit too many', '06 12 34 56 78 9'],
    ['words beside it, which would be lost', '06 12 34 56 78 (fille)'],
    ['an extension, which would be lost', '0612345678 ext 5'],
    ['two numbers', '0612345678;0475123456'],
    ['an e-mail that holds ten digits', 'jean.0612345678@exemple.fr'],
    ['nothing', ''],
  ])('reads none in %s', (_, typed) => {
    expect(readPhone(typed)).toBeUndefined()
  })
})

describe('readEmail', () => {
  it('reads it trimmed and in lower case', () => {
    expect(readEmail('  Marie.Dupont@Exemple.FR ')).toBe('marie.dupont@exemple.fr')
  })

  it.each(['', 'marie', 'marie@exemple', 'marie@@exemple.fr', '0612345678'])(
    'reads none in "%s"',
    (typed) => {
      expect(readEmail(typed)).toBeUndefined()
    },
  )
})

describe('postcodes', () => {
  it('keep their zero, and are never completed in silence (S031)', () => {
    expect(readPostcode(' 01120 ')).toBe('01120')
    expect(readPostcode('1120')).toBeUndefined()
    expect(Postcode.safeParse('1120').success).toBe(false)
  })

  it.each(['00120', '0112', '011200', '2A004', '01 120'])('are not %s', (typed) => {
    expect(readPostcode(typed)).toBeUndefined()
  })
})

describe('fold', () => {
  it.each([
    ['Hélène', 'helene'],
    ['  Œuvré-Ça ', 'oeuvre ca'],
    ['D’ALMEIDA', 'd almeida'],
    ['Lætitia', 'laetitia'],
  ])('makes %s into %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded)
  })
})

describe('nameKey', () => {
  it('is one for "DUPONT Marie" and "Marie Dupont" (S264)', () => {
    const keys = [
      nameKey('', 'DUPONT Marie'),
      nameKey('Marie', 'Dupont'),
      nameKey('Dupont', 'marie'),
    ]
    expect(new Set(keys)).toEqual(new Set(['dupont marie']))
  })
})

describe('capitalise', () => {
  it.each([
    ['DUPONT-MOREL', 'Dupont-Morel'],
    ['DE LA TOUR', 'De la Tour'],
    ['D’ALMEIDA', 'D’Almeida'],
    ['élodie', 'Élodie'],
    ['J.-P.', 'J.-P.'],
    ['McDonald', 'McDonald'],
  ])('makes %s into %s', (typed, name) => {
    expect(capitalise(typed)).toBe(name)
  })
})

describe('addressKey', () => {
  it('is one for an address in full and the same abbreviated', () => {
    const key = addressKey('12 avenue Saint-Jean', '26000')
    expect(addressKey('12, Av. St Jean', '26000')).toBe(key)
    expect(addressKey('12 bis avenue Saint-Jean', '26000')).not.toBe(key)
  })
})
