import { describe, expect, it } from 'vitest'
import { counters } from '../app/counters.js'
import { deliveries, type Endpoint, endpoints } from '../app/endpoints.js'
import { facts } from '../app/facts.js'
import { createFoyer, type FoyerOptions } from '../foyer.js'
import { collections } from '../house.js'
import type { Store } from '../ports/store.js'
import type { WebhookRequest } from '../ports/webhooks.js'
import { sealsUnder, standardSecrets } from '../system.js'
import { memoryFiles } from '../testing/memory-files.js'
import { memoryStore } from '../testing/memory-store.js'
import { given, type Scenario, scenario } from '../testing/scenario.js'

const seals = sealsUnder({ k1: new Uint8Array(32).fill(7) }, 'k1')
const day = 24 * 60 * 60_000

/** A company with one endpoint, whose server does as it is told. */
const company = async (
  answer: (asked: WebhookRequest) => Promise<number> = async () => 200,
  store: Store = memoryStore(collections),
) => {
  const sent: WebhookRequest[] = []
  const webhooks: FoyerOptions['webhooks'] = async (asked) => {
    sent.push(asked)
    return { status: await answer(asked) }
  }
  const opened = scenario({ store, seals, webhooks, random: () => 0.9999 })
  const { foyer, as, tenant } = opened
  const asked = { url: 'https://erp.example.fr', label: 'ERP', types: ['worker-hired'] }
  const { endpoint } = await given(foyer.webhooks.registerEndpoint(asked, as('owner')))
  const hire = async (...references: readonly string[]) => {
    for (const reference of references) {
      const name = { firstName: 'Alma', lastName: 'Roux', phone: '+33611111111' }
      await given(
        foyer.organisation.hireWorker({ ...name, reference, skills: ['II-11'] }, as('owner')),
      )
    }
  }
  const stored = async () => (await store.get(tenant, endpoints.name, endpoint.id))?.doc as Endpoint
  return { ...opened, sent, endpoint, hire, stored, webhooks }
}

const ids = (sent: readonly WebhookRequest[]) => sent.map(({ headers }) => headers['webhook-id'])

/** The ids of the facts of hiring, in the order of the feed. */
const feed = async ({ store, tenant }: Pick<Scenario, 'store' | 'tenant'>) => {
  const query = { where: { type: 'worker-hired' }, order: 'position', limit: 1000 }
  return (await store.find(tenant, facts.name, query)).items.map(({ doc }) => doc.id)
}

describe('deliveries by many workers', () => {
  it('are each made once, in the order of the feed, however many relay and whenever facts come', async () => {
    const it = await company(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return 200
    })
    const relaying = async () => {
      for (let round = 0; round < 12; round++) {
        await it.foyer.relay(1)
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }
    const hiring = async () => {
      for (let i = 1; i <= 60; i++) {
        await it.hire(`W${i}`)
        if (i % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }
    await Promise.all([hiring(), relaying(), relaying(), relaying(), relaying()])
    await it.foyer.relay()
    expect(ids(it.sent)).toEqual(await feed(it))
    expect(it.sent).toHaveLength(60)
  })

  it('that stopped between sending and writing it down are made again, under the same id', async () => {
    const healthy = memoryStore(collections)
    let cut = false
    const store: Store = {
      ...healthy,
      async commit(tenant, changes) {
        if (cut && changes.some(({ of }) => of === deliveries.name)) {
          cut = false
          throw new Error('power cut')
        }
        await healthy.commit(tenant, changes)
      },
    }
    const it = await company(undefined, store)
    await it.hire('W1')
    cut = true
    await expect(it.foyer.relay()).rejects.toThrow('power cut')
    await it.foyer.relay()
    expect(it.sent).toHaveLength(1)
    it.clock.pass(5 * 60_000)
    await it.foyer.relay()
    const [fact] = await feed(it)
    expect(ids(it.sent)).toEqual([fact, fact])
  })
})

describe('an endpoint at rest', () => {
  it('costs nothing until a fact gets its place, which wakes it at once', async () => {
    const it = await company()
    await it.foyer.relay()
    const asleep = await it.stored()
    expect(asleep).toMatchObject({ due: '2026-03-02T08:10:00.000Z' })
    const { version } = (await it.store.get(it.tenant, endpoints.name, it.endpoint.id)) ?? {}
    await it.foyer.relay()
    expect(await it.store.get(it.tenant, endpoints.name, it.endpoint.id)).toMatchObject({ version })
    await it.hire('W1')
    await it.foyer.relay()
    expect(it.sent).toHaveLength(1)
  })

  it('does not lie down while a fact gets its place', async () => {
    const healthy = memoryStore(collections)
    let meanwhile: (() => Promise<void>) | undefined
    const store: Store = {
      ...healthy,
      async commit(tenant, changes) {
        const liesDown = changes.some((one) => one.do === 'check' && one.of === counters.name)
        const first = meanwhile
        if (liesDown && first) {
          meanwhile = undefined
          await first()
        }
        await healthy.commit(tenant, changes)
      },
    }
    const it = await company(undefined, store)
    const other = createFoyer({ store: healthy, files: memoryFiles(), clock: it.clock, seals })
    meanwhile = async () => {
      await it.hire('W1')
      await other.relay()
    }
    await it.foyer.relay()
    expect(it.sent).toHaveLength(1)
  })

  it('is looked at every ten minutes, should whoever was to wake it have died', async () => {
    const it = await company()
    await it.foyer.relay()
    await it.hire('W1')
    const deaf = createFoyer({ store: it.store, files: memoryFiles(), clock: it.clock })
    await deaf.relay()
    await it.foyer.relay()
    expect(it.sent).toEqual([])
    it.clock.pass(10 * 60_000)
    await it.foyer.relay()
    expect(it.sent).toHaveLength(1)
  })

  it('that failed is not woken before its next attempt', async () => {
    const it = await company(async () => 500)
    await it.hire('W1')
    await it.foyer.relay()
    await it.hire('W2')
    await it.foyer.relay()
    expect(it.sent).toHaveLength(1)
    expect(await it.stored()).toMatchObject({ attempts: 1, due: '2026-03-02T08:00:10.000Z' })
  })
})

describe('what a person says while an endpoint is sent to', () => {
  it('stands: it is paused after the request under way, which is made again later', async () => {
    let pausing: (() => Promise<unknown>) | undefined
    const it = await company(async () => {
      await pausing?.()
      return 200
    })
    const { endpoint } = it
    pausing = () =>
      given(it.foyer.webhooks.pauseEndpoint({ endpoint: endpoint.id }, it.as('owner')))
    await it.hire('W1', 'W2')
    await it.foyer.relay()
    expect(it.sent).toHaveLength(1)
    expect(await it.stored()).toMatchObject({ status: 'paused', due: null })
    pausing = undefined
    await given(it.foyer.webhooks.resumeEndpoint({ endpoint: endpoint.id }, it.as('owner')))
    await it.foyer.relay()
    const [first, second] = await feed(it)
    expect(ids(it.sent)).toEqual([first, first, second])
  })

  it('is heard by a relay too that is told to stop: after the request under way it sends no more', async () => {
    const stop = new AbortController()
    const it = await company(async () => {
      stop.abort()
      return 200
    })
    await it.hire('W1', 'W2', 'W3')
    expect(await it.foyer.relay(99, { signal: stop.signal })).toMatchObject({ webhooks: 1 })
    expect(await it.foyer.relay()).toMatchObject({ webhooks: 2 })
    expect(ids(it.sent)).toEqual(await feed(it))
  })

  it('on a feature that is off, is refused', async () => {
    const it = await company()
    await given(it.foyer.organisation.switchFeatures({ off: ['webhooks'] }, it.as('owner')))
    expect(await it.foyer.webhooks.listEndpoints({}, it.as('owner'))).toMatchObject({
      refusal: { code: 'feature-disabled', feature: 'webhooks' },
    })
  })
})

describe('a replay of some facts', () => {
  it('sends these alone, each once, and goes on from where the endpoint was', async () => {
    const it = await company()
    await it.hire('W1', 'W2', 'W3')
    await it.foyer.relay()
    const [first, second, third] = await feed(it)
    const { items } = await given(
      it.foyer.webhooks.listDeliveries({ endpoint: it.endpoint.id }, it.as('owner')),
    )
    const positions = [items[2]?.position ?? 0, items[2]?.position ?? 0]
    await given(
      it.foyer.webhooks.replayDeliveries({ endpoint: it.endpoint.id, positions }, it.as('owner')),
    )
    await it.foyer.relay()
    await it.hire('W4')
    await it.foyer.relay()
    const fourth = (await feed(it)).at(-1)
    expect(ids(it.sent)).toEqual([first, second, third, first, fourth])
    expect(await it.stored()).toMatchObject({ again: [], attempts: 0 })
  })
})

describe('a slow endpoint', () => {
  it('holds up no other', async () => {
    const done: string[] = []
    let answer: (status: number) => void = () => {}
    const it = await company(({ url }) => {
      if (url === 'https://erp.example.fr')
        return new Promise((resolve) => {
          answer = resolve
        })
      done.push(url)
      return Promise.resolve(200)
    })
    const asked = { url: 'https://quick.example.fr', label: 'Quick', types: ['worker-hired'] }
    await given(it.foyer.webhooks.registerEndpoint(asked, it.as('owner')))
    await it.hire('W1')
    const relayed = it.foyer.relay()
    while (!done.length) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(done).toEqual(['https://quick.example.fr'])
    answer(200)
    expect(await relayed).toMatchObject({ webhooks: 2 })
  })
})

describe('an endpoint that takes its time', () => {
  it('is sent no more in this round after twenty seconds, and goes on in the next', async () => {
    let pass: (ms: number) => void = () => {}
    const it = await company(async () => {
      pass(9_000)
      return 200
    })
    pass = it.clock.pass
    await it.hire('W1', 'W2', 'W3', 'W4')
    expect(await it.foyer.relay(1)).toMatchObject({ webhooks: 3 })
    expect(await it.foyer.relay()).toMatchObject({ webhooks: 1 })
    expect(ids(it.sent)).toEqual(await feed(it))
  })
})

describe('a delivery', () => {
  it('is forgotten after thirty days, and its endpoint goes on', async () => {
    const it = await company()
    await it.hire('W1')
    await it.foyer.relay()
    const asked = { endpoint: it.endpoint.id }
    const list = async () =>
      (await given(it.foyer.webhooks.listDeliveries(asked, it.as('owner')))).items
    it.clock.pass(30 * day - 1)
    await it.foyer.tick()
    expect(await list()).toHaveLength(1)
    it.clock.pass(1)
    await it.foyer.tick()
    expect(await list()).toEqual([])
    await it.hire('W2')
    await it.foyer.relay()
    expect(it.sent).toHaveLength(2)
    const status = 'failing' as const
    const failing = it.foyer.webhooks.listDeliveries({ ...asked, status }, it.as('owner'))
    expect((await given(failing)).items).toEqual([])
  })

  it('whose secret can no longer be opened fails, and says so', async () => {
    const it = await company()
    await it.hire('W1')
    const webhooks = it.webhooks
    const options = { store: it.store, files: memoryFiles(), clock: it.clock, webhooks }
    await createFoyer(options).relay()
    expect(await it.stored()).toMatchObject({
      attempts: 1,
      problem: 'the host plugs in no seals any more',
    })
    expect(it.sent).toEqual([])
  })
})

describe('a secret', () => {
  it('is fresh every time, of 24 bytes, and signs as the specification does', async () => {
    const two = [standardSecrets.fresh(), standardSecrets.fresh()]
    expect(new Set(two).size).toBe(2)
    for (const secret of two) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const text = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
    expect(await standardSecrets.sign(secret, text)).toBe(
      'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })
})
