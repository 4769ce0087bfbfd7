import { elapsed, type Instant } from '../shared/instant.js'

/** How often one asker may ask: `burst` at once, and `perMinute` in the long run. */
export interface Rate {
  readonly burst: number
  readonly perMinute: number
}

/** Takes one request of an asker: the seconds to wait when there were too many, or nothing. */
export type Throttle = (asker: string, now: Instant) => number | undefined

/** The most askers that are remembered at once; beyond, those seen longest ago are forgotten first. */
const most = 10_000

/** A bucket for each asker, in this process alone: several processes allow as many times as much. */
export const throttle = ({ burst, perMinute }: Rate): Throttle => {
  const buckets = new Map<string, { readonly left: number; readonly at: Instant }>()
  const perMs = perMinute / 60_000
  return (asker, now) => {
    const known = buckets.get(asker)
    const refilled = known ? known.left + Math.max(0, elapsed(known.at, now)) * perMs : burst
    const left = Math.min(burst, refilled)
    buckets.delete(asker)
    if (buckets.size >= most) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break
    const allowed = left >= 1
    buckets.set(asker, { left: allowed ? left - 1 : left, at: now })
    return allowed ? undefined : Math.ceil((1 - left) / perMs / 1000)
  }
}
