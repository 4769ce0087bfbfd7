import { describe, expect, it } from 'vitest'
import type { Role } from '../app/operation.js'
import { collections } from '../house.js'
import { type Broadcast, memoryBroadcast } from '../ports/broadcast.js'
import type { Store } from '../ports/store.js'
import { httpDoor, site } from '../testing/http-door.js'
import { memoryStore } from '../testing/memory-store.js'
import { scenario } from '../testing/scenario.js'

/** Reads a stream until it said enough. */
const readUntil = async (response: Response, enough: (text: string) => boolean) => {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (reader && !enough(text)) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value)
  }
  await reader?.cancel()
  return text
}

const draw = { name: 'Est', postcodes: [{ from: '75011', to: '75011' }] }

describe('what happens, as a stream', () => {
  it('starts at what happens next, and names the document that changed', async () => {
    const { get, foyer, as } = httpDoor()
    await foyer.organisation.drawTerritory(draw, as('owner'))
    await foyer.relay()
    const stream = await get('/events')
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const second = { name: 'Ouest', postcodes: [{ from: '75016', to: '75016' }] }
    await foyer.organisation.drawTerritory(second, as('owner'))
    await foyer.relay()
    const text = await readUntil(stream, (said) => said.includes('data:'))
    expect(text).toMatch(/^retry: 2000\n\nid: 2\nevent: territory-drawn\ndata: \{"type":/)
    const data = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '') as Record<string, unknown>
    expect(data).toMatchObject({ type: 'territory-drawn', by: 'owner' })
    expect(data['of']).toMatch(/^ter/)
    expect(text).not.toContain('id: 1\n')
  })

  it('goes on where a reader left', async () => {
    const { get, foyer, as } = httpDoor()
    for (const postcode of ['75001', '75002', '75003'])
      await foyer.organisation.drawTerritory(
        { name: postcode, postcodes: [{ from: postcode, to: postcode }] },
        as('owner'),
      )
    await foyer.relay()
    const stream = await get('/events', { headers: { 'last-event-id': '1' } })
    const text = await readUntil(stream, (said) => said.includes('id: 3'))
    expect(text.match(/^id: .*$/gm)).toEqual(['id: 2', 'id: 3'])
  })

  it('shows a customer what is about him alone', async () => {
    const { get, foyer, as, signIn } = httpDoor()
    const add = async (lastName: string) => {
      const identity = { firstName: 'Ana', lastName }
      const added = await foyer.customers.registerCustomer({ identity }, as('owner'))
      return added.ok ? added.value.customer : Promise.reject(new Error(JSON.stringify(added)))
    }
    const [one, other] = [await add('Diaz'), await add('Durand')]
    await foyer.relay()
    signIn(as('customer', one.id).as)
    const stream = await get('/events', { headers: { 'last-event-id': '0' } })
    const text = await readUntil(stream, (said) => said.includes('data:'))
    expect(text).toContain(one.id)
    expect(text).not.toContain(other.id)
  })

  it.each(['worker', 'partner', 'visitor', 'system'] as readonly Role[])(
    'is not for a %s',
    async (role) => {
      const { get, signIn, as } = httpDoor()
      signIn(as(role).as)
      expect((await get('/events')).status).toBe(403)
    },
  )

  it('ends after ten minutes, having said in between that it is there', async () => {
    const { get } = httpDoor()
    const text = await readUntil(await get('/events'), () => false)
    expect(text.match(/^: still here$/gm)).toHaveLength(39)
  })

  it('shows nothing of another tenant', async () => {
    const { get, foyer, as, signIn, tenant } = httpDoor()
    await foyer.organisation.drawTerritory(draw, as('owner'))
    await foyer.relay()
    signIn({ tenant: `${tenant}-b` as typeof tenant, id: 'owner', role: 'owner' })
    const other = {
      as: { tenant: `${tenant}-b` as typeof tenant, id: 'o', role: 'owner' as const },
    }
    await foyer.organisation.drawTerritory(
      { name: 'Theirs', postcodes: [{ from: '13001', to: '13001' }] },
      other,
    )
    await foyer.relay()
    const stream = await get('/events', { headers: { 'last-event-id': '0' } })
    const text = await readUntil(stream, (said) => said.includes('data:'))
    expect(text.match(/^event: /gm)).toHaveLength(1)
    expect(text).toContain('"by":"o"')
  })

  describe('where processes tell each other', () => {
    /** A door whose store counts how often the feed was looked at. */
    const told = (broadcast: Broadcast) => {
      const store = memoryStore(collections)
      let looks = 0
      const counting: Store = {
        ...store,
        find(tenant, of, query) {
          if (of === 'facts') looks += 1
          return store.find(tenant, of, query)
        },
      }
      return { ...httpDoor({}, { store: counting, broadcast }), looks: () => looks }
    }

    it('looks when it is told, and hardly ever otherwise', async () => {
      const { get, looks } = told(memoryBroadcast())
      await readUntil(await get('/events'), () => false)
      // Ten minutes: one look of its own every fifteen seconds and one after each beat, not one a second.
      expect(looks()).toBeLessThan(100)
      expect(looks()).toBeGreaterThan(40)
    })

    it('says what it is told of without waiting', async () => {
      const opened = scenario({
        broadcast: memoryBroadcast(),
        // A wait that never ends: only a word wakes the stream.
        pause: () => new Promise(() => {}),
        http: { principalOf: () => opened.as('owner').as },
      })
      const { foyer, as } = opened
      const stream = await foyer.http(new Request(`${site}/events`))
      const reading = readUntil(stream, (said) => said.includes('data:'))
      await new Promise((resolve) => setTimeout(resolve, 20))
      await foyer.organisation.drawTerritory(draw, as('owner'))
      await foyer.relay()
      expect(await reading).toContain('event: territory-drawn')
    })

    it('looks by itself where it cannot hear', async () => {
      const deaf: Broadcast = {
        ...memoryBroadcast(),
        listen: () => Promise.reject(new Error('no line')),
        tell: () => Promise.reject(new Error('no line')),
      }
      const { get, foyer, as } = told(deaf)
      const stream = await get('/events')
      await foyer.organisation.drawTerritory(draw, as('owner'))
      await foyer.relay()
      expect(await readUntil(stream, (said) => said.includes('data:'))).toContain('territory-drawn')
    })
  })
})
