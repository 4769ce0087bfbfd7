import { describe, expect, it } from 'vitest'
import { type Broadcast, memoryBroadcast } from '../ports/broadcast.js'
import { TenantId } from '../shared/branded.js'
import { broadcastContract } from './broadcast-contract.js'

const open = async () => {
  const one = memoryBroadcast()
  return { here: one, there: one, settle: async () => {} }
}

const everybody = TenantId.parse('everybody')
const broken: Readonly<Record<string, (one: Broadcast) => Broadcast>> = {
  'says nothing': (one) => ({ ...one, tell: async () => {} }),
  'says all twice': (one) => ({
    ...one,
    async tell(...told) {
      await one.tell(...told)
      await one.tell(...told)
    },
  }),
  'knows one tenant only': (one) => ({
    ...one,
    tell: (_, ...told) => one.tell(everybody, ...told),
    listen: (_, ...listened) => one.listen(everybody, ...listened),
  }),
  'knows one topic only': (one) => ({
    ...one,
    tell: (tenant, _, note) => one.tell(tenant, 'all', note),
    listen: (tenant, _, heard) => one.listen(tenant, 'all', heard),
  }),
  'lets nobody stop': (one) => ({
    ...one,
    async listen(...listened) {
      await one.listen(...listened)
      return () => {}
    },
  }),
  'keeps one listener': (one) => {
    let stop = () => {}
    return {
      ...one,
      async listen(...listened) {
        stop()
        stop = await one.listen(...listened)
        return stop
      },
    }
  },
  'cuts a long note': (one) => ({
    ...one,
    tell: (tenant, topic, note) => one.tell(tenant, topic, note.slice(0, 500)),
  }),
  'never closes': (one) => ({ ...one, close: async () => {} }),
}

const failures = async (spoil: (one: Broadcast) => Broadcast): Promise<readonly string[]> => {
  const failed: string[] = []
  const spoiled = async () => {
    const one = spoil(memoryBroadcast())
    return { here: one, there: one, settle: async () => {} }
  }
  for (const { name, run } of broadcastContract(spoiled)) await run().catch(() => failed.push(name))
  return failed
}

describe('the broadcast contract', () => {
  for (const { name, run } of broadcastContract(open)) it(`a broadcast in memory ${name}`, run)

  it.each(Object.entries(broken))('notices a broadcast that %s', async (_, spoil) => {
    expect(await failures(spoil)).not.toEqual([])
  })

  it('has no case that every broken broadcast passes', async () => {
    const killing = new Set((await Promise.all(Object.values(broken).map(failures))).flat())
    const names = broadcastContract(open).map(({ name }) => name)
    expect(names.filter((name) => !killing.has(name))).toEqual([])
  })
})
