import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { StoreError } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import { instant } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import {
  type LittleHouseParts,
  littleHouse,
  littleStore,
  losing,
  Note,
  notes,
  write,
} from '../testing/little-house.js'
import { statusOf } from './execute.js'
import { facts } from './facts.js'
import { command, query } from './operation.js'
import type { Work } from './work.js'

const conflict = () => new StoreError('conflict', 'moved')
const duplicate = () => new StoreError('duplicate', 'taken')
const times = (count: number, problem: () => Error) => Array.from({ length: count }, problem)

const Asked = z.object({ id: z.string(), text: z.string() })
const writeNote = command({
  input: Asked,
  output: Note,
  allow: { manager: 'all' },
  refusals: { 'too-late': {}, 'said-already': { note: z.string() } },
  async run(work, note) {
    write(work, note)
    return accept(note)
  },
})

/** A house whose one command runs what is told, and counts how often it ran. */
const houseOf = (run: typeof writeNote.run, parts: LittleHouseParts = {}) => {
  const counted = vi.fn(run)
  const operation = { ...writeNote, run: counted }
  return { ...littleHouse({ operations: { go: operation }, ...parts }), ran: counted }
}
const note = { id: 'n1', text: 'Bring the long ladder' }

describe('the gate of roles', () => {
  it('comes before parsing: who may not ask is not told what is wrong with the question', async () => {
    const parsed = vi.fn(() => true)
    const input = Asked.refine(parsed)
    const { ask } = littleHouse({ operations: { go: { ...writeNote, input } } })
    const refusal = { code: 'not-allowed', operation: 'notes.go', role: 'agent' }
    expect(await ask('go', { text: 3 }, 'agent')).toEqual({ ok: false, refusal })
    expect(parsed).not.toHaveBeenCalled()
  })

  it('stands before every operation, and an operation that is not there is a defect', async () => {
    const { ask, all } = littleHouse({ operations: { go: writeNote } })
    expect((await ask('go', note)).ok).toBe(true)
    expect(await ask('go', note, 'visitor')).toMatchObject({ refusal: { code: 'not-allowed' } })
    await expect(ask('gone', note)).rejects.toThrow('no such operation: notes.gone')
    await expect(ask('constructor', note)).rejects.toThrow('no such operation')
    expect(await all(facts)).toHaveLength(1)
  })
})

describe('parsing', () => {
  it('names where the input is wrong and why, and runs nothing', async () => {
    const input = z.object({ lines: z.array(z.object({ price: z.int().positive() })) })
    const run = vi.fn()
    const { ask } = littleHouse({ operations: { go: { ...writeNote, input, run } } })
    const answer = await ask('go', { lines: [{ price: 1 }, { price: -5 }, {}] })
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid-input',
        issues: [
          { path: 'lines.1.price', code: 'too_small' },
          { path: 'lines.2.price', code: 'invalid_type' },
        ],
      },
    })
    expect(run).not.toHaveBeenCalled()
  })

  it('hands over what the schema made of it: defaults filled in, the rest left out', async () => {
    const input = z.object({ text: z.string().trim(), rank: z.int().default(7) })
    const run = vi.fn(async () => accept(note))
    const { ask } = littleHouse({ operations: { go: { ...writeNote, input, run } } })
    await ask('go', { text: ' a ', more: true })
    expect(run).toHaveBeenCalledWith(expect.anything(), { text: 'a', rank: 7 })
  })
})

describe('the gate of features', () => {
  const parts = {
    operations: { go: writeNote, free: writeNote },
    features: { jotting: ['notes.go'] },
  }
  const off = { id: 'features', off: ['jotting'] } as const

  it('comes after that of roles and before parsing; what no feature holds passes (S070)', async () => {
    const { ask, store, tenant } = littleHouse(parts)
    await store.commit(tenant, [{ do: 'insert', of: 'feature-switches', doc: off }])
    const disabled = refuse({ code: 'feature-disabled', feature: 'jotting' })
    expect(await ask('go', { text: 3 })).toEqual(disabled)
    expect(await ask('go', note, 'agent')).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect((await ask('free', note)).ok).toBe(true)
  })

  it('holds a whole context by a star', async () => {
    const { ask, store, tenant } = littleHouse({ ...parts, features: { jotting: ['notes.*'] } })
    await store.commit(tenant, [{ do: 'insert', of: 'feature-switches', doc: off }])
    expect(await ask('free', note)).toMatchObject({ refusal: { code: 'feature-disabled' } })
  })

  it('costs one read, and none where no feature holds the operation', async () => {
    const store = littleStore()
    const get = vi.spyOn(store, 'get')
    const { ask, tenant } = littleHouse({ ...parts, store })
    await ask('free', note)
    expect(get).not.toHaveBeenCalled()
    await ask('go', { id: 'n2', text: 'Feed the cat' })
    expect(get.mock.calls).toEqual([[tenant, 'feature-switches', 'features']])
  })
})

describe('the gate of ownership', () => {
  const show = (gate: boolean) =>
    query({
      input: z.object({ id: z.string() }),
      output: Note,
      allow: { manager: 'all', customer: 'own', worker: 'own', accountant: 'own' },
      refusals: {},
      async run(work, { id }) {
        const found = await work.get(notes, id)
        if (!found) return refuse({ code: 'not-found', id })
        if (gate) work.own(found)
        return accept(found)
      },
    })
  const opened = async (gate = true) => {
    const house = littleHouse({ operations: { show: show(gate) } })
    const doc = { ...note, customer: 'cus-1' }
    await house.store.commit(house.tenant, [{ do: 'insert', of: 'notes', doc }])
    return { ...house, doc }
  }

  it('lets a customer see its own, and says of the rest that it does not exist', async () => {
    const { ask, doc } = await opened()
    expect(await ask('show', { id: 'n1' }, 'customer', 'cus-1')).toEqual(accept(doc))
    const none = refuse({ code: 'not-found' })
    expect(await ask('show', { id: 'n1' }, 'customer', 'cus-2')).toEqual(none)
  })

  it('compares by the word of the role: a worker with a customer’s id owns nothing of theirs', async () => {
    const { ask } = await opened()
    const none = refuse({ code: 'not-found' })
    expect(await ask('show', { id: 'n1' }, 'worker', 'cus-1')).toEqual(none)
    expect(await ask('show', { id: 'n1' }, 'accountant', 'cus-1')).toEqual(none)
  })

  it('is asked of every answer: one given to an `own` role without it is a defect', async () => {
    const { ask, doc } = await opened(false)
    const answer = ask('show', { id: 'n1' }, 'customer', 'cus-1')
    await expect(answer).rejects.toThrow('notes.show answered a customer without asking whose')
    expect(await ask('show', { id: 'n1' })).toEqual(accept(doc))
    // A refusal tells nothing.
    const gone = refuse({ code: 'not-found', id: 'n2' })
    expect(await ask('show', { id: 'n2' }, 'customer', 'cus-1')).toEqual(gone)
  })

  it('keeps in the trail who asked for what is somebody else’s, or nobody’s (S001)', async () => {
    const { ask, all } = await opened()
    await ask('show', { id: 'n1' }, 'customer', 'cus-1')
    await ask('show', { id: 'n2' })
    expect(await all(facts)).toEqual([])
    await ask('show', { id: 'n1' }, 'customer', 'cus-2')
    await ask('show', { id: 'n2' }, 'customer', 'cus-2')
    const denied = { type: 'access-denied', by: 'cus-2', operation: 'notes.show' }
    expect(await all(facts)).toMatchObject([
      { ...denied, of: 'cus-1' },
      { ...denied, of: 'n2' },
    ])
  })

  it('keeps nothing of who found their own document to lack something', async () => {
    const lacking = { ...show(true), run: async (work: Work) => lost(work) }
    const lost = async (work: Work) => {
      work.own({ customer: 'cus-1' })
      return refuse({ code: 'not-found' })
    }
    const { ask, all } = littleHouse({ operations: { show: lacking } })
    await ask('show', { id: 'n1' }, 'customer', 'cus-1')
    expect(await all(facts)).toEqual([])
  })

  it('keeps a command that forgot it from changing anything', async () => {
    const allow = { customer: 'own' } as const
    const { ask, all } = littleHouse({ operations: { go: { ...writeNote, allow } } })
    await expect(ask('go', note, 'customer', 'cus-1')).rejects.toThrow('without asking whose')
    expect(await all(notes)).toEqual([])
  })

  it('keeps what was changed before it from being written', async () => {
    const operation = command({
      input: Asked,
      output: Note,
      allow: { customer: 'own' },
      refusals: {},
      async run(work, input) {
        write(work, input)
        work.own({ customer: 'cus-2' })
        return accept(input)
      },
    })
    const { ask, all } = littleHouse({ operations: { go: operation } })
    expect(await ask('go', note, 'customer', 'cus-1')).toEqual(refuse({ code: 'not-found' }))
    expect(await all(notes)).toEqual([])
  })
})

describe('a command that said no', () => {
  it('wrote nothing, whatever it had put down before', async () => {
    const { ask, all } = houseOf(async (work) => {
      write(work, note)
      work.notify({ channel: 'sms', to: 'wrk-1', subject: 'note-written', data: {} })
      return refuse({ code: 'too-late' })
    })
    expect(await ask('go', note)).toEqual(refuse({ code: 'too-late' }))
    expect([await all(notes), await all(facts)]).toEqual([[], []])
  })
})

describe('a command that changed something', () => {
  it('and said nothing is a defect, and wrote nothing', async () => {
    const { ask, all } = houseOf(async (work) => {
      work.put(notes, note)
      return accept(note)
    })
    await expect(ask('go', note)).rejects.toThrow('notes.go changed something and said nothing')
    expect(await all(notes)).toEqual([])
  })

  it('says who, when, through which operation, about whom, in the same commit', async () => {
    const commit = vi.fn()
    const store = littleStore()
    const { ask, all } = houseOf(
      async (work) => {
        work.put(notes, note)
        work.record({ type: 'note-written', of: 'n1', about: 'cus-1', data: { rank: 2 } })
        return accept(note)
      },
      {
        store: {
          ...store,
          async commit(tenant, changes) {
            commit(changes.map(({ of }) => of))
            await store.commit(tenant, changes)
          },
        },
      },
    )
    await ask('go', note, 'manager', 'acc-7')
    const at = '2026-03-02T08:00:00.000Z'
    expect(await all(facts)).toEqual([
      {
        id: 'fac_00000000000000000000000001',
        type: 'note-written',
        of: 'n1',
        about: 'cus-1',
        at,
        by: 'acc-7',
        role: 'manager',
        operation: 'notes.go',
        data: { rank: 2 },
        due: at,
      },
    ])
    expect(commit.mock.calls).toEqual([[['facts', 'notes']]])
  })

  it('lives at the moment it is told, where one is told', async () => {
    const { run, as, all } = houseOf(async (work) => {
      write(work, { ...note, text: `${work.now} ${work.today}` })
      return accept(note)
    })
    await run('notes.go', note, as('manager'), {
      at: instant('2025-12-31T23:30:00.000Z'),
    })
    expect((await all(notes))[0]?.text).toBe('2025-12-31T23:30:00.000Z 2026-01-01')
    expect((await all(facts))[0]?.at).toBe('2025-12-31T23:30:00.000Z')
  })

  it.each([
    [{ code: 'never-said' }, 'notes.go answers never-said, which it does not declare'],
    [{ code: 'said-already' }, 'note'],
    [{ code: 'said-already', note: 'n1', by: 'me' }, 'by'],
  ])('whose refusal %j is not one that it declares is a defect in tests', async (refusal, told) => {
    const no: typeof writeNote.run = async () => refuse(refusal)
    const { ask } = houseOf(no)
    await expect(ask('go', note)).rejects.toThrow(told)
    const unchecked = houseOf(no, { host: { checkOutputs: false } })
    expect(await unchecked.ask('go', note)).toEqual(refuse(refusal))
  })

  it('whose answer is not what it declares is a defect in tests, and wrote nothing', async () => {
    const wrong: typeof writeNote.run = async (work) => {
      write(work, note)
      return accept({ id: 3 })
    }
    const { ask, all } = houseOf(wrong)
    await expect(ask('go', note)).rejects.toThrow()
    expect(await all(notes)).toEqual([])
    const unchecked = houseOf(wrong, { host: { checkOutputs: false } })
    expect(await unchecked.ask('go', note)).toEqual(accept({ id: 3 }))
  })
})

describe('a command that changed nothing', () => {
  it('commits nothing, also when it guarded what it read', async () => {
    const store = littleStore()
    const commit = vi.fn()
    const { ask } = houseOf(
      async (work) => {
        await work.get(notes, 'n1')
        work.guard(notes, 'n1')
        return accept(note)
      },
      { store: { ...store, commit } },
    )
    expect((await ask('go', note)).ok).toBe(true)
    expect(commit).not.toHaveBeenCalled()
  })
})

describe('a query that changes something', () => {
  it('is a defect', async () => {
    const { ask, all } = littleHouse({ operations: { go: { ...writeNote, kind: 'query' } } })
    await expect(ask('go', note)).rejects.toThrow('notes.go is a query and changed something')
    expect(await all(notes)).toEqual([])
  })
})

describe('a commit that was lost', () => {
  const counting: typeof writeNote.run = async (work) => {
    const before = await work.get(notes, 'n1')
    const { rank = 0 } = before ?? {}
    const next = { ...note, rank: rank + 1 }
    write(work, next)
    return accept(next)
  }

  it('runs the whole command again, from its reads', async () => {
    const store = littleStore()
    let interfere = true
    const { ask, ran, tenant, pauses } = houseOf(
      async (work, input) => {
        const answer = await counting(work, input)
        if (interfere) {
          interfere = false
          const doc: Note = { ...note, rank: 10 }
          await store.commit(tenant, [{ do: 'insert', of: 'notes', doc }])
        }
        return answer
      },
      { store },
    )
    expect(await ask('go', note)).toEqual(accept({ ...note, rank: 11 }))
    expect(ran).toHaveBeenCalledTimes(2)
    expect(pauses).toHaveLength(1)
  })

  it('loses no count when two run at once', async () => {
    const { ask, all } = houseOf(counting)
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('go', note)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await all(notes)).toEqual([{ ...note, rank: 8 }])
    expect(await all(facts)).toHaveLength(8)
  })

  it('is tried ten times with growing pauses, then the house is busy and nothing was written', async () => {
    const store = losing(littleStore(), times(10, conflict))
    const { ask, ran, pauses, all } = houseOf(counting, { store })
    expect(await ask('go', note)).toEqual(refuse({ code: 'busy' }))
    expect(ran).toHaveBeenCalledTimes(10)
    expect(pauses).toEqual([8, 16, 32, 64, 128, 256, 256, 256, 256])
    expect(await all(notes)).toEqual([])
    expect((await ask('go', note)).ok).toBe(true)
  })

  it('nine times is answered at the tenth', async () => {
    const { ask, ran } = houseOf(counting, { store: losing(littleStore(), times(9, conflict)) })
    expect((await ask('go', note)).ok).toBe(true)
    expect(ran).toHaveBeenCalledTimes(10)
  })

  it('reads the clock again each time', async () => {
    const clock = { now: vi.fn(() => instant('2026-03-02T08:00:00.000Z')) }
    const store = losing(littleStore(), times(2, conflict))
    await houseOf(counting, { store, host: { clock } }).ask('go', note)
    expect(clock.now).toHaveBeenCalledTimes(3)
  })

  it('by anything but a store that says so is thrown at once', async () => {
    const store = losing(littleStore(), [new Error('disk full')])
    const { ask, ran } = houseOf(counting, { store })
    await expect(ask('go', note)).rejects.toThrow('disk full')
    expect(ran).toHaveBeenCalledTimes(1)
  })
})

describe('a duplicate', () => {
  it('runs once more, so that the command sees what it collided with and says so in its own words', async () => {
    const store = littleStore()
    let interfere = true
    const { ask, ran, tenant } = houseOf(
      async (work, input: { id: string; text: string }) => {
        const where = { text: input.text }
        const [known] = await work.find(notes, { where, limit: 1 })
        if (known) return refuse({ code: 'said-already', note: known.id })
        if (interfere) {
          interfere = false
          await store.commit(tenant, [{ do: 'insert', of: 'notes', doc: { ...note, id: 'n0' } }])
        }
        write(work, input)
        return accept(input)
      },
      { store },
    )
    expect(await ask('go', note)).toEqual(refuse({ code: 'said-already', note: 'n0' }))
    expect(ran).toHaveBeenCalledTimes(2)
  })

  it('that comes twice is a defect of the command, thrown', async () => {
    const { ask, ran } = houseOf(async (work) => {
      write(work, note)
      return accept(note)
    })
    expect((await ask('go', note)).ok).toBe(true)
    await expect(ask('go', note)).rejects.toThrow(StoreError)
    expect(ran).toHaveBeenCalledTimes(3)
  })

  it('counts apart from conflicts', async () => {
    const problems = [conflict(), duplicate(), conflict(), duplicate()]
    const { ask, ran } = houseOf(writeNote.run, { store: losing(littleStore(), problems) })
    await expect(ask('go', note)).rejects.toThrow('taken')
    expect(ran).toHaveBeenCalledTimes(4)
  })
})

describe('a document that only informed the decision', () => {
  const guarding = async (work: Parameters<typeof writeNote.run>[0]) => {
    const price = await work.get(notes, 'price')
    work.guard(notes, 'price')
    write(work, { ...note, rank: price?.rank ?? 0 })
    return accept(note)
  }

  it('is looked at again when it moved, or appeared, before the commit', async () => {
    const store = littleStore()
    let round = 0
    const house = houseOf(
      async (work) => {
        const answer = await guarding(work)
        round += 1
        const doc = { id: 'price', text: 'price', rank: round }
        if (round === 1) await store.commit(house.tenant, [{ do: 'insert', of: 'notes', doc }])
        if (round === 2)
          await store.commit(house.tenant, [{ do: 'replace', of: 'notes', doc, version: 1 }])
        return answer
      },
      { store },
    )
    expect((await house.ask('go', note)).ok).toBe(true)
    expect(house.ran).toHaveBeenCalledTimes(3)
    expect(await house.all(notes)).toEqual([
      { ...note, rank: 2 },
      { id: 'price', text: 'price', rank: 2 },
    ])
  })

  it('stays as it is, and is not a change', async () => {
    const store = littleStore()
    const { ask, tenant } = houseOf(guarding, { store })
    const doc: Note = { id: 'price', text: 'price' }
    await store.commit(tenant, [{ do: 'insert', of: 'notes', doc }])
    await ask('go', note)
    expect((await store.get(tenant, 'notes', 'price'))?.version).toBe(1)
  })

  it('was read: to guard or to remove what was not is a defect', async () => {
    const guard = houseOf(async (work) => {
      work.guard(notes, 'n9')
      return accept(note)
    })
    await expect(guard.ask('go', note)).rejects.toThrow('not read before: notes n9')
    const remove = houseOf(async (work) => {
      work.remove(notes, 'n9')
      return accept(note)
    })
    await expect(remove.ask('go', note)).rejects.toThrow('not read before: notes n9')
  })
})

describe('a lane', () => {
  const counted = (before: () => Promise<void> = async () => {}) =>
    command({
      input: Asked,
      output: Note,
      allow: { manager: 'all' },
      refusals: {},
      lane: ({ text }) => text,
      async run(work, { id, text }) {
        if (work.tenant === 'tenant-a') await before()
        const { rank = 0 } = (await work.get(notes, text)) ?? {}
        write(work, { id: text, text, rank: rank + 1 })
        return accept({ id, text })
      },
    })

  it('queues the runs of one document, so that none is lost and run again', async () => {
    const { ask, pauses, all } = littleHouse({ operations: { go: counted() } })
    const colleagues = Array.from({ length: 9 }, (_, i) => ({ id: `${i}`, text: 'series' }))
    await Promise.all(colleagues.map((asked) => ask('go', asked)))
    expect(pauses).toEqual([])
    expect(await all(notes)).toEqual([{ id: 'series', text: 'series', rank: 9 }])
  })

  it('is a tenant’s own: nobody waits for another tenant', async () => {
    let open = () => {}
    const closed = new Promise<void>((resolve) => {
      open = resolve
    })
    const { ask, run, as } = littleHouse({ operations: { go: counted(() => closed) } })
    const asked = { id: '1', text: 'series' }
    const waiting = ask('go', asked)
    const other = { ...as('manager'), tenant: TenantId.parse('tenant-b') }
    expect((await run('notes.go', asked, other)).ok).toBe(true)
    open()
    expect((await waiting).ok).toBe(true)
  })
})

describe('the HTTP status of a refusal', () => {
  it.each([
    ['invalid-input', 400],
    ['not-allowed', 403],
    ['not-found', 404],
    ['busy', 503],
    ['invoice-already-issued', 409],
  ])('of %s is %d', (code, status) => {
    expect(statusOf(code)).toBe(status)
  })
})
