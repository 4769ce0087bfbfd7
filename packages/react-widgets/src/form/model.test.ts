import { describe, expect, it } from 'vitest'
import { asked, blank, next, opened, problemsOf, wrongIn } from './model.js'
import { words } from './words.js'

const { fr } = words
const where = {
  language: 'fr',
  page: 'https://site.example/',
  wording: 'Oui',
  website: '',
} as const

describe('what is wrong in a form', () => {
  it.each([
    [{}, ['lastName', 'phone']],
    [{ lastName: 'Petit' }, ['phone']],
    [{ lastName: ' ', email: 'a@b.fr' }, ['lastName']],
    [{ lastName: 'Petit', phone: '06 12 34 56 78' }, []],
    [{ lastName: 'Petit', phone: '+33 6 12.34.56-78' }, []],
    [{ lastName: 'Petit', phone: '06 12 34 56' }, ['phone']],
    [{ lastName: 'Petit', email: 'petit.example.fr' }, ['email']],
    [{ lastName: 'Petit', email: 'a@b.fr', postcode: '2600' }, ['postcode']],
    [{ lastName: 'Petit', email: 'a@b.fr', postcode: '26 000' }, []],
  ])('of %j is %j', (typed, fields) => {
    expect(wrongIn({ ...blank, ...typed }, fr).map(({ field }) => field)).toEqual(fields)
  })
})

describe('what the house is asked', () => {
  it('leaves out what was left empty', () => {
    const { identity } = asked({ ...blank, lastName: 'Petit', email: ' a@b.fr ' }, where)
    expect(identity).toEqual({
      ...{ lastName: 'Petit', firstName: '', language: 'fr', email: 'a@b.fr' },
      home: { street: '', city: '' },
    })
  })

  it('carries the answer about advertising with the words that were read', () => {
    expect(asked(blank, where).consent).toEqual({ given: false, wording: 'Oui' })
    expect(asked({ ...blank, consent: true }, where).consent).toEqual({
      given: true,
      wording: 'Oui',
    })
  })
})

describe('the states of a form', () => {
  const refused = next(opened, { type: 'refused', wrong: wrongIn(blank, fr) })

  it('takes a complaint back when its field is typed in, and keeps the others', () => {
    const typed = next(refused, { type: 'typed', values: { lastName: 'P' } })
    expect(typed).toMatchObject({
      is: 'open',
      values: { lastName: 'P' },
      wrong: [{ field: 'phone' }],
    })
  })

  it('loses nothing typed when the house refuses', () => {
    const typed = next(opened, { type: 'typed', values: { wants: 'Un écran' } })
    const sending = next(typed, { type: 'sending' })
    const back = next(sending, {
      type: 'refused',
      wrong: problemsOf({ code: 'busy', title: 'Réessayez.' }),
    })
    expect(back).toMatchObject({
      ...{ is: 'open', values: { wants: 'Un écran' } },
      wrong: [{ field: 'send', says: 'Réessayez.' }],
    })
  })

  it('is sent for good', () => {
    const sent = next(opened, { type: 'sent' })
    expect(next(sent, { type: 'typed', values: { wants: 'Encore' } })).toEqual({ is: 'sent' })
  })
})

it('puts a refusal beside the fields that it names', () => {
  const issues = [{ path: 'identity.home.postcode', code: 'invalid', message: 'Code postal faux.' }]
  expect(problemsOf({ code: 'invalid-input', title: 'Vérifiez.', issues })).toEqual([
    { field: 'postcode', says: 'Code postal faux.' },
  ])
})
