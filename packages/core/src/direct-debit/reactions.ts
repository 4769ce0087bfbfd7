import type { Reaction } from '../app/reactions.js'
import { PaymentId } from '../payments/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { debits } from './collections.js'
import { fail } from './failing.js'
import { advanceDebit } from './living.js'

/** What is prepared under a mandate that stands no more is taken off; what is in a file is looked at when it is written. */
const takeOff = (on: string): Reaction => ({
  on,
  async run(work, { of: mandate }) {
    const where = { mandate, status: 'prepared' }
    for (const debit of await work.find(debits, { where, limit: 1000 }))
      advanceDebit(work, debit, { type: 'withdraw', because: 'no-mandate' })
  },
})

/** Somebody took the payment of a debit back by hand: the debit was not honoured, for a reason that nobody gave. */
const followReturn: Reaction = {
  on: 'payment-returned',
  async run(work, { of, data }) {
    const payment = PaymentId.safeParse(of).data
    const where = { payment: payment ?? null, status: 'collected' }
    const [debit] = payment ? await work.find(debits, { where, limit: 1 }) : []
    const on = CivilDate.safeParse(data?.['on']).data ?? work.today
    if (debit) await fail(work, debit, { reason: 'unknown', on })
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [
  ...['mandate-suspended', 'mandate-cancelled', 'mandate-lapsed'].map(takeOff),
  followReturn,
]
