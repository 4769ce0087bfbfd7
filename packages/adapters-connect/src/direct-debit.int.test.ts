import type { CivilDate } from '@foyer/core'
import { sealsUnder } from '@foyer/core/system'
import { given, keptNotices, newCustomer, smallCompany } from '@foyer/core/testing'
import { describe, expect, it } from 'vitest'
import { xsdProblem } from '../xsd.js'
import { sepaFiles } from './sepa-files.js'
import { bankDouble, type NotificationFormat, type StatusFormat } from './testing/index.js'

/** An account number with its check that ends in these two characters; a number tells them apart. */
const accountOf = (no: number, suffix = '43'): string => {
  const number = `3000400003${String(no).padStart(11, '0')}${suffix}`
  return `FR${String(98n - (BigInt(`${number}152700`) % 97n)).padStart(2, '0')}${number}`
}

const base64Of = (bytes: Uint8Array | undefined): string =>
  Buffer.from(bytes ?? new Uint8Array()).toString('base64')

type Format = 'pain.008.001.08' | 'pain.008.001.02'

/** A company that collects from one customer an account, at a bank that speaks these formats. */
const opened = async (
  suffixes: readonly string[],
  formats: readonly [Format, StatusFormat, NotificationFormat] = [
    ...(['pain.008.001.08', 'pain.002.001.10', 'camt.054.001.08'] as const),
  ],
) => {
  const [format, status, notification] = formats
  const { notifier } = keptNotices()
  const company = await smallCompany({
    seals: sealsUnder({ k1: new Uint8Array(32).fill(1) }, 'k1'),
    bankFiles: sepaFiles(),
    notifiers: { email: notifier, sms: notifier },
  })
  const { foyer, as, entity: legalEntity, clock } = company
  const owner = as('owner')
  const today = () => clock.now().slice(0, 10)
  const bank = bankDouble({ today, status, notification, validate: xsdProblem })
  await given(
    foyer.organisation.setCreditorIdentifier(
      { legalEntity, creditorIdentifier: 'FR69ZZZ651190' },
      owner,
    ),
  )
  const creditor = { legalEntity, iban: accountOf(99), settings: { format } }
  await given(foyer.directDebit.setCreditor(creditor, owner))
  const payers: {
    suffix: string
    customer: Awaited<ReturnType<typeof newCustomer>>
    mandate: string
    invoice: string
    gross: number
  }[] = []
  for (const [i, suffix] of suffixes.entries()) {
    const customer = await newCustomer(company, i + 10)
    const asked = { legalEntity, customer, iban: accountOf(i, suffix) }
    const { id: mandate } = await given(foyer.directDebit.prepareMandate(asked, owner))
    await given(foyer.directDebit.signMandate({ mandate, signedBy: `Payeur ${i}` }, owner))
    const line = { no: 1, kind: 'goods', label: 'Souris', gross: 2500 + i, vatRate: '0.2' } as const
    const sold = { legalEntity, customer, number: `X${i}`, issuedOn: '2026-02-27', lines: [line] }
    const { invoice } = await given(foyer.invoicing.takeOverInvoice(sold as never, owner))
    payers.push({ suffix, customer, mandate, invoice, gross: 2500 + i })
  }
  const { prepared, refused } = await given(foyer.directDebit.prepareDebits({ legalEntity }, owner))
  expect([prepared.length, refused]).toEqual([suffixes.length, []])
  await foyer.relay()
  const hear = async (bytes: Uint8Array | undefined) =>
    given(foyer.directDebit.takeBankFile({ base64: base64Of(bytes) }, owner))
  const dues = async () => {
    const found: Record<string, number> = {}
    for (const { suffix, customer } of payers)
      found[suffix] = (await given(foyer.payments.showAccount({ customer }, owner))).due
    return found
  }
  return { ...company, owner, bank, payers, hear, dues }
}

const day = '2026-03-16' as CivilDate

/** Lives from the invoices to the bank's last word. */
const lived = async (...asked: Parameters<typeof opened>) => {
  const company = await opened(...asked)
  const { foyer, owner, entity: legalEntity, bank, clock, hear } = company
  const gathered = await given(
    foyer.directDebit.prepareBatches({ legalEntity, collectOn: day }, owner),
  )
  expect(gathered.left).toEqual([])
  const [batch] = gathered.batches
  if (!batch) throw new Error('no batch')
  await given(foyer.directDebit.writeBatch({ batch: batch.id }, owner))
  const file = await given(foyer.directDebit.downloadBatch({ batch: batch.id }, owner))
  const bytes = Buffer.from(file.base64, 'base64')
  await given(foyer.directDebit.sendBatch({ batch: batch.id }, owner))
  const status = bank.receive(bytes)
  const answered = await hear(status)
  clock.set(`${day}T20:00:00.000Z`)
  await foyer.tick()
  const told = bank.tell(day)
  const notified = await hear(told)
  return {
    ...company,
    batch,
    bytes,
    answered,
    notified,
    again: [await hear(status), await hear(told)],
  }
}

const everyone = ['43', '01', '04', '11', '14', '16', '17', '23', '24', '25']

describe.each([
  ['pain.008.001.08', 'pain.002.001.14', 'camt.054.001.08'],
  ['pain.008.001.02', 'pain.002.001.03', 'camt.054.001.02'],
  ['pain.008.001.08', 'pain.002.001.10', 'camt.054.001.04'],
] as const)('a month of debits in %s, answered in %s and %s', (...formats) => {
  it('comes to the cent of what the bank kept, whatever it says of the rest', async () => {
    const company = await lived(everyone, formats)
    const { foyer, owner, payers, dues, answered, notified, again } = company
    expect(xsdProblem(company.bytes.toString('utf8'), formats[0])).toBeUndefined()
    expect(answered.outcome).toMatchObject({ applied: 2, parked: 0 })
    // Six come back by their reference, their mandate or their payer's name; of one nobody can tell, it waits for a person.
    expect(notified.outcome).toMatchObject({ parked: 1 })
    expect(again.map(({ known }) => known)).toEqual([true, true])
    const owed = Object.fromEntries(payers.map(({ suffix, gross }) => [suffix, gross]))
    expect(await dues()).toEqual({ ...owed, '43': 0, '25': 0 })
    const { items } = await given(foyer.directDebit.listBankItems({}, owner))
    expect(items).toMatchObject([{ because: 'no-reference', said: { amount: 2509 } }])
    const [item] = items
    const last = payers.at(-1)
    const debits = await given(
      foyer.directDebit.debitsOf({ customer: last?.customer as never }, owner),
    )
    await given(
      foyer.directDebit.resolveBankItem(
        { item: item?.id as never, debit: debits.items[0]?.id as never },
        owner,
      ),
    )
    expect(await dues()).toEqual({ ...owed, '43': 0 })
    const statuses: Record<string, string | undefined> = {}
    for (const { suffix, mandate } of payers) {
      const shown = await given(foyer.directDebit.showMandate({ mandate }, owner))
      statuses[suffix] = shown.suspended?.because
    }
    expect(statuses).toEqual({
      ...{ '43': undefined, '01': 'account', '04': 'account', '11': 'refused', '14': undefined },
      ...{ '16': 'disputed', '17': 'deceased', '23': undefined, '24': undefined, '25': undefined },
    })
  })
})

describe('a file that the bank has already', () => {
  it('is refused by the bank, and its debits are not lost: nothing is counted as paid', async () => {
    const company = await opened(['43'])
    const { foyer, owner, entity: legalEntity, bank, hear, clock, dues } = company
    const { batches } = await given(
      foyer.directDebit.prepareBatches({ legalEntity, collectOn: day }, owner),
    )
    const batch = batches[0]?.id as never
    await given(foyer.directDebit.writeBatch({ batch }, owner))
    const file = await given(foyer.directDebit.downloadBatch({ batch }, owner))
    const bytes = Buffer.from(file.base64, 'base64')
    await given(foyer.directDebit.sendBatch({ batch }, owner))
    await hear(bank.receive(bytes))
    // Handed over a second time by mistake: the same bytes, so the bank knows them.
    const twice = bank.receive(bytes)
    expect(bank.taken).toHaveLength(1)
    expect(await hear(twice)).toMatchObject({ outcome: { applied: 0, parked: 1 } })
    const again = foyer.directDebit.prepareBatches({ legalEntity, collectOn: day }, owner)
    expect((await given(again)).batches).toEqual([])
    clock.set(`${day}T20:00:00.000Z`)
    await foyer.tick()
    expect(await dues()).toEqual({ '43': 0 })
  })
})
