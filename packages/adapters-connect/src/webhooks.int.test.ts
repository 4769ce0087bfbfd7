import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collections, createFoyer, type Principal, TenantId } from '@foyer/core'
import { sealsUnder } from '@foyer/core/system'
import { fixedClock, memoryFiles, memoryStore } from '@foyer/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { webhookSender } from './webhook-sender.js'

interface Got {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A real server of somebody's, which answers as it is told. */
const receiver = async (answer: (got: Got) => number | 'nothing') => {
  const got: Got[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { url: path = '', headers } = request
      const one = { path, headers, body: Buffer.concat(parts).toString('utf8') }
      got.push(one)
      const status = answer(one)
      if (status === 'nothing') return
      if (status === 302) response.setHeader('location', '/elsewhere')
      response.writeHead(status).end('thank you')
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { got, instead: (url: URL) => new URL(url.pathname, `http://127.0.0.1:${port}`) }
}

const tenant = TenantId.parse('tenant-a')
const as = (role: Principal['role'], whose = tenant) => ({ as: { tenant: whose, id: role, role } })

const must = async <V>(
  answer: Promise<{ ok: true; value: V } | { ok: false; refusal: object }>,
) => {
  const settled = await answer
  if (settled.ok) return settled.value
  throw new Error(JSON.stringify(settled.refusal))
}

/** A company whose endpoints are answered by one server. */
const company = async (answer: (got: Got) => number | 'nothing', timeoutMs = 2_000) => {
  const { got, instead } = await receiver(answer)
  const clock = fixedClock('2026-03-02T08:00:00.000Z')
  const foyer = createFoyer({
    ...{ store: memoryStore(collections), files: memoryFiles(), clock, random: () => 0.999 },
    seals: sealsUnder({ k1: new Uint8Array(32).fill(7) }, 'k1'),
    webhooks: webhookSender({ timeoutMs, instead }),
    checkOutputs: true,
  })
  const hire = (reference: string, whose = tenant) => {
    const name = { firstName: 'Alma', lastName: 'Roux', phone: '+33611111111' }
    return must(
      foyer.organisation.hireWorker({ ...name, reference, skills: ['II-11'] }, as('owner', whose)),
    )
  }
  const register = (url: string, types: 'all' | string[] = ['worker-hired'], whose = tenant) =>
    must(foyer.webhooks.registerEndpoint({ url, label: 'ERP', types }, as('owner', whose)))
  const deliveries = async (endpoint: string, whose = tenant) =>
    (
      await must(
        foyer.webhooks.listDeliveries({ endpoint: endpoint as never }, as('manager', whose)),
      )
    ).items
  const only = async () => {
    const { items } = await must(foyer.webhooks.listEndpoints({}, as('manager')))
    return items[0]
  }
  /** Relays, and lets the longest pause between two attempts pass. */
  const tries = async (times: number) => {
    for (let i = 0; i < times; i++) {
      await foyer.relay()
      clock.pass(640_000)
    }
  }
  return { foyer, got, clock, hire, register, deliveries, only, tries }
}

const told = ({ body }: Got) => JSON.parse(body)

/** What the specification asks of whoever receives, and nothing of ours. */
const isSigned = ({ headers, body }: Got, secret: string): boolean => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', key).update(signed).digest('base64')
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`)
}

describe('a webhook', () => {
  it('is a signed POST of a fact that its own secret verifies and no other', async () => {
    const { foyer, got, hire, register } = await company(() => 204)
    const { endpoint, secret } = await register('https://erp.example.fr/foyer')
    const worker = await hire('W1')
    expect(await foyer.relay()).toMatchObject({ webhooks: 1, parked: 0 })
    const [one, ...more] = got
    expect(more).toEqual([])
    if (!one) throw new Error('nothing came')
    expect(one.path).toBe('/foyer')
    expect(one.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-timestamp': String(Date.parse('2026-03-02T08:00:00.000Z') / 1000),
    })
    expect(told(one)).toMatchObject({
      type: 'worker-hired',
      timestamp: '2026-03-02T08:00:00.000Z',
      data: { id: one.headers['webhook-id'], of: worker.id, position: expect.any(Number) },
    })
    expect(one.body).not.toMatch(/alma|roux|6111|owner/i)
    expect(isSigned(one, secret)).toBe(true)
    expect(isSigned({ ...one, body: one.body.replace('hired', 'fired') }, secret)).toBe(false)
    expect(isSigned(one, `whsec_${Buffer.alloc(24).toString('base64')}`)).toBe(false)
    expect(JSON.stringify(endpoint)).not.toContain(secret)
  })

  it('comes in the order of the feed, once each, of the kinds asked for', async () => {
    const { foyer, got, hire, register } = await company(() => 200)
    await hire('W0')
    await foyer.relay()
    const { endpoint } = await register('https://erp.example.fr/workers')
    await register('https://erp.example.fr/all', 'all')
    for (let i = 1; i <= 45; i++) await hire(`W${i}`)
    await foyer.relay()
    await foyer.relay()
    const workers = got.filter(({ path }) => path === '/workers').map(told)
    expect(workers).toHaveLength(45)
    const places = workers.map(({ data }) => data.position)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const all = got.filter(({ path }) => path === '/all').map(told)
    expect(new Set(all.map(({ type }) => type))).toEqual(
      new Set(['worker-hired', 'webhook-endpoint-registered']),
    )
    expect(new Set(all.map(({ data }) => data.position)).size).toBe(all.length)
    await must(foyer.webhooks.removeEndpoint({ endpoint: endpoint.id }, as('owner')))
    await hire('W99')
    await foyer.relay()
    expect(got.filter(({ path }) => path === '/workers')).toHaveLength(45)
  })

  it('that fails holds back those behind it, is tried again under its id, and leaves before them', async () => {
    let down = true
    const { foyer, got, clock, hire, register, deliveries, only } = await company(() =>
      down ? 503 : 200,
    )
    const { endpoint } = await register('https://erp.example.fr/foyer')
    for (const reference of ['W1', 'W2']) await hire(reference)
    await foyer.relay()
    expect(got).toHaveLength(1)
    expect(await only()).toMatchObject({ status: 'active', attempts: 1, problem: 'answered 503' })
    clock.pass(9_000)
    await foyer.relay()
    expect(got).toHaveLength(1)
    down = false
    clock.pass(1_000)
    await foyer.relay()
    expect(got).toHaveLength(3)
    const [first, again, second] = got
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(again?.body).toBe(first?.body)
    expect(again?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp'])
    expect(second?.headers['webhook-id']).not.toBe(first?.headers['webhook-id'])
    expect(await deliveries(endpoint.id)).toMatchObject([
      { status: 'delivered', attempts: 1, answer: 200 },
      { status: 'delivered', attempts: 2, answer: 200 },
    ])
  })

  it('that is never taken parks its endpoint the eighth time, holds up no other, and goes on when somebody says so', async () => {
    let poison = true
    const { foyer, got, hire, register, deliveries, only, tries } = await company(({ path }) =>
      path === '/sick' && poison ? 500 : 200,
    )
    const { endpoint } = await register('https://erp.example.fr/sick')
    await register('https://erp.example.fr/well')
    for (const reference of ['W1', 'W2']) await hire(reference)
    await tries(12)
    expect(got.filter(({ path }) => path === '/sick')).toHaveLength(8)
    expect(got.filter(({ path }) => path === '/well')).toHaveLength(2)
    expect(await only()).toMatchObject({ id: endpoint.id, status: 'parked', attempts: 8 })
    expect(await deliveries(endpoint.id)).toMatchObject([{ status: 'failing', attempts: 8 }])
    expect((await foyer.health()).queues?.webhooks).toMatchObject({ parked: 1 })
    poison = false
    await must(foyer.webhooks.resumeEndpoint({ endpoint: endpoint.id }, as('manager')))
    await foyer.relay()
    const sick = got.filter(({ path }) => path === '/sick').map(told)
    expect(sick).toHaveLength(10)
    expect(await deliveries(endpoint.id)).toMatchObject([
      { status: 'delivered', attempts: 1 },
      { status: 'delivered', attempts: 9 },
    ])
  })

  it.each([
    ['is led elsewhere', 302, 'answered 302'],
    ['is answered by nobody', 'nothing', 'webhook: no answer within 100 ms'],
  ] as const)('that %s was not delivered', async (_, answer, problem) => {
    const { foyer, got, hire, register, only } = await company(() => answer, 100)
    await register('https://erp.example.fr/foyer')
    await hire('W1')
    await foyer.relay()
    expect(got.map(({ path }) => path)).toEqual(['/foyer'])
    expect(await only()).toMatchObject({ attempts: 1, problem, status: 'active' })
  })

  it('to whom is there no more (410) is sent no more, until somebody says so', async () => {
    const { got, hire, register, only, tries } = await company(() => 410)
    await register('https://erp.example.fr/foyer')
    await hire('W1')
    await tries(3)
    expect(got).toHaveLength(1)
    expect(await only()).toMatchObject({ status: 'gone', problem: 'answered 410' })
  })
})

describe('a pause', () => {
  it('loses nothing: what happened meanwhile leaves when it ends', async () => {
    const { foyer, got, hire, register } = await company(() => 200)
    const { endpoint } = await register('https://erp.example.fr/foyer')
    await must(foyer.webhooks.pauseEndpoint({ endpoint: endpoint.id }, as('manager')))
    for (const reference of ['W1', 'W2']) await hire(reference)
    await foyer.relay()
    expect(got).toEqual([])
    await must(foyer.webhooks.resumeEndpoint({ endpoint: endpoint.id }, as('manager')))
    await foyer.relay()
    expect(got).toHaveLength(2)
  })
})

describe('a replay', () => {
  it('sends everything again from a place on, or some of it, under the same ids', async () => {
    const { foyer, got, hire, register, deliveries } = await company(() => 200)
    const { endpoint } = await register('https://erp.example.fr/foyer')
    for (const reference of ['W1', 'W2', 'W3']) await hire(reference)
    await foyer.relay()
    const ids = got.map(({ headers }) => headers['webhook-id'])
    const [first = 0, , third = 0] = got.map((one) => Number(told(one).data.position))
    const replay = (asked: object) =>
      foyer.webhooks.replayDeliveries({ endpoint: endpoint.id, ...asked } as never, as('manager'))
    await must(replay({ from: first + 1 }))
    await foyer.relay()
    expect(got.slice(3).map(({ headers }) => headers['webhook-id'])).toEqual(ids.slice(1))
    await must(replay({ positions: [third, first] }))
    await hire('W4')
    await foyer.relay()
    const after = got.slice(5).map(({ headers }) => headers['webhook-id'])
    expect(after.slice(0, 2)).toEqual([ids[0], ids[2]])
    expect(after).toHaveLength(3)
    expect((await deliveries(endpoint.id)).map(({ attempts }) => attempts)).toEqual([1, 3, 2, 2])
    expect(await replay({ from: 1_000 })).toMatchObject({
      refusal: { code: 'no-such-position', last: expect.any(Number) },
    })
    expect(await replay({ positions: [] })).toMatchObject({ refusal: { code: 'invalid-input' } })
  })
})

describe('a secret', () => {
  it('that is replaced signs beside the new one for a day', async () => {
    const { foyer, got, clock, hire, register } = await company(() => 200)
    const { endpoint, secret: old } = await register('https://erp.example.fr/foyer')
    const { secret } = await must(
      foyer.webhooks.rotateSecret({ endpoint: endpoint.id }, as('owner')),
    )
    expect(secret).not.toBe(old)
    await hire('W1')
    await foyer.relay()
    expect(got.map((one) => [isSigned(one, old), isSigned(one, secret)])).toEqual([[true, true]])
    clock.pass(24 * 60 * 60_000)
    await hire('W2')
    await foyer.relay()
    expect(got.slice(1).map((one) => [isSigned(one, old), isSigned(one, secret)])).toEqual([
      [false, true],
    ])
  })

  it('is sealed in the store, and kept under no key that an answer is remembered by', async () => {
    const store = memoryStore(collections)
    const foyer = createFoyer({
      ...{ store, files: memoryFiles(), webhooks: async () => ({ status: 200 }) },
      seals: sealsUnder({ k1: new Uint8Array(32).fill(7) }, 'k1'),
    })
    const asked = { url: 'https://erp.example.fr/foyer', label: 'ERP', types: 'all' } as const
    const { secret } = await must(
      foyer.webhooks.registerEndpoint(asked, { ...as('owner'), key: 'once-and-only' }),
    )
    const kept = await Promise.all(
      collections.map(({ name }) => store.find(tenant, name, { limit: 100 })),
    )
    expect(JSON.stringify(kept)).toContain('erp.example.fr')
    expect(JSON.stringify(kept)).not.toContain(secret.slice(6))
    const again = await foyer.webhooks.registerEndpoint(asked, {
      ...as('owner'),
      key: 'once-and-only',
    })
    expect(again).toMatchObject({ refusal: { code: 'endpoint-exists' } })
  })
})

describe('an endpoint', () => {
  it('of another company is neither seen nor touched, and hears nothing of this one', async () => {
    const { foyer, got, hire, register } = await company(() => 200)
    const next = TenantId.parse('tenant-b')
    const { endpoint } = await register('https://erp.example.fr/ours')
    await register('https://erp.example.fr/theirs', ['worker-hired'], next)
    await hire('W1')
    await foyer.relay()
    expect(got.map(({ path }) => path)).toEqual(['/ours'])
    const { items } = await must(foyer.webhooks.listEndpoints({}, as('owner', next)))
    expect(items.map(({ url }) => url)).toEqual(['https://erp.example.fr/theirs'])
    const { webhooks } = foyer
    const one = { endpoint: endpoint.id }
    for (const answer of [
      webhooks.listDeliveries(one, as('owner', next)),
      webhooks.rotateSecret(one, as('owner', next)),
      webhooks.pauseEndpoint(one, as('owner', next)),
      webhooks.resumeEndpoint(one, as('owner', next)),
      webhooks.removeEndpoint(one, as('owner', next)),
      webhooks.replayDeliveries({ ...one, from: 1 }, as('owner', next)),
    ])
      expect(await answer).toEqual({ ok: false, refusal: { code: 'not-found', id: endpoint.id } })
  })

  it('is named by the owner alone, at an address of HTTPS without a name in it, once', async () => {
    const { foyer, register } = await company(() => 200)
    const asked = { url: 'https://erp.example.fr/foyer', label: 'ERP', types: 'all' } as const
    const ask = (more: object, role: Principal['role'] = 'owner') =>
      foyer.webhooks.registerEndpoint({ ...asked, ...more }, as(role))
    expect(await ask({}, 'manager')).toMatchObject({ refusal: { code: 'not-allowed' } })
    for (const url of [
      'http://erp.example.fr',
      'https://me:secret@erp.example.fr',
      'ftp://x',
      'erp',
    ])
      expect(await ask({ url })).toMatchObject({ refusal: { code: 'invalid-input' } })
    for (const types of [[], ['Worker Hired'], 'some'])
      expect(await ask({ types })).toMatchObject({ refusal: { code: 'invalid-input' } })
    const { endpoint } = await register(asked.url)
    expect(await ask({})).toMatchObject({ refusal: { code: 'endpoint-exists', id: endpoint.id } })
    for (let i = 1; i < 20; i++) await register(`${asked.url}/${i}`)
    expect(await ask({ url: `${asked.url}/20` })).toMatchObject({
      refusal: { code: 'too-many-endpoints', most: 20 },
    })
  })

  it('is taken by nobody where nothing is sent or sealed', async () => {
    const bare = createFoyer({ store: memoryStore(collections), files: memoryFiles() })
    const asked = { url: 'https://erp.example.fr/foyer', label: 'ERP', types: 'all' } as const
    expect(await bare.webhooks.registerEndpoint(asked, as('owner'))).toEqual({
      ok: false,
      refusal: { code: 'sending-unavailable' },
    })
  })
})

describe('webhookSender', () => {
  const body = { headers: {}, body: '{}' }

  it.each([
    ...['https://127.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://10.0.0.1:8443/x'],
    ...['https://169.254.169.254/latest/meta-data', 'https://2130706433/', 'https://0x7f.1/'],
    ...['https://[::ffff:127.0.0.1]/', 'http://example.com/'],
  ])('does not go to %s', async (url) => {
    const { got } = await receiver(() => 200)
    await expect(webhookSender()({ url, ...body })).rejects.toThrow(/open to all|not https/)
    expect(got).toEqual([])
  })
})
