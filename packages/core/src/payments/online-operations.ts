import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { type Invoice, InvoiceId, invoices, payableFromOf } from '../invoicing/index.js'
import type { OpenedPage, PageAsked, PaymentPages } from '../ports/payment-pages.js'
import { canonical, utf8 } from '../shared/canonical.js'
import { CivilDate } from '../shared/civil-date.js'
import { Language } from '../shared/language.js'
import { type Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { onlinePayments, settlements } from './collections.js'
import { OnlinePayment, OnlinePaymentId } from './online-payment.js'
import type { Settlement } from './settlement.js'
import { owedShares, ownDue } from './share.js'

const allow = {
  owner: 'all',
  manager: 'all',
  agent: 'all',
  accountant: 'all',
  customer: 'own',
} as const

/**
 * Opens a page of the host's payment service provider on which an invoice is paid, or answers the one that stands open for the same amount.
 * Without an amount, all that the customer owes of it. Refuses an invoice that is not issued, owes nothing or less (`above-debt`), or may
 * not be paid before a day (Code de la consommation, article L221-10), a page to return to that the host did not name, a host without a
 * provider, and one whose provider does not answer.
 */
export const payOnline = command({
  input: z.object({
    invoice: InvoiceId,
    amount: PositiveAmount.optional(),
    /** Where the payer comes back to: a page of the host's own (`return-page-not-allowed`), at most 500 characters. */
    returnTo: z.url().max(500),
    /** Of the page; the customer's own unless told. */
    language: Language.optional(),
  }),
  output: OnlinePayment,
  allow,
  refusals: {
    'online-payment-unavailable': {},
    'payment-provider-silent': {},
    'return-page-not-allowed': {},
    'not-issued': {},
    'nothing-due': {},
    'above-debt': { due: NaturalAmount },
    'not-payable-yet': { payableFrom: CivilDate },
  },
  async run(work, { invoice: id, amount: wanted, returnTo, language: told }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    work.own(invoice)
    const pages = work.ports.paymentPages
    if (!pages) return refuse({ code: 'online-payment-unavailable' })
    if (!work.ports.access.leadsTo(work.tenant, returnTo))
      return refuse({ code: 'return-page-not-allowed' })
    const settlement = await work.get(settlements, id)
    // A draft is for the office: of one, a customer knows nothing.
    const isHidden = work.as.role === 'customer'
    if (!settlement) return refuse(isHidden ? { code: 'not-found', id } : { code: 'not-issued' })
    const { due, customer } = settlement
    if (due <= 0) return refuse({ code: 'nothing-due' })
    const amount = wanted ?? ownDueOf(settlement)
    if (amount <= 0) return refuse({ code: 'nothing-due' })
    if (amount > due) return refuse({ code: 'above-debt', due })
    const payableFrom = await notPayableBefore(work, invoice)
    if (payableFrom) return refuse({ code: 'not-payable-yet', payableFrom })
    const before = await everything(work, onlinePayments, { where: { invoice: id }, order: 'no' })
    const open = before.find(
      (page) => page.amount === amount && page.returnTo === returnTo && standsOpen(page, work),
    )
    if (open) return accept(open)
    const no = Math.max(0, ...before.map((page) => page.no)) + 1
    const payer = await work.get(customers, customer)
    const { email, language: own = 'fr' } = payer ?? {}
    const language = told ?? own
    const words = { amount, language, returnTo, ...(email ? { email } : {}) }
    const { number } = settlement
    const asked = { ...words, currency: 'EUR', invoice: number, label: labelOf(number, language) }
    const key = await keyOf(work, { id, no, asked })
    const opened = await openedBy(pages, work.tenant, { ...asked, currency: 'EUR', key })
    if (!opened) return refuse({ code: 'payment-provider-silent' })
    const { reference, url, expiresAt } = opened
    const page: OnlinePayment = {
      id: work.newId(OnlinePaymentId),
      ...{ invoice: id, customer, no, amount: PositiveAmount.parse(amount) },
      ...{ reference, url, returnTo, openedAt: work.now },
      by: { role: work.as.role, id: work.as.id },
      ...(expiresAt ? { expiresAt } : {}),
      status: 'opened',
      received: [],
    }
    work.put(onlinePayments, page)
    const data = { invoice: id, amount, no }
    work.record({ type: 'online-payment-opened', of: page.id, about: customer, data })
    return accept(page)
  },
})

/** The payment pages of an invoice, oldest first. */
export const listOnlinePayments = query({
  input: z.object({ invoice: InvoiceId }),
  output: z.array(OnlinePayment).readonly(),
  allow,
  refusals: {},
  async run(work, { invoice: id }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    work.own(invoice)
    return accept(await everything(work, onlinePayments, { where: { invoice: id }, order: 'no' }))
  },
})

/** The page that a provider opened; undefined when it does not answer, or refuses. */
const openedBy = (
  pages: PaymentPages,
  tenant: Work['tenant'],
  asked: PageAsked,
): Promise<OpenedPage | undefined> => pages.open(tenant, asked).catch(() => undefined)

/** What the customer owes of an invoice; third parties owe the rest. */
const ownDueOf = ({ due, shares = [], events }: Settlement): Money =>
  ownDue(due, owedShares(shares, events, due))

const standsOpen = ({ status, expiresAt }: OnlinePayment, { now }: Work): boolean =>
  status === 'opened' && (expiresAt === undefined || now < expiresAt)

/** The first day on which money may be taken for it, while that is to come. */
const notPayableBefore = async (work: Work, invoice: Invoice): Promise<CivilDate | undefined> => {
  const from = await payableFromOf(work, invoice)
  return from && work.today < from ? from : undefined
}

const labelOf = (number: string, language: Language): string =>
  language === 'fr' ? `Facture ${number}` : `Invoice ${number}`

/** Of the same words it is the same, so that a page whose commit was lost is found again: two runs at once open one page. */
const keyOf = (work: Work, words: object): Promise<string> =>
  work.ports.sha256(utf8(canonical({ tenant: work.tenant, ...words })))
