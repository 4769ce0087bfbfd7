import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Notice, Notifier } from '../ports/outside.js'
import { StoreError } from '../ports/store.js'
import { accept, type Result, refuse } from '../shared/result.js'
import {
  type LittleHouse,
  littleHouse,
  littleStore,
  Note,
  notes,
  write,
} from '../testing/little-house.js'
import { type Fact, facts } from './facts.js'
import { type Compose, notices } from './notices.js'
import { command } from './operation.js'
import { type Aftermath, errands } from './reactions.js'
import { relay } from './relay.js'
import type { Work } from './work.js'

const second = 1000
const go = (house: LittleHouse) => relay(house.worker())

const writeNote = command({
  input: Note,
  output: Note,
  allow: { manager: 'all' },
  refusals: {},
  async run(work, note) {
    work.put(notes, note)
    work.record({ type: 'note-written', of: note.customer ?? note.id, data: { note: note.id } })
    return accept(note)
  },
})

/** A house where a note that was written is read aloud afterwards, by what `read` answers. */
const aloud = (read: (work: Work, note: string) => Promise<Result<unknown>>) => {
  const readAloud = command({
    input: z.object({ note: z.string() }),
    output: z.unknown(),
    allow: { system: 'all' },
    refusals: { 'too-early': {} },
    run: async (work, { note }) => (await read(work, note)) as never,
  })
  const aftermath: Aftermath = {
    on: 'note-written',
    operation: 'notes.readAloud',
    input: ({ data }) => ({ note: data?.['note'] }),
  }
  return littleHouse({ operations: { write: writeNote, readAloud }, aftermaths: [aftermath] })
}
const failing = {
  operations: {
    write: writeNote,
    readAloud: command({
      input: z.object({ note: z.string() }),
      output: z.unknown(),
      allow: { system: 'all' },
      refusals: {},
      run: (): Promise<never> => Promise.reject(new Error('no paper')),
    }),
  },
  aftermaths: [
    {
      on: 'note-written',
      operation: 'notes.readAloud',
      input: ({ data }: Fact) => ({ note: data?.['note'] }),
    },
  ],
}
const say = (house: LittleHouse, id: string, customer?: string) =>
  house.ask('write', { id, text: id, ...(customer ? { customer } : {}) })

describe('an errand', () => {
  it('is left in the commit of its fact, and runs after it as `system`', async () => {
    const read: unknown[] = []
    const house = aloud(async ({ as, now }, note) => {
      read.push([note, as, now])
      return accept(note)
    })
    await say(house, 'n1')
    const [errand] = await house.all(errands)
    expect(errand).toMatchObject({ operation: 'notes.readAloud', input: { note: 'n1' } })
    expect(read).toEqual([])
    house.clock.pass(5 * second)
    expect(await go(house)).toMatchObject({ errands: 1, parked: 0 })
    const as = { tenant: house.tenant, id: errand?.fact, role: 'system' }
    expect(read).toEqual([['n1', as, '2026-03-02T08:00:05.000Z']])
    expect(await house.all(errands)).toEqual([])
  })

  it('is not left by a command that was refused', async () => {
    const house = aloud(async () => accept(1))
    await say(house, 'n1')
    await go(house)
    await expect(say(house, 'n1')).rejects.toThrow(StoreError)
    expect(await house.all(errands)).toEqual([])
  })

  it('runs again when the relay died between running it and taking it away: at least once', async () => {
    const read: string[] = []
    const house = aloud(async (_, note) => {
      read.push(note)
      return accept(note)
    })
    await say(house, 'n1')
    let dies = true
    const store = {
      ...house.store,
      async commit(...[tenant, changes]: Parameters<typeof house.store.commit>) {
        if (dies && changes.some((change) => change.do === 'remove')) {
          dies = false
          throw new Error('power cut')
        }
        await house.store.commit(tenant, changes)
      },
    }
    const dying = { ...house.worker('dying'), store }
    await expect(relay(dying)).rejects.toThrow('power cut')
    // Its lease has to end before another relay may take the errand.
    expect(await go(house)).toMatchObject({ errands: 0 })
    house.clock.pass(5 * 60 * second)
    expect(await go(house)).toMatchObject({ errands: 1 })
    expect(read).toEqual(['n1', 'n1'])
    expect(await house.all(errands)).toEqual([])
  })

  it.each([
    ['is refused', async () => refuse({ code: 'too-early' }), '{"code":"too-early"}'],
    ['throws', () => Promise.reject(new Error('no paper')), 'no paper'],
  ])(
    'that %s waits 10 s, 20 s, 40 s ... and is parked the eighth time',
    async (_, read, problem) => {
      const house = aloud(read)
      await say(house, 'n1')
      const waits: number[] = []
      for (let attempt = 1; attempt < 8; attempt++) {
        expect(await go(house)).toMatchObject({ errands: 0, parked: 0 })
        const [errand] = await house.all(errands)
        expect(errand).toMatchObject({ attempts: attempt, problem })
        const wait = Date.parse(errand?.due ?? '') - Date.parse(house.clock.now())
        waits.push(wait / second)
        house.clock.pass(wait - 1)
        expect((await go(house)).parked).toBe(0)
        expect((await house.all(errands))[0]?.attempts).toBe(attempt)
        house.clock.pass(1)
      }
      expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640])
      expect(await go(house)).toMatchObject({ errands: 0, parked: 1 })
      expect(await house.all(errands)).toMatchObject([{ attempts: 8, problem, due: null }])
      house.clock.pass(24 * 3600 * second)
      expect(await go(house)).toMatchObject({ errands: 0, parked: 0 })
    },
  )

  it('waits for the one before it about the same document, and for no other', async () => {
    const read: string[] = []
    let broken = true
    const house = aloud(async (_, note) => {
      if (note === 'n1' && broken) return refuse({ code: 'too-early' })
      read.push(note)
      return accept(note)
    })
    for (const [id, customer] of [
      ['n1', 'a'],
      ['n2', 'a'],
      ['n3', 'b'],
    ] as const)
      await say(house, id, customer)
    await go(house)
    expect(read).toEqual(['n3'])
    broken = false
    house.clock.pass(10 * second)
    await go(house)
    expect(read).toEqual(['n3', 'n1', 'n2'])
  })

  it('that was parked keeps none of those behind it', async () => {
    const read: string[] = []
    const house = aloud(async (_, note) => {
      if (note === 'n1') return refuse({ code: 'never' })
      read.push(note)
      return accept(note)
    })
    await say(house, 'n1', 'a')
    await say(house, 'n2', 'a')
    for (let attempt = 1; attempt <= 8; attempt++) {
      await go(house)
      house.clock.pass(700 * second)
    }
    expect(read).toEqual(['n2'])
  })

  it('is leased from the moment it is taken, however long the relay has been going', async () => {
    const house = aloud(async (_, note) => {
      house.clock.pass(4 * 60 * second)
      return accept(note)
    })
    const ends: number[] = []
    const store: typeof house.store = {
      ...house.store,
      claim: (of, asked) => {
        ends.push(Date.parse(asked.until) - Date.parse(house.clock.now()))
        return house.store.claim(of, asked)
      },
    }
    for (const id of ['n1', 'n2']) await say(house, id)
    await relay({ ...house.worker(), store })
    expect(ends.length).toBeGreaterThan(3)
    expect(new Set(ends)).toEqual(new Set([5 * 60 * second]))
  })

  it('runs once with two relays at once', async () => {
    const read: string[] = []
    const house = aloud(async (_, note) => {
      read.push(note)
      return accept(note)
    })
    for (let i = 1; i <= 30; i++) await say(house, `n${i}`)
    const counts = await Promise.all([relay(house.worker('a')), relay(house.worker('b'))])
    expect(counts.map((count) => count.errands).reduce((a, b) => a + b)).toBe(30)
    expect([...read].sort()).toEqual(Array.from({ length: 30 }, (_, i) => `n${i + 1}`).sort())
  })

  it('runs once with four relays at once, in order about each document, though one of them is killed', async () => {
    const read: string[] = []
    let killed = false
    const house = aloud(async (_, note) => {
      // The first one that somebody takes: whoever took it never comes back.
      if (!killed) {
        killed = true
        await new Promise(() => {})
      }
      await new Promise((resolve) => setTimeout(resolve, 0))
      read.push(note)
      return accept(note)
    })
    const customers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const said = customers.flatMap((customer) => [1, 2, 3, 4, 5].map((i) => `${customer}${i}`))
    for (const id of said) await say(house, id, id.charAt(0))
    // Two at a time, so that each of the four gets some.
    const claim: typeof house.store.claim = (of, asked) =>
      house.store.claim(of, { ...asked, limit: of === errands.name ? 2 : asked.limit })
    const store = { ...house.store, claim }
    const counts: number[] = []
    const threeEnded = new Promise<void>((resolve) => {
      for (const name of ['w', 'x', 'y', 'z'])
        relay({ ...house.worker(name), store }).then((one) => {
          if (counts.push(one.errands) === 3) resolve()
        })
    })
    await threeEnded
    expect(counts.every((count) => count > 0)).toBe(true)
    // The one that was killed held the first of two documents, and with them all that follows about both.
    expect(read).toHaveLength(30)
    house.clock.pass(5 * 60 * second)
    expect(await go(house)).toMatchObject({ errands: 10 })
    expect([...read].sort()).toEqual(said)
    for (const customer of customers)
      expect(read.filter((note) => note.startsWith(customer))).toEqual(
        said.filter((note) => note.startsWith(customer)),
      )
    expect(await house.all(errands)).toEqual([])
  })

  it('that failed is tried again after a time that chance draws, from half of it to all of it', async () => {
    const due = async (chance: number) => {
      const house = littleHouse({ ...failing, host: { random: () => chance } })
      await say(house, 'n1')
      await go(house)
      return (await house.all(errands))[0]?.due
    }
    expect(await due(0)).toBe('2026-03-02T08:00:05.000Z')
    expect(await due(0.5)).toBe('2026-03-02T08:00:07.500Z')
    expect(await due(0.9999)).toBe('2026-03-02T08:00:10.000Z')
  })

  it('that fails for ever keeps no other waiting, though two hundred such were there before it', async () => {
    const read: string[] = []
    const house = aloud(async (_, note) => {
      if (note.startsWith('poison')) throw new Error('poison')
      read.push(note)
      return accept(note)
    })
    for (let i = 0; i < 250; i++) await say(house, `poison${i}`)
    await say(house, 'n1')
    expect(await go(house)).toMatchObject({ errands: 1, parked: 0 })
    expect(read).toEqual(['n1'])
  })

  it('may call for another one, which runs in the same go', async () => {
    const read: string[] = []
    const house = aloud(async (work, note) => {
      read.push(note)
      if (note === 'n1') work.record({ type: 'note-written', of: 'n2', data: { note: 'n2' } })
      return accept(note)
    })
    await say(house, 'n1')
    expect(await go(house)).toMatchObject({ facts: 2, errands: 2, parked: 0 })
    expect(read).toEqual(['n1', 'n2'])
  })
})

const handed = { by: 'post', reference: 'r-1' }

const tell = (note: Partial<Notice> = {}) =>
  command({
    input: z.object({ id: z.string() }),
    output: z.object({ id: z.string() }),
    allow: { manager: 'all' },
    refusals: {},
    async run(work, { id }) {
      write(work, { id, text: id })
      const told = { channel: 'email', to: 'wrk-1', subject: 'note-written', data: { id } } as const
      work.notify({ ...told, ...note })
      return accept({ id })
    },
  })

/** A house with one notifier, for e-mail. */
const telling = (email: Notifier, note: Partial<Notice> = {}) =>
  littleHouse({ operations: { tell: tell(note) }, host: { notifiers: { email } } })

describe('a notice', () => {
  it('is handed to its channel’s adapter, once, under the key of every attempt', async () => {
    const sent: Notice[] = []
    const house = telling(async (notice) => {
      sent.push(notice)
      return handed
    })
    await house.ask('tell', { id: 'n1' })
    expect(sent).toEqual([])
    expect(await go(house)).toMatchObject({ notices: 1, parked: 0 })
    expect(await go(house)).toMatchObject({ notices: 0 })
    const [kept] = await house.all(notices)
    const told = { channel: 'email', to: 'wrk-1', subject: 'note-written', data: { id: 'n1' } }
    const worded = { address: 'wrk-1@example.fr', title: 'note-written', text: 'note-written' }
    const rest = { tenant: house.tenant, key: kept?.id, language: 'en', purpose: 'service' }
    expect(sent).toEqual([{ ...told, ...worded, ...rest }])
    expect(kept).toMatchObject({ status: 'sent', attempts: 1, due: null })
    expect(kept).not.toHaveProperty('problem')
  })

  it('on a channel that the host has no adapter for is written down and never thrown (S006)', async () => {
    const house = telling(async () => handed, { channel: 'sms' })
    expect((await house.ask('tell', { id: 'n1' })).ok).toBe(true)
    expect(await house.all(notes)).toHaveLength(1)
    expect(await go(house)).toMatchObject({ notices: 0, parked: 0 })
    const gone = { status: 'channel-unavailable', attempts: 0, due: null }
    expect(await house.all(notices)).toMatchObject([gone])
  })

  it('whose adapter went away before it left is written down too (S006)', async () => {
    const house = telling(async () => handed)
    await house.ask('tell', { id: 'n1' })
    const counts = await relay(house.worker('without', {}))
    expect(counts).toMatchObject({ notices: 0, parked: 1 })
    const gone = { status: 'channel-unavailable', problem: 'channel-unavailable', due: null }
    expect(await house.all(notices)).toMatchObject([gone])
  })

  it('that the adapter refuses is tried again, under the same key, and then was sent', async () => {
    const keys: string[] = []
    const house = telling(async ({ key }) => {
      keys.push(key)
      if (keys.length < 3) throw new Error('gateway down')
      return handed
    })
    await house.ask('tell', { id: 'n1' })
    await go(house)
    expect(await house.all(notices)).toMatchObject([
      { status: 'waiting', attempts: 1, problem: 'gateway down', due: '2026-03-02T08:00:10.000Z' },
    ])
    house.clock.pass(10 * second)
    await go(house)
    house.clock.pass(20 * second)
    expect(await go(house)).toMatchObject({ notices: 1 })
    expect(await house.all(notices)).toMatchObject([{ status: 'sent', attempts: 3, due: null }])
    expect(new Set(keys).size).toBe(1)
  })

  it('has failed the eighth time, and keeps why', async () => {
    const house = telling(() => Promise.reject(new Error('gateway down')))
    await house.ask('tell', { id: 'n1' })
    for (let attempt = 1; attempt < 8; attempt++) {
      expect((await go(house)).parked).toBe(0)
      house.clock.pass(640 * second)
    }
    expect(await go(house)).toMatchObject({ notices: 0, parked: 1 })
    const failed = { status: 'failed', attempts: 8, problem: 'gateway down', due: null }
    expect(await house.all(notices)).toMatchObject([failed])
  })

  it('keeps who took it, under which reference, and all that was tried in vain', async () => {
    let down = true
    const house = telling(async () => {
      if (down) throw new Error('connection refused')
      return { ...handed, parts: 2, tried: [{ by: 'first-post', problem: 'on strike' }] }
    })
    await house.ask('tell', { id: 'n1' })
    await go(house)
    down = false
    house.clock.pass(10 * second)
    await go(house)
    expect(await house.all(notices)).toMatchObject([
      {
        ...{ status: 'sent', by: 'post', reference: 'r-1', parts: 2 },
        sentAt: '2026-03-02T08:00:10.000Z',
        tried: [
          { by: 'email', problem: 'connection refused' },
          { by: 'first-post', problem: 'on strike' },
        ],
      },
    ])
  })

  it('that cannot be worded has failed at once; one that breaks while it is worded is tried again', async () => {
    const sent: Notice[] = []
    let answers: (() => ReturnType<Compose>)[] = []
    const house = littleHouse({
      operations: { tell: tell() },
      compose: () => answers.shift()?.() ?? Promise.reject(new Error('database gone')),
      host: {
        notifiers: {
          async email(notice) {
            sent.push(notice)
            return handed
          },
        },
      },
    })
    answers = [async () => refuse({ code: 'no-address' })]
    await house.ask('tell', { id: 'n1' })
    expect(await go(house)).toMatchObject({ notices: 0, parked: 1 })
    await house.ask('tell', { id: 'n2' })
    await go(house)
    const [failed, waits] = await house.all(notices)
    expect(failed).toMatchObject({
      status: 'failed',
      problem: 'no-address',
      attempts: 1,
      due: null,
    })
    expect(waits).toMatchObject({ status: 'waiting', problem: 'database gone', attempts: 1 })
    // No adapter was tried.
    expect(waits).not.toHaveProperty('tried')
    expect(sent).toEqual([])
  })

  it('leaves after the one before it to the same person, on the same channel', async () => {
    const sent: unknown[] = []
    let down = true
    const house = telling(async ({ data }) => {
      if (down && data['id'] === 'n1') throw new Error('gateway down')
      sent.push(data['id'])
      return handed
    })
    await house.ask('tell', { id: 'n1' })
    await house.ask('tell', { id: 'n2' })
    await go(house)
    expect(sent).toEqual([])
    down = false
    house.clock.pass(10 * second)
    await go(house)
    expect(sent).toEqual(['n1', 'n2'])
  })
})

describe('a relay that was too slow', () => {
  it('lets stand what another wrote meanwhile', async () => {
    const store = littleStore()
    const house = littleHouse({
      operations: { tell: tell() },
      store,
      host: { notifiers: { email: async () => handed } },
    })
    await house.ask('tell', { id: 'n1' })
    const email = async () => {
      house.clock.pass(5 * 60 * second)
      await go(house)
      throw new Error('timed out')
    }
    const counts = await relay(house.worker('slow', { email }))
    expect(counts).toMatchObject({ notices: 0 })
    expect(await house.all(notices)).toMatchObject([{ status: 'sent', attempts: 1, due: null }])
  })
})

describe('a relay that is told to stop', () => {
  /** Aborts once so many notes were read. */
  const stopping = (after: number) => {
    const read: string[] = []
    const signal = { aborted: false }
    const house = aloud(async (_, note) => {
      read.push(note)
      signal.aborted = read.length >= after
      return accept(note)
    })
    return { read, signal, house }
  }

  it('finishes the errand it is at, and gives back all the others it had claimed', async () => {
    const { read, signal, house } = stopping(2)
    for (let i = 1; i <= 5; i++) await say(house, `n${i}`)
    const counts = await relay({ ...house.worker('stopped'), signal })
    expect(counts).toMatchObject({ facts: 5, errands: 2 })
    expect(read).toEqual(['n1', 'n2'])
    expect(await house.all(errands)).toHaveLength(3)
    // The clock stands still: what were still leased, nobody else could take.
    expect(await relay(house.worker('next'))).toMatchObject({ errands: 3 })
    expect(read).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'])
  })

  it('claims nothing when it was told before it began', async () => {
    const { read, house } = stopping(99)
    await say(house, 'n1')
    const counts = await relay({ ...house.worker(), signal: { aborted: true } })
    expect(counts).toEqual({ facts: 0, errands: 0, notices: 0, webhooks: 0, parked: 0 })
    expect(read).toEqual([])
    expect(await house.all(facts)).toMatchObject([{ due: '2026-03-02T08:00:00.000Z' }])
  })

  it('by the breakdown of its store gives back all but what it was at', async () => {
    const { house } = stopping(99)
    for (let i = 1; i <= 3; i++) await say(house, `n${i}`)
    const commit: typeof house.store.commit = async (tenant, changes) => {
      if (changes.some((change) => change.do === 'remove')) throw new Error('power cut')
      await house.store.commit(tenant, changes)
    }
    const cut = { ...house.worker('cut'), store: { ...house.store, commit } }
    await expect(relay(cut)).rejects.toThrow('power cut')
    expect(await relay(house.worker('next'))).toMatchObject({ errands: 2 })
  })
})

describe('a relay whose errands take longer than its lease', () => {
  const long = () => {
    const read: string[] = []
    const house: LittleHouse = aloud(async (_, note) => {
      read.push(note)
      house.clock.pass(2 * 60 * second)
      return accept(note)
    })
    return { read, house }
  }

  it('holds on to those that wait for their turn', async () => {
    const { read, house } = long()
    for (let i = 1; i <= 6; i++) await say(house, `n${i}`)
    const renewed: string[] = []
    const renew: typeof house.store.renew = (tenant, of, id, lease) => {
      renewed.push(`${of} until ${lease.until.slice(11, 16)}`)
      return house.store.renew(tenant, of, id, lease)
    }
    const store = { ...house.store, renew }
    expect(await relay({ ...house.worker(), store })).toMatchObject({ errands: 6 })
    expect(read).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'n6'])
    const ends = ['08:09', '08:11', '08:13', '08:15']
    expect(renewed).toEqual(ends.map((end) => `errands until ${end}`))
  })

  it('leaves to another what that one took over meanwhile', async () => {
    const { read, house } = long()
    for (let i = 1; i <= 4; i++) await say(house, `n${i}`)
    let taken = 0
    const renew: typeof house.store.renew = async (...asked) => {
      if (!taken) {
        house.clock.pass(5 * 60 * second)
        taken = (await relay(house.worker('other'))).errands
      }
      return house.store.renew(...asked)
    }
    const store = { ...house.store, renew }
    expect(await relay({ ...house.worker('slow'), store })).toMatchObject({ errands: 2 })
    expect(taken).toBe(2)
    expect(read).toEqual(['n1', 'n2', 'n3', 'n4'])
  })
})
