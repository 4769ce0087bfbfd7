import { describe, expect, it } from 'vitest'
import { greatCircle } from '../ports/great-circle.js'
import type { Point, Travel, TravelMatrix } from '../ports/travel.js'
import { cachedTravel } from '../ports/travel-cache.js'
import { type OpenTravel, travelContract } from './travel-contract.js'

const island: Point = { lat: 46.7, lon: -2.35 }
const is = (a: Point, b: Point): boolean => a.lat === b.lat && a.lon === b.lon

/** A great circle on which no road leads to the island. */
const withIsland = (): OpenTravel => {
  const roads = greatCircle()
  const matrix: Travel['matrix'] = async (from, to) => {
    const found = await roads.matrix(from, to)
    const without = (rows: TravelMatrix['seconds']) =>
      rows.map((row, i) =>
        row.map((cell, j) => {
          const [a, b] = [from[i], to[j]]
          return a && b && is(a, island) !== is(b, island) ? null : cell
        }),
      )
    return { seconds: without(found.seconds), metres: without(found.metres) }
  }
  return { travel: { matrix }, island }
}

type Cells = TravelMatrix['seconds']
const each = (rows: Cells, change: (cell: number) => number | null): Cells =>
  rows.map((row) => row.map((cell) => (cell === null ? null : change(cell))))

const broken: Readonly<Record<string, (travel: Travel) => Travel>> = {
  'swaps origins and destinations': ({ matrix }) => ({ matrix: (from, to) => matrix(to, from) }),
  'answers backwards': ({ matrix }) => ({
    matrix: async (from, to) => {
      const { seconds, metres } = await matrix(from, to)
      const turned = (rows: Cells) => rows.map((row) => row.toReversed())
      return { seconds: turned(seconds), metres: turned(metres) }
    },
  }),
  'says kilometres': ({ matrix }) => ({
    matrix: async (from, to) => {
      const { seconds, metres } = await matrix(from, to)
      return { seconds, metres: each(metres, (far) => Math.round(far / 1000)) }
    },
  }),
  'needs a minute to stay': ({ matrix }) => ({
    matrix: async (from, to) => {
      const { seconds, metres } = await matrix(from, to)
      return { seconds: each(seconds, (long) => long + 60), metres }
    },
  }),
  'takes fifty places': ({ matrix }) => ({
    matrix: (from, to) => matrix(from.slice(0, 50), to.slice(0, 50)),
  }),
  'has no rows without destinations': ({ matrix }) => ({
    matrix: async (from, to) => (to.length ? matrix(from, to) : { seconds: [], metres: [] }),
  }),
  'goes anywhere': ({ matrix }) => ({
    matrix: (from, to) => {
      const tame = ({ lat, lon }: Point) => ({
        lat: Math.min(lat || 0, 90),
        lon: Math.max(lon, -180),
      })
      return matrix(from.map(tame), to.map(tame))
    },
  }),
  'takes no road for no time': ({ matrix }) => ({
    matrix: async (from, to) => {
      const { seconds, metres } = await matrix(from, to)
      return { seconds: seconds.map((row) => row.map((cell) => cell ?? 0)), metres }
    },
  }),
}

const failures = async (spoil: (travel: Travel) => Travel): Promise<readonly string[]> => {
  const failed: string[] = []
  const open = async (): Promise<OpenTravel> => ({
    ...withIsland(),
    travel: spoil(withIsland().travel),
  })
  for (const { name, run } of travelContract(open)) await run().catch(() => failed.push(name))
  return failed
}

describe('the travel contract', () => {
  for (const { name, run } of travelContract(async () => ({ travel: greatCircle() })))
    it(`a great circle ${name}`, run)

  for (const { name, run } of travelContract(async () => withIsland())) it(`roads: ${name}`, run)

  for (const symmetric of [false, true])
    for (const pairs of [5, 100_000]) {
      const open = async () => {
        const { travel, island: alone = island } = withIsland()
        return { travel: cachedTravel(travel, { pairs, symmetric }), island: alone }
      }
      const kept = `a cache of ${pairs} ${symmetric ? 'pairs' : 'ways'}`
      for (const { name, run } of travelContract(open)) it(`${kept} ${name}`, run)
    }

  it.each(Object.entries(broken))('notices a travel that %s', async (_, spoil) => {
    expect(await failures(spoil)).not.toEqual([])
  })

  it('has no case that every broken travel passes', async () => {
    const killing = new Set((await Promise.all(Object.values(broken).map(failures))).flat())
    const names = travelContract(async () => withIsland()).map(({ name }) => name)
    expect(names.filter((name) => !killing.has(name))).toEqual([])
  })
})
