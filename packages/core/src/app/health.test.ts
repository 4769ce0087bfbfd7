import { describe, expect, it } from 'vitest'
import { collections } from '../house.js'
import type { Store } from '../ports/store.js'
import { memoryStore } from '../testing/memory-store.js'
import { given, scenario } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

/** Pauses as long as the test wants: never, unless it says when. */
const patient = () => new Promise<void>(() => {})

const withLead = async ({ foyer, as }: SmallCompany) => {
  const home = { street: '1 rue des Lilas', postcode: '26000', city: 'Valence' }
  const identity = { lastName: 'Petit', phone: '+33612345678', home }
  const lead = { source: 'flyer', wants: 'Deux heures de ménage', identity } as const
  await given(foyer.customers.takeLead(lead, as('agent')))
}

const still = { due: 0, parked: 0, lag: 0 }

describe('foyer.health', () => {
  it('counts nothing where nothing waits', async () => {
    const { foyer, clock } = await smallCompany({ pause: patient })
    await foyer.relay()
    const queues = { facts: still, errands: still, alarms: still, notices: still, webhooks: still }
    expect(await foyer.health()).toEqual({ at: clock.now(), ok: true, lag: 0, queues })
  })

  it('counts what waits and since when, then what failed for good', async () => {
    const down = true
    const sms = async () => {
      if (down) throw new Error('gateway down')
      return { by: 'gateway' }
    }
    const company = await smallCompany({ pause: patient, notifiers: { sms, email: sms } })
    const { foyer, clock } = company
    await foyer.relay()
    await withLead(company)
    clock.pass(12_500)
    const before = await foyer.health()
    expect(before).toMatchObject({ ok: true, lag: 12.5 })
    expect(before.queues?.facts).toMatchObject({ due: expect.any(Number), lag: 12.5 })
    expect(before.queues?.facts.due).toBeGreaterThan(0)
    expect(before.queues?.notices).toEqual({ due: 1, parked: 0, lag: 12.5 })
    for (let attempt = 1; attempt <= 8; attempt++) {
      await foyer.relay()
      clock.pass(640_000)
    }
    const after = await foyer.health()
    expect(after).toMatchObject({ lag: 0, queues: { facts: still } })
    expect(after.queues?.notices).toEqual({ due: 0, parked: 1, lag: 0 })
  })

  it('names nobody', async () => {
    const company = await smallCompany({ pause: patient })
    await withLead(company)
    const told = JSON.stringify(await company.foyer.health())
    expect(told.replace(/"at":"[^"]+"/, '')).toMatch(/^[{}",:\d.a-z]+$/)
    expect(told).not.toMatch(/tenant|petit|612345678/i)
  })

  it.each<readonly [string, (store: Store) => Partial<Store>]>([
    ['says so', () => ({ backlog: () => Promise.reject(new Error('host db.internal is down')) })],
    ['breaks down at reading alone', () => ({ get: () => Promise.reject(new Error('no')) })],
    ['is silent for two seconds', () => ({ backlog: () => new Promise(() => {}) })],
  ])('is not well when the store %s, and tells nothing of why', async (_, broken) => {
    const pauses: number[] = []
    const pause = async (ms: number) => {
      pauses.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const healthy = memoryStore(collections)
    const store = { ...healthy, ...broken(healthy) }
    const { foyer, clock } = scenario({ store, pause, http: { health: true } })
    expect(await foyer.health()).toEqual({ at: clock.now(), ok: false, lag: 0 })
    expect(pauses).toEqual([2000])
    const answer = await foyer.http(new Request('https://app.example.fr/health'))
    expect([answer.status, await answer.json()]).toMatchObject([503, { ok: false }])
  })
})

describe('GET /health', () => {
  const ask = (company: SmallCompany, method = 'GET') =>
    company.foyer.http(new Request('https://app.example.fr/f/health', { method }))

  it('answers whoever asks, where the host says so', async () => {
    const company = await smallCompany({ pause: patient, http: { base: '/f', health: true } })
    await company.foyer.relay()
    const answer = await ask(company)
    expect([answer.status, await answer.json()]).toMatchObject([200, { ok: true, lag: 0 }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await ask(company, 'POST')).status).toBe(405)
  })

  it('is asked no faster than allowed', async () => {
    const rate = { burst: 2, perMinute: 1 }
    const company = await smallCompany({ pause: patient, http: { base: '/f', health: true, rate } })
    const statuses = [await ask(company), await ask(company), await ask(company)]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429])
  })

  it('is not there where nobody asked for it', async () => {
    const company = await smallCompany({ pause: patient, http: { base: '/f' } })
    expect((await ask(company)).status).toBe(404)
  })
})
