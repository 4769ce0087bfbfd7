import { describe, expect, it } from 'vitest'
import { day } from '../../shared/civil-date.js'
import * as sepa from './sepa.js'

const on = (date: string) =>
  Object.fromEntries(
    Object.entries(sepa).map(([name, table]) => [name, table.on(day(date))?.value]),
  )

describe('SEPA direct debits', () => {
  it('tell their payer 14 days before, and lapse with a mandate unused for 36 months', () => {
    expect(on('2016-11-20')).toMatchObject({ preNotificationDays: 14, dormancyMonths: 36 })
    expect(on('2016-11-19')).toMatchObject({
      preNotificationDays: undefined,
      dormancyMonths: undefined,
    })
  })

  it('start as recurrent ones since 20 November 2016, and are handed over the day before', () => {
    expect(on('2016-11-19')).toMatchObject({
      firstAsRecurrent: undefined,
      submissionDays: undefined,
    })
    expect(on('2016-11-20')).toMatchObject({ firstAsRecurrent: true, submissionDays: 1 })
  })

  it('are paid back for 8 weeks without a reason, and contested for 13 months', () => {
    expect(on('2018-01-12')).toMatchObject({
      refundWeeks: undefined,
      unauthorisedMonths: undefined,
    })
    expect(on('2018-01-13')).toMatchObject({ refundWeeks: 8, unauthorisedMonths: 13 })
  })
})
