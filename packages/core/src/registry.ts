import * as attestation from './attestation/operations.js'
import * as audit from './audit/operations.js'
import * as customers from './customers/operations.js'
import * as dispatch from './dispatch/operations.js'
import * as documents from './documents/operations.js'
import * as invoicing from './invoicing/operations.js'
import * as messages from './messages/operations.js'
import * as organisation from './organisation/operations.js'
import * as payments from './payments/operations.js'
import * as sales from './sales/operations.js'

/** Every operation, by context and name: the export's name is the operation's name. */
export const registry = {
  organisation,
  customers,
  sales,
  dispatch,
  invoicing,
  payments,
  attestation,
  documents,
  messages,
  audit,
} as const
