import { schedule } from '../app/timers.js'
import { midnight } from '../shared/instant.js'
import { settlingDue } from './batch.js'
import { debitBatches, debits, mandates } from './collections.js'
import { dormantFrom } from './mandate-life.js'

/** On its day, or once the bank credited it, a batch's debits count as paid, a page at a time. */
const settle = schedule({
  name: 'debit-batches-settled',
  of: debitBatches,
  due: settlingDue,
  operation: 'directDebit.settleBatch',
  input: ({ id }) => ({ batch: id }),
})

/** On its day, a debit that is in no file is taken off. */
const drop = schedule({
  name: 'debits-missed',
  of: debits,
  due: ({ status, collectOn }) => (status === 'prepared' ? midnight(collectOn) : undefined),
  operation: 'directDebit.dropMissedDebit',
  input: ({ id }) => ({ debit: id }),
})

/** 36 months after its last debit, a mandate lapses. */
const lapse = schedule({
  name: 'mandates-lapsed',
  of: mandates,
  due: (mandate) => {
    const from = isStanding(mandate) ? dormantFrom(mandate) : undefined
    return from && midnight(from)
  },
  operation: 'directDebit.lapseMandate',
  input: ({ id }) => ({ mandate: id }),
})

const isStanding = ({ status }: { readonly status: string }): boolean =>
  status === 'active' || status === 'suspended'

/** What time triggers here. */
export const schedules = [settle, drop, lapse]
