import { describe, expect, it } from 'vitest'
import { day } from '../../shared/civil-date.js'
import type { DatedTable } from '../dated-table.js'
import { certificateDeadline } from './certificate.js'
import * as deadlines from './deadlines.js'
import { workingTime } from './working-time.js'

const at = <V>(table: DatedTable<V>, ...days: readonly string[]) =>
  days.map((on) => table.on(day(on))?.value)

describe('the fiscal certificate', () => {
  it('is due before 31 March of the next year', () => {
    expect(certificateDeadline(2025)).toBe('2026-03-31')
    expect(certificateDeadline(2008)).toBe('2009-03-31')
  })

  it('was due before 31 January for the years 2005 to 2007', () => {
    expect([2005, 2006, 2007].map(certificateDeadline)).toEqual([
      ...['2006-01-31', '2007-01-31', '2008-01-31'],
    ])
  })

  it('is measured by today’s day for years of which no text was read', () => {
    expect(certificateDeadline(2004)).toBe('2005-03-31')
  })
})

describe('quotes and notes', () => {
  it('start at 100 euros a month since 1 July 2015, and at 25 euros', () => {
    expect(at(deadlines.quoteThreshold, '2015-06-30', '2015-07-01')).toEqual([undefined, 100_00])
    expect(at(deadlines.noteThreshold, '2010-07-14', '2010-07-15')).toEqual([15_24, 25_00])
  })

  it('are kept a year at least', () => {
    expect(at(deadlines.quoteRetention, '2015-07-01')).toEqual([1])
  })
})

describe('what is kept, and what lapses', () => {
  it('is six years for the tax office and three for the taxpayer', () => {
    expect(at(deadlines.taxRetention, '1990-06-14', '1990-06-15')).toEqual([undefined, 6])
    expect(at(deadlines.taxpayerRetention, '2026-11-22')).toEqual([3])
  })

  it('lapses for a consumer after two years', () => {
    expect(at(deadlines.consumerLimitation, '2008-06-18', '2008-06-19', '2026-11-22')).toEqual([
      ...[undefined, 2, 2],
    ])
  })
})

describe('a contract off the premises', () => {
  it('may be left for fourteen days, and takes no payment for seven', () => {
    expect(at(deadlines.withdrawalDays, '2014-06-13', '2014-06-14', '2016-07-01')).toEqual([
      ...[7, 14, 14],
    ])
    expect(at(deadlines.noPaymentDays, '2026-11-22')).toEqual([7])
  })
})

describe('the immediate advance', () => {
  it('opens to customers of providers on 14 June 2022', () => {
    const open = at(deadlines.advanceOpenTo, '2022-06-13', '2022-06-14')
    expect(open.map((who) => who?.includes('customer of a provider'))).toEqual([false, true])
  })

  it('goes up to 6,000 euros a year, 10,000 with a disability, and is contested in 48 hours', () => {
    const cap = { standard: 6_000_00, disability: 10_000_00 }
    expect(at(deadlines.advanceCap, '2021-12-31', '2022-01-01', '2024-01-01')).toEqual([
      ...[undefined, cap, cap],
    ])
    expect(at(deadlines.advanceAnswerHours, '2026-11-22')).toEqual([48])
  })
})

describe('e-invoicing', () => {
  it('is received by all and issued by large companies on 1 September 2026, by all a year later', () => {
    expect(at(deadlines.eInvoicingReception, '2026-08-31', '2026-09-01')).toEqual([undefined, true])
    expect(at(deadlines.eInvoicingIssue, '2026-09-01', '2027-08-31', '2027-09-01')).toEqual([
      ...[['large'], ['large'], ['large', 'small']],
    ])
  })
})

describe('the limits of working time', () => {
  it('are all from memory: no plan relies on one that its tenant did not name', () => {
    const rows = Object.values(workingTime).flatMap((table) => table.rows)
    expect(rows).toHaveLength(10)
    expect(new Set(rows.map(({ source }) => source.confidence))).toEqual(new Set(['memory']))
  })
})
