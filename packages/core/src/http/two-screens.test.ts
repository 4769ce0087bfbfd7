import { describe, expect, it } from 'vitest'
import { httpDoor } from '../testing/http-door.js'
import { newCustomer } from '../testing/small-company.js'

const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>

/** Reads a stream up to its first event, and gives what it tells. */
const firstEvent = async (stream: Response): Promise<unknown> => {
  const reader = stream.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (reader && !text.includes('data: ')) {
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value)
  }
  await reader?.cancel()
  return JSON.parse(/data: (.*)/.exec(text)?.[1] ?? 'null')
}

/** One customer's file, opened on two screens that both follow what happens. */
const opened = async () => {
  const door = httpDoor()
  const { post, get, foyer, signIn, as } = door
  const customer = await newCustomer(door, 1)
  await foyer.relay()
  const screen = async (who: string) => {
    signIn(as('agent', who).as)
    const stream = await get('/events')
    const { version } = await bodyOf(await post('/customers/showCustomer', { customer }))
    const save = (change: object, read = version) => {
      signIn(as('agent', who).as)
      return post('/customers/amendCustomer', { customer, change, version: read })
    }
    return { stream, version, save }
  }
  return { ...door, customer, ours: await screen('ours'), theirs: await screen('theirs') }
}

describe('two screens with one document', () => {
  it('see each other’s change, and what was thought out on the old one is refused (S149)', async () => {
    const { ours, theirs, foyer, customer } = await opened()
    const saved = await ours.save({ firstName: 'Maria' })
    expect(saved.status).toBe(200)
    await foyer.relay()
    const told = { type: 'customer-amended', of: customer, about: customer, by: 'ours' }
    expect(await firstEvent(theirs.stream)).toMatchObject(told)
    expect(await firstEvent(ours.stream)).toMatchObject(told)
    const late = await theirs.save({ firstName: 'Marion' })
    const { version } = await bodyOf(saved)
    expect([late.status, await bodyOf(late)]).toMatchObject([409, { code: 'stale', version }])
    expect((await theirs.save({ firstName: 'Marion' }, version)).status).toBe(200)
  })

  it('cannot both win when they save at once (S149)', async () => {
    const { ours, theirs } = await opened()
    const both = await Promise.all([
      ours.save({ firstName: 'Maria' }),
      theirs.save({ firstName: 'Marion' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('go on saving, each on what its own save answered', async () => {
    const { ours } = await opened()
    let read = ours.version
    for (const firstName of ['Maria', 'Marion', 'Marine']) {
      const saved = await ours.save({ firstName }, read)
      expect(saved.status).toBe(200)
      read = (await bodyOf(saved))['version']
    }
  })
})
