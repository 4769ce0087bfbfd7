import { monotonicFactory } from 'ulid'
import type { Clock, Ids, Pause, Random, Sha256 } from './ports/outside.js'
import { instant } from './shared/instant.js'

/** The machine's clock. */
export const systemClock: Clock = { now: () => instant(Date.now()) }

/** Fresh ULIDs, growing within this process even inside one millisecond. */
export const systemIds = (): Ids => {
  const ulid = monotonicFactory(pooledRandom(4096))
  return { next: () => ulid() }
}

/** Numbers from 0 to 1 by Web Crypto, drawn many at a time: one call to the machine for each would cost more than a commit. */
const pooledRandom = (size: number): (() => number) => {
  const pool = new Uint32Array(size)
  let used = size
  return () => {
    if (used === size) {
      crypto.getRandomValues(pool)
      used = 0
    }
    return (pool[used++] ?? 0) / 2 ** 32
  }
}

/** Waits on the machine's clock. */
export const systemPause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The machine's randomness. */
export const systemRandom: Random = () => Math.random()

/** SHA-256 by Web Crypto: browsers, edge runtimes and Node alike. */
export const webSha256: Sha256 = async (bytes) => {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
