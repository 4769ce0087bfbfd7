import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Notice, Notifier, Notifiers } from '@foyer/core/store'

/** A message as it was sent. */
export interface Sent extends Pick<Notice, 'channel' | 'address' | 'subject' | 'title' | 'text'> {
  readonly key: string
  readonly at: string
  readonly attachments: readonly string[]
}

/** Every e-mail and SMS, kept in a file instead of being sent: nobody real is written to by a demonstration. */
export interface Outbox {
  readonly notifiers: Notifiers
  /** Newest first. */
  readonly sent: () => readonly Sent[]
}

/** Opens the outbox of a file of one JSON line a message. The same notice handed over again is kept once. */
export const openOutbox = (path: string, now: () => string): Outbox => {
  const kept = existsSync(path) ? readFileSync(path, 'utf8').split('\n').flatMap(readLine) : []
  const seen = new Set(kept.map(({ key }) => key))
  const keep: Notifier = async ({ channel, address, subject, title, text, key, attachments }) => {
    if (!seen.has(key)) {
      const names = (attachments ?? []).map(({ name, bytes }) => `${name} (${bytes.length} o)`)
      const sent = { channel, address, subject, title, text, key, at: now(), attachments: names }
      appendFileSync(path, `${JSON.stringify(sent)}\n`)
      seen.add(key)
      kept.push(sent)
    }
    return { by: 'outbox', reference: key }
  }
  return { notifiers: { email: keep, sms: keep }, sent: () => kept.toReversed() }
}

/** A line cut short by a kill is left out: its notice is handed over again. */
const readLine = (line: string): readonly Sent[] => {
  try {
    return line ? [JSON.parse(line)] : []
  } catch {
    return []
  }
}
