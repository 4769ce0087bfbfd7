import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { type Payable, payableFrom } from './seven-days.js'

const cleaning = [{ kind: 'service', activity: 'II-1' }] as const
const declared = [{ activity: 'II-1', from: day('2019-09-02') }] as const
const approved = [
  ...declared,
  { activity: 'II-1', from: day('2026-03-02'), as: 'approval' },
] as const

const asked = (rest: Partial<Payable> = {}): Payable => ({
  concluded: 'off-premises',
  concludedOn: day('2026-03-02'),
  lines: cleaning,
  ...rest,
})

describe('money for a contract off the premises', () => {
  it('is taken from the eighth day after it on, that day not counted (L221-10)', () => {
    expect(payableFrom(asked(), { activities: declared })).toEqual({
      ...{ from: '2026-03-10', endsAtAnyTime: false, because: ['fr.no-payment.days@2016-07-01'] },
    })
  })

  it('is taken at once elsewhere', () => {
    for (const concluded of ['shop', 'distance'] as const)
      expect(payableFrom(asked({ concluded }), { activities: declared }).from).toBeUndefined()
  })

  it('is taken at once for urgent repairs that were expressly asked for (4°)', () => {
    expect(payableFrom(asked({ urgent: true }), { activities: declared })).toEqual({
      ...{ endsAtAnyTime: false, because: ['fr.no-payment.urgent-repairs@2016-07-01'] },
    })
  })

  it('is taken at once for regular home services of an approved body, which end at any time (2°)', () => {
    const regular = asked({ successive: true })
    expect(payableFrom(regular, { activities: approved })).toEqual({
      ...{ endsAtAnyTime: true, because: ['fr.no-payment.home-services@2016-07-01'] },
    })
    expect(payableFrom(asked(), { activities: approved }).from).toBe('2026-03-10')
    const before = asked({ successive: true, concludedOn: day('2026-03-01') })
    expect(payableFrom(before, { activities: approved }).from).toBe('2026-03-09')
    const goods = [...cleaning, { kind: 'goods' }] as const
    const withGoods = asked({ successive: true, lines: goods })
    expect(payableFrom(withGoods, { activities: approved }).from).toBe('2026-03-10')
  })

  it('waits with a body that is merely declared, until its settings say that it need not', () => {
    const regular = asked({ successive: true })
    expect(payableFrom(regular, { activities: declared }).from).toBe('2026-03-10')
    const lawSettings = { declaredBody: 'under-a-decision' } as const
    expect(payableFrom(regular, { activities: declared, lawSettings }).from).toBeUndefined()
    const withdrawn = [{ ...declared[0], until: day('2026-03-02') }]
    expect(payableFrom(regular, { activities: withdrawn, lawSettings }).from).toBe('2026-03-10')
  })
})
