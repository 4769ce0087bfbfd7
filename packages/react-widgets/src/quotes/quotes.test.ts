import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Host } from '../kit/element.js'
import { Quotes } from './component.js'
import { quotesElement } from './element.js'
import {
  countsOf,
  isAmendable,
  next,
  type QuotesState,
  rowsShown,
  standingOf,
  stepOf,
  unread,
  untold,
} from './model.js'
import { needSaid } from './need.js'
import { OneQuote } from './one-quote.js'
import { problemsOf } from './problems.js'
import { QuoteForm } from './quote-form.js'
import { QuoteList } from './quote-list.js'
import { type Refusal, readQuote } from './read-quotes.js'
import {
  entryOf,
  lineValues,
  offered,
  placeOf,
  sellingInstead,
  whatOf,
  whatsOf,
  wrongLine,
} from './typed-line.js'
import { askedOf, newQuote, quoteValues, writtenOf, wrongQuote } from './typed-quote.js'
import type { QuotesInHand, QuotesOptions } from './use-quotes.js'
import { words } from './words.js'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const offers = [
  { name: 'Dépannage', activity: 'II-11', hourlyPrice: 60_00, minutes: 60 },
  { name: 'Petit bricolage', activity: 'II-3', hourlyPrice: 45_00 },
  { name: 'Matériel', kind: 'goods' },
] as const

const support = {
  kind: 'service',
  activity: 'II-11',
  label: 'Dépannage',
  minutes: 60,
  price: 6000,
} as const

/** A company whose agent asks over HTTP, and the life of a quote there: an hour of support unless told otherwise. */
const officeOf = async () => {
  const company = await smallCompany({ http: { principalOf: () => company.as('agent').as } })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { customer, entity: legalEntity, foyer, as } = company
  type Asked = Parameters<typeof client.sales.draftQuote>[0]
  const draft = (asked: Partial<Asked> = {}) => {
    const usual = { customer, legalEntity, by: '2026-04-30', lines: [support] }
    return given(client.sales.draftQuote({ ...usual, ...asked }))
  }
  const send = (quote: string) =>
    given(client.sales.sendQuote({ quote, document: true, informed: ['mediator'] }))
  const accept = (quote: string) =>
    given(
      foyer.sales.acceptQuote(
        { quote, edition: 1, signer: 'Marie Dupont' },
        as('customer', customer),
      ),
    )
  const opened = async (id: string) => {
    const read = await readQuote(client, id, undefined)
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value
  }
  return { client, legalEntity, customer, draft, send, accept, opened }
}

const handOf = (state: QuotesState): QuotesInHand => {
  const nothing = () => undefined
  const later = async () => undefined
  return {
    ...{ state, today: '2026-03-02', refresh: nothing, readOn: later, search: nothing },
    ...{ narrow: nothing, toggleKeys: nothing, begin: nothing, lookFor: nothing },
    ...{ choose: nothing, open: later, close: nothing, amend: nothing, type: nothing },
    ...{ save: later, say: nothing, send: later, mail: later, convert: later, openPdf: later },
  }
}

describe('the lines of a quote as they are typed', () => {
  it('begin as the price list has them, at what their usual length costs', () => {
    expect(offered(offers[0], 'fr')).toMatchObject({
      ...{ kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: '60' },
      price: '60,00',
    })
    expect(offered(offers[1], 'en')).toMatchObject({ minutes: '60', price: '45.00' })
    expect(offered(offers[2], 'fr')).toMatchObject({ kind: 'goods', minutes: '', price: '' })
  })

  it('sell something else in one press, and keep what somebody typed himself', () => {
    const whats = whatsOf(offers, offered(offers[0], 'fr'), 'fr')
    const of = (value: string) => {
      const what = whats.find((one) => one.value === value)
      if (!what) throw new Error(value)
      return what
    }
    const fresh = sellingInstead(offered(offers[0], 'fr'), of('offer 1'), offers, 'fr')
    expect(fresh).toMatchObject({ activity: 'II-3', label: 'Petit bricolage', price: '45,00' })
    const mine = { ...offered(offers[0], 'fr'), label: 'Ma ligne', price: '12' }
    const kept = sellingInstead(mine, of('goods '), offers, 'fr')
    expect(kept).toMatchObject({
      kind: 'goods',
      activity: undefined,
      label: 'Ma ligne',
      price: '12',
    })
    expect(whatOf(whats, offered(offers[1], 'fr'))).toBe('offer 1')
    expect(whatOf(whats, { kind: 'travel', activity: 'II-3', label: 'Trajet' })).toBe('travel II-3')
    const unlisted = { ...mine, activity: 'II-1' as const }
    expect(whatOf(whatsOf(offers, unlisted, 'fr'), unlisted)).toBe('service II-1')
  })

  it('are wrong field by field, options too, and right without a price or a rate', () => {
    const option = { ...offered(offers[2], 'fr'), label: ' ', vat: '120' }
    const line = { ...offered(offers[0], 'fr'), quantity: '0', minutes: '2000', price: 'cher' }
    const wrong = wrongLine({ ...line, options: [option] }, 'lines.0', 'fr')
    expect(wrong.map(({ field }) => field)).toEqual([
      ...['lines.0.minutes', 'lines.0.quantity', 'lines.0.price'],
      ...['lines.0.options.0.label', 'lines.0.options.0.vat'],
    ])
    const open = { ...offered(offers[0], 'fr'), price: '', minutes: '' }
    expect(wrongLine(open, 'lines.0', 'fr')).toEqual([])
    expect(entryOf(open)).toEqual({
      ...{ kind: 'service', activity: 'II-11', label: 'Dépannage', quantity: 1, options: [] },
    })
  })

  it('say a rate that somebody typed, and why none is charged', () => {
    const line = { ...offered(offers[2], 'fr'), price: '12,5', vat: '5,5', mention: 'Article 261' }
    expect(entryOf(line)).toMatchObject({ price: 1250, vatRate: '0.055' })
    expect(entryOf(line)).not.toHaveProperty('mention')
    expect(entryOf({ ...line, vat: '0' })).toMatchObject({ vatRate: '0', mention: 'Article 261' })
  })

  it('come back from the house as they were entered, discounts and options too', async () => {
    const { draft, legalEntity } = await officeOf()
    const discount = { label: 'Fidélité', rate: '0.1' }
    const lines = [
      {
        ...support,
        quantity: 2,
        discount,
        legalEntity,
        options: [{ kind: 'goods', label: 'Souris', price: 1250, vatRate: '0.2', chosen: true }],
      },
    ] as const
    const quote = await draft({ lines: [...lines] })
    const values = lineValues(quote, 'fr')
    expect(values[0]).toMatchObject({ quantity: '2', price: '60,00', vat: '' })
    expect(values[0]?.options).toMatchObject([{ label: 'Souris', vat: '20', chosen: true }])
    const again = await draft({ lines: values.map(entryOf) })
    expect(again.lines).toEqual(quote.lines)
  })

  it('are counted as the house counts them, options among them', () => {
    const line = offered(offers[0], 'fr')
    const lines = [{ ...line, options: [line, line] }, line]
    expect([1, 2, 3, 4, 5].map((no) => placeOf(lines, no))).toEqual([
      ...['lines.0', 'lines.0.options.0', 'lines.0.options.1', 'lines.1', undefined],
    ])
  })
})

describe('a quote that is being written', () => {
  it('is priced as far as its fields can be read, with the credit apart (S290)', async () => {
    const { client, customer, legalEntity } = await officeOf()
    const whose = { customer, legalEntity }
    const fresh = newQuote(offers, 'fr')
    const unnamed = { ...fresh, lines: [{ ...offered(offers[0], 'fr'), label: '' }] }
    const asked = askedOf(unnamed, whose)
    if (!asked) throw new Error('not asked')
    const preview = await given(client.sales.previewQuote(asked))
    expect(preview).toMatchObject({ total: 6000, credit: { expected: 3000 } })
    const unread = { ...fresh, lines: [{ ...offered(offers[0], 'fr'), price: 'cher' }] }
    expect(askedOf(unread, whose)).toBeUndefined()
    expect(askedOf({ ...fresh, timesAMonth: '40' }, whose)).toBeUndefined()
  })

  it('can be accepted online at a distance, and nowhere else', () => {
    const fresh = newQuote(offers, 'fr')
    expect(writtenOf(fresh)).toMatchObject({ concluded: 'distance', online: true })
    const home = { ...fresh, concluded: 'off-premises', urgent: true } as const
    expect(writtenOf(home)).not.toHaveProperty('online')
    expect(writtenOf(home)).toMatchObject({ concluded: 'off-premises', urgent: true })
  })

  it('refuses a day that there is not', () => {
    const fresh = newQuote(offers, 'fr')
    expect(wrongQuote({ ...fresh, by: '2026-02-31' }, 'fr')).toEqual([
      { field: 'by', says: words.fr.noDay },
    ])
    expect(wrongQuote({ ...fresh, by: '2026-02-28' }, 'fr')).toEqual([])
  })

  it('says why a quote is compulsory, or that it is not (S069)', () => {
    const told = { monthly: 12_000, threshold: 10_000, priceOpen: false } as never
    const need = (more: object) => plain(needSaid(Object.assign({}, told, more), 'fr'))
    expect(need({ needed: true, because: 'price' })).toContain('120,00 € par mois')
    expect(need({ needed: true, because: 'request' })).toContain('le client l’a demandé')
    expect(need({ needed: false, monthly: 6000 })).toContain('sous le seuil de 100,00 €')
    expect(need({ needed: false, priceOpen: true })).toBe(words.fr['need-open'])
    expect(need({ needed: false, monthly: 0 })).toBe(words.fr['need-out'])
  })
})

describe('where a quote stands', () => {
  it.each([
    ['draft', 'send', true],
    ['sent', undefined, true],
    ['accepted', 'convert', false],
    ['declined', 'amend', true],
    ['expired', 'amend', true],
    ['withdrawn', undefined, false],
    ['converted', undefined, false],
  ] as const)('%s: next is %s', (standing, step, amendable) => {
    expect(stepOf(standing)).toBe(step)
    expect(isAmendable(standing)).toBe(amendable)
  })

  it('is over the day after its last, whether or not the night was there', () => {
    const sent = { status: 'sent', validUntil: '2026-03-02' } as const
    expect(standingOf(sent, '2026-03-02')).toBe('sent')
    expect(standingOf(sent, '2026-03-03')).toBe('expired')
    expect(standingOf({ ...sent, status: 'accepted' }, '2026-03-03')).toBe('accepted')
  })
})

describe('the list of quotes', () => {
  const listed = async () => {
    const { client, draft, send, opened, ...company } = await officeOf()
    const first = await draft({ description: 'Avant Pâques' })
    await send(first.id)
    const second = await draft({ description: 'Le jardin' })
    const { items: rows } = await given(client.sales.listQuotes({}))
    const known = next(unread, { type: 'read', rows, after: undefined, isMore: false })
    return { ...company, client, opened, first, second, known }
  }

  it('is narrowed to a state, and searched by name, by number and by what is wanted', async () => {
    const { known, first, second } = await listed()
    const ids = (state: QuotesState, today = '2026-03-02') =>
      rowsShown(state, today).map(({ id }) => id)
    expect(ids(known).toSorted()).toEqual([first.id, second.id].toSorted())
    expect(ids(next(known, { type: 'narrowed', only: 'sent' }))).toEqual([first.id])
    expect(ids(next(known, { type: 'narrowed', only: 'expired' }), '2027-01-01')).toEqual([
      first.id,
    ])
    expect(ids(next(known, { type: 'searched', search: 'paques dupont' }))).toEqual([first.id])
    expect(ids(next(known, { type: 'searched', search: second.id }))).toEqual([second.id])
    expect(ids(next(known, { type: 'searched', search: 'toiture' }))).toEqual([])
    expect(countsOf(known.rows ?? [], '2026-03-02')).toEqual({ sent: 1, draft: 1 })
  })

  it('keeps what was read when nobody answers, and adds what is older', async () => {
    const { known } = await listed()
    const lost = next(known, { type: 'lost', says: 'Pas de réponse.' })
    expect(lost).toMatchObject({ rows: known.rows, trouble: 'Pas de réponse.' })
    const more = next(known, { type: 'read', rows: known.rows ?? [], after: 'x', isMore: true })
    expect(more.rows).toHaveLength(4)
    expect(more.after).toBe('x')
  })

  it('loses nothing that was typed when somebody goes back, until it is saved', async () => {
    const { known, second, opened } = await listed()
    const one = await opened(second.id)
    const values = quoteValues(one.quote, 'fr')
    const { id: quote, customer } = one.quote
    const editing = { customer, name: one.name, quote, wasSent: false, values }
    const typed = [
      { type: 'opened', opened: one },
      { type: 'editing', editing },
      { type: 'typed', values: { ...values, description: 'Autre' }, field: 'description' },
      { type: 'closed' },
    ] as const
    const left = typed.reduce(next, known)
    expect(left).toMatchObject({ editing: undefined, opened: { quote: { id: quote } } })
    const again = next(left, { type: 'editing', editing })
    expect(again.editing?.values.description).toBe('Autre')
    const saved = next(again, { type: 'done', what: 'amend', opened: one })
    expect(saved).toMatchObject({ typed: {}, editing: undefined, done: 'amend', last: quote })
    expect(next(next(saved, { type: 'closed' }), { type: 'closed' }).opened).toBeUndefined()
  })

  it('has a new quote first, and opens nothing else while something is sent', async () => {
    const { known, second, opened } = await listed()
    const one = await opened(second.id)
    const fresh = { ...one, quote: { ...one.quote, id: second.id.replace(/.$/, 'Z') } } as never
    const made = next(known, { type: 'done', what: 'draft', opened: fresh })
    expect(made.rows).toHaveLength(3)
    const sending = next(known, { type: 'sending' })
    expect(next(sending, { type: 'opened', opened: one })).toBe(sending)
    expect(next(sending, { type: 'closed' })).toBe(sending)
  })

  it('takes no answer to another search, nor forgets the last one', () => {
    const looking = next(unread, { type: 'looking-for', text: 'Dup' })
    expect(next(looking, { type: 'found', text: 'Du', people: [] })).toBe(looking)
    const found = next(looking, { type: 'found', text: 'Dup', people: [] })
    expect(found.finding).toEqual({ text: 'Dup', found: [] })
    expect(next(found, { type: 'looking-for', text: 'Dup' }).finding?.found).toEqual([])
  })
})

describe('what is told before a quote is sent', () => {
  it('is what the law asks and nobody said: ticked, it is left out (S137)', async () => {
    const { draft, opened, client } = await officeOf()
    const { id } = await draft({ by: undefined })
    const one = await opened(id)
    expect(untold(one, { validUntil: '', informed: [] })).toEqual(['date', 'mediator'])
    expect(untold(one, { validUntil: '', informed: ['mediator'] })).toEqual(['date'])
    const refused = await client.sales.sendQuote({ quote: id, document: true })
    if (refused.ok) throw new Error('sent')
    expect(problemsOf(refused.refusal, 'fr')).toEqual([
      ...[
        {
          field: 'informed.date',
          says: 'Pas encore dit au client : la date ou le délai d’exécution.',
        },
        {
          field: 'informed.mediator',
          says: 'Pas encore dit au client : le médiateur de la consommation.',
        },
      ],
    ])
  })

  it('warns of an open offer that asks another price (S318)', async () => {
    const { draft, send, opened } = await officeOf()
    const { id: first } = await draft()
    await send(first)
    const line = { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 60 } as const
    const { id } = await draft({ lines: [{ ...line, price: 5000 }] })
    expect((await opened(id)).conflicts).toMatchObject([{ quote: first, theirs: 6000, ours: 5000 }])
  })
})

describe('a refusal', () => {
  const day = '2026-03-01'
  const refusals: readonly (readonly [Refusal, string, RegExp])[] = [
    [{ code: 'discount-above-price', line: 2 }, 'lines.0.options.0.price', /ligne 2/],
    [{ code: 'quote-incomplete', line: 3, missing: 'vat-rate' }, 'line-3', /taux de TVA/],
    [{ code: 'validity-over', validUntil: day as never }, 'validUntil', /1 mars 2026 est passé/],
    [{ code: 'quote-expired', validUntil: day as never }, 'send', /1 mars 2026/],
    [{ code: 'quote-closed', status: 'declined' }, 'send', /clos \(refusé\)/],
    [{ code: 'quote-already-converted', order: 'ord_1' as never }, 'send', /déjà devenu/],
    [{ code: 'quote-not-sent' }, 'send', /pas encore envoyé/],
    [{ code: 'customer-without-email' }, 'send', /adresse e-mail/],
    [{ code: 'worker-not-available', worker: 'w' as never, on: day as never }, 'send', /quitté/],
    [{ code: 'not-found', id: 'quo_1' }, 'send', /n’existe plus/],
  ]

  it.each(refusals)('%j stands at %s', (refusal, field, says) => {
    const line = offered(offers[0], 'fr')
    const [problem] = problemsOf(refusal, 'fr', [{ ...line, options: [line] }])
    expect(problem?.field).toBe(field)
    expect(plain(problem?.says ?? '')).toMatch(says)
    const [english] = problemsOf(refusal, 'en')
    expect(english?.says).toMatch(/^[ -~’–]+$/)
    expect(english?.says).not.toMatch(/\{/)
  })

  it('of a field is beside it, as the house names it', () => {
    const issues = [{ path: 'lines.0.vatRate', code: 'custom', message: 'Trop' }]
    expect(problemsOf({ code: 'invalid-input', issues }, 'fr')).toEqual([
      { field: 'lines.0.vat', says: 'Trop' },
    ])
  })
})

describe('the widget', () => {
  it.each([
    ['fr', 'Chargement des devis'],
    ['en', 'Loading the quotes'],
  ] as const)('is drawn in "%s" without a browser', async (language, loading) => {
    const { client, legalEntity } = await officeOf()
    const html = renderToString(createElement(Quotes, { client, language, legalEntity, offers }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(loading)
    expect(html).not.toContain('style=')
  })

  const drawnBy = async () => {
    const { client, legalEntity, draft, send, accept, opened } = await officeOf()
    const options: QuotesOptions = { ...{ client, legalEntity, offers }, language: 'fr' }
    const draw = (state: QuotesState, more: Partial<QuotesOptions> = {}) => {
      const told = { hand: handOf(state), options: { ...options, ...more } }
      if (state.editing)
        return plain(renderToString(createElement(QuoteForm, { ...told, editing: state.editing })))
      return plain(
        renderToString(
          state.opened
            ? createElement(OneQuote, { ...told, opened: state.opened })
            : createElement(QuoteList, told),
        ),
      )
    }
    return { client, draft, send, accept, opened, draw }
  }

  it('leads with the price, and shows no price of 0 where nobody said one (S283)', async () => {
    const { draft, opened, draw } = await drawnBy()
    const { id } = await draft()
    const one = draw(next(unread, { type: 'opened', opened: await opened(id) }))
    expect(one.indexOf('Prix TTC')).toBeLessThan(one.indexOf('Crédit d’impôt possible : 30,00 €'))
    expect(one).toContain('TVA à 20 %')
    expect(one).toContain(words.fr.send)
    const line = { kind: 'goods', label: 'Onduleur' } as const
    const { id: open } = await draft({ lines: [line] })
    const unpriced = draw(next(unread, { type: 'opened', opened: await opened(open) }))
    expect(unpriced).toContain('à compléter')
    expect(unpriced).not.toContain('0,00 €')
  })

  it('marks what a worker proposed, with who (S197)', async () => {
    const { draft, opened, draw } = await drawnBy()
    const { id } = await draft()
    const one = await opened(id)
    const field = { ...one, author: 'Alma Roux', quote: { ...one.quote, origin: 'field' } } as const
    const state = next(unread, { type: 'opened', opened: field })
    expect(draw(state)).toContain('Proposé sur place par Alma Roux')
    const rows = next({ ...state, rows: [] }, { type: 'done', what: 'amend', opened: field })
    expect(draw({ ...rows, opened: undefined })).toContain('Proposé sur place par Alma Roux')
    expect(draw(next(unread, { type: 'opened', opened: one }))).not.toContain('Proposé sur place')
  })

  it('has the way to the order that a quote became', async () => {
    const { client, draft, send, accept, opened, draw } = await drawnBy()
    const { id, order } = await draft()
    await send(id)
    await accept(id)
    expect(draw(next(unread, { type: 'opened', opened: await opened(id) }))).toContain(
      words.fr.convert,
    )
    await given(client.sales.convertQuote({ quote: id }))
    const state = next(unread, { type: 'opened', opened: await opened(id) })
    expect(draw(state)).toContain(`Commande ${order}`)
    expect(draw(state, { orderUrl: '/orders/{order}' })).toContain(`href="/orders/${order}"`)
    expect(draw(state)).not.toContain(words.fr.convert)
  })

  it('marks each field that is wrong', () => {
    const values = newQuote(offers, 'fr')
    const editing = { customer: 'cus_1', name: 'Marie', wasSent: false, values }
    const edited = next(unread, { type: 'editing', editing })
    const says = words.fr.noLabel
    const wrong = [{ field: 'lines.0.label', says }]
    const html = renderToString(
      createElement(QuoteForm, {
        hand: handOf(next(edited, { type: 'refused', wrong })),
        options: { client: {} as never, legalEntity: 'ent_1', offers, language: 'fr' },
        editing,
      }),
    )
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
    expect(html).toContain(says)
  })
})

describe('the element', () => {
  const told: unknown[] = []
  const hostOf = (attributes: { readonly [name: string]: string }): Host => ({
    language: 'fr',
    read: (name) => attributes[name],
    tell: (name, detail) => told.push([name, detail]),
  })

  it('reads the price list and where orders are, and tells the page of each step', () => {
    const attributes = {
      ...{ url: '/foyer', 'legal-entity': 'ent_1', offers: JSON.stringify(offers) },
      ...{ 'order-url': '/orders/{order}', today: '2026-03-02' },
    }
    const options = quotesElement.read(hostOf(attributes), {})
    expect(options).toMatchObject({
      ...{ legalEntity: 'ent_1', offers, orderUrl: '/orders/{order}', today: '2026-03-02' },
    })
    options?.onDone?.({ what: 'send', quote: 'quo_1' })
    expect(told).toEqual([['quote-done', { what: 'send', quote: 'quo_1' }]])
  })

  it('is drawn with nothing to sell from, and not without who sells', () => {
    const bare = quotesElement.read(hostOf({ url: '/foyer', 'legal-entity': 'ent_1' }), {})
    expect(bare?.offers).toEqual([])
    expect(quotesElement.read(hostOf({ url: '/foyer' }), {})).toBeUndefined()
    expect(quotesElement.read(hostOf({ 'legal-entity': 'ent_1' }), {})).toBeUndefined()
  })
})

describe('another company', () => {
  it('is answered nothing of a quote', async () => {
    const { draft } = await officeOf()
    const { id } = await draft()
    const other = await smallCompany({ http: { principalOf: () => other.as('agent').as } })
    const client = createClient<typeof registry>({
      url: 'https://app.example.fr',
      fetch: (url, init) => other.foyer.http(new Request(String(url), init)),
    })
    expect(await readQuote(client, id, undefined)).toMatchObject({ refusal: { code: 'not-found' } })
  })
})
