import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import type { registry } from '../registry.js'
import { later } from '../shared/instant.js'
import type { Refusal } from '../shared/result.js'
import { keptNotices } from '../testing/doubles.js'
import { httpDoor, site } from '../testing/http-door.js'
import { given } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'
import { type ClientRefusal, createClient, signIn } from './client.js'

const hire = { reference: 'W1', firstName: 'Ana', lastName: 'Diaz', skills: ['II-11' as const] }

const clientOf = (more: Partial<Parameters<typeof createClient>[0]> = {}) => {
  const door = httpDoor()
  const fetch = vi.fn((url: RequestInfo | URL, init?: RequestInit) =>
    door.foyer.http(new Request(url as string, init)),
  )
  return { ...door, fetch, client: createClient<typeof registry>({ url: site, fetch, ...more }) }
}

describe('the client', () => {
  it('asks every operation by its name, and answers as the facade does', async () => {
    const { client, foyer, as } = clientOf()
    const hired = await client.organisation.hireWorker(hire)
    if (!hired.ok) throw new Error(hired.refusal.code)
    expectTypeOf(hired.value.id).toExtend<string>()
    const territory = await client.organisation.territoryOf({ postcode: '75011' })
    expect(territory).toEqual(
      await foyer.organisation.territoryOf({ postcode: '75011' }, as('owner')),
    )
  })

  it('is no plain object, which React would copy to the browser as an empty one', () => {
    const { client } = clientOf()
    expect(Object.getPrototypeOf(client)).toBe(null)
    expect(Object.getPrototypeOf(client.organisation)).toBe(null)
  })

  it('answers a refusal with its data and its sentence', async () => {
    const { client } = clientOf({ language: 'en' })
    const answer = await client.organisation.territoryOf({ postcode: 'no' })
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'invalid-input', title: 'Some fields need correcting.' },
    })
  })

  it('bears its token, fetched when it is needed', async () => {
    const { client, signIn, foyer, tenant, fetch } = clientOf({
      token: () =>
        foyer.mintToken({
          tenant,
          id: 'owner',
          role: 'owner',
          operations: ['organisation.*'],
          until: '2027-01-01T00:00:00.000Z' as never,
        }),
    })
    signIn(undefined)
    expect((await client.organisation.hireWorker(hire)).ok).toBe(true)
    expect(fetch.mock.calls[0]?.[1]?.credentials).toBe('omit')
  })

  it('asks again, once and under the same key, when nobody answered: it is done once', async () => {
    const { fetch, client, foyer, as } = clientOf()
    const through = fetch.getMockImplementation()
    fetch.mockImplementationOnce(async (url, init) => {
      await through?.(url, init)
      throw new TypeError('the line was cut after the server was done')
    })
    const answer = await client.organisation.hireWorker(hire)
    expect(answer).toMatchObject({ ok: true, value: { reference: 'W1' } })
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(await foyer.organisation.hireWorker(hire, as('owner'))).toMatchObject({ ok: false })
  })

  it('says when nobody can be reached, or who answers is not ours', async () => {
    const dead = clientOf({ fetch: () => Promise.reject(new TypeError('offline')) })
    const refusal = { code: 'unreachable', title: expect.stringContaining('connexion') as string }
    expect(await dead.client.organisation.hireWorker(hire)).toEqual({ ok: false, refusal })
    const page = clientOf({ fetch: async () => new Response('<html>') })
    expect(await page.client.organisation.hireWorker(hire)).toEqual({ ok: false, refusal })
  })

  it('stops when it is told to, and asks nothing again', async () => {
    const stop = new AbortController()
    const fetch = vi.fn(async () => {
      stop.abort()
      throw stop.signal.reason as Error
    })
    const { client } = clientOf({ fetch })
    await expect(client.organisation.hireWorker(hire, { signal: stop.signal })).rejects.toThrow(
      'aborted',
    )
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('is no promise: it may be awaited with other things', async () => {
    const { client } = clientOf()
    expect(await Promise.resolve(client)).toBe(client)
    expect(await Promise.resolve(client.organisation)).not.toBe(undefined)
  })
})

describe('coming in by a link', () => {
  const page = `${site}/espace`
  const email = 'marie.dupont@example.fr'

  /** Somebody who is sent a link, and a page that a visitor has open. */
  const invited = async () => {
    const { sent, notifier } = keptNotices()
    const door = httpDoor({ origin: site }, { notifiers: { email: notifier } })
    const customer = await newCustomer(door, 1)
    const other = await newCustomer(door, 2)
    const change = { email }
    await given(door.foyer.customers.amendCustomer({ customer, change }, door.as('agent')))
    door.signIn(door.as('visitor').as)
    const fetch = (url: RequestInfo | URL, init?: RequestInit) =>
      door.foyer.http(new Request(url as string, init))
    const options = { url: site, fetch, language: 'en' } as const
    const codeOf = async () => {
      await given(createClient<typeof registry>(options).customers.askForAccess({ email, page }))
      await door.foyer.relay()
      return /#([\w-]+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
    }
    return { ...door, customer, other, options, codeOf }
  }

  it('answers who came, and a token that a client asks with as that customer', async () => {
    const { customer, other, options, codeOf, clock } = await invited()
    const come = await given(signIn(options, { code: await codeOf() }))
    expectTypeOf(come.until).toExtend<string>()
    expect(come).toMatchObject({ customer, until: later(clock.now(), 60 * 60_000) })
    const { customers } = createClient<typeof registry>({ ...options, token: come.token })
    expect(await customers.showCustomer({ customer })).toMatchObject({ ok: true })
    const theirs = await customers.showCustomer({ customer: other })
    expect(theirs).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
    clock.pass(60 * 60_000)
    const late = await customers.showCustomer({ customer })
    expect(late).toMatchObject({ ok: false, refusal: { code: 'token-refused' } })
  })

  it('is refused a link that was used, that has ended, and that never was, in a sentence', async () => {
    const { options, codeOf, clock } = await invited()
    const used = await codeOf()
    await given(signIn(options, { code: used }))
    const ended = await codeOf()
    clock.pass(15 * 60_000)
    for (const code of [used, ended, 'x'.repeat(43)]) {
      const answer = await signIn(options, { code })
      if (answer.ok) throw new Error('let in')
      expectTypeOf(answer.refusal).toEqualTypeOf<ClientRefusal | Refusal<'link-used-up'>>()
      const title = expect.stringContaining('ask for another one') as string
      expect(answer.refusal).toMatchObject({ code: 'link-used-up', title })
    }
  })

  it('is refused as any call is: what is no code, and a door that nobody answers at', async () => {
    const { options } = await invited()
    const code = 'short'
    expect(await signIn(options, { code })).toMatchObject({ refusal: { code: 'invalid-input' } })
    const fetch = () => Promise.reject(new TypeError('offline'))
    expect(await signIn({ ...options, fetch }, { code })).toMatchObject({
      refusal: { code: 'unreachable' },
    })
  })
})
