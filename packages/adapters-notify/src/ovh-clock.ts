import type { Instant } from '@foyer/core'

const hourMs = 60 * 60_000

/** The clock of OVHcloud, as far as ours can tell. */
export interface OvhClock {
  /** Seconds since 1970. */
  seconds(): Promise<number>
  /** Forgets how far apart the clocks are: it is measured anew. */
  forget(): void
}

/** Measures how far our clock is from theirs, once an hour: OVHcloud refuses a signature whose time is off. */
export const ovhClock = (now: () => Instant, read: () => Promise<number>): OvhClock => {
  const nowMs = (): number => Date.parse(now())
  let measured: Promise<{ ahead: number; at: number }> | undefined
  const measure = async (): Promise<{ ahead: number; at: number }> => {
    const theirs = await read()
    return { ahead: theirs * 1_000 - nowMs(), at: nowMs() }
  }
  const known = async (): Promise<{ ahead: number; at: number }> => {
    measured ??= measure()
    try {
      return await measured
    } catch (error) {
      measured = undefined
      throw error
    }
  }
  return {
    forget: () => {
      measured = undefined
    },
    seconds: async () => {
      const { at } = await known()
      if (Math.abs(nowMs() - at) >= hourMs) measured = undefined
      const { ahead } = await known()
      return Math.floor((nowMs() + ahead) / 1_000)
    },
  }
}
