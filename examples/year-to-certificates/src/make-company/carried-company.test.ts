import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readCompany } from '../oracle/company-files.js'
import { expectedYearOf } from '../oracle/oracle.js'
import { makeCompany } from './make-company.js'

const files = readCompany(fileURLToPath(new URL('../../company', import.meta.url)))

type Row = Readonly<Record<string, string>>
const rowsOf = (csv: string): Row[] => parse(csv, { bom: true, columns: true })

describe('the carried company', () => {
  it('is what its command writes', () => {
    expect(files).toEqual(makeCompany(34, 60, { year: 2025 }).files)
  })

  it('has a SIREN and a SIRET that pass their check digits', () => {
    const { siren, siret } = JSON.parse(files['organisation.json'])
    expect(luhn(siren)).toBe(true)
    expect(luhn(siret)).toBe(true)
  })

  it.each<[string, keyof typeof files, (row: Row) => boolean]>([
    ['a company as customer', 'contacts.csv', (row) => row['Organization'] !== ''],
    ['a first name in the last name', 'contacts.csv', (row) => row['First Name'] === ''],
    ['a lost zero', 'contacts.csv', (row) => row['Mailing Zip']?.length === 4],
    ['a phone as e-mail', 'contacts.csv', (row) => /^\d+$/.test(row['Primary Email'] ?? '')],
    ['the workshop', 'visits.csv', (row) => row['Place'] === 'workshop'],
    [
      'a long odd job',
      'visits.csv',
      (row) => row['Activity'] === 'II-3' && row['Minutes'] === '150',
    ],
    ['an undeclared activity', 'visits.csv', (row) => row['Activity'] === 'II-14'],
    [
      'a not yet declared one',
      'visits.csv',
      (row) =>
        `${row['Activity']} ${row['Date']}` < 'II-2 2025-03-03' && row['Activity'] === 'II-2',
    ],
    ['a fixed price', 'invoices.csv', (row) => row['Kind'] === 'service' && row['Minutes'] === ''],
    ['goods', 'invoices.csv', (row) => row['Kind'] === 'goods'],
    ['cash', 'payments.csv', (row) => row['Means'] === 'cash'],
    ['prepaid CESU', 'payments.csv', (row) => row['Means'] === 'prepaid-cesu'],
    ['a third party', 'payments.csv', (row) => row['Third Party'] !== ''],
    ['a returned payment', 'payments.csv', (row) => row['Event'] === 'returned'],
    [
      'one in January',
      'payments.csv',
      (row) => row['Event'] === 'returned' && `${row['Date']}` > '2026',
    ],
    ['a refund', 'payments.csv', (row) => row['Event'] === 'refund'],
    ['a payment of the year before', 'payments.csv', (row) => `${row['Date']}` < '2025'],
    ['a credit note', 'credit-notes.csv', () => true],
  ])('shows %s', (_, file, is) => {
    expect(rowsOf(files[file]).filter(is).length).toBeGreaterThan(0)
  })

  it('has certificates, money that opens no right, and credit', () => {
    const { certificates, ineligiblePaid, paidInCash, customerCredit } = expectedYearOf(
      files,
      2025,
    ).totals
    expect(certificates).toBe(55)
    expect(ineligiblePaid).toBeGreaterThan(0)
    expect(paidInCash).toBeGreaterThan(0)
    expect(customerCredit).toBeGreaterThan(0)
  })
})

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
