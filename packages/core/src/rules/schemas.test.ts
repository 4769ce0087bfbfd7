import { describe, expect, it } from 'vitest'
import { assess } from '../eligibility/assess.js'
import { lawLine } from '../testing/law-lines.js'
import { activityCodes, statuses } from './fr/activities.js'
import { means } from './fr/payment.js'
import { settingNotes } from './fr/settings.js'
import { ActivityCode, LawSettings, Means, Reason, Status, Verdict } from './schemas.js'

describe('an answer of the law, as it is kept with a document', () => {
  const verdict = { verdict: 'eligible', because: ['fr.service.listed'], missing: [] }

  it('is one of three verdicts, with its rules and the facts it lacks', () => {
    for (const one of ['eligible', 'not-eligible', 'undetermined'])
      expect(Verdict.parse({ ...verdict, verdict: one })).toEqual({ ...verdict, verdict: one })
    for (const wrong of [
      { ...verdict, verdict: 'perhaps' },
      { ...verdict, because: [1] },
      { ...verdict, missing: [1] },
      { verdict: 'eligible' },
    ])
      expect(Verdict.safeParse(wrong).success).toBe(false)
  })

  it('is called a Verdict in what is described of it', () => {
    expect(Verdict.meta()).toEqual({ id: 'Verdict' })
  })
})

describe('the schemas', () => {
  it('know every activity, every status and every means of payment', () => {
    expect(ActivityCode.options).toEqual([...activityCodes])
    expect(Status.options).toEqual([...statuses])
    expect(Means.options).toEqual([...means])
  })
})

describe('the settings of a tenant', () => {
  const every: Record<string, readonly unknown[]> = {
    trusts: [[], ['fr.service.meals-alone@2026-01-01'], ['x'.repeat(100)]],
    confidence: ['verified', 'secondary'],
    aids: ['before-cap', 'after-cap'],
    sixtyFive: ['in-the-year', 'before-the-year'],
    sameDayOddJobs: ['apart', 'summed'],
    bundleOf: ['provider', 'household'],
    vatClass: [{}, { 'II-16': 'normal', 'II-17': 'super-reduced', 'II-18': 'reduced' }],
    travel: ['part-of-service'],
    partPayments: ['when-paid', 'at-settlement'],
    declaredBody: ['under-a-decision'],
    mentions: [{}, { franchise: 'x' }, { franchise: 'x'.repeat(200) }],
  }

  it('are those that the pages name, and no others', () => {
    expect(Object.keys(every)).toEqual(settingNotes.map(({ name }) => name))
    expect(LawSettings.parse({})).toEqual({})
    expect(LawSettings.safeParse({ trust: [] }).success).toBe(false)
  })

  it.each(Object.entries(every))('of %s are kept as they are', (name, values) => {
    for (const value of values)
      expect(LawSettings.parse({ [name]: value })).toEqual({ [name]: value })
  })

  it.each([
    ['trusts', 'fr.service.meals-alone@2026-01-01'],
    ['trusts', ['x'.repeat(101)]],
    ['confidence', 'memory'],
    ['confidence', 'Verified'],
    ['aids', true],
    ['sixtyFive', 65],
    ['sameDayOddJobs', 'sum'],
    ['bundleOf', 'none'],
    ['vatClass', { 'II-22': 'normal' }],
    ['vatClass', { 'II-5': 'lessons' }],
    ['mentions', { franchise: '' }],
    ['mentions', { franchise: 'x'.repeat(201) }],
    ['mentions', ['x']],
  ])('are refused when nobody could mean them: %s = %o', (name, value) => {
    expect(LawSettings.safeParse({ [name]: value }).success).toBe(false)
  })
})

describe('a reason, as an answer carries it', () => {
  it('is every reason of the law, and nothing less', () => {
    for (const reason of assess(lawLine('II-11')).because) {
      expect(Reason.parse(reason)).toEqual(reason)
      const { paragraph: _, ...source } = reason.source
      expect(Reason.parse({ ...reason, source })).toEqual({ ...reason, source })
      for (const field of Object.keys(reason))
        expect(Reason.safeParse({ ...reason, [field]: undefined }).success).toBe(false)
      for (const field of ['text', 'article', 'confidence', 'readOn']) {
        const less = { ...reason, source: { ...reason.source, [field]: undefined } }
        expect(Reason.safeParse(less).success).toBe(false)
      }
      const rumour = { ...reason, source: { ...reason.source, confidence: 'rumour' } }
      expect(Reason.safeParse(rumour).success).toBe(false)
      const memory = { ...reason, source: { ...reason.source, confidence: 'memory' } }
      expect(Reason.safeParse(memory).success).toBe(true)
      const verified = { ...reason, source: { ...reason.source, confidence: 'verified' } }
      expect(Reason.safeParse(verified).success).toBe(true)
    }
  })
})
