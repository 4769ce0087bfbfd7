import { setTimeout as pause } from 'node:timers/promises'
import { assertShort, type Broadcast, listeners } from '@foyer/core/store'
import type { PgConnection } from './client.js'

/** A connection of one's own: a `Client` of `pg`, not yet connected. */
export interface PgListening extends PgConnection {
  /** Connects. */
  connect(): Promise<unknown>
  /** Calls back when something is told on a channel that is listened to. */
  on(
    event: 'notification',
    heard: (told: { readonly payload?: string | undefined }) => void,
  ): unknown
  /** Calls back when the connection breaks. */
  on(event: 'error', broken: (problem: Error) => void): unknown
  /** Calls back when the connection has ended. */
  on(event: 'end', ended: () => void): unknown
  /** Closes the connection. */
  end(): Promise<void>
}

/** How processes on one database tell each other. */
export interface PostgresBroadcastOptions {
  /**
   * Makes a connection that nobody else uses: `() => new pg.Client(config)`. It stays open; a pooler that hands its connections out by the
   * transaction cannot carry it.
   */
  readonly open: () => PgListening
  /** The channel, the same for all of them: `foyer` unless told otherwise. */
  readonly channel?: string
}

const againMs = 1_000

/**
 * A broadcast over LISTEN and NOTIFY: one connection a process, opened again when it is lost, and everybody is then told to look. Any role
 * that may connect to the database hears this channel and may tell on it: nothing in a note is secret or believed.
 * @throws {Error} when the first connection cannot be made.
 */
export const postgresBroadcast = async ({
  open,
  channel = 'foyer',
}: PostgresBroadcastOptions): Promise<Broadcast> => {
  const room = listeners()
  let closed = false
  let current: PgListening

  const hear = ({ payload = '' }: { readonly payload?: string | undefined }): void => {
    const [tenant, topic, note] = partsOf(payload)
    if (note !== undefined) room.hand(tenant as never, topic ?? '', note)
  }

  const connected = async (): Promise<PgListening> => {
    const line = open()
    let lost = false
    const again = (): void => {
      if (lost || closed || line !== current) return
      lost = true
      void restore()
    }
    line.on('notification', hear)
    line.on('error', again)
    line.on('end', again)
    await line.connect()
    await ask(line, `listen "${channel.replaceAll('"', '""')}"`)
    return line
  }

  const restore = async (): Promise<void> => {
    while (!closed)
      try {
        current = await connected()
        if (closed) await current.end()
        else room.missed()
        return
      } catch {
        await pause(againMs)
      }
  }

  current = await connected()
  return {
    async tell(tenant, topic, note) {
      assertShort(note)
      await ask(current, 'select pg_notify($1, $2)', [
        channel,
        JSON.stringify([tenant, topic, note]),
      ])
    },
    listen: async (tenant, topic, heard) => room.listen(tenant, topic, heard),
    async close() {
      if (closed) return
      closed = true
      room.clear()
      await current.end().catch(() => {})
    },
  }
}

const ask = (line: PgConnection, text: string, values: unknown[] = []): Promise<unknown> =>
  line.query({ text, values, rowMode: 'array' })

/** The tenant, the topic and the note of what was told; nothing of what somebody else put on the channel. */
const partsOf = (payload: string): readonly (string | undefined)[] => {
  try {
    const parts: unknown = JSON.parse(payload)
    const isTold = Array.isArray(parts) && parts.every((part) => typeof part === 'string')
    return isTold && parts.length === 3 ? parts : []
  } catch {
    return []
  }
}
