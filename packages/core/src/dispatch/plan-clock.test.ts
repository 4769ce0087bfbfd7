import { describe, expect, it } from 'vitest'
import { day, TimeOfDay } from '../shared/civil-date.js'
import { planClock } from './plan-clock.js'

const at = (time: string) => TimeOfDay.parse(time)

describe('the planner’s clock', () => {
  it('loses an hour in the night of spring and gains one in that of autumn (T23)', () => {
    const spring = planClock(day('2026-03-29'))
    expect(spring.secondsAt(day('2026-03-29'), at('09:00'))).toBe(8 * 3600)
    expect(spring.secondsAt(day('2026-03-30'), at('00:00'))).toBe(23 * 3600)
    const autumn = planClock(day('2026-10-25'))
    expect(autumn.secondsAt(day('2026-10-25'), at('09:00'))).toBe(10 * 3600)
    const usual = planClock(day('2026-03-09'))
    expect(usual.secondsAt(day('2026-03-10'), at('09:00'))).toBe(33 * 3600)
  })

  it('reads its seconds back as the clock shows them', () => {
    const clock = planClock(day('2026-03-28'))
    for (const date of ['2026-03-28', '2026-03-29', '2026-03-30'].map(day))
      expect(clock.at(clock.secondsAt(date, at('09:05')))).toEqual({ date, time: '09:05' })
  })
})
