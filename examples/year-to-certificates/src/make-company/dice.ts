/** A seeded source of chance: the same seed gives the same answers in the same order, anywhere. */
export interface Dice {
  /** True in `rate` of the throws; never for 0, always for 1. */
  readonly chance: (rate: number) => boolean
  /** A whole number, both bounds included. */
  readonly int: (min: number, max: number) => number
  /** @throws {RangeError} for an empty list. */
  readonly pick: <T>(list: readonly T[]) => T
  readonly shuffled: <T>(list: readonly T[]) => T[]
}

/** Dice on mulberry32, a public-domain generator of 32 bits by Tommy Ettinger. */
export function diceOf(seed: number): Dice {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    chance: (rate) => next() < rate,
    int,
    pick: (list) => {
      const picked = list[int(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    shuffled: (list) => {
      const rest = [...list]
      const shuffled: typeof rest = []
      while (rest.length > 0) shuffled.push(...rest.splice(int(0, rest.length - 1), 1))
      return shuffled
    },
  }
}
