import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMPANY_FILES } from './company-files.js'
import { expectedYear, expectedYearOf } from './oracle.js'
import { type SmallCompany, smallCompany } from './small-company.js'

/** Two hours of cleaning at home on 10 March 2025, billed 60.00. */
const cleaning = {
  visits: ['V1,C1,W1,II-1,2025-03-10,120,home'],
  invoices: ['F1,2025-03-31,C1,1,V1,II-1,120,6000,service'],
}

/** The same cleaning, and 30.00 of goods on the same invoice. */
const cleaningAndGoods = {
  visits: cleaning.visits,
  invoices: [...cleaning.invoices, 'F1,2025-03-31,C1,2,,,,3000,goods'],
}

const year = (company: SmallCompany, of = 2025) => expectedYearOf(smallCompany(company), of)
const c1 = (company: SmallCompany, of = 2025) => year(company, of).certificates['C1']

describe('what is certified', () => {
  it('certifies a paid visit', () => {
    expect(year({ ...cleaning, payments: ['2025-04-05,F1,6000,card,,received'] })).toEqual({
      year: 2025,
      certificates: {
        C1: {
          paidGross: 6000,
          prepaidCesu: 0,
          aids: 0,
          advance: 0,
          ineligiblePaid: 0,
          paidInCash: 0,
          byActivity: { 'II-1': 6000 },
          paidNet: 6000,
          interventions: [['2025-03-10', 120, 'W1']],
        },
      },
      totals: {
        certificates: 1,
        paidGross: 6000,
        prepaidCesu: 0,
        aids: 0,
        advance: 0,
        paidNet: 6000,
        ineligiblePaid: 0,
        paidInCash: 0,
        customerCredit: 0,
      },
    })
  })

  it('counts money in the year it is received, whatever the year of the visit', () => {
    const payments = ['2024-12-31,F1,1000,card,,received', '2025-01-01,F1,2000,card,,received']
    const late = [
      ...payments,
      '2025-12-31,F1,500,card,,received',
      '2026-01-01,F1,1500,card,,received',
    ]
    const visits = ['V1,C1,W1,II-1,2024-12-10,120,home']
    const company = { visits, invoices: cleaning.invoices, payments: late }
    expect(c1(company, 2024)?.paidGross).toBe(1000)
    expect(c1(company, 2025)?.paidGross).toBe(2500)
    expect(c1(company, 2026)?.paidGross).toBe(1500)
    expect(c1(company, 2025)?.interventions).toEqual([['2024-12-10', 120, 'W1']])
  })

  it('keeps prepaid CESU and the share of a third party inside the gross, out of the net', () => {
    const payments = [
      '2025-04-05,F1,1000,prepaid-cesu,,received',
      '2025-04-05,F1,2000,transfer,DEPT-69,received',
      '2025-04-05,F1,3000,cheque,,received',
    ]
    expect(c1({ ...cleaning, payments })).toMatchObject({
      paidGross: 6000,
      prepaidCesu: 1000,
      aids: 2000,
      paidNet: 3000,
    })
  })

  it('sets cash apart on every line, whoever handed it over', () => {
    const payments = [
      '2025-04-05,F1,4500,cash,DEPT-69,received',
      '2025-04-06,F1,4500,card,,received',
    ]
    expect(c1({ ...cleaningAndGoods, payments })).toMatchObject({
      paidGross: 3000,
      aids: 0,
      ineligiblePaid: 1500,
      paidInCash: 4500,
    })
  })

  it('writes no certificate for cash alone, yet counts it in the totals', () => {
    const all = year({ ...cleaning, payments: ['2025-04-05,F1,6000,cash,,received'] })
    expect(all.certificates).toEqual({})
    expect(all.totals).toMatchObject({ certificates: 0, paidGross: 0, paidInCash: 6000 })
  })

  it('splits the gross by activity and lists the visits by date', () => {
    const company = {
      visits: ['V1,C1,W1,II-11,2025-03-12,60,home', 'V2,C1,W2,II-1,2025-03-10,120,home'],
      invoices: [
        'F1,2025-03-31,C1,1,V1,II-11,,4900,service',
        'F1,2025-03-31,C1,2,V2,II-1,120,5800,service',
      ],
      payments: ['2025-04-05,F1,10700,card,,received'],
    }
    expect(c1(company)?.byActivity).toEqual({ 'II-11': 4900, 'II-1': 5800 })
    expect(c1(company)?.interventions).toEqual([
      ['2025-03-10', 120, 'W2'],
      ['2025-03-12', 60, 'W1'],
    ])
  })
})

describe('which lines are eligible', () => {
  const paid = (visit: string, more: Partial<SmallCompany> = {}) => {
    const [, , , activity = ''] = visit.split(',')
    const invoices = [`F1,2025-03-31,C1,1,V1,${activity},,6000,service`]
    const payments = ['2025-04-05,F1,6000,card,,received']
    return year({ visits: [visit], invoices, payments, ...more }).totals
  }
  const eligible = { certificates: 1, paidGross: 6000, ineligiblePaid: 0 }
  const ineligible = { certificates: 0, paidGross: 0, ineligiblePaid: 6000 }

  it('takes an odd job of two hours, not one of two hours and a minute', () => {
    expect(paid('V1,C1,W1,II-3,2025-03-10,120,home')).toMatchObject(eligible)
    expect(paid('V1,C1,W1,II-3,2025-03-10,121,home')).toMatchObject(ineligible)
    expect(paid('V1,C1,W1,II-1,2025-03-10,121,home')).toMatchObject(eligible)
  })

  it('refuses the workshop', () => {
    expect(paid('V1,C1,W1,II-11,2025-03-10,60,workshop')).toMatchObject(ineligible)
  })

  it('takes an activity from the day it was declared, by the day of the visit', () => {
    const activities = { 'II-2': '2025-03-10' }
    expect(paid('V1,C1,W1,II-2,2025-03-10,60,home', { activities })).toMatchObject(eligible)
    expect(paid('V1,C1,W1,II-2,2025-03-09,60,home', { activities })).toMatchObject(ineligible)
    expect(paid('V1,C1,W1,II-5,2025-03-10,60,home', { activities })).toMatchObject(ineligible)
  })

  it('refuses organisations', () => {
    const contacts = ['C1,SCI Les Glycines']
    expect(paid('V1,C1,W1,II-1,2025-03-10,60,home', { contacts })).toMatchObject(ineligible)
  })
})

describe('where the files come from', () => {
  it('reads a directory of exports', () => {
    const dir = mkdtempSync(join(tmpdir(), 'oracle-'))
    const files = smallCompany({ ...cleaning, payments: ['2025-04-05,F1,6000,card,,received'] })
    for (const name of COMPANY_FILES) writeFileSync(join(dir, name), files[name])
    expect(expectedYear(dir, 2025)).toEqual(expectedYearOf(files, 2025))
    rmSync(dir, { recursive: true })
  })

  it('throws for what it has no rule for', () => {
    const payment = (row: string) => () => year({ ...cleaning, payments: [row] })
    expect(payment('2025-04-05,F1,6000,shells,,received')).toThrow('unknown means: shells')
    expect(payment('2025-04-05,F1,6000,card,,promised')).toThrow('promised')
    expect(payment('2025-04-05,F1,-6000,card,,received')).toThrow('sign')
    expect(payment('2025-04-05,F2,6000,card,,received')).toThrow('F2')
  })
})
