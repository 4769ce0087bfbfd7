import { describe, expect, it } from 'vitest'
import type { Principal } from '../app/operation.js'
import { registry } from '../registry.js'
import { TenantId } from '../shared/branded.js'
import { later } from '../shared/instant.js'
import { keptNotices } from '../testing/doubles.js'
import { httpDoor, site } from '../testing/http-door.js'
import { given, scenario } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'
import type { HttpOptions } from './handler.js'

const shop = 'https://shop.example.com'
const page = `${shop}/espace`
const email = 'marie.dupont@example.fr'
const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>
const refusal = async (response: Response) => [response.status, (await bodyOf(response))['code']]

/** A door with a customer who has an e-mail address, and a page of a shop that visitors see. */
const opened = async (http: HttpOptions = {}) => {
  const { sent, notifier } = keptNotices()
  const door = httpDoor({ embeddedOn: [shop], ...http }, { notifiers: { email: notifier } })
  const { foyer, as, clock, tenant, post, signIn } = door
  const customer = await newCustomer(door, 1)
  await given(foyer.customers.amendCustomer({ customer, change: { email } }, as('agent')))
  signIn(undefined)
  const bearing = (token: string, origin = shop) => ({
    headers: { authorization: `Bearer ${token}`, origin },
  })
  const visitor = await foyer.mintToken({
    ...{ tenant, id: 'page', role: 'visitor', origin: shop, until: later(clock.now(), 3.6e7) },
    operations: ['customers.askForAccess', 'customers.redeemAccess'],
  })
  const codeOf = async () => {
    expect((await post('/customers/askForAccess', { email, page }, bearing(visitor))).status).toBe(
      200,
    )
    await foyer.relay()
    return /#([\w-]+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
  }
  const come = (code: string, token = visitor) => post('/sign-in', { code }, bearing(token))
  const tokenOf = async () => String((await bodyOf(await come(await codeOf())))['token'])
  return { ...door, customer, bearing, visitor, codeOf, come, tokenOf }
}

describe('a customer who comes by a link', () => {
  it('is given a token for an hour, once', async () => {
    const { codeOf, come, clock, post, bearing, customer } = await opened()
    const code = await codeOf()
    const answer = await come(code)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { token, ...rest } = await bodyOf(answer)
    expect(rest).toEqual({ customer, until: later(clock.now(), 60 * 60_000) })
    expect(await refusal(await come(code))).toEqual([409, 'link-used-up'])
    const mine = () => post('/customers/showCustomer', { customer }, bearing(String(token)))
    expect(await bodyOf(await mine())).toMatchObject({ customer: { id: customer, email } })
    clock.pass(60 * 60_000)
    expect(await refusal(await mine())).toEqual([401, 'token-refused'])
  })

  it('stays as long as the host says', async () => {
    const { codeOf, come, clock } = await opened({ signInMinutes: 10 })
    expect((await bodyOf(await come(await codeOf())))['until']).toBe(later(clock.now(), 600_000))
  })

  it('may ask what a customer may, and nothing else', async () => {
    const { tokenOf, post, bearing } = await opened()
    const token = await tokenOf()
    expect(token.length).toBeLessThan(3000)
    for (const [context, operations] of Object.entries(registry))
      for (const [name, { allow }] of Object.entries(operations)) {
        const answer = await post(`/${context}/${name}`, null, bearing(token))
        const may = 'customer' in allow
        expect([name, answer.status]).toEqual([name, may ? 400 : 403])
      }
  })

  it('follows what is about them', async () => {
    const { tokenOf, get, bearing } = await opened()
    const answer = await get('/events', bearing(await tokenOf()))
    expect(answer.status).toBe(200)
    await answer.body?.cancel()
  })

  it('has a token that no page of another site can use', async () => {
    const { tokenOf, post, customer, bearing } = await opened({
      embeddedOn: [shop, 'https://b.example'],
    })
    const elsewhere = bearing(await tokenOf(), 'https://b.example')
    expect(await refusal(await post('/customers/showCustomer', { customer }, elsewhere))).toEqual([
      403,
      'cross-origin',
    ])
  })

  it('needs a page that may let in: its token, or the host’s word that a visitor asks', async () => {
    const { foyer, tenant, clock, codeOf, come, post, signIn, as } = await opened()
    const code = await codeOf()
    const narrow = await foyer.mintToken({
      ...{ tenant, id: 'page', role: 'visitor', until: later(clock.now(), 60_000) },
      operations: ['customers.askForAccess'],
    })
    expect(await refusal(await come(code, narrow))).toEqual([403, 'out-of-scope'])
    const plainly = () => post('/sign-in', { code })
    expect(await refusal(await plainly())).toEqual([401, 'not-signed-in'])
    signIn(as('agent').as)
    expect(await refusal(await plainly())).toEqual([403, 'not-allowed'])
    signIn(as('visitor').as)
    expect((await plainly()).status).toBe(200)
  })

  it('is let into the tenant of the page they came from alone', async () => {
    const { foyer, clock, codeOf, come } = await opened()
    const code = await codeOf()
    const other = await foyer.mintToken({
      ...{ tenant: TenantId.parse('tenant-b'), id: 'page', role: 'visitor' },
      ...{ until: later(clock.now(), 60_000), operations: ['customers.redeemAccess'] },
    })
    expect(await refusal(await come(code, other))).toEqual([409, 'link-used-up'])
  })

  it('is handed nothing twice under one key', async () => {
    const { codeOf, post, bearing, visitor } = await opened()
    const code = await codeOf()
    const { headers } = bearing(visitor)
    const keyed = () =>
      post('/sign-in', { code }, { headers: { ...headers, 'idempotency-key': 'the-same-key' } })
    expect((await keyed()).status).toBe(200)
    expect(await refusal(await keyed())).toEqual([409, 'link-used-up'])
  })

  it('finds no such door where the host has no secret', async () => {
    const { foyer } = scenario()
    const asked = new Request(`${site}/sign-in`, { method: 'POST' })
    expect(await refusal(await foyer.http(asked))).toEqual([404, 'no-such-operation'])
  })
})

describe('a customer’s token', () => {
  it('gives nothing of another customer or tenant, and the trail keeps who tried (S001)', async () => {
    const door = await opened()
    const { foyer, as, post, bearing, tokenOf, customer } = door
    const other = await newCustomer(door, 2)
    const elsewhere = { tenant: TenantId.parse('tenant-b') }
    const identity = { lastName: 'Ailleurs' }
    const far: Principal = { ...elsewhere, id: 'owner', role: 'owner' }
    const theirs = await given(foyer.customers.registerCustomer({ identity }, { as: far }))
    const token = await tokenOf()
    for (const of of [other, theirs.customer.id])
      for (const [path, input] of [
        ['/customers/showCustomer', { customer: of }],
        ['/invoicing/listInvoices', { customer: of }],
        ['/documents/listDocuments', { customer: of }],
      ] as const)
        expect(await refusal(await post(path, input, bearing(token)))).toEqual([404, 'not-found'])
    await foyer.relay()
    const tried = async (to: string) => {
      const { items } = await given(foyer.audit.showTrail({ of: to }, as('owner')))
      return items.filter(({ type }) => type === 'access-denied')
    }
    for (const of of [other, theirs.customer.id]) {
      const entries = await tried(of)
      expect(entries.map(({ operation }) => operation)).toEqual([
        'customers.showCustomer',
        'invoicing.listInvoices',
        'documents.listDocuments',
      ])
      for (const entry of entries) expect(entry).toMatchObject({ by: customer, role: 'customer' })
    }
    const { items } = await given(foyer.audit.showTrail({}, { as: far }))
    expect(items.map(({ type }) => type)).not.toContain('access-denied')
  })
})
