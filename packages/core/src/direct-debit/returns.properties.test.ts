import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BankWord, DebitWord } from '../ports/bank-files.js'
import { debitCompany, ibanOf } from '../testing/debit-company.js'
import { bill, support } from '../testing/journey.js'
import { given } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'
import type { Debit } from './debit.js'
import { returnPolicies } from './return-policy.js'

const day = '2026-03-16'
const amounts = [6000, 6000, 1500, 900]

/** A company with four debits of two customers at the bank, counted as paid or not yet. */
const atBank = async (isPaid: boolean) => {
  const company = await debitCompany()
  const other = await newCustomer(company, 2)
  await company.mandate()
  await company.mandate({ customer: other, iban: ibanOf(2) })
  const debits: Debit[] = []
  for (const [i, gross] of amounts.entries()) {
    const customer = i % 2 ? other : company.customer
    debits.push(await company.debit(await bill(company, [support(gross)], { customer })))
  }
  const [batch] = await company.batch(day)
  if (!batch) throw new Error('no batch')
  await company.send(batch)
  if (isPaid) await company.until(day)
  return { ...company, other, debits, batch }
}

/** All that matters after the bank has spoken: debits, money, mandates, and what waits for a person. */
const stateOf = async (company: Awaited<ReturnType<typeof atBank>>) => {
  const { foyer, as, store, tenant, debits, customer, other } = company
  const all = async (of: string) =>
    (await store.find(tenant, of, { limit: 1000 })).items.map(({ doc }) => doc as never)
  const owner = as('owner')
  const accounts = []
  for (const who of [customer, other])
    accounts.push(await given(foyer.payments.showAccount({ customer: who }, owner)))
  const mandates: { status: string; suspended?: { because: string } }[] = await all('mandates')
  const payments: { reference: string; status: string; returnedOn?: string }[] =
    await all('payments')
  const debitsNow: Debit[] = await all('debits')
  return {
    accounts,
    debits: await Promise.all(debits.map(company.show)),
    // What is presented again is told of at another time, and has another id.
    live: debitsNow
      .filter(({ attempt, status }) => attempt > 1 && status === 'prepared')
      .map(({ invoice, amount, collectOn }) => [invoice, amount, collectOn].join(' '))
      .sort(),
    mandates: mandates.map(({ status, suspended }) => [status, suspended?.because]),
    payments: payments
      .map(({ reference, status, returnedOn }) => [reference, status, returnedOn].join(' '))
      .sort(),
    parked: (await all('bank-items')).filter(
      ({ status }: { status: string }) => status === 'parked',
    ).length,
  }
}

/** Each but the one by which a bank says that it has it already. */
const reasons = [
  ...returnPolicies.map(({ code }) => code).filter((code) => code !== 'AM05'),
  ...['ZZ99', undefined],
]

interface Told {
  readonly which: number
  readonly reason: string | undefined
  readonly order: number
  readonly file: number
  readonly again: boolean
}

const told: fc.Arbitrary<readonly Told[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: amounts.length - 1 }), { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((which) =>
        fc.record({
          which: fc.constant(which),
          reason: fc.constantFrom(...reasons),
          order: fc.double({ noNaN: true }),
          file: fc.integer({ min: 0, max: 2 }),
          again: fc.boolean(),
        }),
      ),
    ),
  )

const wordOf = (debits: readonly Debit[], { which, reason }: Told): DebitWord => ({
  ...{ type: 'debit', status: 'returned', on: day as never },
  refs: { endToEnd: debits[which]?.endToEnd },
  ...(reason ? { reason } : {}),
})

/** Tells some returns, in files that come one after the other; some of them twice. */
const tell = async (company: Awaited<ReturnType<typeof atBank>>, all: readonly Told[]) => {
  company.clock.set(`${day}T09:00:00.000Z`)
  for (const file of new Set(all.map((one) => one.file))) {
    const words: BankWord[] = all
      .filter((one) => one.file === file)
      .map((one) => wordOf(company.debits, one))
    await company.hear(words, `FILE-${file}`)
    await company.hear(words, `FILE-${file}`)
  }
  const again = all.filter((one) => one.again).map((one) => wordOf(company.debits, one))
  if (again.length) await company.hear(again, 'AGAIN')
}

describe('returns', () => {
  it.each([
    ['counted as paid', true],
    ['not counted yet', false],
  ])('leave the same behind in whatever order they come: debits %s', (_, isPaid) =>
    fc.assert(
      fc.asyncProperty(told, async (all) => {
        const one = await atBank(isPaid)
        await tell(one, all)
        const other = await atBank(isPaid)
        const shuffled = [...all].sort((a, b) => a.order - b.order)
        await tell(
          other,
          shuffled.map((each) => ({ ...each, again: !each.again })),
        )
        expect(await stateOf(other)).toEqual(await stateOf(one))
      }),
      { numRuns: 15 },
    ),
  )

  it('never take a cent twice, nor leave one out: what is owed is what came back', () =>
    fc.assert(
      fc.asyncProperty(told, async (all) => {
        const company = await atBank(true)
        await tell(company, all)
        const { accounts, payments } = await stateOf(company)
        const back = all.reduce((sum, { which }) => sum + (amounts[which] ?? 0), 0)
        expect(accounts.reduce((sum, { due }) => sum + due, 0)).toBe(back)
        expect(payments).toHaveLength(amounts.length)
      }),
      { numRuns: 15 },
    ))
})
