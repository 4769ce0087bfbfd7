import { describe, expect, it } from 'vitest'
import { greatCircle } from './great-circle.js'
import { OutsideProblem } from './outside-problem.js'
import type { Point, Travel } from './travel.js'
import { cachedTravel } from './travel-cache.js'

const [a, b, c]: readonly [Point, Point, Point] = [
  { lat: 44.9334, lon: 4.8924 },
  { lat: 45.764, lon: 4.8357 },
  { lat: 45.1885, lon: 5.7245 },
]

const counted = (): Travel & { readonly asked: (readonly [number, number])[] } => {
  const roads = greatCircle()
  const asked: (readonly [number, number])[] = []
  return {
    asked,
    matrix(from, to) {
      asked.push([from.length, to.length])
      return roads.matrix(from, to)
    },
  }
}

describe('a cache of travel', () => {
  it('asks once for what it is asked twice', async () => {
    const source = counted()
    const travel = cachedTravel(source)
    const first = await travel.matrix([a, b], [a, b])
    expect(await travel.matrix([a, b], [a, b])).toEqual(first)
    expect(source.asked).toEqual([[2, 2]])
  })

  it('asks for the rows and columns that lack something, and for no other', async () => {
    const source = counted()
    const travel = cachedTravel(source)
    await travel.matrix([a, b], [a, b])
    const whole = await travel.matrix([a, b, c], [a, b])
    expect(source.asked.at(-1)).toEqual([1, 2])
    expect(whole).toEqual(await greatCircle().matrix([a, b, c], [a, b]))
  })

  it('asks once for a place that is named twice, or is a step away', async () => {
    const source = counted()
    const step = { lat: a.lat + 0.000_001, lon: a.lon }
    await cachedTravel(source).matrix([a, step, a], [b])
    expect(source.asked).toEqual([[1, 1]])
  })

  it('takes the way back for the way there only where it was told so', async () => {
    for (const [symmetric, times] of [
      [true, 1],
      [false, 2],
    ] as const) {
      const source = counted()
      const travel = cachedTravel(source, { symmetric })
      await travel.matrix([a], [b])
      await travel.matrix([b], [a])
      expect(source.asked).toHaveLength(times)
    }
  })

  it('forgets the pair that was asked for the longest ago, and answers rightly all the same', async () => {
    const source = counted()
    const travel = cachedTravel(source, { pairs: 2 })
    const ask = (to: Point) => travel.matrix([a], [to])
    await ask(b)
    await ask(c)
    await ask(b)
    await ask(a)
    expect(source.asked).toHaveLength(3)
    await ask(b)
    expect(source.asked).toHaveLength(3)
    await ask(c)
    expect(source.asked).toHaveLength(4)
  })

  it('keeps nothing of what failed', async () => {
    const roads = greatCircle()
    let isDown = true
    const travel = cachedTravel({
      matrix: async (from, to) => {
        if (isDown) throw new OutsideProblem('no-answer', 'roads: nobody answers')
        return roads.matrix(from, to)
      },
    })
    await expect(travel.matrix([a], [b])).rejects.toThrow('nobody answers')
    isDown = false
    expect((await travel.matrix([a], [b])).metres[0]?.[0]).toBeGreaterThan(0)
  })

  it.each([0, -1, 1.5])('refuses room for %s pairs', (pairs) => {
    expect(() => cachedTravel(counted(), { pairs })).toThrow(`pairs: ${pairs} is no whole number`)
  })
})
