import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddJobAlone, oddJobMinutes, serviceRules } from '../rules/fr/service.js'
import { plusDays } from '../shared/civil-date.js'
import { facts, serviceLine } from '../testing/service-lines.js'
import { assess, type ServiceLine } from './assess.js'

const rules = [...Object.keys(serviceRules), oddJobMinutes.id, oddJobAlone.id]
const always = (law: (line: ServiceLine) => void) => {
  fc.assert(fc.property(serviceLine, law), { numRuns: 1000 })
}

describe('a verdict', () => {
  it('is eligible often enough for these laws to mean something', () => {
    const verdicts = fc.sample(serviceLine, { numRuns: 1000, seed: 7 }).map((one) => assess(one))
    for (const verdict of ['eligible', 'not-eligible', 'undetermined'])
      expect(verdicts.filter((one) => one.verdict === verdict).length).toBeGreaterThan(50)
  })

  it('is never eligible for a company (S007), for goods (S008), away from home or off the list', () => {
    always((line) => {
      const { customer, kind, place, activity } = line
      const barred = customer === 'organisation' || kind === 'goods' || place === 'workshop'
      if (barred || place === 'remote' || !activity)
        expect(assess(line).verdict).not.toBe('eligible')
    })
  })

  it('explains itself: rules that exist when it decides, facts to ask for when it cannot', () => {
    always((line) => {
      const { verdict, because, missing } = assess(line)
      expect(rules).toEqual(expect.arrayContaining([...because]))
      expect(new Set(because).size).toBe(because.length)
      expect(because.length > 0).toBe(verdict !== 'undetermined')
      expect(missing.length > 0).toBe(verdict === 'undetermined')
    })
  })

  it('never gets better by a fact that is not known', () => {
    const fact = fc.constantFrom(...facts)
    fc.assert(
      fc.property(serviceLine, fact, (line, unknown) => {
        const before = assess(line).verdict
        const after = assess({ ...line, [unknown]: undefined }).verdict
        if (before !== 'eligible') expect(after).not.toBe('eligible')
        expect([before, 'undetermined']).toContain(after)
      }),
      { numRuns: 1000 },
    )
  })

  it('never gets worse by what is confirmed', () => {
    always((line) => {
      const known = assess({ ...line, confirmed: ['public', 'bundle'] })
      if (assess(line).verdict === 'eligible') expect(known.verdict).toBe('eligible')
      expect(known.missing).not.toContain('public')
      expect(known.missing).not.toContain('bundle')
    })
  })

  it('does not depend on what happens after: a withdrawal later on changes nothing', () => {
    always((line) => {
      const { performedOn, registered } = line
      if (!performedOn) return
      const until = plusDays(performedOn, 1)
      const withdrawn = registered.map((one) =>
        one.until && one.until < until ? one : { ...one, until },
      )
      expect(assess({ ...line, registered: withdrawn })).toEqual(assess(line))
    })
  })

  it('of what the company is registered for does not change with other registrations', () => {
    always((line) => {
      const registered = line.registered.filter(({ activity }) => activity === line.activity)
      expect(assess({ ...line, registered })).toEqual(assess(line))
    })
  })
})
