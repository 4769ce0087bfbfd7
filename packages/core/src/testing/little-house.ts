import { z } from 'zod'
import { answers } from '../app/answers.js'
import type { Worker } from '../app/attempt.js'
import { counters } from '../app/counters.js'
import { deliveries, endpoints } from '../app/endpoints.js'
import { type Answer, engine, type Host, type House, type Run } from '../app/execute.js'
import { facts } from '../app/facts.js'
import { featureSwitches } from '../app/features.js'
import { type Compose, notices } from '../app/notices.js'
import type { AnyOperation, Principal, Role } from '../app/operation.js'
import { errands } from '../app/reactions.js'
import { timers } from '../app/timers.js'
import type { Work } from '../app/work.js'
import { collection } from '../ports/collection.js'
import type { Doc, Query, Store } from '../ports/store.js'
import { noTelemetry } from '../ports/telemetry.js'
import { TenantId } from '../shared/branded.js'
import { Instant } from '../shared/instant.js'
import { accept } from '../shared/result.js'
import { countedIds, type FixedClock, fixedClock, noPorts } from './doubles.js'
import { memoryFiles } from './memory-files.js'
import { memoryStore } from './memory-store.js'

/** A note on somebody's file, with the moment it wants to be read again: the one noun of a house made to look at the engine. */
export const Note = z
  .object({
    id: z.string(),
    text: z.string(),
    rank: z.int().optional(),
    customer: z.string().optional(),
    again: Instant.optional(),
  })
  .readonly()
/** A note. */
export type Note = z.output<typeof Note>

/** Every note; no two say the same. */
export const notes = collection(Note, {
  name: 'notes',
  fields: { text: 'text', rank: 'integer', customer: 'text' },
  unique: [['text']],
  search: ['text'],
})

/** What a little house is built with; what is left out is empty. */
export interface LittleHouseParts extends Partial<Omit<House, 'registry'>> {
  /** The operations of its one context, `notes`. */
  readonly operations?: { readonly [name: string]: AnyOperation }
  readonly store?: Store
  /** Words its notices; without it they say their subject. */
  readonly compose?: Compose
  readonly host?: Partial<Host>
}

/** An engine over one noun, in memory, on a fixed clock, with the milliseconds of every pause it took. */
export interface LittleHouse {
  readonly run: Run
  /** Asks as some role: `ask('write', input, 'customer', 'cus-1')` runs `notes.write`. */
  readonly ask: (name: string, input: unknown, role?: Role, id?: string) => Promise<Answer>
  readonly as: (role: Role, id?: string) => Principal
  readonly house: House
  readonly store: Store
  readonly clock: FixedClock
  readonly tenant: TenantId
  readonly pauses: readonly number[]
  /** A worker of the relay and the tick; those that work at once have different names. */
  readonly worker: (name?: string, notifiers?: Worker['notifiers']) => Worker
  /** Every document of a collection, as stored, by id. */
  readonly all: <D extends Doc>(of: { readonly name: string; readonly '~doc'?: D }) => Promise<D[]>
}

const plainly: Compose = async (_, { to, subject }) =>
  accept({ address: `${to}@example.fr`, language: 'en', title: subject, text: subject })

/** Builds a little house. */
export const littleHouse = (parts: LittleHouseParts = {}): LittleHouse => {
  const { operations = {}, reactions = [], aftermaths = [], schedules = [] } = parts
  const { features = {}, followers = [] } = parts
  const house: House = {
    registry: { notes: operations },
    features,
    reactions,
    aftermaths,
    followers,
    schedules,
  }
  const store = parts.store ?? littleStore()
  const clock = fixedClock('2026-03-02T08:00:00.000Z')
  const tenant = TenantId.parse('tenant-a')
  const pauses: number[] = []
  const host: Host = {
    store,
    clock,
    ids: countedIds(),
    ports: { files: memoryFiles(), sha256: async () => '0'.repeat(64), ...noPorts },
    pause: async (ms) => {
      pauses.push(ms)
    },
    random: () => 1,
    notifiers: {},
    telemetry: noTelemetry,
    checkOutputs: true,
    ...parts.host,
  }
  const run = engine(host, house)
  const as = (role: Role, id: string = role): Principal => ({ tenant, id, role })
  return {
    run,
    ask: (name, input, role = 'manager', id) => run(`notes.${name}`, input, as(role, id)),
    as,
    house,
    store,
    clock,
    tenant,
    pauses,
    worker: (name = 'relay-1', notifiers = host.notifiers) => ({
      store,
      clock,
      random: host.random,
      telemetry: host.telemetry,
      notifiers,
      schedules,
      followers,
      run,
      compose: parts.compose ?? plainly,
      ports: host.ports,
      ids: host.ids,
      name,
    }),
    all: async <D extends Doc>(of: { readonly name: string }) =>
      (await everyOne(store, tenant, of.name)) as D[],
  }
}

/** A store for little houses. */
export const littleStore = (): Store =>
  memoryStore([
    ...[notes, facts, notices, errands, timers, counters, answers, featureSwitches],
    ...[endpoints, deliveries],
  ])

/** A store whose first commits are lost, each in the way told. */
export const losing = (store: Store, problems: readonly Error[]): Store => {
  const left = [...problems]
  return {
    ...store,
    async commit(tenant, changes) {
      const problem = left.shift()
      if (problem) throw problem
      await store.commit(tenant, changes)
    },
  }
}

/** Writes a note and says so: what most operations of little houses do. */
export const write = (work: Work, note: Note): void => {
  work.put(notes, note)
  work.record({ type: 'note-written', of: note.id })
}

const everyOne = async (store: Store, tenant: TenantId, of: string): Promise<Doc[]> => {
  const found: Doc[] = []
  let query: Query = { limit: 1000 }
  for (;;) {
    const { items, next } = await store.find(tenant, of, query)
    found.push(...items.map(({ doc }) => doc))
    if (!next) return found
    query = { limit: 1000, after: next }
  }
}
