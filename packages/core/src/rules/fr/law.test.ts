import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../../shared/civil-date.js'
import type { DatedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import { activities, activityCodes, activityOf } from './activities.js'
import * as certificate from './certificate.js'
import * as payment from './payment.js'
import * as service from './service.js'
import * as vat from './vat.js'

const modules = [certificate, payment, service, vat].flatMap((one) => Object.values<unknown>(one))
const isTable = (one: unknown): one is DatedTable<unknown> =>
  typeof one === 'object' && one !== null && 'rows' in one && 'on' in one
const tables = modules.filter(isTable).map((table) => [table.id, table] as const)

const sources: readonly (readonly [string, LegalSource])[] = [
  ...tables.flatMap(([id, { rows }]) =>
    rows.map((row) => [`${id} from ${row.from}`, row.source] as const),
  ),
  ...Object.entries(service.serviceRules),
  [payment.admittedMeans.id, payment.admittedMeans.source],
  ['fr.certificate', certificate.certificateSource],
]

describe('the law as rows', () => {
  it('is all looked at here', () => {
    expect(tables.map(([id]) => id)).toEqual([
      'fr.odd-job.minutes',
      'fr.odd-job.alone',
      'fr.vat.normal',
      'fr.vat.sap-reduced',
      'fr.vat.sap-super-reduced',
      'fr.vat.sap-moved-to-normal',
    ])
  })

  it('has one rule of an id', () => {
    const ids = [
      ...tables.map(([id]) => id),
      ...Object.keys(service.serviceRules),
      payment.admittedMeans.id,
    ]
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^fr(\.[a-z]+(-[a-z]+)*){2}$/)
  })

  it.each(tables)('%s: each row holds from its first day, and not the day before', (_, table) => {
    table.rows.forEach((row, i) => {
      expect(table.on(row.from)).toBe(row)
      expect(table.on(plusDays(row.from, -1))).toBe(table.rows[i + 1])
    })
    expect(table.on(day('2026-11-22'))).toBe(table.rows[0])
  })

  it.each(sources)('%s names a text, an article and the day somebody read them', (_, source) => {
    expect(source.text).toMatch(/^(Code du travail|CGI)/)
    expect(source.article).toMatch(/\d/)
    expect(source.readOn <= day('2026-11-22')).toBe(true)
  })

  // A verdict `eligible` and a rate never rest on memory: what nobody read is missing, or undetermined.
  it.each([
    ...sources,
    ...activities.map(({ code, confidence }) => [code, { confidence }] as const),
  ])('%s rests on something that was read', (_, { confidence }) => {
    expect(['verified', 'secondary']).toContain(confidence)
  })
})

describe('the rates of VAT, by their days of change', () => {
  const rates = (table: DatedTable<string>, ...days: readonly string[]) =>
    days.map((on) => table.on(day(on))?.value)

  it('go from 19.6 % to 20 % on 1 January 2014; what was before July 2013 was not read', () => {
    const days = ['2013-06-30', '2013-07-01', '2013-12-31', '2014-01-01'] as const
    expect(rates(vat.vatNormal, ...days)).toEqual([undefined, '0.196', '0.196', '0.2'])
  })

  it('of services at home go from 5.5 % to 7 % in 2012 and to 10 % in 2014', () => {
    const days = ['1999-12-31', '2000-01-01', '2011-12-31', '2012-01-01'] as const
    expect(rates(vat.vatReduced, ...days)).toEqual([undefined, '0.055', '0.055', '0.07'])
    expect(rates(vat.vatReduced, '2013-12-31', '2014-01-01')).toEqual(['0.07', '0.1'])
  })

  it('of essential acts stay 5.5 % through both', () => {
    const days = ['2011-12-31', '2012-01-01', '2013-12-31', '2014-01-01', '2026-11-22'] as const
    expect(new Set(rates(vat.vatSuperReduced, ...days))).toEqual(new Set(['0.055']))
  })

  it('move to the normal rate on 1 July 2013 for what left the list', () => {
    expect(vat.vatMovedToNormal.on(day('2013-06-30'))).toBeUndefined()
    expect(vat.vatMovedToNormal.on(day('2013-07-01'))?.value).toBe(true)
  })
})

describe('odd jobs', () => {
  it('last at most two hours since 25 June 1996', () => {
    expect(service.oddJobMinutes.on(day('1996-06-24'))).toBeUndefined()
    expect(service.oddJobMinutes.on(day('1996-06-25'))?.value).toBe(120)
  })

  it('need no monthly subscription any more since 1 July 2013, at the latest', () => {
    expect(service.oddJobAlone.on(day('2013-06-30'))).toBeUndefined()
    expect(service.oddJobAlone.on(day('2013-07-01'))?.value).toBe(true)
  })
})

describe('the list of activities', () => {
  it('has the 26 items of article D7231-1, five in part I and 21 in part II, each once', () => {
    expect(activities.map(({ code }) => code)).toEqual([...activityCodes])
    const inPart = (part: string) => activityCodes.filter((code) => code.startsWith(`${part}-`))
    expect([inPart('I').length, inPart('II').length]).toEqual([5, 21])
    for (const code of activityCodes) expect(activityOf(code).code).toBe(code)
  })

  it('asks for a set of services where article 199 sexdecies, 2, does', () => {
    const bundled = activities.filter(({ conditions }) => conditions.includes('bundle'))
    expect(bundled.map(({ code }) => code).join(' ')).toBe(
      'I-2 I-4 I-5 II-8 II-9 II-10 II-15 II-16 II-18 II-19',
    )
  })

  it('knows the class of VAT of what article 86 of annexe III lists, and guesses none', () => {
    const of = (kind: string) =>
      activities.filter((one) => one.vat === kind).map(({ code }) => code)
    expect(of('super-reduced')).toEqual(['I-3', 'I-4', 'I-5'])
    expect(of('normal')).toEqual(['II-2', 'II-11', 'II-13', 'II-21'])
    expect(of('lessons')).toEqual(['II-5'])
    expect(of('unknown')).toEqual(['II-16', 'II-17', 'II-18', 'II-19', 'II-20'])
    expect(of('reduced')).toHaveLength(26 - 3 - 4 - 1 - 5)
  })

  it('is named in both languages', () => {
    for (const { fr, en } of activities) expect([fr, en]).not.toContain('')
    for (const language of ['fr', 'en'] as const)
      expect(new Set(activities.map((one) => one[language])).size).toBe(26)
  })
})

describe('money', () => {
  it('opens the right by every means but cash', () => {
    const admitted = payment.Means.options.filter(payment.admittedMeans.admits)
    expect(payment.Means.options.filter((means) => !admitted.includes(means))).toEqual(['cash'])
  })
})

describe('the certificate of a year', () => {
  it('is due before 31 March of the next', () => {
    expect(certificate.certificateDeadline(2025)).toBe('2026-03-31')
  })
})
