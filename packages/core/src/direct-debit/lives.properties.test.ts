import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import type { Decided, Lifecycle } from '../shared/decider.js'
import { Money } from '../shared/money.js'
import type { Refusal } from '../shared/result.js'
import { type Batch, type BatchCommand, batchLife } from './batch.js'
import { type Debit, type DebitCommand, debitLife } from './debit.js'
import type { Mandate } from './mandate.js'
import { type MandateCommand, mandateLife } from './mandate-life.js'

const on = day('2026-03-16')
const any = <T>(value: object): T => value as T

const mandate = any<Mandate>({
  ...{ id: 'mdt_1', kind: 'recurrent', status: 'unsigned', reference: 'R', debits: 0, terms: {} },
  ...{ creditorIdentifier: 'FR69ZZZ651190', accounts: [{ no: 1 }], signature: null, told: null },
  ...{ endedOn: null, lastUsedOn: null },
})
const signature = { by: 'M', on: day('2020-01-01'), at: '2020-01-01T00:00:00.000Z' }
const told = { reference: 'R', creditorIdentifier: 'FR69ZZZ651190', account: 1 }
const mandateCommands = [
  { type: 'sign', signature },
  { type: 'change-account', accounts: [{ no: 1 }, { no: 2 }], sealedWith: 'k' },
  { type: 'change-reference', reference: 'S' },
  { type: 'change-terms', terms: { monthly: 1 } },
  ...['account', 'refused', 'deceased', 'office'].map((because) => ({
    type: 'suspend',
    because,
    on,
  })),
  { type: 'resume' },
  { type: 'cancel', on },
  { type: 'lapse', on },
  ...[false, true].map((last) => ({ type: 'use', on, told, last })),
]

const debit = any<Debit>({ id: 'dbt_1', status: 'prepared', batch: null, written: null })
const debitCommands = [
  { type: 'announce', on },
  { type: 'batch', batch: 'bat_1', sequence: 'RCUR' },
  { type: 'write', written: { reference: 'R' } },
  { type: 'release' },
  { type: 'withdraw', because: 'office' },
  { type: 'send' },
  { type: 'collect', payment: 'pay_1', on },
  { type: 'fail', reason: 'AM04', on },
]

const batch = any<Batch>({ id: 'bat_1', status: 'prepared', pages: 0, creditor: null })
const creditor = { account: { sealed: { key: 'k', text: '' } } }
const batchCommands = [
  { type: 'write', creditor, sha256: 'x', debits: [], total: Money.zero },
  { type: 'send', on },
  { type: 'cancel' },
  { type: 'take', on },
  { type: 'credit', on },
  ...[0, 3].map((left) => ({ type: 'settle', left })),
  { type: 'refuse', reason: 'FF01' },
]

interface Told {
  readonly status: string
}

/** Lives through commands in any order, and answers every state it went through. */
const statesOf = <S extends Told, C, F extends Decided, R extends Refusal>(
  { decide, evolve }: Lifecycle<S, C, F, R>,
  first: S,
  commands: readonly C[],
): readonly S[] => {
  const states = [first]
  for (const command of commands) {
    const state = states.at(-1) ?? first
    const decided = decide(state, command)
    states.push(decided.ok ? evolve(state, decided.value) : state)
  }
  return states
}

const inAnyOrder = <C>(commands: readonly object[]): fc.Arbitrary<readonly C[]> =>
  fc.array(fc.constantFrom(...(commands as readonly C[])), { maxLength: 20 })

describe('whatever is asked in whatever order', () => {
  it('a mandate that has ended never stands again, and none stands that nobody signed', () =>
    fc.assert(
      fc.property(inAnyOrder<MandateCommand>(mandateCommands), (commands) => {
        const states = statesOf(mandateLife, mandate, commands)
        const ended = states.findIndex(({ endedOn }) => endedOn !== null)
        if (ended >= 0) expect(states.slice(ended).every((one) => one === states[ended])).toBe(true)
        for (const { status, signature: given } of states)
          if (status === 'active' || status === 'suspended') expect(given).not.toBeNull()
      }),
    ))

  it('a debit is collected once, fails once, and is over for good', () =>
    fc.assert(
      fc.property(inAnyOrder<DebitCommand>(debitCommands), (commands) => {
        const statuses = statesOf(debitLife, debit, commands).map(({ status }) => status)
        const entered = (wanted: string) =>
          statuses.filter((status, i) => status === wanted && statuses[i - 1] !== wanted).length
        for (const once of ['collected', 'returned', 'rejected', 'withdrawn'])
          expect(entered(once)).toBeLessThanOrEqual(1)
        const over = statuses.findIndex((s) => ['returned', 'rejected', 'withdrawn'].includes(s))
        if (over >= 0) expect(new Set(statuses.slice(over)).size).toBe(1)
        if (statuses.includes('returned')) expect(statuses).toContain('collected')
      }),
    ))

  it('a batch is settled only after it was sent, and sent only once its file was written', () =>
    fc.assert(
      fc.property(inAnyOrder<BatchCommand>(batchCommands), (commands) => {
        const states = statesOf(batchLife, batch, commands)
        for (const { status, sha256, sentOn } of states) {
          if (['written', 'sent', 'settled'].includes(status)) expect(sha256).toBe('x')
          if (['sent', 'settled', 'rejected'].includes(status)) expect(sentOn).toBe(on)
        }
        const over = states.findIndex(({ status }) => ['cancelled', 'rejected'].includes(status))
        if (over >= 0) expect(states.slice(over).every((one) => one === states[over])).toBe(true)
      }),
    ))
})
