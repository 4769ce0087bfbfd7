import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import type { registry } from '../registry.js'
import { httpDoor, site } from '../testing/http-door.js'
import { createClient } from './client.js'

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
