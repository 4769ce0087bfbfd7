import type { Batch } from '../direct-debit/batch.js'
import type { Debit } from '../direct-debit/debit.js'
import type { ShownMandate } from '../direct-debit/mandate.js'
import type { InvoiceId } from '../invoicing/index.js'
import type { BankWord, DebitFile } from '../ports/bank-files.js'
import type { Notice } from '../ports/outside.js'
import { fromBase64 } from '../shared/base64.js'
import { mod97 } from '../shared/mod97.js'
import { sealsUnder } from '../system.js'
import { keptNotices } from './doubles.js'
import { plainBank, plainReport } from './plain-bank.js'
import { given } from './scenario.js'
import { type SmallCompany, smallCompany } from './small-company.js'

/** A French account number with its check digits, of the bank 30004; a number tells them apart. */
export const ibanOf = (no: number, bank = '30004'): string => {
  const number = `${bank}00003${String(no).padStart(11, '0')}43`
  return `FR${String(98 - mod97(`FR00${number}`)).padStart(2, '0')}${number}`
}

/** The account that a small company collects into. */
export const companyIban = 'FR7630006000011234567890189'

/** A small company that collects direct debits, from a customer who has an e-mail address, on 2 March 2026. */
export interface DebitCompany extends SmallCompany {
  readonly sent: readonly Notice[]
  /** Draws a mandate up and signs it. */
  readonly mandate: (asked?: object) => Promise<ShownMandate>
  /** Prepares a debit, and lets its notice leave. */
  readonly debit: (invoice: InvoiceId, asked?: object) => Promise<Debit>
  /** Gathers what is prepared for a day, and answers the batches. */
  readonly batch: (collectOn: string) => Promise<readonly Pick<Batch, 'id' | 'messageId'>[]>
  /** Writes a batch's file and hands it to the bank; answers what is in it. */
  readonly send: (batch: Pick<Batch, 'id'>) => Promise<DebitFile>
  /** Lives until a moment, with what falls due. */
  readonly until: (date: string) => Promise<void>
  /** A file of the bank arrives. */
  readonly hear: (words: readonly BankWord[], messageId?: string) => ReturnType<typeof outcomeOf>
  /** A debit as it stands. */
  readonly show: (debit: { readonly id: string }) => Promise<Debit>
  readonly due: () => Promise<number>
}

const outcomeOf = (company: SmallCompany, base64: string) =>
  given(company.foyer.directDebit.takeBankFile({ base64 }, company.as('accountant')))

/** Opens one. */
export const debitCompany = async (
  options: Parameters<typeof smallCompany>[0] & { readonly settings?: object } = {},
): Promise<DebitCompany> => {
  const { settings = {}, ...rest } = options
  const { sent, notifier } = keptNotices()
  const company = await smallCompany({
    seals: sealsUnder({ k1: new Uint8Array(32).fill(7) }, 'k1'),
    bankFiles: plainBank,
    notifiers: { email: notifier, sms: notifier },
    ...rest,
  })
  const { foyer, as, entity: legalEntity, customer, store, tenant, clock } = company
  const creditorIdentifier = 'FR69ZZZ651190'
  await given(
    foyer.organisation.setCreditorIdentifier({ legalEntity, creditorIdentifier }, as('owner')),
  )
  const creditor = { legalEntity, iban: companyIban, bic: 'AGRIFRPPXXX', settings }
  await given(foyer.directDebit.setCreditor(creditor, as('owner')))
  const change = { email: 'marie@example.fr' }
  await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
  return {
    ...company,
    sent,
    async mandate(asked = {}) {
      const wanted = { legalEntity, customer, iban: ibanOf(1), ...asked }
      const { id: mandate } = await given(foyer.directDebit.prepareMandate(wanted, as('agent')))
      const signed = { mandate, signedBy: 'Marie Dupont' }
      return given(foyer.directDebit.signMandate(signed, as('agent')))
    },
    async debit(invoice, asked = {}) {
      const debit = await given(foyer.directDebit.prepareDebit({ invoice, ...asked }, as('agent')))
      await foyer.relay()
      return debit
    },
    async batch(collectOn) {
      const asked = { legalEntity, collectOn }
      return (await given(foyer.directDebit.prepareBatches(asked, as('accountant')))).batches
    },
    async send({ id: batch }) {
      await given(foyer.directDebit.writeBatch({ batch }, as('accountant')))
      const file = await given(foyer.directDebit.downloadBatch({ batch }, as('accountant')))
      await given(foyer.directDebit.sendBatch({ batch }, as('accountant')))
      return JSON.parse(new TextDecoder().decode(fromBase64(file.base64))) as DebitFile
    },
    async until(date) {
      clock.set(`${date}T08:00:00.000Z`)
      await foyer.tick()
      await foyer.relay()
    },
    hear: (words, messageId) => outcomeOf(company, plainReport(words, messageId)),
    async show({ id }) {
      return (await store.get(tenant, 'debits', id))?.doc as Debit
    },
    async due() {
      return (await given(foyer.payments.showAccount({ customer }, as('agent')))).due
    },
  }
}
