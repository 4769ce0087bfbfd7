import { describe, expect, it } from 'vitest'
import { day } from '../shared/day.js'
import { broken, kept, resting, rule } from './reason.js'
import type { LegalSource } from './source.js'

const source = (article: string): LegalSource => ({
  text: 'Code du travail',
  article,
  confidence: 'verified',
  readOn: day('2026-11-22'),
})
const [newer, older] = [source('L7231-1'), source('L129-1')]
const one = rule({
  id: 'fr.test.rule',
  kept: ['all-right', 'C’est bon.', 'It is right.'],
  broken: { 'too-long': ['C’est long.', 'It is long.'], late: ['C’est tard.', 'It is late.'] },
  versions: [
    ['2008-05-01', newer],
    ['1992-01-04', older],
  ],
})

describe('a rule', () => {
  it('is a table of the versions of its text, with the words of what is kept and broken', () => {
    expect(one).toEqual({
      id: 'fr.test.rule',
      title: { fr: 'C’est bon.', en: 'It is right.' },
      unit: 'rule of this wording',
      governedBy: 'performance',
      rows: [
        { id: 'fr.test.rule@2008-05-01', from: '2008-05-01', value: true, source: newer },
        { id: 'fr.test.rule@1992-01-04', from: '1992-01-04', value: true, source: older },
      ],
      on: expect.any(Function),
      kept: { code: 'all-right', fr: 'C’est bon.', en: 'It is right.' },
      broken: {
        'too-long': { code: 'too-long', fr: 'C’est long.', en: 'It is long.' },
        late: { code: 'late', fr: 'C’est tard.', en: 'It is late.' },
      },
    })
  })

  it('may be looked up by another date than that of performance', () => {
    const spec = { id: 'fr.test.paid', kept: ['paid', 'Payé.', 'Paid.'], broken: {} } as const
    expect(rule({ ...spec, governedBy: 'payment', versions: [] }).governedBy).toBe('payment')
  })
})

describe('a reason', () => {
  const said = { code: 'all-right', fr: 'C’est bon.', en: 'It is right.', rule: 'fr.test.rule' }
  const long = { code: 'too-long', fr: 'C’est long.', en: 'It is long.', rule: 'fr.test.rule' }

  it('cites the version of its day (S010)', () => {
    const old = { ...said, row: 'fr.test.rule@1992-01-04', source: older }
    const now = { ...said, row: 'fr.test.rule@2008-05-01', source: newer }
    expect(kept(one, day('1992-01-03'))).toBeUndefined()
    expect(kept(one, day('1992-01-04'))).toEqual(old)
    expect(kept(one, day('2008-04-30'))).toEqual(old)
    expect(kept(one, day('2008-05-01'))).toEqual(now)
  })

  it('says how a rule is broken', () => {
    expect(broken(one, 'late', day('1992-01-03'))).toBeUndefined()
    const row = 'fr.test.rule@2008-05-01'
    expect(broken(one, 'too-long', day('2026-01-01'))).toEqual({ ...long, row, source: newer })
    expect(broken(one, 'late', day('2026-01-01'))?.code).toBe('late')
  })

  it('is one object, for one thing said of one row', () => {
    const [first, second] = ['2026-01-01', '2026-01-02'].map((on) => kept(one, day(on)))
    expect(second).toBe(first)
    expect(broken(one, 'late', day('2026-01-01'))).not.toBe(first)
    expect(kept(one, day('2000-01-01'))).not.toBe(first)
  })

  it('says what it is told to, and nothing besides', () => {
    const [row] = one.rows
    if (!row) throw new Error('no row')
    const words = { code: 'other', fr: 'Autre.', en: 'Other.', more: 'left out' }
    const reason = { code: 'other', fr: 'Autre.', en: 'Other.', rule: one.id, row: row.id }
    expect(resting(words, one, row)).toEqual({ ...reason, source: newer })
  })
})
