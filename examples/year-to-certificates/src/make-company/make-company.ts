import type { CompanyFiles } from '../oracle/company-files.js'
import { type Defects, type Duplicate, makePeople, typeContacts } from './contacts.js'
import { diceOf } from './dice.js'
import { invoicesCsv, makeInvoices } from './invoices.js'
import { creditNotesCsv, makeMoney, paymentsCsv } from './money.js'
import { organisationJson } from './organisation.js'
import { type Rates, usualRates } from './rates.js'
import { makeVisits, makeWorkers, visitsCsv, workersCsv } from './visits.js'

/** What may be asked of an invented company; what is left out is as usual. */
export interface CompanyOptions {
  /** The civil year its certificates are for; default 2025. */
  readonly year?: number
  /** Done visits a customer, on average, over the year and the two months before; default 6. */
  readonly visitsPerCustomer?: number
  /** Rates that differ from {@link usualRates}. */
  readonly rates?: Partial<Rates>
}

/** An invented company: its exports, and what an importer should find in its contacts. */
export interface MadeCompany {
  readonly files: CompanyFiles
  /** Every pair that is one customer typed twice, and no other. */
  readonly duplicates: readonly Duplicate[]
  readonly defects: Defects
}

const MOST_CUSTOMERS = 10_000

/**
 * Invents a company of `size` customers (copies come on top); same arguments, same bytes.
 * @throws {RangeError} when `size` is no whole number from 1 to 10,000.
 */
export function makeCompany(
  seed: number,
  size: number,
  { year = 2025, visitsPerCustomer = 6, rates: asked = {} }: CompanyOptions = {},
): MadeCompany {
  if (!Number.isInteger(size) || size < 1 || size > MOST_CUSTOMERS) {
    throw new RangeError(`no size for a company: ${size}`)
  }
  const rates = { ...usualRates, ...asked }
  const dice = diceOf(seed)
  const people = makePeople(dice, size, rates)
  const contacts = typeContacts(dice, people, rates)
  const workers = makeWorkers(dice, size * visitsPerCustomer)
  const visits = makeVisits(dice, people, workers, { year, visitsPerCustomer, rates })
  const invoices = makeInvoices(dice, visits, { year, rates })
  const money = makeMoney(dice, invoices, { year, rates })
  return {
    files: {
      'organisation.json': organisationJson(year, workers.length),
      'workers.csv': workersCsv(workers),
      'contacts.csv': contacts.csv,
      'visits.csv': visitsCsv(visits),
      'invoices.csv': invoicesCsv(invoices),
      'payments.csv': paymentsCsv(money.payments),
      'credit-notes.csv': creditNotesCsv(money.creditNotes),
    },
    duplicates: contacts.duplicates,
    defects: contacts.defects,
  }
}
