import { bankDouble } from '@foyer/adapters-connect/testing'
import type { Foyer, Principal } from '@foyer/core'
import { yes } from '../answers.js'
import { tenant } from '../company.js'
import { momentOf, plusDays } from './days.js'
import type { Happening } from './timeline.js'

const as: Principal = { tenant, id: 'owner', role: 'owner' }

/** What payers' accounts end with: the bank of the demonstration pays, refuses or returns by it, and of one says nothing more. */
const endings = ['43', '25', '04', '11', '43'] as const

/** Whose debits, and until when; `apart` = a customer who goes on paying otherwise. */
interface Begins {
  readonly legalEntity: string
  readonly apart: string | undefined
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** An account number that nobody has, with its check digits. */
export const accountOf = (no: number, ending = '43'): string => {
  const number = `3000400003${String(no).padStart(11, '0')}${ending}`
  return `FR${String(98n - (BigInt(`${number}152700`) % 97n)).padStart(2, '0')}${number}`
}

/**
 * Six weeks ago the company began to debit: some who owed it signed a mandate and were debited a fortnight later; the bank refused one,
 * took one back and spoke of one that it did not name. Since yesterday two more have signed, and wait to be debited.
 */
export const directDebits = (
  foyer: Foyer,
  { legalEntity, apart, today }: Begins,
): readonly Happening[] => {
  let day = ''
  const bank = bankDouble({ today: () => day })
  const hear = async (bytes: Uint8Array | undefined) => {
    const base64 = Buffer.from(bytes ?? new Uint8Array()).toString('base64')
    if (bytes) await yes(foyer.directDebit.takeBankFile({ base64 }, { as }))
  }
  const begin = plusDays(today, -45)
  return [
    { at: momentOf(begin, '09:00'), run: () => beginDebiting(foyer, legalEntity, apart) },
    { at: momentOf(plusDays(begin, 1), '09:00'), run: prepare },
    {
      at: momentOf(plusDays(today, -1), '15:00'),
      run: () => signLater(foyer, legalEntity, apart),
    },
  ]

  async function prepare(then: (later: Happening) => void): Promise<void> {
    await yes(foyer.directDebit.prepareDebits({ legalEntity }, { as }))
    const asked = { status: 'prepared', limit: 200 } as const
    const { items } = await yes(foyer.directDebit.listDebits(asked, { as }))
    for (const on of new Set(items.map(({ collectOn }) => collectOn))) {
      then({ at: momentOf(plusDays(on, -5), '10:00'), run: () => handOver(on) })
      then({ at: momentOf(on, '20:00'), run: () => collect(on) })
    }
  }

  async function handOver(on: string): Promise<void> {
    day = plusDays(on, -5)
    const gathered = await yes(
      foyer.directDebit.prepareBatches({ legalEntity, collectOn: on }, { as }),
    )
    for (const { id: batch } of gathered.batches) {
      await yes(foyer.directDebit.writeBatch({ batch }, { as }))
      const { base64 } = await yes(foyer.directDebit.downloadBatch({ batch }, { as }))
      await yes(foyer.directDebit.sendBatch({ batch }, { as }))
      await hear(bank.receive(new Uint8Array(Buffer.from(base64, 'base64'))))
    }
  }

  async function collect(on: string): Promise<void> {
    day = on
    await foyer.tick()
    await hear(bank.tell(on))
  }
}

/** Who owes something that is late, each once, the longest first. */
const debtors = async (
  { invoicing }: Foyer,
  apart: string | undefined,
): Promise<readonly string[]> => {
  const { items } = await yes(invoicing.listInvoices({ only: 'overdue', limit: 200 }, { as }))
  const owing = new Set<string>(items.map(({ customer }) => customer))
  return [...owing].filter((customer) => customer !== apart)
}

const mandated = async ({ directDebit }: Foyer, customer: string): Promise<boolean> =>
  (await yes(directDebit.mandatesOf({ customer }, { as }))).items.length > 0

const beginDebiting = async (
  foyer: Foyer,
  legalEntity: string,
  apart: string | undefined,
): Promise<void> => {
  const creditorIdentifier = 'FR69ZZZ651190'
  await yes(foyer.organisation.setCreditorIdentifier({ legalEntity, creditorIdentifier }, { as }))
  await yes(foyer.directDebit.setCreditor({ legalEntity, iban: accountOf(99) }, { as }))
  const owing = await debtors(foyer, apart)
  for (const [no, ending] of endings.entries()) {
    const customer = owing[no]
    if (customer) await sign(foyer, { legalEntity, customer, iban: accountOf(no, ending) })
  }
}

/** Of two who sign later, one agrees to ten euros a month and no more. */
const signLater = async (
  foyer: Foyer,
  legalEntity: string,
  apart: string | undefined,
): Promise<void> => {
  const terms = [{}, { monthly: 10_00 }]
  for (const customer of await debtors(foyer, apart)) {
    if (await mandated(foyer, customer)) continue
    const agreed = terms.shift()
    if (!agreed) return
    const iban = accountOf(20 + terms.length)
    await sign(foyer, { legalEntity, customer, iban, terms: agreed })
  }
}

const sign = async (
  { customers, directDebit }: Foyer,
  asked: Parameters<Foyer['directDebit']['prepareMandate']>[0],
): Promise<void> => {
  const { id: mandate } = await yes(directDebit.prepareMandate(asked, { as }))
  const { customer } = asked
  const { customer: payer } = await yes(customers.showCustomer({ customer }, { as }))
  const signedBy = [payer.firstName, payer.lastName].filter(Boolean).join(' ')
  await yes(directDebit.signMandate({ mandate, signedBy }, { as }))
}
