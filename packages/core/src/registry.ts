import * as accounting from './accounting/operations.js'
import * as attestation from './attestation/operations.js'
import * as audit from './audit/operations.js'
import * as customers from './customers/operations.js'
import * as desk from './desk/operations.js'
import * as directDebit from './direct-debit/operations.js'
import * as dispatch from './dispatch/operations.js'
import * as documents from './documents/operations.js'
import * as eligibility from './eligibility/operations.js'
import * as invoicing from './invoicing/operations.js'
import * as journal from './journal/operations.js'
import * as messages from './messages/operations.js'
import * as organisation from './organisation/operations.js'
import * as payments from './payments/operations.js'
import * as recovery from './recovery/operations.js'
import * as sales from './sales/operations.js'
import * as taxCredit from './tax-credit/operations.js'
import * as vat from './vat/operations.js'
import * as webhooks from './webhooks/operations.js'

/** Every operation, by context and name: the export's name is the operation's name. */
export const registry = {
  organisation,
  customers,
  eligibility,
  vat,
  taxCredit,
  sales,
  dispatch,
  invoicing,
  payments,
  directDebit,
  attestation,
  recovery,
  journal,
  accounting,
  documents,
  messages,
  desk,
  audit,
  webhooks,
} as const
