import { describe, expect, it } from 'vitest'
import { greatCircle } from './great-circle.js'

const paris = { lat: 48.8566, lon: 2.3522 }
const lyon = { lat: 45.764, lon: 4.8357 }

describe('travel by a great circle', () => {
  it('knows how far Lyon is from Paris as the crow flies', async () => {
    const { metres } = await greatCircle({ roadFactor: 1 }).matrix([paris], [lyon])
    expect(Math.floor(Number(metres[0]?.[0]) / 100)).toBe(3914)
  })

  it('tells neighbours apart: a ten-thousandth of a degree of latitude is eleven metres', async () => {
    const next = { ...paris, lat: paris.lat + 0.0001 }
    const { metres } = await greatCircle({ roadFactor: 1 }).matrix([paris], [next])
    expect(metres).toEqual([[11]])
  })

  it('reaches the other side of the earth, and over the date line', async () => {
    const travel = greatCircle({ roadFactor: 1 })
    const east = await travel.matrix([{ lat: 0, lon: 179.5 }], [{ lat: 0, lon: -179.5 }])
    expect(Math.round(Number(east.metres[0]?.[0]) / 1000)).toBe(111)
    const under = await travel.matrix([{ lat: 45, lon: 10 }], [{ lat: -45, lon: -170 }])
    expect(Math.round(Number(under.metres[0]?.[0]) / 1000)).toBe(20_015)
  })

  it('goes slowly at the door and faster further on, each stretch at its own pace', async () => {
    const pace = [
      { upTo: 1_000, kmPerHour: 36 },
      { upTo: Number.POSITIVE_INFINITY, kmPerHour: 72 },
    ]
    const travel = greatCircle({ roadFactor: 1, pace })
    // A minute of arc along a meridian is 1,853 metres on this sphere.
    const north = (minutes: number) => ({ lat: 45 + minutes / 60, lon: 5 })
    const { metres, seconds } = await travel.matrix([north(0)], [north(0.5), north(1), north(2)])
    expect(metres).toEqual([[927, 1853, 3707]])
    expect(seconds).toEqual([[93, 143, 235]])
  })

  it.each([
    [{ roadFactor: 0.9 }, 'roadFactor: 0.9 is less than 1'],
    [{ roadFactor: Number.NaN }, 'roadFactor: NaN is less than 1'],
    [{ pace: [] }, 'pace: the last stretch has an end'],
    [{ pace: [{ upTo: 5, kmPerHour: 20 }] }, 'pace: the last stretch has an end'],
    [{ pace: [{ upTo: Number.POSITIVE_INFINITY, kmPerHour: 0 }] }, '0 km/h is slower than before'],
    [
      {
        pace: [
          { upTo: 5, kmPerHour: 20 },
          { upTo: Number.POSITIVE_INFINITY, kmPerHour: 10 },
        ],
      },
      'pace 2: 10 km/h is slower than before',
    ],
    [
      {
        pace: [
          { upTo: 5, kmPerHour: 20 },
          { upTo: 5, kmPerHour: 30 },
        ],
      },
      'pace 2: upTo is not in order',
    ],
  ])('refuses the settings %j', (settings, why) => {
    expect(() => greatCircle(settings)).toThrow(why)
  })
})
