import { describe, expect, it } from 'vitest'
import { later } from '../shared/instant.js'
import { httpDoor, site } from '../testing/http-door.js'
import { given } from '../testing/scenario.js'
import type { HttpOptions } from './handler.js'

const shop = 'https://shop.example.com'
const durand = { lastName: 'Durand', phone: '06 12 34 56 78', wants: 'Imprimante muette' }

/** A door that takes plain forms, and a browser without scripts. */
const withForms = (http: HttpOptions = {}) => {
  const door = httpDoor({
    formPage: ({ refusal, language }) => `/${language}/merci${refusal ? `?${refusal.code}` : ''}`,
    ...http,
  })
  door.signIn(door.as('visitor').as)
  const send = async (
    fields: Readonly<Record<string, string>>,
    { origin = site, ...headers }: Readonly<Record<string, string | undefined>> = {},
  ) => {
    const said = { ...(origin ? { origin } : {}), ...headers } as Record<string, string>
    const body = new URLSearchParams(fields)
    const answer = await door.post('/form', undefined, {
      body: String(body),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...said },
    })
    return [answer.status, answer.headers.get('location')]
  }
  const leads = async () =>
    (await given(door.foyer.customers.listLeads({}, door.as('agent')))).items
  const token = (more: object = {}) =>
    door.foyer.mintToken({
      ...{ tenant: door.tenant, id: 'shop', role: 'visitor', origin: shop },
      operations: ['customers.submitForm'],
      until: later(door.clock.now(), 60_000),
      ...more,
    })
  return { ...door, send, leads, token }
}

describe('a form of a page without scripts', () => {
  it('is a lead like any other, and the browser is sent to the page that the host named', async () => {
    const { send, leads, foyer, as } = withForms()
    const wording = 'Recevoir nos offres par e-mail'
    const typed = { ...durand, email: 'd@example.fr', postcode: '26000', consent: 'on', wording }
    expect(await send({ ...typed, source: 'flyer', language: 'en', other: 'x' })).toEqual([
      303,
      '/en/merci',
    ])
    const [lead] = await leads()
    expect(lead).toMatchObject({ wants: 'Imprimante muette', source: 'flyer' })
    const customer = lead?.customer ?? ''
    const shown = await given(foyer.customers.showCustomer({ customer }, as('agent')))
    expect(shown.customer).toMatchObject({
      ...{ lastName: 'Durand', phone: '+33612345678', language: 'en' },
      home: { postcode: '26000', city: '' },
    })
    const { items } = await given(foyer.customers.consentsOf({ customer }, as('agent')))
    expect(items).toMatchObject([{ given: true, wording }])
  })

  it('keeps the no of who did not tick, and asks for nothing that was not asked', async () => {
    const { send, leads, foyer, as } = withForms()
    await send({ ...durand, wording: 'Recevoir nos offres' })
    await send({ lastName: 'Autre', phone: '06 12 34 56 79' })
    const told = await Promise.all(
      (await leads()).map(({ customer }) =>
        given(foyer.customers.consentsOf({ customer }, as('agent'))),
      ),
    )
    expect(told.flatMap(({ items }) => items)).toMatchObject([{ given: false }])
  })

  it('is sent on with what was wrong, in the language of the page, else of the browser', async () => {
    const { send, leads } = withForms()
    expect(await send({ lastName: 'Durand' })).toEqual([303, '/fr/merci?invalid-input'])
    expect(await send({ lastName: 'Durand' }, { 'accept-language': 'en' })).toEqual([
      303,
      '/en/merci?invalid-input',
    ])
    expect(await send({ lastName: 'D', language: 'fr' }, { 'accept-language': 'en' })).toEqual([
      303,
      '/fr/merci?invalid-input',
    ])
    expect(await leads()).toEqual([])
  })

  it('has a sentence for what the door itself refuses, for the host’s page', () => {
    const { foyer } = withForms()
    expect(foyer.say({ code: 'token-refused' }, 'en')).toContain('reload')
    expect(foyer.say({ code: 'not-a-form' }, 'fr')).toContain('formulaire')
  })

  it('of a machine gets the same answer and is dropped; sent twice under one key it comes once', async () => {
    const { send, leads } = withForms()
    expect(await send({ ...durand, website: 'https://spam.example' })).toEqual([303, '/fr/merci'])
    expect(await leads()).toEqual([])
    for (let i = 0; i < 2; i++) await send({ ...durand, key: 'form-4711' })
    expect(await leads()).toHaveLength(1)
  })

  it('is slowed down by address like the other questions', async () => {
    const { send, leads } = withForms({
      rate: { burst: 2, perMinute: 1 },
      askerOf: (request) => request.headers.get('x-real-ip') ?? undefined,
    })
    const pages = []
    for (let i = 0; i < 3; i++)
      pages.push(await send({ ...durand, lastName: `D${i}` }, { 'x-real-ip': '192.0.2.1' }))
    expect(pages).toEqual([
      ...[
        [303, '/fr/merci'],
        [303, '/fr/merci'],
      ],
      [303, '/fr/merci?too-many-requests'],
    ])
    expect(await leads()).toHaveLength(2)
  })

  it('of another site needs the token that was made for it', async () => {
    const { send, leads, token } = withForms({ embeddedOn: [shop] })
    expect(await send({ ...durand, token: await token() }, { origin: shop })).toEqual([
      303,
      '/fr/merci',
    ])
    expect(await leads()).toHaveLength(1)
    for (const origin of [shop, 'https://evil.example', 'null', undefined])
      expect(await send(durand, { origin: origin ?? '' })).toEqual([403, null])
    const other = await token({ origin: 'https://other.example' })
    expect(await send({ ...durand, token: other }, { origin: shop })).toEqual([
      303,
      '/fr/merci?cross-origin',
    ])
    const elsewhere = await token({ operations: ['vat.*'] })
    expect(await send({ ...durand, token: elsewhere }, { origin: shop })).toEqual([
      303,
      '/fr/merci?out-of-scope',
    ])
    expect(await send({ ...durand, token: 'foyer1.x.y' }, { origin: shop })).toEqual([
      303,
      '/fr/merci?token-refused',
    ])
    expect(await leads()).toHaveLength(1)
  })

  it('comes from our own page under no-referrer, as its browser says, and from no other', async () => {
    const { send, leads } = withForms({ embeddedOn: [shop] })
    const from = (site: string) => ({ origin: 'null', 'sec-fetch-site': site })
    expect(await send(durand, from('same-origin'))).toEqual([303, '/fr/merci'])
    for (const other of ['same-site', 'cross-site', 'none'])
      expect(await send(durand, from(other))).toEqual([403, null])
    expect(await leads()).toHaveLength(1)
  })

  it('is never taken from another site in the name of who is signed in', async () => {
    const door = withForms({ embeddedOn: [shop] })
    door.signIn(door.as('owner').as)
    expect(await door.send(durand, { origin: shop })).toEqual([403, null])
    expect(await door.send(durand, { origin: '' })).toEqual([403, null])
    expect(await door.leads()).toEqual([])
  })

  it('is refused to nobody’s session, in what is no form, too long, or by another method', async () => {
    const { send, signIn, post, get } = withForms({ maxBytes: 100 })
    expect((await post('/form', durand)).status).toBe(415)
    expect(await send({ ...durand, wants: 'x'.repeat(200) })).toEqual([413, null])
    const asking = await get('/form')
    expect([asking.status, asking.headers.get('allow')]).toEqual([405, 'POST'])
    signIn(undefined)
    expect(await send(durand)).toEqual([303, '/fr/merci?not-signed-in'])
  })

  it('is not there where the host names no page, nor where the company takes no forms', async () => {
    const { send } = withForms({ formPage: undefined } as never)
    expect(await send(durand)).toEqual([404, null])
    const off = withForms()
    await given(off.foyer.organisation.switchFeatures({ off: ['forms'] }, off.as('owner')))
    expect(await off.send(durand)).toEqual([303, '/fr/merci?feature-disabled'])
  })

  it('tells the browser nothing of a defect, and the host everything', async () => {
    const seen: unknown[] = []
    const { send, store } = withForms({ onDefect: (...told) => seen.push(told) })
    const broken = new Error('the disk is full')
    store.find = () => Promise.reject(broken)
    expect(await send(durand)).toEqual([500, null])
    expect(seen).toEqual([[broken, '/form']])
  })
})
