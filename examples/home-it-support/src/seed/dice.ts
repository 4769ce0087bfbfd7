/** Numbers that look thrown and are the same at every start (mulberry32). */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number
  readonly pick: <T>(list: readonly [T, ...T[]] | readonly T[]) => T
  readonly chance: (share: number) => boolean
}

/** Dice of a seed. */
export const diceOf = (seed: number): Dice => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    chance: (share) => next() < share,
    pick: (list) => {
      const one = list[int(0, list.length - 1)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
  }
}
