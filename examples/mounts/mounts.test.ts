import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from './hono.js'
import * as route from './next/app/foyer/[...path]/route.js'
import { server } from './node-http.js'

let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

type Mount = (request: Request) => Response | Promise<Response>

const mounts: readonly (readonly [string, Mount])[] = [
  ['node:http', (request) => fetch(url + new URL(request.url).pathname, request)],
  ['Hono', (request) => app.fetch(request)],
  [
    'a route handler of Next',
    (request) => (request.method === 'GET' ? route.GET : route.POST)(request),
  ],
]

describe.each(mounts)('Foyer on %s', (_, mount) => {
  const ask = (path: string, init?: RequestInit) =>
    mount(new Request(`https://app.example.fr/foyer${path}`, init))
  const post = (path: string, input: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json', ...headers },
    })

  it('describes itself', async () => {
    const answer = await ask('/openapi.json')
    expect([answer.status, (await answer.json()).openapi]).toEqual([200, '3.1.0'])
  })

  it('answers who the host says is asking, and nobody else', async () => {
    const owner = await post('/organisation/listLegalEntities', {}, { 'x-demo-account': 'jeanne' })
    expect([owner.status, await owner.json()]).toEqual([200, { items: [] }])
    const visitor = await post('/organisation/listLegalEntities', {})
    expect([visitor.status, (await visitor.json()).code]).toEqual([403, 'not-allowed'])
  })
})
