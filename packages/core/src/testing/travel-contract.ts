import type { Point, Travel } from '../ports/travel.js'
import { type ContractCase, same, thrownBy } from './expect.js'

/** A travel to be tried, and what it is known not to reach by road. */
export interface OpenTravel {
  readonly travel: Travel
  /** A place that no road leads to; left out where every place is reached, as by a great circle. */
  readonly island?: Point
}

const valence: Point = { lat: 44.9334, lon: 4.8924 }
const bourg: Point = { lat: 44.9503, lon: 4.8951 }
const lyon: Point = { lat: 45.7578, lon: 4.832 }
const paris: Point = { lat: 48.8566, lon: 2.3522 }

/** More places than a server takes at once: a grid around Valence, a kilometre or so apart. */
const many = Array.from({ length: 61 }, (_, i) => ({
  lat: valence.lat + (i % 8) * 0.01,
  lon: valence.lon + Math.floor(i / 8) * 0.01,
}))

type Scene = readonly [name: string, play: (opened: OpenTravel) => Promise<void>]

const scenes: readonly Scene[] = [
  [
    'answers a row for each origin and a cell for each destination',
    async ({ travel }) => {
      const { seconds, metres } = await travel.matrix([valence, lyon], [bourg, lyon, paris])
      same([seconds.length, metres.length], [2, 2], 'rows')
      same(
        [...seconds, ...metres].map((row) => row.length),
        [3, 3, 3, 3],
        'cells',
      )
    },
  ],
  [
    'answers in the order asked',
    async ({ travel }) => {
      const row = (await travel.matrix([valence], [paris, bourg, lyon])).metres[0] ?? []
      const [far = 0, near = 0, middle = 0] = row.map(Number)
      same([near < middle, middle < far], [true, true], 'nearer first')
    },
  ],
  [
    'says whole seconds and metres, more of them for what is further',
    async ({ travel }) => {
      const { seconds, metres } = await travel.matrix([valence], [bourg, lyon, paris])
      for (const row of [seconds[0] ?? [], metres[0] ?? []]) {
        same(row.map(Number.isInteger), [true, true, true], 'whole')
        same(
          [...row].sort((a, b) => Number(a) - Number(b)),
          row,
          'growing',
        )
      }
      const [metresToBourg] = metres[0] ?? []
      same(Number(metresToBourg) > 1_800 && Number(metresToBourg) < 10_000, true, 'metres, not km')
      const [secondsToBourg] = seconds[0] ?? []
      same(Number(secondsToBourg) > 60 && Number(secondsToBourg) < 3_600, true, 'seconds')
    },
  ],
  [
    'takes no time from a place to itself',
    async ({ travel }) => {
      const { seconds, metres } = await travel.matrix([valence, lyon], [lyon, valence])
      same([seconds[0]?.[1], metres[0]?.[1], seconds[1]?.[0]], [0, 0, 0], 'nothing')
    },
  ],
  [
    'answers nothing for nothing',
    async ({ travel }) => {
      same(await travel.matrix([], []), { seconds: [], metres: [] }, 'no origin')
      const empty = await travel.matrix([valence, lyon], [])
      same(empty, { seconds: [[], []], metres: [[], []] }, 'no destination')
    },
  ],
  [
    'takes more places than a server does at once, and answers each as if it were alone',
    async ({ travel }) => {
      const { seconds, metres } = await travel.matrix(many, many)
      same([seconds.length, seconds[60]?.length, metres[60]?.length], [61, 61, 61], 'size')
      for (const [i, j] of [
        [0, 60],
        [60, 0],
        [37, 21],
      ] as const) {
        const alone = await travel.matrix(many.slice(i, i + 1), many.slice(j, j + 1))
        same(
          [alone.seconds[0]?.[0], alone.metres[0]?.[0]],
          [seconds[i]?.[j], metres[i]?.[j]],
          'way',
        )
      }
    },
  ],
  [
    'refuses a point that is nowhere on the earth',
    async ({ travel }) => {
      for (const lost of [
        { lat: 91, lon: 0 },
        { lat: 0, lon: -181 },
        { lat: Number.NaN, lon: 4 },
      ]) {
        const problem = await thrownBy(() => travel.matrix([valence], [lost]), 'nowhere')
        same(problem instanceof RangeError, true, 'a RangeError')
      }
    },
  ],
  [
    'says null where no road leads',
    async ({ travel, island }) => {
      if (!island) return
      const { seconds, metres } = await travel.matrix([valence, island], [lyon, island])
      same([seconds[0]?.[1], metres[0]?.[1], seconds[1]?.[0]], [null, null, null], 'no way')
      same(typeof seconds[0]?.[0], 'number', 'the other way')
    },
  ],
]

/** Every promise of the travel port, as cases free of any test runner. */
export const travelContract = (open: () => Promise<OpenTravel>): readonly ContractCase[] =>
  scenes.map(([name, play]) => ({ name, run: async () => play(await open()) }))
