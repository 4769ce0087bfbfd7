import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, newCustomer, smallCompany } from '@foyer/core/testing'
import { createElement, type FunctionComponent } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Host } from '../kit/element.js'
import { Accepting } from './accepting.js'
import { buttonOf } from './agreed.js'
import { CustomerQuotes } from './component.js'
import { customerQuotesElement } from './element.js'
import {
  type CustomerQuotesState,
  chosenIn,
  earlyStart,
  next,
  standingOf,
  unread,
  withdrawalSaid,
} from './model.js'
import { problemsOf, type Refusal, wrongAnswer } from './problems.js'
import { QuoteCards } from './quote-cards.js'
import { type Opened, readQuote, readQuotes } from './read-quotes.js'
import { type OpenedPart, Reading } from './reading.js'
import type { CustomerQuotesInHand } from './use-customer-quotes.js'
import { Withdrawing } from './withdrawing.js'
import { words } from './words.js'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const support = {
  kind: 'service',
  activity: 'II-11',
  label: 'Dépannage',
  minutes: 60,
  price: 6000,
} as const
const mouse = { kind: 'goods', label: 'Souris', price: 1250 } as const

/** A household that was sent a quote of an hour of support, with a mouse as an option; it asks over HTTP. */
const householdOf = async (at = '2026-07-01T08:00:00.000Z') => {
  const company = await smallCompany({
    at,
    http: { principalOf: () => company.as('customer', company.customer).as },
  })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as, customer, entity: legalEntity } = company
  const office = as('agent')
  const send = async (more: object = {}) => {
    const lines = [{ ...support, options: [mouse] }]
    const asked = { customer, legalEntity, by: '2026-08-30', lines, ...more }
    const { id: quote } = await given(foyer.sales.draftQuote(asked, office))
    const informed = ['mediator', 'guarantees', 'return-costs'] as const
    const told = { quote, document: true, informed: [...informed] }
    return given(foyer.sales.sendQuote(told, office))
  }
  const opened = async (quote: string): Promise<Opened> => {
    const read = await readQuote(client, quote)
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value
  }
  return { ...company, client, send, opened }
}

const who = { name: 'Marie Dupont', email: 'marie@example.fr', isConsumer: true } as const

const handOf = (state: CustomerQuotesState): CustomerQuotesInHand => {
  const nothing = () => undefined
  const later = async () => undefined
  return {
    ...{ state, today: '2026-07-01', refresh: nothing, open: later, close: nothing },
    ...{ choose: later, begin: nothing, type: nothing, accept: later, decline: later },
    ...{ withdraw: later, openPdf: later },
  }
}

describe('what a customer reads of their quotes', () => {
  it('is what was sent, newest first, with its own permissions', async () => {
    const { client, customer, send, foyer, as, entity: legalEntity, ...rest } = await householdOf()
    const sent = await send({ description: 'La box' })
    const draft = { customer, legalEntity, lines: [support] }
    await given(foyer.sales.draftQuote(draft, as('agent')))
    const read = await readQuotes(client, customer)
    if (!read.ok) throw new Error(read.refusal.code)
    expect(read.value.quotes.map(({ id }) => id)).toEqual([sent.id])
    expect(read.value.who).toEqual({ name: 'Marie Dupont 1', email: '', isConsumer: true })
    const other = await newCustomer({ foyer, as, ...rest }, 2)
    expect(await readQuotes(client, other)).toMatchObject({ refusal: { code: 'not-found' } })
  })

  it('moves its price with the options that are ticked, and only by the last answer (S290)', async () => {
    const { client, send, opened } = await householdOf()
    const { id } = await send()
    const open = next(unread, { type: 'opened', opened: await opened(id) })
    expect(open.opened?.price.total).toBe(6000)
    expect(open.chosen).toEqual([])
    const chosen = [2]
    const ticked = next(open, { type: 'chose', chosen })
    const price = await given(client.sales.priceQuote({ quote: id, chosen }))
    expect(next(ticked, { type: 'priced', price, chosen }).opened?.price.total).toBe(7250)
    const late = next(next(ticked, { type: 'chose', chosen: [] }), {
      type: 'priced',
      price,
      chosen,
    })
    expect(late.opened?.price.total).toBe(6000)
    expect(chosenIn({ lines: price.lines })).toEqual([2])
  })

  it('is over the day after its last', async () => {
    const { send } = await householdOf()
    const quote = await send()
    expect(standingOf(quote, '2026-07-31')).toBe('sent')
    expect(standingOf(quote, '2026-08-01')).toBe('expired')
  })
})

describe('what is said of changing one’s mind', () => {
  const quote = { concluded: 'distance', urgent: undefined, lines: [support] } as never
  const as = (more: object) => Object.assign({}, quote, more)

  it.each([
    [{}, 'open', 'here'],
    [{ concluded: 'off-premises' }, 'open', 'in-writing'],
    [{ lines: [support, mouse] }, 'goods', 'here'],
    [{ lines: [mouse] }, 'goods', undefined],
    [{ concluded: 'shop' }, 'shop', undefined],
    [{ urgent: true }, 'urgent', undefined],
  ] as const)('of %j is %s, and an early beginning is asked for %s', (more, said, early) => {
    expect(withdrawalSaid(as(more), who)).toBe(said)
    expect(earlyStart(as(more), who)).toBe(early)
  })

  it('is nothing to an organisation', () => {
    expect(withdrawalSaid(quote, { isConsumer: false })).toBeUndefined()
    expect(earlyStart(quote, { isConsumer: false })).toBeUndefined()
  })
})

describe('an answer', () => {
  it('wants a name, and what is lost by an early beginning', () => {
    const values = { signer: ' ', early: true, acknowledged: false, reason: 'too-late' } as const
    expect(wrongAnswer(values, 'fr').map(({ field }) => field)).toEqual(['signer', 'acknowledged'])
    expect(wrongAnswer({ ...values, signer: 'Marie', early: false }, 'fr')).toEqual([])
  })

  it('that is on its way lets nothing else be opened', async () => {
    const { send, opened } = await householdOf()
    const { id } = await send()
    const one = await opened(id)
    const sending = next(next(unread, { type: 'opened', opened: one }), { type: 'sending' })
    expect(next(sending, { type: 'closed' })).toBe(sending)
    expect(next(sending, { type: 'opened', opened: one })).toBe(sending)
    expect(next(sending, { type: 'doing', doing: 'decline' })).toBe(sending)
  })

  const refusals: readonly (readonly [Refusal, string, RegExp])[] = [
    [{ code: 'quote-expired', validUntil: '2026-07-31' as never }, 'send', /31 juil. 2026/],
    [{ code: 'quote-edition-superseded', edition: 1, last: 2 }, 'send', /relisez/],
    [{ code: 'quote-closed', status: 'declined' }, 'send', /plus ouvert/],
    [{ code: 'information-missing', missing: ['early-cost'] }, 'early', /information manque/],
    [{ code: 'early-start-in-writing' }, 'early', /sur papier/],
    [{ code: 'withdrawal-not-open', because: 'over', last: undefined }, 'send', /Contactez-nous/],
    [{ code: 'order-already-cancelled' }, 'send', /déjà annulée/],
    [{ code: 'not-found' }, 'send', /n’existe plus/],
  ]

  it.each(refusals)('refused as %j is said in plain words, at %s', (refusal, field, says) => {
    const [problem] = problemsOf(refusal, 'fr')
    expect(problem?.field).toBe(field)
    expect(plain(problem?.says ?? '')).toMatch(says)
    expect(problemsOf(refusal, 'en')[0]?.says).toMatch(/^[ -~’–]+$/)
  })
})

describe('the element', () => {
  it('is somebody’s, and tells the page of each answer', () => {
    const told: unknown[] = []
    const hostOf = (attributes: { readonly [name: string]: string }): Host => ({
      language: 'en',
      read: (name) => attributes[name],
      tell: (name, detail) => told.push([name, detail]),
    })
    const attributes = { url: '/foyer', customer: 'cus_1', 'hide-prices': '' }
    const options = customerQuotesElement.read(hostOf(attributes), {})
    expect(options).toMatchObject({ customer: 'cus_1', language: 'en', hidePrices: true })
    options?.onAnswered?.({ what: 'accept', quote: 'quo_1' })
    expect(told).toEqual([['quote-answered', { what: 'accept', quote: 'quo_1' }]])
    expect(customerQuotesElement.read(hostOf({ url: '/foyer' }), {})).toBeUndefined()
  })
})

describe('the widget', () => {
  it.each([
    ['fr', 'Chargement de vos devis'],
    ['en', 'Loading your quotes'],
  ] as const)('is drawn in "%s" without a browser', async (language, loading) => {
    const { client, customer } = await householdOf()
    const html = renderToString(createElement(CustomerQuotes, { client, language, customer }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(loading)
    expect(html).not.toContain('style=')
  })

  const drawn = (
    state: CustomerQuotesState,
    of: FunctionComponent<OpenedPart>,
    more: object = {},
  ): string => {
    if (!state.opened) throw new Error('nothing is opened')
    const options = { client: {} as never, customer: 'cus_1', language: 'fr', ...more } as const
    const told = { hand: handOf(state), options, opened: state.opened, who }
    return plain(renderToString(createElement(of, told)))
  }

  it('leads with the price; the credit stands apart, the options with their price and VAT', async () => {
    const { send, opened } = await householdOf()
    const { id } = await send()
    const state = next(unread, { type: 'opened', opened: await opened(id) })
    const html = drawn(state, Reading)
    expect(html.indexOf('Prix TTC')).toBeLessThan(html.indexOf('Crédit d’impôt possible : 30,00 €'))
    expect(html).toContain('12,50 € TTC, dont TVA à 20 %')
    expect(html).toContain('Valable jusqu’au ven. 31 juil. 2026 inclus.')
    expect(html).toContain(words.fr.accept)
    const hidden = drawn(state, Reading, { hidePrices: true })
    expect(hidden).not.toContain('€')
    expect(hidden).not.toContain(words.fr.accept)
  })

  it('has nobody accept without a price, a name and the duty to pay', async () => {
    const { send, opened } = await householdOf()
    const { id } = await send()
    const state = next(unread, { type: 'opened', opened: await opened(id) })
    const html = drawn(next(state, { type: 'doing', doing: 'accept' }), Accepting)
    expect(html).toContain('Vous acceptez un prix de 60,00 € TTC.')
    expect(html).toContain('obligation de paiement')
    expect(html).toContain(words.fr.early)
    expect(html).not.toContain(words.fr.acknowledged)
  })

  it('says until when one may withdraw, by the words of the law, then shows the receipt (S137)', async () => {
    const { client, send, opened } = await householdOf()
    const { id: quote, order } = await send()
    const yes = { quote, edition: 1, signer: 'Marie Dupont' }
    await given(client.sales.acceptQuote(yes))
    const one = await opened(quote)
    const state = next(unread, { type: 'answered', opened: one, done: 'accept' })
    const html = drawn(state, Reading)
    expect(html).toContain('Accepté par Marie Dupont')
    expect(html).toContain('jusqu’au mer. 15 juil. 2026 inclus')
    expect(html).toContain('Renoncer au contrat ici')
    const step = drawn(next(state, { type: 'doing', doing: 'withdraw' }), Withdrawing)
    expect(step).toContain('Je soussigné(e) Marie Dupont vous notifie ma rétractation')
    expect(step).toContain('Confirmer la rétractation')
    expect(step).toContain('marie@example.fr')
    const receipt = await given(client.sales.withdrawFromOrder({ order }))
    const done = next(state, { type: 'withdrawn', opened: await opened(quote), receipt })
    const shown = drawn(done, Reading)
    expect(shown).toContain('Reçue le mer. 1 juil. 2026 à 10:00.')
    expect(shown).toContain('Vous ne devez rien.')
    expect(shown).not.toContain('Renoncer au contrat ici')
    const later = drawn(next(unread, { type: 'opened', opened: await opened(quote) }), Reading)
    expect(later).toContain('Reçue le mer. 1 juil. 2026 à 10:00.')
    expect(later).not.toContain('Renoncer au contrat ici')
  })

  it('says what is owed where a part is done', async () => {
    const { client, send, opened } = await householdOf()
    const { id: quote } = await send()
    await given(client.sales.acceptQuote({ quote, edition: 1, signer: 'Marie Dupont' }))
    const one = await opened(quote)
    if (!one.right) throw new Error('no right')
    const begun = { ...one, right: { ...one.right, due: 3000 as never } }
    const html = drawn(next(unread, { type: 'opened', opened: begun }), Reading)
    expect(html).toContain('vous devez 30,00 €')
    expect(buttonOf(one.right, 'first', 'en')).toBe(words.en.withdraw)
    const { button: _, ...before } = one.right
    expect(buttonOf(before, 'first', 'fr')).toBe(words.fr.withdraw)
  })

  it('lists each quote with where it stands, and no price where prices are hidden', async () => {
    const { client, customer, send } = await householdOf()
    await send({ description: 'La box' })
    const read = await readQuotes(client, customer)
    if (!read.ok) throw new Error(read.refusal.code)
    const state = next(unread, { type: 'read', ...read.value })
    const draw = (hidePrices: boolean) => {
      const options = { client, customer, language: 'fr', hidePrices } as const
      return plain(renderToString(createElement(QuoteCards, { hand: handOf(state), options })))
    }
    expect(draw(false)).toContain('La box')
    expect(draw(false)).toContain('60,00 €')
    expect(draw(true)).toContain(words.fr['is-sent'])
    expect(draw(true)).not.toContain('€')
  })
})
