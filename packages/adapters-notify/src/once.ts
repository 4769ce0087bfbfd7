import type { Handed, Notifier } from './port.js'

/**
 * A notifier that sends nothing twice while this process lives: a key that was handed over is answered from memory, one that is
 * on its way is waited for, one that failed is tried again. It remembers the last `most` keys of all tenants; what another
 * process sent it does not know.
 * @throws {RangeError} when `most` is not a whole number above 0.
 */
export const once = (notify: Notifier, most = 10_000): Notifier => {
  if (!Number.isInteger(most) || most < 1) throw new RangeError(`most: ${most} is not above 0`)
  const known = new Map<string, Promise<Handed>>()
  return (notice) => {
    const key = JSON.stringify([notice.tenant, notice.key])
    const before = known.get(key)
    if (before) return before
    const handed = notify(notice)
    known.set(key, handed)
    handed.catch(() => known.delete(key))
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      known.delete(oldest)
    }
    return handed
  }
}
