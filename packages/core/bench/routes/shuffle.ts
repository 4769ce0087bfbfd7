/** An instance told in other words, and what its customers were called before. */
export interface Shuffled {
  readonly text: string
  /** The number of a customer in the instance as it was. */
  readonly original: (customer: number) => number
}

const row = /^\s*(\d+)((?:\s+-?\d+(?:\.\d+)?){6})\s*$/

/**
 * A Solomon or Homberger instance whose customers stand in another order under other numbers, its plane turned by quarters and mirrored: the
 * same instance to the last decimal, which nothing could know by name. The same seed gives the same.
 * @throws when the text is no such instance.
 */
export const shuffleSolomon = (text: string, seed: number): Shuffled => {
  const lines = text.split(/\r?\n/)
  const rows = lines.flatMap((line) => {
    const found = row.exec(line)
    return found ? [[Number(found[1]), ...(found[2] ?? '').trim().split(/\s+/).map(Number)]] : []
  })
  const first = lines.findIndex((line) => row.test(line))
  const [depot, ...customers] = rows
  if (!depot || !customers.length) throw new Error('--shuffle: no customers of Solomon’s form')
  const random = fromSeed(seed)
  const order = customers.map((customer) => ({ customer, key: random() }))
  const mixed = order.sort((a, b) => a.key - b.key).map(({ customer }) => customer)
  const turned = turn(Math.floor(random() * 8))
  const told = [depot, ...mixed].map(([, x = 0, y = 0, ...rest], i) =>
    [i, ...turned(x, y), ...rest].join(' '),
  )
  return {
    text: [...lines.slice(0, first), ...told].join('\n'),
    original: (customer) => mixed[customer - 1]?.[0] ?? 0,
  }
}

/** One of the eight ways in which a square lies on itself. */
const turn =
  (way: number) =>
  (x: number, y: number): readonly [number, number] => {
    const [a, b] = way & 1 ? [y, x] : [x, y]
    return [way & 2 ? -a : a, way & 4 ? -b : b]
  }

/** Numbers from 0 to 1 (mulberry32). */
const fromSeed = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
