import { describe, expect, it } from 'vitest'
import { later } from '../shared/instant.js'
import { httpDoor, site } from '../testing/http-door.js'
import type { Grant } from './embed-token.js'

const territory = { name: 'Est', postcodes: ['75011', '75020'] }
const where = '/organisation/territoryOf'
const asked = { postcode: '75011' }
const partner = 'https://shop.example.com'

const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>
const refusal = async (response: Response) => [response.status, (await bodyOf(response))['code']]

const grantOf = ({ tenant, clock }: ReturnType<typeof httpDoor>, more: Partial<Grant> = {}) => ({
  tenant,
  id: 'form',
  role: 'visitor' as const,
  operations: ['organisation.territoryOf'],
  until: later(clock.now(), 60_000),
  ...more,
})

describe('the door over HTTP', () => {
  it('asks an operation by its path, and answers its value', async () => {
    const { post } = httpDoor()
    const answer = await post(where, asked)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({})
  })

  it('stands where the host mounts it', async () => {
    const { post } = httpDoor({ base: '/foyer' })
    expect((await post(`/foyer${where}`, asked)).status).toBe(200)
    expect(await refusal(await post(where, asked))).toEqual([404, 'no-such-operation'])
    expect(await refusal(await post(`/foyerX${where}`, asked))).toEqual([404, 'no-such-operation'])
  })

  it('answers a refusal as a problem, with its data, in the language asked for', async () => {
    const { post } = httpDoor()
    const ask = (language?: string) =>
      post(where, { postcode: 7 }, language ? { headers: { 'accept-language': language } } : {})
    const answer = await ask()
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await bodyOf(answer)).toEqual({
      type: 'urn:foyer:refusal:invalid-input',
      title: 'Certains champs sont à corriger.',
      status: 400,
      code: 'invalid-input',
      issues: [expect.objectContaining({ path: 'postcode', code: 'invalid_type' })],
    })
    const [french, english] = [
      await bodyOf(await ask('fr-FR')),
      await bodyOf(await ask('en-GB,fr;q=0.5')),
    ]
    expect(english['title']).toBe('Some fields need correcting.')
    expect(JSON.stringify(french['issues'])).toContain('attendu')
    expect(JSON.stringify(english['issues'])).toContain('expected')
  })

  it.each([
    ['fr', 'fr'],
    ['en', 'en'],
    ['de, en;q=0.8, fr;q=0.9', 'fr'],
    ['en;q=0, fr', 'fr'],
    ['de', 'fr'],
    ['EN-us', 'en'],
    [',;q=;;', 'fr'],
  ])('reads the languages %j as %s', async (header, language) => {
    const { post } = httpDoor()
    const answer = await post('/no/operation', {}, { headers: { 'accept-language': header } })
    expect(answer.headers.get('content-language')).toBe(language)
  })

  it.each([
    '/organisation/nothing',
    '/nothing/territoryOf',
    '/organisation',
    '/',
    '/organisation/territoryOf/more',
    '/__proto__/toString',
    '/organisation/constructor',
    '/organisation//territoryOf',
  ])('knows no operation at %s', async (path) => {
    const { post } = httpDoor()
    expect(await refusal(await post(path, {}))).toEqual([404, 'no-such-operation'])
  })

  it('refuses the wrong method, and says which is right', async () => {
    const { get, post } = httpDoor()
    const asking = await get(where)
    expect(asking.headers.get('allow')).toBe('POST, OPTIONS')
    expect(await refusal(asking)).toEqual([405, 'wrong-method'])
    expect(await refusal(await post('/events', {}))).toEqual([405, 'wrong-method'])
  })

  it('refuses who is not signed in, and what his role does not allow', async () => {
    const { post, signIn, as } = httpDoor()
    signIn(undefined)
    expect(await refusal(await post(where, asked))).toEqual([401, 'not-signed-in'])
    signIn(as('customer').as)
    expect(await refusal(await post('/organisation/drawTerritory', territory))).toEqual([
      403,
      'not-allowed',
    ])
  })

  it.each([
    [415, 'not-json', { headers: { 'content-type': 'text/plain' } }],
    [415, 'not-json', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [415, 'not-json', { headers: { 'content-type': 'application/jsonx' } }],
    [415, 'not-json', { body: '{"a":' }],
    [415, 'not-json', { body: new Uint8Array([0x22, 0xff, 0x22]) }],
    [413, 'too-large', { body: `"${'x'.repeat(300)}"` }],
    [413, 'too-large', { headers: { 'content-length': '1000000' } }],
  ])('answers %i %s to %j', async (status, code, more) => {
    const { post } = httpDoor({ maxBytes: 256 })
    expect(await refusal(await post(where, asked, more))).toEqual([status, code])
  })

  it('reads no more than it takes of a body that says nothing of its length', async () => {
    const { post } = httpDoor({ maxBytes: 1000 })
    let given = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 500
        controller.enqueue(new Uint8Array(500).fill(32))
      },
    })
    const answer = await post(where, undefined, { body, duplex: 'half' } as RequestInit)
    expect(await refusal(answer)).toEqual([413, 'too-large'])
    expect(given).toBeLessThanOrEqual(2500)
  })

  it('takes an empty body for no input', async () => {
    const { post } = httpDoor()
    expect(await refusal(await post(where, undefined))).toEqual([400, 'invalid-input'])
  })

  it('does once what is asked twice under one key', async () => {
    const { post } = httpDoor()
    const hire = { reference: 'W1', firstName: 'Ana', lastName: 'Diaz', skills: ['II-11'] }
    const under = { headers: { 'idempotency-key': 'request-1' } }
    const first = await bodyOf(await post('/organisation/hireWorker', hire, under))
    expect(await bodyOf(await post('/organisation/hireWorker', hire, under))).toEqual(first)
    const other = { ...hire, reference: 'W2' }
    expect(await refusal(await post('/organisation/hireWorker', other, under))).toEqual([
      422,
      'key-reused',
    ])
  })

  it('slows down who asks too often, and nobody else', async () => {
    const door = httpDoor({ rate: { burst: 2, perMinute: 60 } })
    const { post, signIn, as, clock } = door
    for (let i = 0; i < 2; i++) expect((await post(where, asked)).status).toBe(200)
    const slowed = await post(where, asked)
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await bodyOf(slowed))['title']).toBe('Trop de demandes : réessayez dans 1 s.')
    signIn(as('manager').as)
    expect((await post(where, asked)).status).toBe(200)
    signIn(as('owner').as)
    clock.set(later(clock.now(), 1000))
    expect((await post(where, asked)).status).toBe(200)
    expect((await post(where, asked)).status).toBe(429)
  })

  it('takes few forms from one address, whoever it says to be, and drops those of machines (S077)', async () => {
    const { post, foyer, as } = httpDoor({
      rate: { burst: 5, perMinute: 5 },
      askerOf: (request) => request.headers.get('x-real-ip') ?? undefined,
    })
    const form = { identity: { lastName: 'Petit', email: 'p@example.fr' }, website: 'spam' }
    const submit = (ip: string, input: object) =>
      post('/customers/submitForm', input, { headers: { 'x-real-ip': ip } })
    const statuses = []
    for (let i = 0; i < 20; i++) statuses.push((await submit('192.0.2.1', form)).status)
    expect(statuses).toEqual([...Array(5).fill(200), ...Array(15).fill(429)])
    expect((await submit('192.0.2.2', { ...form, website: '' })).status).toBe(200)
    const leads = await foyer.customers.listLeads({}, as('agent'))
    expect(leads).toMatchObject({ ok: true, value: { items: [{ status: 'open' }] } })
  })

  it('tells the caller nothing of a defect, and the host everything', async () => {
    const seen: unknown[] = []
    const { post, store } = httpDoor({ onDefect: (...told) => seen.push(told) })
    const broken = new Error('the disk of /var/db is full')
    store.find = () => Promise.reject(broken)
    const answer = await post(where, asked)
    expect(answer.status).toBe(500)
    expect(JSON.stringify(await bodyOf(answer))).not.toContain('disk')
    expect(seen).toEqual([[broken, where]])
  })
})

describe('a page of another site', () => {
  const from = (origin: string, token?: string): RequestInit => ({
    headers: { origin, ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })

  it('is refused, signed in or not', async () => {
    const { post } = httpDoor()
    for (const origin of [partner, 'null', 'http://app.example.fr', `${site}.evil.example`])
      expect(await refusal(await post(where, asked, from(origin)))).toEqual([403, 'cross-origin'])
    expect((await post(where, asked, from(site))).status).toBe(200)
  })

  it('where the host embeds is answered with a token, never on a session alone', async () => {
    const door = httpDoor({ embeddedOn: [partner] })
    const { post, foyer } = door
    expect(await refusal(await post(where, asked, from(partner)))).toEqual([403, 'cross-origin'])
    const token = await foyer.mintToken(grantOf(door))
    const answer = await post(where, asked, from(partner, token))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe(partner)
    expect(answer.headers.get('vary')).toBe('Origin')
    expect(answer.headers.get('access-control-allow-credentials')).toBe(null)
  })

  it('asks first, and is told what it may send', async () => {
    const { get } = httpDoor({ embeddedOn: [partner] })
    const asks = (origin: string) => get(where, { method: 'OPTIONS', headers: { origin } })
    const allowed = await asks(partner)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(partner)
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization')
    const other = await asks('https://evil.example')
    expect(other.status).toBe(403)
    expect(other.headers.get('access-control-allow-origin')).toBe(null)
  })

  it('is measured against the origin that browsers see, where a proxy hides it', async () => {
    const { post } = httpDoor({ origin: 'https://foyer.example.org' })
    expect((await post(where, asked, from('https://foyer.example.org'))).status).toBe(200)
    expect(await refusal(await post(where, asked, from(site)))).toEqual([403, 'cross-origin'])
  })
})

describe('a token of an embedded page', () => {
  const bearing = (token: string, origin?: string): RequestInit => ({
    headers: { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}) },
  })

  it('lets its bearer do what it covers and no more', async () => {
    const door = httpDoor()
    door.signIn(undefined)
    const token = await door.foyer.mintToken(
      grantOf(door, { role: 'agent', operations: ['vat.*'] }),
    )
    expect(await refusal(await door.post(where, asked, bearing(token)))).toEqual([
      403,
      'out-of-scope',
    ])
    expect((await door.post('/vat/rateFor', {}, bearing(token))).status).toBe(400)
  })

  it('ends', async () => {
    const door = httpDoor()
    const { foyer, post, clock } = door
    const token = await foyer.mintToken(grantOf(door))
    clock.set(later(clock.now(), 59_999))
    expect((await post(where, asked, bearing(token))).status).toBe(200)
    clock.set(later(clock.now(), 1))
    expect(await refusal(await post(where, asked, bearing(token)))).toEqual([401, 'token-refused'])
  })

  it('of one site is of no use on another', async () => {
    const door = httpDoor({ embeddedOn: [partner, 'https://other.example'] })
    const token = await door.foyer.mintToken(grantOf(door, { origin: partner }))
    expect((await door.post(where, asked, bearing(token, partner))).status).toBe(200)
    const elsewhere = await door.post(where, asked, bearing(token, 'https://other.example'))
    expect(await refusal(elsewhere)).toEqual([403, 'cross-origin'])
  })

  it('with one character changed, cut, or signed by another house is refused', async () => {
    const door = httpDoor()
    const token = await door.foyer.mintToken(grantOf(door))
    const other = httpDoor({ secret: 'another secret of thirty-two bytes!!' })
    const wrong = [
      await other.foyer.mintToken(grantOf(other)),
      token.slice(0, -1),
      `${token}.more`,
      token.replace('foyer1.', 'foyer1.A'),
      'foyer1.',
      'foyer1.e30.e30',
      ...Array.from(token, (character, i) =>
        i > 6 && character !== '.' && i < token.length - 1
          ? `${token.slice(0, i)}${character === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`
          : 'foyer1.x.y',
      ),
    ]
    for (const one of wrong)
      expect(await refusal(await door.post(where, asked, bearing(one)))).toEqual([
        401,
        'token-refused',
      ])
  })

  it('is not signed by a house without a secret, nor under a short one', async () => {
    const without = httpDoor({ secret: undefined } as never)
    await expect(without.foyer.mintToken(grantOf(without))).rejects.toThrow(
      'http.secret is missing',
    )
    expect(() => httpDoor({ secret: 'short' })).toThrow(RangeError)
  })

  it('of another sort is the host’s to read', async () => {
    const { post, as } = httpDoor({
      principalOf: (request) =>
        request.headers.get('authorization') === 'Bearer theirs' ? as('manager').as : undefined,
    })
    expect((await post(where, asked, bearing('theirs'))).status).toBe(200)
    expect((await post(where, asked, bearing('unknown'))).status).toBe(401)
  })
})
