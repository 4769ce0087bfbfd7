import { day } from '@foyer/core'
import { cents } from '@foyer/core/law'
import type { DebitFile, FileDebit } from './src/port.js'

/** A debit for tests: 60 euros of Marie Dupont, a recurrent one, on 16 March 2026. */
export const sampleDebit = (changed: Partial<FileDebit> = {}): FileDebit => ({
  endToEnd: 'DBT0001',
  amount: cents(6000),
  sequence: 'RCUR',
  collectOn: day('2026-03-16'),
  creditor: {
    name: 'Les Jours Tranquilles',
    identifier: 'FR69ZZZ651190',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPPXXX',
  },
  mandate: { reference: 'RUM-0001', signedOn: day('2025-12-01') },
  debtor: { name: 'Marie Dupont', iban: 'FR7630004000031234567890143' },
  remittance: 'F2026-00012',
  ...changed,
})

/** A file for tests, of that debit unless told otherwise. */
export const sampleFile = (changed: Partial<DebitFile> = {}): DebitFile => ({
  format: 'pain.008.001.08',
  messageId: 'BAT0001',
  createdAt: '2026-03-02T08:00:00.000Z' as DebitFile['createdAt'],
  initiator: 'Les Jours Tranquilles',
  debits: [sampleDebit()],
  ...changed,
})
