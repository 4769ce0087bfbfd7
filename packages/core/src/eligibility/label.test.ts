import { describe, expect, it } from 'vitest'
import { day } from '../shared/day.js'
import { codes, lawLine } from '../testing/law-lines.js'
import { assess } from './assess.js'
import { assessLabel } from './label.js'
import type { ServiceLine } from './line.js'

const strict = { employerOnly: true } as const
const usual = { employerOnly: false } as const
const line = (rest: Partial<ServiceLine> = {}) => lawLine('II-1', rest)
const rule = (number: number) => ({
  text: 'Label de qualité',
  article: 'règles du label',
  paragraph: `règle ${number}`,
  confidence: 'secondary',
  readOn: '2026-11-22',
})
const explained = {
  code: 'label-explained',
  fr: 'La décision est rendue et expliquée avant la commande.',
  en: 'The decision is made and explained before the order.',
  rule: 'fr.label.explained',
  row: 'fr.label.explained@1996-01-01',
  source: rule(4),
}
const employee = {
  code: 'label-employee',
  fr: 'L’intervenant est salarié de l’organisme.',
  en: 'The worker is an employee of the organisation.',
  rule: 'fr.label.employer',
  row: 'fr.label.employer@1996-01-01',
  source: rule(5),
}
const employerOnly = {
  ...employee,
  code: 'label-employer-only',
  fr: 'Le label demande un intervenant salarié de l’organisme.',
  en: 'The label asks for a worker employed by the organisation.',
}
const open = (...missing: readonly string[]) => ({
  ...{ verdict: 'undetermined', because: [], missing, wrong: [] },
})

describe('the quality label (S011)', () => {
  it('asks what the law asks, and that the decision be explained before the order (S010)', () => {
    const law = assess(line())
    expect(assessLabel(line(), usual)).toEqual({ ...law, because: [...law.because, explained] })
    for (const rest of [
      { customer: 'organisation' },
      { kind: 'goods' },
      { place: 'workshop' },
    ] as const)
      expect(assessLabel(line(rest), usual)).toEqual(assess(line(rest)))
  })

  it('admits a subcontractor, unless the tenant wants employees only', () => {
    for (const worker of ['subcontractor', 'household-employee'] as const) {
      expect(assessLabel(line({ worker }), usual).verdict).toBe('eligible')
      expect(codes(assessLabel(line({ worker }), usual))).not.toContain('label-employee')
      expect(assessLabel(line({ worker }), strict)).toEqual({
        verdict: 'not-eligible',
        because: [employerOnly],
        missing: [],
        wrong: [],
      })
    }
  })

  it('says that the worker is an employee, where the tenant asks', () => {
    const law = assess(line())
    const because = [...law.because, explained, employee]
    expect(assessLabel(line({ worker: 'employee' }), strict)).toEqual({ ...law, because })
  })

  it('asks who does the work, where the tenant wants employees only', () => {
    expect(assessLabel(line(), strict)).toEqual(open('worker'))
    expect(assessLabel(line(), usual).verdict).toBe('eligible')
  })

  it('cannot be shown before the order while a fact is missing: each is asked for', () => {
    const place = undefined
    expect(assessLabel(line({ place }), usual)).toEqual(open('place'))
    expect(assessLabel(line({ place }), strict)).toEqual(open('place', 'worker'))
    expect(assessLabel(line({ place, worker: 'employee' }), strict)).toEqual(open('place'))
  })

  it('is refused to a subcontractor whatever the day, and whatever else is missing', () => {
    const worker = 'subcontractor'
    const undated = line({ worker, performedOn: undefined, place: undefined })
    expect(assessLabel(undated, strict)).toMatchObject({
      verdict: 'not-eligible',
      because: [employerOnly],
    })
    expect(assessLabel(line({ performedOn: undefined }), usual)).toEqual(open('performedOn'))
    expect(assessLabel(line({ performedOn: undefined }), strict)).toEqual(
      open('performedOn', 'worker'),
    )
  })

  it('leaves a no of the law as it is, whoever does the work', () => {
    const goods = line({ kind: 'goods' })
    expect(assessLabel(goods, strict)).toEqual(assess(goods))
    expect(assessLabel({ ...goods, worker: 'employee' }, strict)).toEqual(assess(goods))
  })

  it('is judged by the settings of the tenant', () => {
    const household = lawLine('II-9', { bundle: 'household', performedOn: day('2026-03-10') })
    expect(assessLabel(household, usual).verdict).toBe('not-eligible')
    expect(assessLabel(household, usual, { bundleOf: 'household' }).verdict).toBe('eligible')
  })

  it('judges nothing that cannot be read', () => {
    const wrong = {
      ...line({ worker: 'subcontractor' }),
      place: 'office',
    } as unknown as ServiceLine
    const refused = { ...open(), wrong: [{ field: 'place', reason: 'not-one-of' }] }
    expect(assessLabel(wrong, strict)).toEqual(refused)
    const robot = { ...line(), worker: 'robot' } as unknown as ServiceLine
    const who = { ...open(), wrong: [{ field: 'worker', reason: 'not-one-of' }] }
    expect(assessLabel(robot, strict)).toEqual(who)
    const none = assessLabel(null as unknown as ServiceLine, strict)
    expect(none.wrong).toEqual([{ field: '', reason: 'not-an-object' }])
  })
})
