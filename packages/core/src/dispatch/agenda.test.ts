import { describe, expect, it } from 'vitest'
import { WorkerId } from '../organisation/index.js'
import { day, TimeOfDay } from '../shared/civil-date.js'
import { clash, clashes, emptyAgenda, free, place, type Slot } from './agenda.js'
import { VisitId } from './visit.js'

const worker = WorkerId.parse('wrk_0000000000000000000000000A')
const visit = (letter: string) => VisitId.parse(`vis_0000000000000000000000000${letter}`)
const slot = (letter: string, start: string, minutes: number): Slot => ({
  visit: visit(letter),
  start: TimeOfDay.parse(start),
  minutes,
})
const monday = emptyAgenda(worker, day('2026-03-02'))
const afternoon = place(monday, slot('A', '14:00', 60))

describe('a day of a worker', () => {
  it.each([
    ['begins inside', '14:59', 60, true],
    ['ends inside', '13:30', 31, true],
    ['lies inside', '14:15', 15, true],
    ['covers it', '13:00', 180, true],
    ['begins when it ends', '15:00', 60, false],
    ['ends when it begins', '13:00', 60, false],
  ])('sees that a visit which %s', (_, start, minutes, inTheWay) => {
    const found = clash(afternoon, slot('B', start, minutes))
    expect(found).toBe(inTheWay ? visit('A') : undefined)
  })

  it('does not hold a visit up by its own former slot', () => {
    const moved = slot('A', '14:30', 60)
    expect(clash(afternoon, moved)).toBeUndefined()
    expect(place(afternoon, moved).slots).toEqual([moved])
  })

  it('lists its slots by start, and every one that is in the way', () => {
    const full = place(place(afternoon, slot('C', '16:00', 30)), slot('B', '09:00', 60))
    expect(full.slots.map(({ start }) => start)).toEqual(['09:00', '14:00', '16:00'])
    const long = clashes(full, slot('D', '13:00', 240))
    expect(long.map((one) => one.visit)).toEqual([visit('A'), visit('C')])
  })

  it('is free again once the visit is gone', () => {
    expect(free(afternoon, visit('A'))).toEqual(monday)
  })
})
