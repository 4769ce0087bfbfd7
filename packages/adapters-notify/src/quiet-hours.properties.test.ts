import type { Instant } from '@foyer/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outsideQuietHours } from './quiet-hours.js'

const at = (ms: number): Instant => new Date(ms).toISOString() as Instant
const inParis = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' })

describe('marketing by SMS', () => {
  it('goes at the very first moment of the window, at every time of the year and over both changes of the clocks', () => {
    const [start, end] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2028-01-01T00:00:00Z')]
    fc.assert(
      fc.property(fc.integer({ min: start, max: end }), (ms) => {
        const now = at(ms)
        const then = outsideQuietHours(now)
        const clock = inParis.format(new Date(then))
        expect(clock >= '08:00' && clock < '20:00').toBe(true)
        expect(outsideQuietHours(then)).toBe(then)
        if (then === now) return
        expect(then > now).toBe(true)
        expect(clock).toBe('08:00')
        // Nor was it allowed any earlier: a millisecond before, the answer is still the same.
        expect(outsideQuietHours(at(Date.parse(then) - 1))).toBe(then)
      }),
      { numRuns: 500 },
    )
  })
})
