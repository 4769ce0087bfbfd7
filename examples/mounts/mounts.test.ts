import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from './hono.js'
import * as route from './next/app/foyer/[...path]/route.js'
import { cookieName, cookieOf } from './next/lib/session.js'
import { server } from './node-http.js'

let url = ''
beforeAll(async () => {
  vi.stubEnv('APP_ORIGIN', 'https://app.example.fr')
  vi.stubEnv('FOYER_DB', ':memory:')
  vi.stubEnv('FOYER_SECRET', 'for trying out: thirty-two bytes and more')
  vi.stubEnv('SESSION_SECRET', 'for trying out: other bytes')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

interface Mounted {
  readonly answer: (request: Request) => Response | Promise<Response>
  /** What a browser sends of somebody whom the host signed in. */
  readonly signedIn: () => Record<string, string>
  /** What is answered to nobody: a visitor where the host calls them one. */
  readonly nobody: readonly [number, string]
}

const header = () => ({ 'x-demo-account': 'jeanne' })
const session = () => ({
  cookie: `a=b; ${cookieName}=${cookieOf({ id: 'claire', role: 'agent' })}`,
})
const next = (request: Request) => (request.method === 'GET' ? route.GET : route.POST)(request)

const mounts: readonly (readonly [string, Mounted])[] = [
  [
    'node:http',
    {
      answer: (request) => fetch(url + new URL(request.url).pathname, request),
      ...{ signedIn: header, nobody: [403, 'not-allowed'] },
    },
  ],
  [
    'Hono',
    {
      answer: (request) => app.fetch(request),
      ...{ signedIn: header, nobody: [403, 'not-allowed'] },
    },
  ],
  [
    'a route handler of Next',
    { answer: next, ...{ signedIn: session, nobody: [401, 'not-signed-in'] } },
  ],
]

const posted = (path: string, headers: Record<string, string>, site = 'https://app.example.fr') =>
  new Request(`${site}/foyer${path}`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', ...headers },
  })

describe.each(mounts)('Foyer on %s', (_, { answer, signedIn, nobody }) => {
  it('describes itself', async () => {
    const given = await answer(new Request('https://app.example.fr/foyer/openapi.json'))
    expect([given.status, (await given.json()).openapi]).toEqual([200, '3.1.0'])
  })

  it('answers who the host says is asking, and nobody else', async () => {
    const path = '/organisation/listLegalEntities'
    const known = await answer(posted(path, signedIn()))
    expect([known.status, await known.json()]).toEqual([200, { items: [] }])
    const refused = await answer(posted(path, {}))
    expect([refused.status, (await refused.json()).code]).toEqual(nobody)
  })
})
