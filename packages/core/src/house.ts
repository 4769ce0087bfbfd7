import * as accounting from './accounting/collections.js'
import { aftermaths as accountingAftermaths } from './accounting/reactions.js'
import { words as accountingWords } from './accounting/words.js'
import { answers } from './app/answers.js'
import { counters } from './app/counters.js'
import { deliveries, endpoints } from './app/endpoints.js'
import type { House } from './app/execute.js'
import { facts } from './app/facts.js'
import { featureSwitches } from './app/features.js'
import { notices } from './app/notices.js'
import { errands } from './app/reactions.js'
import { tenantImports } from './app/tenant-import.js'
import { timers } from './app/timers.js'
import { staleWords } from './app/version.js'
import { commonWords, type Words } from './app/words.js'
import * as attestation from './attestation/collections.js'
import { reactions as attestationReactions } from './attestation/reactions.js'
import { schedules as attestationSchedules } from './attestation/schedules.js'
import { words as attestationWords } from './attestation/words.js'
import * as customers from './customers/collections.js'
import { reactions as customersReactions } from './customers/reactions.js'
import { schedules as customersSchedules } from './customers/schedules.js'
import { words as customersWords } from './customers/words.js'
import { words as deskWords } from './desk/words.js'
import * as directDebit from './direct-debit/collections.js'
import { reactions as directDebitReactions } from './direct-debit/reactions.js'
import { schedules as directDebitSchedules } from './direct-debit/schedules.js'
import { words as directDebitWords } from './direct-debit/words.js'
import * as dispatch from './dispatch/collections.js'
import { reactions as dispatchReactions } from './dispatch/reactions.js'
import { schedules as dispatchSchedules } from './dispatch/schedules.js'
import { words as dispatchWords } from './dispatch/words.js'
import * as documents from './documents/collections.js'
import {
  aftermaths as documentsAftermaths,
  reactions as documentsReactions,
} from './documents/reactions.js'
import { words as documentsWords } from './documents/words.js'
import * as invoicing from './invoicing/collections.js'
import { reactions as invoicingReactions } from './invoicing/reactions.js'
import { words as invoicingWords } from './invoicing/words.js'
import * as journal from './journal/collections.js'
import {
  aftermaths as journalAftermaths,
  followers as journalFollowers,
} from './journal/reactions.js'
import { schedules as journalSchedules } from './journal/schedules.js'
import { words as journalWords } from './journal/words.js'
import * as messages from './messages/collections.js'
import { schedules as messagesSchedules } from './messages/schedules.js'
import { words as messagesWords } from './messages/words.js'
import * as organisation from './organisation/collections.js'
import { features } from './organisation/features.js'
import { schedules as organisationSchedules } from './organisation/schedules.js'
import { words as organisationWords } from './organisation/words.js'
import * as payments from './payments/collections.js'
import { reactions as paymentsReactions } from './payments/reactions.js'
import { words as paymentsWords } from './payments/words.js'
import type { Collection } from './ports/collection.js'
import * as recovery from './recovery/collections.js'
import { reactions as recoveryReactions } from './recovery/reactions.js'
import { schedules as recoverySchedules } from './recovery/schedules.js'
import { words as recoveryWords } from './recovery/words.js'
import { registry } from './registry.js'
import * as sales from './sales/collections.js'
import { reactions as salesReactions } from './sales/reactions.js'
import { schedules as salesSchedules } from './sales/schedules.js'
import { words as salesWords } from './sales/words.js'
import { words as taxCreditWords } from './tax-credit/words.js'
import { words as webhooksWords } from './webhooks/words.js'

/** Words what leaves the relay. */
export { compose } from './messages/compose.js'

/** The three doors of every context; reactions run in this order. */
export const house: House = {
  registry,
  features,
  reactions: [
    ...customersReactions,
    ...salesReactions,
    ...dispatchReactions,
    ...invoicingReactions,
    ...paymentsReactions,
    ...directDebitReactions,
    ...attestationReactions,
    ...recoveryReactions,
    ...documentsReactions,
  ],
  aftermaths: [...journalAftermaths, ...accountingAftermaths, ...documentsAftermaths],
  followers: journalFollowers,
  schedules: [
    ...organisationSchedules,
    ...customersSchedules,
    ...salesSchedules,
    ...dispatchSchedules,
    ...directDebitSchedules,
    ...attestationSchedules,
    ...recoverySchedules,
    ...journalSchedules,
    ...messagesSchedules,
  ],
}

/** Every collection: what a store is opened with. */
export const collections: readonly Collection[] = [
  ...[facts, notices, errands, timers, counters, answers, featureSwitches, tenantImports],
  ...[endpoints, deliveries],
  ...Object.values(organisation),
  ...Object.values(customers),
  ...Object.values(sales),
  ...Object.values(dispatch),
  ...Object.values(invoicing),
  ...Object.values(payments),
  ...Object.values(directDebit),
  ...Object.values(attestation),
  ...Object.values(recovery),
  ...Object.values(journal),
  ...Object.values(accounting),
  ...Object.values(documents),
  ...Object.values(messages),
]

/** What every refusal says. */
export const words: Words = {
  ...commonWords,
  ...staleWords,
  ...organisationWords,
  ...customersWords,
  ...taxCreditWords,
  ...salesWords,
  ...dispatchWords,
  ...invoicingWords,
  ...paymentsWords,
  ...directDebitWords,
  ...attestationWords,
  ...recoveryWords,
  ...journalWords,
  ...accountingWords,
  ...documentsWords,
  ...messagesWords,
  ...deskWords,
  ...webhooksWords,
}
