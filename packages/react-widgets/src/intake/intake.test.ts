import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Intake } from './component.js'
import {
  type IntakeEvent,
  type IntakeState,
  next,
  orderOf,
  questionOf,
  recalled,
  searchKey,
  stepOf,
  waiting,
} from './model.js'
import { NewPerson } from './new-person.js'
import { OrderForm } from './order-form.js'
import { Search } from './search.js'
import { TakenOrder } from './taken-order.js'
import { askedOf, minutesShown, priceOf, untouched, wrongOrder } from './typed-order.js'
import { begunWith, nobody, registrationOf, searchable, wrongPerson } from './typed-person.js'
import { besideFields, type IntakeInHand } from './use-intake.js'
import { words } from './words.js'

const offers = [
  { name: 'Dépannage informatique', activity: 'II-11', hourlyPrice: 5_900, minutes: 90 },
  { name: 'Ménage', activity: 'II-1' },
] as const

const after = (state: IntakeState, ...events: readonly IntakeEvent[]): IntakeState =>
  events.reduce(next, state)

const callOf = async () => {
  const company = await smallCompany({ http: { principalOf: () => company.as('agent').as } })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const file = await given(client.customers.showCustomer({ customer: company.customer }))
  const find = async (text: string) =>
    (await given(client.customers.searchCustomers({ text: searchable(text) ?? '' }))).items
  return { ...company, client, file, find }
}

describe('an order on the phone', () => {
  it('is with a worker after one press from the customer chosen, two with another service (S060)', async () => {
    const { client, file, entity: legalEntity, basile, customer } = await callOf()
    const typed = after(
      waiting(),
      { type: 'opened', file },
      { type: 'typed-order', values: { wants: ' Deux heures par semaine ', minutes: '120' } },
      { type: 'offered', offer: 1 },
    )
    const asked = askedOf(orderOf(typed), offers, { customer, legalEntity })
    if (!asked) throw new Error('nothing to ask')
    const sending = next(typed, { type: 'sending' })
    const taken = await given(client.dispatch.takeOrder(asked))
    const state = next(sending, { type: 'taken', taken })
    expect([stepOf(state), state.activations]).toEqual(['taken', 2])
    expect(state.taken).toMatchObject({
      ...{ worker: { worker: basile, name: 'Basile Morin' } },
      visit: { description: 'Deux heures par semaine', minutes: 120, status: 'planned' },
    })
    expect(after(state, { type: 'again' })).toMatchObject({ activations: 0, orders: {} })
    const quick = after(waiting(), { type: 'opened', file }, { type: 'sending' })
    expect(quick.activations).toBe(1)
  })

  it('tells the price of the minutes, and asks for it', async () => {
    const values = { ...untouched, minutes: '50' }
    const where = { customer: 'cus_1', legalEntity: 'ent_1' }
    expect([minutesShown(untouched, offers), priceOf(untouched, offers)]).toEqual(['90', 8_850])
    expect(askedOf(values, offers, where)).toMatchObject({ minutes: 50, price: 4_917 })
    expect(askedOf({ ...values, offer: 1 }, offers, where)).not.toHaveProperty('price')
    expect(minutesShown({ ...untouched, offer: 1 }, offers)).toBe('60')
  })

  it.each(['', '0', '1441', 'une heure'])('of "%s" minutes is not sent', (minutes) => {
    const values = { ...untouched, minutes }
    expect(wrongOrder(values, offers, words.fr)).toEqual([
      { field: 'minutes', says: words.fr.noMinutes },
    ])
    expect(askedOf(values, offers, { customer: 'cus_1', legalEntity: 'ent_1' })).toBeUndefined()
  })

  it('is kept as typed when the house refuses, and when another file is looked at', async () => {
    const { file } = await callOf()
    const wrong = [{ field: 'send', says: 'Réessayez.' }]
    const refused = after(
      waiting(),
      { type: 'opened', file },
      { type: 'typed-order', values: { wants: 'Écran noir' } },
      { type: 'sending' },
      { type: 'refused', wrong },
    )
    expect(refused).toMatchObject({ isSending: false, wrong })
    const back = after(refused, { type: 'closed' }, { type: 'opened', file })
    expect(orderOf(back).wants).toBe('Écran noir')
  })

  it('puts the refusal’s own sentence beside the field that it names', () => {
    const wrong = [
      { field: 'description', says: 'Trop long.' },
      { field: 'customer', says: 'Introuvable.' },
    ]
    expect(besideFields(wrong, ['wants', 'minutes'])).toEqual([
      { field: 'wants', says: 'Trop long.' },
      { field: 'send', says: 'Introuvable.' },
    ])
  })

  it('is shown with its own customer only, when another file was opened meanwhile', async () => {
    const { client, file, entity: legalEntity, customer } = await callOf()
    const asked = askedOf(untouched, offers, { customer, legalEntity })
    if (!asked) throw new Error('nothing to ask')
    const taken = await given(client.dispatch.takeOrder(asked))
    const identity = { lastName: 'Petit', phone: '+33698765432' }
    const other = await given(client.customers.registerCustomer({ identity }))
    const late = after(
      waiting(),
      { type: 'opened', file },
      { type: 'sending' },
      { type: 'opened', file: other },
      { type: 'taken', taken },
    )
    expect([stepOf(late), late.file?.customer.lastName]).toEqual(['order', 'Petit'])
  })
})

describe('whoever calls', () => {
  it('is found by name or by number, however it is typed', async () => {
    const { find, customer } = await callOf()
    for (const text of ['dupont', 'Marie', '06 12 34', '+33 6 12 34 56 78', '0033612'])
      expect((await find(text)).map(({ id }) => id)).toEqual([customer])
    expect(await find('07 99')).toEqual([])
    expect([searchable('d'), searchable('  ')]).toEqual([undefined, undefined])
  })

  it('is chosen by arrows and Enter, and Enter waits for the answer', async () => {
    const { find, customer } = await callOf()
    const typed = next(waiting(), { type: 'searched', text: 'dupont' })
    expect(searchKey('Enter', typed)).toEqual({ to: 'wait' })
    const found = next(typed, { type: 'found', people: await find('dupont') })
    expect(searchKey('Enter', found)).toEqual({ to: 'choose', customer })
    expect(searchKey('ArrowDown', found)).toEqual({ to: 'move', at: 0 })
    expect(searchKey('Escape', found)).toEqual({ to: 'clear' })
    expect(searchKey('a', found)).toBeUndefined()
    const none = next(typed, { type: 'found', people: [] })
    expect(searchKey('Enter', none)).toEqual({ to: 'create' })
  })

  it('stays on the screen while the next answer is on its way, and goes with the text', async () => {
    const { find } = await callOf()
    const found = after(
      next(waiting(), { type: 'searched', text: 'dup' }),
      { type: 'found', people: await find('dup') },
      { type: 'searched', text: 'dupo' },
    )
    expect(found).toMatchObject({ isSearching: true, found: [{ lastName: 'Dupont 1' }] })
    const cleared = next(found, { type: 'searched', text: '' })
    expect(cleared).toMatchObject({ found: undefined, isSearching: false })
  })

  it('is searched at once when the host says who calls', () => {
    expect(questionOf(waiting('+33612345678'))).toBe('612345678')
  })
})

describe('a new customer', () => {
  it('takes one press to open, filled with what was searched, and one to save (S280)', async () => {
    const { client, find } = await callOf()
    const opened = after(
      waiting(),
      { type: 'searched', text: 'Paul Petit' },
      { type: 'creating', is: true },
      { type: 'typed-person', values: { phone: '06 98 76 54 32' } },
    )
    expect([stepOf(opened), wrongPerson(opened.person, words.fr)]).toEqual(['create', []])
    const file = await given(client.customers.registerCustomer(registrationOf(opened.person)))
    const saved = after(opened, { type: 'sending' }, { type: 'opened', file })
    expect([stepOf(saved), saved.activations]).toEqual(['order', 0])
    expect(saved.file?.customer).toMatchObject({ firstName: 'Paul', phone: '+33698765432' })
    expect(saved.file?.missing).toEqual(['email', 'street', 'postcode', 'city'])
    expect(await find('petit')).toHaveLength(1)
  })

  it('is looked for by its number, so that nobody is in two files', () => {
    const typed = after(
      waiting('Petit'),
      { type: 'creating', is: true },
      { type: 'typed-person', values: { phone: '06 12 34 56' } },
    )
    expect(questionOf(typed)).toBeUndefined()
    const whole = next(typed, { type: 'typed-person', values: { phone: '06 12 34 56 78' } })
    expect(questionOf(whole)).toBe('612345678')
  })

  it.each([
    [{}, ['lastName', 'phone']],
    [{ lastName: 'Petit', phone: '06 12' }, ['phone']],
    [{ lastName: 'Petit', phone: '0612345678', postcode: '2600' }, ['postcode']],
    [{ lastName: 'Petit', phone: '0612345678', postcode: '' }, []],
  ])('with %j lacks %j', (typed, lacks) => {
    const wrong = wrongPerson({ ...nobody, ...typed }, words.fr)
    expect(wrong.map(({ field }) => field)).toEqual(lacks)
  })

  it('begins with a number where a number was searched', () => {
    expect(begunWith('06 12 34 56 78')).toMatchObject({ lastName: '', phone: '06 12 34 56 78' })
    expect(begunWith('Durand')).toMatchObject({ lastName: 'Durand', firstName: '' })
  })
})

it('recalls the last visits as they stand, and the last exchanges', async () => {
  const { client, customer, entity: legalEntity, alma } = await callOf()
  const exchange = { channel: 'phone', direction: 'in', phase: 'before-sale' } as const
  await given(client.customers.logExchange({ customer, ...exchange, summary: 'Un devis' }))
  const task = { customer, legalEntity, activity: 'II-11', minutes: 60 } as const
  const { visit } = await given(client.dispatch.takeOrder(task))
  const slot = { visit: visit.id, worker: alma, date: '2026-03-03', start: '09:00' }
  await given(client.dispatch.bookSlot(slot))
  const { items } = await given(client.customers.showTimeline({ customer, limit: 30 }))
  const last = recalled(items, 9)
  expect(last.map(({ did }) => did)).toEqual(
    expect.arrayContaining(['visit-booked', 'exchange-logged']),
  )
  expect(last).toHaveLength(2)
  expect(last.find(({ did }) => did === 'exchange-logged')?.exchange?.summary).toBe('Un devis')
  expect(recalled(items, 1)).toHaveLength(1)
})

describe('the intake without a browser', () => {
  const handOf = (state: IntakeState): IntakeInHand => {
    const nothing = () => undefined
    const later = async () => undefined
    return {
      ...{ state, search: nothing, pointAt: nothing, choose: later, create: nothing },
      ...{ typePerson: nothing, save: later, typeOrder: nothing, pickOffer: nothing },
      ...{ take: later, again: nothing, close: nothing },
    }
  }

  it.each([
    ['fr', 'Prendre une commande', 'Confiée à', 'Il manque encore'],
    ['en', 'Take an order', 'Assigned to', 'Still missing'],
  ] as const)('is drawn in "%s", each of its steps', async (language, title, goes, missing) => {
    const { client, file, find, entity: legalEntity, customer } = await callOf()
    const options = { client, language, legalEntity, offers }
    const whole = renderToString(createElement(Intake, { ...options, search: 'dup' }))
    expect(whole).toContain(`lang="${language}"`)
    expect(whole).toContain(title)
    expect(whole).toContain('role="combobox"')
    expect(whole).not.toContain('style=')

    const searching = after(waiting('dup'), { type: 'found', people: await find('dup') })
    const list = renderToString(createElement(Search, { hand: handOf(searching), options }))
    expect(list).toContain('aria-selected="true"')
    expect(list).toContain('06 12 34 56 78')

    const creating = next(searching, { type: 'creating', is: true })
    const form = renderToString(createElement(NewPerson, { hand: handOf(creating), options }))
    expect(form).toContain(words[language].save)

    const opened = after(waiting(), { type: 'opened', file })
    const order = renderToString(createElement(OrderForm, { hand: handOf(opened), options }))
    expect(order).toContain('Dépannage informatique')
    expect(order).toContain(missing)

    const asked = askedOf(untouched, offers, { customer, legalEntity })
    if (!asked) throw new Error('nothing to ask')
    const taken = next(opened, {
      type: 'taken',
      taken: await given(client.dispatch.takeOrder(asked)),
    })
    const done = renderToString(createElement(TakenOrder, { hand: handOf(taken), options }))
    expect(done).toContain(goes)
    expect(done).toContain('Alma Roux')
    expect(done).toContain(words[language]['because-territory'])
  })
})
