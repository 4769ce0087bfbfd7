import type { TenantId } from '../shared/branded.js'

/**
 * Called when something was told; `note` is undefined when something may have been missed (a connection was lost meanwhile): look.
 */
export type Heard = (note: string | undefined) => void

/**
 * Tells other processes that something happened, so that they need not ask all the time. A hint, never the truth: a note may be lost, told
 * twice, or forged by whoever reaches what carries it; who hears it reads the store.
 */
export interface Broadcast {
  /**
   * Tells everybody who listens to this topic of this tenant, in this process and the others. The note holds nothing personal.
   * @throws {RangeError} for a note of more than 1,000 characters.
   */
  tell(tenant: TenantId, topic: string, note: string): Promise<void>
  /** Calls back at each note of this topic, from the answer on; the answer stops it. */
  listen(tenant: TenantId, topic: string, heard: Heard): Promise<() => void>
  /** Closes what was opened; nobody hears anything after it. */
  close(): Promise<void>
}

/** How long a note may be, in characters. */
export const longestNote = 1_000

/** Who listens, by tenant and topic: what an adapter's one connection hands its notes out by. */
export interface Listeners {
  /** As in `Broadcast`. */
  listen(tenant: TenantId, topic: string, heard: Heard): () => void
  /** Hands a note to those who listen to it. One who fails keeps it from nobody. */
  hand(tenant: TenantId, topic: string, note: string): void
  /** Says to everybody that something may have been missed. */
  missed(): void
  /** Forgets everybody. */
  clear(): void
}

/** An empty room of listeners. */
export const listeners = (): Listeners => {
  const rooms = new Map<string, Set<{ readonly heard: Heard }>>()
  const keyOf = (tenant: TenantId, topic: string): string => JSON.stringify([tenant, topic])
  const call = (room: Iterable<{ readonly heard: Heard }>, note: string | undefined): void => {
    for (const { heard } of [...room])
      try {
        heard(note)
      } catch {
        // It was told; what it makes of it is its own affair.
      }
  }
  return {
    listen(tenant, topic, heard) {
      const key = keyOf(tenant, topic)
      const one = { heard }
      rooms.set(key, (rooms.get(key) ?? new Set()).add(one))
      return () => {
        const room = rooms.get(key)
        if (room?.delete(one) && room.size === 0) rooms.delete(key)
      }
    },
    hand: (tenant, topic, note) => call(rooms.get(keyOf(tenant, topic)) ?? [], note),
    missed() {
      for (const room of [...rooms.values()]) call(room, undefined)
    },
    clear: () => rooms.clear(),
  }
}

/** @throws {RangeError} for a note that is too long to be told. */
export const assertShort = (note: string): void => {
  if (note.length > longestNote)
    throw new RangeError(`a note has ${note.length} characters and may have ${longestNote}`)
}

/** A broadcast among those who hold it, in this process: for a host that runs one, and for tests. */
export const memoryBroadcast = (): Broadcast => {
  const room = listeners()
  return {
    async tell(tenant, topic, note) {
      assertShort(note)
      room.hand(tenant, topic, note)
    },
    listen: async (tenant, topic, heard) => room.listen(tenant, topic, heard),
    close: async () => room.clear(),
  }
}
