import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityCodes } from '../rules/fr/activities.js'
import type { LawSettings } from '../rules/fr/settings.js'
import type { Reason } from '../rules/reason.js'
import { registry } from '../rules/registry.js'
import { plusDays } from '../shared/civil-date.js'
import { codes, lawLine } from '../testing/law-lines.js'
import { runs } from '../testing/runs.js'
import { edgeDay, facts, serviceLine } from '../testing/service-lines.js'
import { assess } from './assess.js'
import { exclusivityOf, type OrganisationYear } from './exclusivity.js'
import { assessLabel } from './label.js'
import type { ServiceLine } from './line.js'

const tables = new Map(registry.flatMap((page) => page.tables).map((table) => [table.id, table]))
const rows = [...tables.values()].flatMap((table) => table.rows)
const memory = rows.filter(({ source }) => source.confidence === 'memory').map(({ id }) => id)

const unset = <T>(known: fc.Arbitrary<T>) => fc.option(known, { nil: undefined })
const settings: fc.Arbitrary<LawSettings> = fc.record({
  trusts: unset(fc.subarray([...memory, 'fr.service.bundle@2021-01-01'])),
  confidence: unset(fc.constantFrom('verified', 'secondary', 'secondary')),
  sameDayOddJobs: unset(fc.constantFrom('apart', 'summed')),
  bundleOf: unset(fc.constantFrom('provider', 'household')),
})

/** A line that opens the right in most years, with a few of its facts taken from any other. */
const nearlyRight: fc.Arbitrary<ServiceLine> = fc
  .record({
    ...{ activity: fc.constantFrom(...activityCodes), performedOn: edgeDay, other: serviceLine },
    taken: fc.subarray([...facts, 'kind', 'customer', 'registered', 'means'] as const, {
      maxLength: 2,
    }),
  })
  .map(({ activity, performedOn, other, taken }) => ({
    ...lawLine(activity, { performedOn, subscription: true, worker: other.worker }),
    ...Object.fromEntries(taken.map((fact) => [fact, other[fact]])),
  }))
const anyLine = fc.oneof(serviceLine, nearlyRight)

const always = (law: (line: ServiceLine, settings: LawSettings) => void) => {
  fc.assert(fc.property(anyLine, settings, law), { numRuns: runs })
}
const mayRest = ({ source, row }: Reason, { confidence, trusts }: LawSettings): boolean =>
  source.confidence === 'verified' ||
  (source.confidence === 'secondary' && confidence !== 'verified') ||
  trusts?.includes(row) === true

describe('a verdict', () => {
  it('is of each kind often enough for these laws to mean something', () => {
    const verdicts = fc.sample(anyLine, { numRuns: 1000, seed: 7 }).map((one) => assess(one))
    for (const verdict of ['eligible', 'not-eligible', 'undetermined'])
      expect(verdicts.filter((one) => one.verdict === verdict).length).toBeGreaterThan(100)
  })

  it('is never eligible for a company (S007), goods (S008), a workshop (S009), or cash', () => {
    always((line, given) => {
      const { customer, kind, place, means, activity } = line
      const barred = customer === 'organisation' || kind === 'goods' || means === 'cash'
      if (barred || place === 'workshop' || place === 'abroad' || !activity)
        expect(assess(line, given).verdict).not.toBe('eligible')
    })
  })

  it('is never eligible from afar, save for remote care since 2021 (S082)', () => {
    always((line, given) => {
      if (line.place !== 'remote' || assess(line, given).verdict !== 'eligible') return
      expect(line.activity).toBe('II-16')
      expect(line.performedOn && line.performedOn >= '2021-01-01').toBe(true)
    })
  })

  it('explains itself: reasons where it decides, else facts to ask for (S010, T08)', () => {
    always((line, given) => {
      const { verdict, because, missing, wrong } = assess(line, given)
      expect(wrong).toEqual([])
      expect(because.length > 0).toBe(verdict !== 'undetermined')
      expect(missing.length > 0).toBe(verdict === 'undetermined')
      expect(new Set(because.map(({ row }) => row)).size).toBe(because.length)
      expect(new Set(missing).size).toBe(missing.length)
    })
  })

  it('rests on rows that were in force on the day of performance (S010)', () => {
    always((line, given) => {
      const { performedOn } = line
      if (!performedOn) return
      for (const { rule, row, fr, en } of assess(line, given).because) {
        expect(tables.get(rule)?.on(performedOn)?.id).toBe(row)
        expect([fr, en]).not.toContain('')
      }
    })
  })

  it('never rests on a row that nobody read, unless the tenant names it', () => {
    expect(memory).toContain('fr.service.meals-alone@2026-01-01')
    always((line, given) => {
      for (const reason of assess(line, given).because) {
        expect(mayRest(reason, given)).toBe(true)
        if (reason.source.confidence === 'memory') expect(given.trusts).toContain(reason.row)
      }
      const usual = assess(line).because.map(({ source }) => source.confidence)
      expect(usual).not.toContain('memory')
    })
  })

  it('asks only for facts that are unknown', () => {
    always((line, given) => {
      const { missing } = assess(line, given)
      for (const fact of facts) if (missing.includes(fact)) expect(line[fact]).toBeUndefined()
    })
  })

  it('never gets better by a fact that is not known', () => {
    const fact = fc.constantFrom(...facts)
    fc.assert(
      fc.property(anyLine, settings, fact, (line, given, unknown) => {
        const before = assess(line, given).verdict
        const after = assess({ ...line, [unknown]: undefined }, given).verdict
        // Without a day, a line is judged by today's rules, where the law of its day was not read.
        const open = unknown === 'performedOn' ? ['undetermined', 'not-eligible'] : ['undetermined']
        expect([before, ...open]).toContain(after)
        if (before !== 'eligible') expect(after).not.toBe('eligible')
      }),
      { numRuns: runs },
    )
  })

  it('does not depend on a fact that it does not ask for', () => {
    const other = fc.record({
      place: fc.constantFrom('home', 'outside', 'workshop', 'abroad', 'remote'),
      minutes: fc.constantFrom(60, 121),
      mode: fc.constantFrom('mandataire', 'mise-a-disposition', 'prestataire'),
      publicServed: fc.boolean(),
      bundle: fc.constantFrom('provider', 'household', 'none'),
      ascendantDependent: fc.boolean(),
      subscription: fc.boolean(),
    })
    fc.assert(
      fc.property(anyLine, settings, other, (line, given, all) => {
        const { verdict } = assess(line, given)
        if (verdict === 'undetermined') return
        const unknown = Object.entries(all).filter(([fact]) => line[fact as 'mode'] === undefined)
        const told = { ...line, ...Object.fromEntries(unknown) }
        expect(assess(told, given).verdict).toBe(verdict)
      }),
      { numRuns: runs },
    )
  })

  it('never gets worse by serving its public in a set of its own provider', () => {
    always((line, given) => {
      const { verdict } = assess(line, given)
      const told = assess({ ...line, publicServed: true, bundle: 'provider' }, given)
      if (verdict === 'eligible' && given.confidence !== 'verified')
        expect(told.verdict).toBe('eligible')
      expect(told.missing).not.toContain('publicServed')
      expect(told.missing).not.toContain('bundle')
    })
  })

  it('of what was read in the text is never better than with what was read elsewhere', () => {
    always((line, given) => {
      const strict = assess(line, { ...given, confidence: 'verified' })
      const usual = assess(line, { ...given, confidence: 'secondary' })
      if (strict.verdict !== 'undetermined') expect(strict.verdict).toBe(usual.verdict)
    })
  })

  it('does not depend on what happens after: a withdrawal later changes nothing (S013)', () => {
    always((line) => {
      const { performedOn } = line
      if (!performedOn) return
      const until = plusDays(performedOn, 1)
      const registered = line.registered.map((one) =>
        one.until && one.until < until ? one : { ...one, until },
      )
      expect(assess({ ...line, registered })).toEqual(assess(line))
    })
  })

  it('of an activity does not change with the registrations of others (S012)', () => {
    always((line) => {
      const registered = line.registered.filter(({ activity }) => activity === line.activity)
      expect(assess({ ...line, registered })).toEqual(assess(line))
    })
  })

  it('under the label is never better than the law’s (S011)', () => {
    always((line, given) => {
      const law = assess(line, given).verdict
      for (const employerOnly of [true, false]) {
        const label = assessLabel(line, { employerOnly }, given)
        if (label.verdict === 'eligible') {
          expect(law).toBe('eligible')
          expect(codes(label)).toContain('label-explained')
          if (employerOnly) expect(line.worker).toBe('employee')
        }
      }
    })
  })
})

describe('a line that cannot be read', () => {
  it('is never judged: its fields are named', () => {
    const field = fc.constantFrom(...facts, 'kind', 'customer', 'activity', 'means', 'registered')
    const junk = fc.oneof(
      ...[fc.constant(null), fc.string({ minLength: 30, maxLength: 40 }), fc.double(), fc.object()],
    )
    fc.assert(
      fc.property(anyLine, field, junk, (line, name, value) => {
        if (name === 'minutes' && Number.isInteger(value)) return
        const { verdict, because, wrong } = assess({ ...line, [name]: value })
        expect([verdict, because]).toEqual(['undetermined', []])
        expect(wrong.map((one) => one.field)).toEqual([name])
      }),
      { numRuns: runs },
    )
  })
})

describe('the exclusivity of a year (S016)', () => {
  const flag = unset(fc.boolean())
  const any: fc.Arbitrary<OrganisationYear> = fc.record({
    year: fc.integer({ min: 1992, max: 2030 }),
    accessory: flag,
    dispensed: flag,
    microEntrepreneur: flag,
    headcount: unset(fc.constantFrom(0, 1, 10, 11, 250)),
    previousYear: unset(
      fc
        .tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 5_000 }))
        .map(([homeServices, others]) => ({ homeServices, total: homeServices + others })),
    ),
    separateAccounts: flag,
  })
  // Who does nothing else has sold nothing else.
  const year = any.map((one) =>
    one.accessory === false && one.previousYear
      ? { ...one, previousYear: { ...one.previousYear, total: one.previousYear.homeServices } }
      : one,
  )
  const known = [
    'accessory',
    'dispensed',
    'microEntrepreneur',
    'headcount',
    'previousYear',
  ] as const

  it('explains itself, by rows of its year', () => {
    fc.assert(
      fc.property(year, (asked) => {
        const { verdict, because, missing, wrong } = exclusivityOf(asked)
        expect(wrong).toEqual([])
        expect(because.length > 0).toBe(verdict !== 'undetermined')
        expect(missing.length > 0).toBe(verdict === 'undetermined')
        for (const { row } of because)
          expect(row.replace(/.*@/, '') <= `${asked.year}-01-01`).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('cannot be read of whom says that there is nothing else, and sold it', () => {
    const wrong = [{ field: 'accessory', reason: 'out-of-range' }]
    fc.assert(
      fc.property(any, (asked) => {
        const { homeServices, total } = asked.previousYear ?? { homeServices: 0, total: 0 }
        const isStray = asked.accessory === false && total > homeServices
        expect(exclusivityOf(asked).wrong).toEqual(isStray ? wrong : [])
      }),
      { numRuns: runs },
    )
  })

  it('never gets better by a fact that is not known', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(...known), (asked, unknown) => {
        const after = exclusivityOf({ ...asked, [unknown]: undefined }).verdict
        if (exclusivityOf(asked).verdict === 'breached' && unknown !== 'accessory')
          expect(after).not.toBe('kept')
      }),
      { numRuns: runs },
    )
  })
})
