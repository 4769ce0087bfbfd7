import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { COMPANY_FILES } from '../oracle/company-files.js'
import { expectedYearOf } from '../oracle/oracle.js'
import { makeCompany } from './make-company.js'
import { hardRates, type Rates, usualRates } from './rates.js'

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true })
const column = (csv: string, name: string) => rowsOf(csv).map((row) => row[name] ?? '')
const none = Object.fromEntries(Object.keys(usualRates).map((name) => [name, 0]))

describe('the same arguments', () => {
  it('give the same bytes, another seed gives others', () => {
    expect(makeCompany(7, 60)).toEqual(makeCompany(7, 60))
    expect(makeCompany(8, 60).files).not.toEqual(makeCompany(7, 60).files)
  })

  it('must name a size that can be made', () => {
    expect(() => makeCompany(1, 0)).toThrow(RangeError)
    expect(() => makeCompany(1, 10_001)).toThrow(RangeError)
  })
})

describe.each([
  ['usual', 5, usualRates],
  ['usual', 300, usualRates],
  ['hard', 60, hardRates],
])('a %s company of %i customers', (_, size, rates: Rates) => {
  const { files, duplicates } = makeCompany(11, size, { rates })
  const contacts = column(files['contacts.csv'], 'Contact No')
  const visits = rowsOf(files['visits.csv'])
  const invoices = rowsOf(files['invoices.csv'])

  it('has every contact once, copies on top', () => {
    expect(contacts).toHaveLength(size + duplicates.length)
    expect(new Set(contacts).size).toBe(contacts.length)
  })

  it('points only to what exists', () => {
    const workers = column(files['workers.csv'], 'Worker No')
    const numbers = invoices.map((row) => row['Invoice No'])
    const lines = invoices.map((row) => `${row['Invoice No']} ${row['Line']}`)
    const notes = rowsOf(files['credit-notes.csv'])
    expect(contacts).toEqual(expect.arrayContaining(visits.map((row) => row['Contact No'])))
    expect(contacts).toEqual(expect.arrayContaining(invoices.map((row) => row['Contact No'])))
    expect(workers).toEqual(expect.arrayContaining(visits.map((row) => row['Worker No'])))
    expect(numbers).toEqual(expect.arrayContaining(column(files['payments.csv'], 'Invoice No')))
    expect(lines).toEqual(
      expect.arrayContaining(notes.map((row) => `${row['Corrects']} ${row['Line']}`)),
    )
  })

  it('bills each visit once, to its customer', () => {
    const billed = invoices
      .filter((row) => row['Kind'] === 'service')
      .map((row) => `${row['Visit No']} ${row['Contact No']} ${row['Activity']}`)
    const done = visits.map((row) => `${row['Visit No']} ${row['Contact No']} ${row['Activity']}`)
    expect(billed.sort()).toEqual(done.sort())
  })

  it('numbers invoices 1..n each year, in the order of their dates', () => {
    const numbers = [...new Set(invoices.map((row) => row['Invoice No'] ?? ''))]
    for (const year of ['2024', '2025']) {
      const ofYear = numbers.filter((no) => no.startsWith(year))
      expect(ofYear).toEqual(ofYear.map((_, i) => `${year}-${String(i + 1).padStart(5, '0')}`))
    }
    const dates = invoices.map((row) => row['Invoice Date'])
    expect(dates).toEqual([...dates].sort())
  })

  it('sends a skilled worker, to one place at a time', () => {
    const workers = new Map(
      rowsOf(files['workers.csv']).map((row) => [row['Worker No'], row['Skills']?.split('|')]),
    )
    const free = new Map<string, number>()
    for (const visit of visits) {
      const [hours = 0, minutes = 0] = (visit['Start'] ?? '').split(':').map(Number)
      const day = `${visit['Worker No']} ${visit['Date']}`
      expect(hours * 60 + minutes).toBeGreaterThanOrEqual(free.get(day) ?? 0)
      free.set(day, hours * 60 + minutes + Number(visit['Minutes']))
      expect(workers.get(visit['Worker No'])).toContain(visit['Activity'])
    }
  })
})

describe('money', () => {
  it('makes only what the rules speak of, whatever the seed', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      for (const rates of [usualRates, hardRates]) {
        const { files } = makeCompany(seed, 30, { rates })
        for (const year of [2024, 2025, 2026]) expectedYearOf(files, year)
      }
    }
  })

  it('is all certified, to the cent, in a company without any mess', () => {
    const plain = makeCompany(3, 40, { rates: none })
    const inTime = column(plain.files['payments.csv'], 'Date').every((day) => day < '2026-04-01')
    const years = [2024, 2025, 2026].map((year) => expectedYearOf(plain.files, year).totals)
    const billed = rowsOf(plain.files['invoices.csv'])
    const paid = column(plain.files['payments.csv'], 'Amount (cents)').map(Number)
    const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
    expect(inTime).toBe(true)
    expect(sum(billed.map((row) => Number(row['Amount TTC (cents)'])))).toBe(sum(paid))
    expect(sum(years.map((of) => of.paidGross + of.ineligiblePaid))).toBe(sum(paid))
    expect(plain.duplicates).toEqual([])
  })
})

describe('the mess of the contacts', () => {
  const { files, duplicates, defects } = makeCompany(5, 800)
  const contacts = new Map(rowsOf(files['contacts.csv']).map((row) => [row['Contact No'], row]))

  it('has phones of five shapes, all of the range kept for fiction', () => {
    const phones = [...contacts.values()].map((row) => row['Mobile Phone'] ?? '')
    const shapes = new Set(phones.filter(Boolean).map((phone) => phone.replace(/\d/g, '9')))
    expect([...shapes].sort()).toEqual([
      '+99 9 99 99 99 99',
      '99 99 99 99 99',
      '99.99.99.99.99',
      '9999999999',
      '9999999999999',
    ])
    for (const phone of phones.filter(Boolean)) {
      expect(phone.replace(/\D/g, '').replace(/^(0033|33)/, '0')).toMatch(/^063998\d{4}$/)
    }
  })

  it('lists each defect', () => {
    const has = (test: (row: Record<string, string>) => boolean) =>
      [...contacts].flatMap(([no = '', row]) => (test(row) ? [no] : [])).sort()
    expect([...defects.phoneInEmail].sort()).toEqual(
      has((row) => /^0\d{9}$/.test(row['Primary Email'] ?? '')),
    )
    expect([...defects.shortZip].sort()).toEqual(
      has((row) => /^\d{4}$/.test(row['Mailing Zip'] ?? '')),
    )
    expect(defects.missingPhone.length).toBeGreaterThan(0)
    expect(has((row) => row['First Name'] === '').length).toBeGreaterThan(0)
  })

  it('copies people at their address, and invents namesakes who are no copies', () => {
    expect(duplicates).toHaveLength(64)
    for (const [original, copy] of duplicates) {
      expect(contacts.get(copy)?.['Mailing Street']).toBe(
        contacts.get(original)?.['Mailing Street'],
      )
    }
    const copies = new Set(duplicates.map(([, copy]) => copy))
    const names = [...contacts.values()]
      .filter((row) => !copies.has(row['Contact No'] ?? ''))
      .map((row) => `${row['First Name']} ${row['Last Name']}`)
    expect(new Set(names).size).toBeLessThan(names.length - 40)
  })
})

it('writes every file of a company', () => {
  expect(Object.keys(makeCompany(1, 5).files)).toEqual([...COMPANY_FILES])
})
