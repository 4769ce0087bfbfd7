import { describe, expect, it } from 'vitest'
import { customers } from '../customers/collections.js'
import { fragmentsOf, rankOf, searchText, searchWords, typosBetween, typosIn } from './search.js'

const marie = 'marie dupont levy 33612345678 m dupont exemple fr c0042'
const rank = (search: string, text = marie) => rankOf(text, searchWords(search))

describe('how well a text answers a search', () => {
  it.each([
    ['dupont', 0],
    ['Lévy MARIE', 0],
    ['dupo', 1],
    ['upon', 2],
    ['dupo upon', 3],
    ['dupnot', 1_000],
    ['dupont mrie', 1_000],
    ['dupnot mrie', 2_000],
    ['', 0],
    ['dupnot mrie lvey', undefined],
    ['dupnot mrie levy', 2_000],
    ['dupont martin', undefined],
    ['evy', 2],
    ['vy', undefined],
    ['le', 1],
  ])('%j is answered with %j', (search, answer) => {
    expect(rank(search)).toBe(answer)
  })

  it.each([
    ['06 12 34 56 78', 0],
    ['0612345678', 0],
    ['0033 612345678', 3],
    ['+33 6 12 34 56 78', 0],
    ['0033 6 12 34 56 78', 0],
    ['06 12', 1],
    ['4567', 2],
    ['34', 2],
    ['0613', undefined],
    ['612345679', undefined],
  ])('a phone typed %j is answered with %j', (search, answer) => {
    expect(rank(search)).toBe(answer)
  })

  it('forgives no typo after fifty words of a text', () => {
    const far = (words: number) => rank('dupnot', `${'mot '.repeat(words)}dupont`)
    expect([far(49), far(50)]).toEqual([1_000, undefined])
    expect(rank('dupont', `${'mot '.repeat(50)}dupont`)).toBe(0)
  })

  it('reads the searchable fields of a document, accents and case aside', () => {
    const doc = { id: 'c', lastName: 'Lévy-Œuf', phone: '+33612345678', nameKey: 'unsearched' }
    expect(searchText(customers, doc)).toBe('levy oeuf 33612345678')
  })
})

describe('a word', () => {
  it.each([
    ['abc', 0],
    ['abcd', 1],
    ['abcdefg', 1],
    ['abcdefgh', 2],
    ['abcdefg1', 0],
    ['12345678', 0],
  ])('%s is forgiven %i typos', (word, typos) => {
    expect(typosIn(word)).toBe(typos)
  })

  it.each([
    ['a', [' a']],
    ['ab', [' ab']],
    ['a1', [' a1']],
    ['12', ['12']],
    ['abc', ['abc']],
    ['06', ['06']],
    ['0612', ['0612', '33612']],
    ['0042', ['0042', '42']],
    ['003361', ['003361', '3361']],
    ['0000', ['0000']],
  ])('%s is looked for as %j', (word, fragments) => {
    expect(fragmentsOf(word)).toEqual(fragments)
  })

  it.each([
    ['dupont', 'dupnot', 1],
    ['dupont', 'dupond', 1],
    ['dupont', 'dupon', 1],
    ['dupont', 'duupont', 1],
    ['dupont', 'dpuotn', 2],
    ['ca', 'abc', 3],
    ['abcdef', 'ghijkl', 3],
    ['abc', 'abcdef', 3],
  ])('from %s to %s it is %i typos, three standing for more', (a, b, typos) => {
    expect(typosBetween(a, b, 2)).toBe(typos)
  })
})
