import { collection } from '../ports/collection.js'
import { BankFile, BankItem } from './bank-item.js'
import { Batch } from './batch.js'
import { Creditor } from './creditor.js'
import { Debit } from './debit.js'
import { Mandate } from './mandate.js'

/** The entities that collect direct debits. */
export const creditors = collection(Creditor, {
  name: 'creditors',
  fields: { sealedWith: 'text' },
})

/** The mandates that customers gave; a reference is borne once by an entity, and once at the banks. */
export const mandates = collection(Mandate, {
  name: 'mandates',
  fields: {
    legalEntity: 'text',
    customer: 'text',
    status: 'text',
    identity: 'text',
    referenceKey: 'text',
    sealedWith: 'text',
  },
  unique: [['identity'], ['legalEntity', 'referenceKey']],
  refers: { customer: 'customers', legalEntity: 'legal-entities' },
  personal: ['debtor', 'accounts', 'signature'],
})

/** The debits of a tenant. */
export const debits = collection(Debit, {
  name: 'debits',
  fields: {
    legalEntity: 'text',
    customer: 'text',
    mandate: 'text',
    invoice: 'text',
    turn: 'integer',
    amount: 'integer',
    collectOn: 'text',
    status: 'text',
    batch: 'text',
    endToEnd: 'text',
    referenceKey: 'text',
    payment: 'text',
  },
  unique: [['invoice', 'turn'], ['endToEnd']],
  refers: {
    batch: 'debit-batches',
    customer: 'customers',
    legalEntity: 'legal-entities',
    mandate: 'mandates',
    invoice: 'invoices',
    payment: 'payments',
  },
  personal: ['written'],
})

/** The files that go to the banks. */
export const debitBatches = collection(Batch, {
  name: 'debit-batches',
  fields: {
    legalEntity: 'text',
    collectOn: 'text',
    status: 'text',
    messageId: 'text',
    sealedWith: 'text',
  },
  unique: [['messageId']],
  refers: { legalEntity: 'legal-entities' },
})

/** The files that came from the banks, by the hash of their bytes. */
export const bankFiles = collection(BankFile, {
  name: 'bank-files',
  fields: { at: 'text', messageId: 'text' },
})

/** What banks said that was put to a debit, or waits for a person who says which it is about. */
export const bankItems = collection(BankItem, {
  name: 'bank-items',
  fields: { key: 'text', bankReference: 'text', content: 'text', status: 'text', at: 'text' },
  unique: [['key']],
  refers: { debit: 'debits', twin: 'bank-items' },
  personal: ['said'],
})
