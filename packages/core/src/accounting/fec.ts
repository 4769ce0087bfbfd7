import type { Money } from '../shared/money.js'
import { type LedgerEntry, ledgerJournals } from './writing.js'

/** The eighteen fields of an entry (LPF, article A47 A-1), in their order. */
export const fecFields = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib'],
  ...['CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit'],
  ...['EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise'],
] as const

/**
 * Entries in the layout of the FEC, for import into a ledger: UTF-8, a line of field names, then a line for each line of an entry, fields
 * apart by tabs, days as `YYYYMMDD`, amounts with a comma. It is not the legal FEC: that one is the ledger's.
 */
export const fecOf = (entries: readonly LedgerEntry[], validatedOn: string): string => {
  const rows = entries.flatMap(({ journal, no, on, piece, label, lines }) =>
    lines.map(({ account, customer = '', debit, credit }) => [
      ...[journal, ledgerJournals[journal], no, compact(on), account.no, account.name],
      ...[customer, customer, piece, compact(on), label, decimal(debit), decimal(credit)],
      ...['', '', compact(validatedOn), '', ''],
    ]),
  )
  return [fecFields, ...rows].map((row) => `${row.map(plain).join('\t')}\n`).join('')
}

const compact = (date: string): string => date.replaceAll('-', '')

const decimal = (amount: Money): string => {
  const digits = String(amount).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}

/** A field holds no separator, whatever somebody wrote. */
const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')
