import type { Said, ValueOf } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Invoice } from './lines.js'
import { type Beside, type Delivery, type Opened, type Row, rowOf, rowOfLine } from './model.js'

/** What the list of invoices asks the house for. */
export type InvoicesClient = Calls<'desk', 'queue'> &
  Calls<
    'invoicing',
    'showInvoice' | 'listInvoices' | 'amendDraft' | 'checkInvoice' | 'issueInvoice'
  > &
  Calls<'customers', 'showCustomer' | 'searchCustomers'> &
  Calls<'payments', 'showAccount' | 'recordPayment' | 'payOnline'> &
  Calls<'documents', 'downloadDocument' | 'sendInvoice' | 'listDeliveries' | 'deliveriesTo'>

/** What was read, or the refusal. */
export type Read<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** Invoices to check and to issue, what waits longest first; of one customer, all of them, newest first, as they stand on a day. */
export const readRows = (
  client: InvoicesClient,
  customer: string | undefined,
  today: string,
): Promise<Read<readonly Row[]>> =>
  customer === undefined ? waitingRows(client) : rowsOfCustomer(client, customer, today)

const waitingRows = async ({ desk }: InvoicesClient): Promise<Read<readonly Row[]>> => {
  const [toCheck, toIssue] = await Promise.all([
    desk.queue({ queue: 'invoices-to-check', limit: 200 }),
    desk.queue({ queue: 'invoices-to-issue', limit: 200 }),
  ])
  if (!toCheck.ok) return toCheck
  if (!toIssue.ok) return toIssue
  const rows = [
    ...toCheck.value.items.map((line) => rowOfLine(line, 'to-check')),
    ...toIssue.value.items.map((line) => rowOfLine(line, 'to-issue')),
  ]
  return { ok: true, value: rows }
}

const rowsOfCustomer = async (
  client: InvoicesClient,
  customer: string,
  today: string,
): Promise<Read<readonly Row[]>> => {
  const listed = await client.invoicing.listInvoices({ customer, limit: 200 })
  if (!listed.ok) return listed
  const { items } = listed.value
  const owes = items.some(({ status }) => status === 'issued')
  const [beside, sent] = await Promise.all([
    besideOf(client, customer, owes),
    owes ? client.documents.deliveriesTo({ customer, limit: 200 }) : undefined,
  ])
  const deliveries = sent?.ok ? sent.value.items : []
  const rows = items.map((invoice) => {
    const delivery = deliveries.find(({ of }) => of === invoice.id)
    return rowOf(openedOf(invoice, beside, { delivery, isSent: false, today }))
  })
  return { ok: true, value: rows }
}

/** How many customers a search looks at: more than that, and it is no search yet. */
const mostCustomers = 5

/** The issued invoices of the customers that a search finds, each customer's newest first. */
export const findIssued = async (
  client: InvoicesClient,
  text: string,
  today: string,
  signal: AbortSignal,
): Promise<Read<readonly Row[]>> => {
  const found = await client.customers.searchCustomers({ text, limit: mostCustomers }, { signal })
  if (!found.ok) return found
  const reads = await Promise.all(
    found.value.items.map(({ id }) => rowsOfCustomer(client, id, today)),
  )
  const refused = reads.find((read) => !read.ok)
  if (refused && !refused.ok) return refused
  const rows = reads.flatMap((read) => (read.ok ? read.value : []))
  return { ok: true, value: rows.filter(({ number }) => number) }
}

/** What is known of an invoice before it is read: that it went out, and which day it is. */
interface Before {
  readonly isSent: boolean
  readonly today: string
}

/** One invoice, its customer, what is still to pay of it and its last e-mail. */
export const readInvoice = async (
  client: InvoicesClient,
  id: string,
  before: Before,
): Promise<Read<Opened>> => {
  const shown = await client.invoicing.showInvoice({ invoice: id })
  if (!shown.ok) return shown
  const { customer, status } = shown.value
  const isIssued = status === 'issued'
  const [beside, sent] = await Promise.all([
    besideOf(client, customer, isIssued),
    isIssued ? client.documents.listDeliveries({ of: id, limit: 1 }) : undefined,
  ])
  const delivery = sent?.ok ? sent.value.items[0] : undefined
  return { ok: true, value: openedOf(shown.value, beside, { ...before, delivery }) }
}

type Account = ValueOf<InvoicesClient['payments']['showAccount']>['invoices'][number]

interface Known extends Pick<Beside, 'name' | 'address' | 'email'> {
  readonly owed: ReadonlyMap<string, Account>
}

const besideOf = async (
  { customers, payments }: InvoicesClient,
  customer: string,
  owes: boolean,
): Promise<Known> => {
  const [file, account] = await Promise.all([
    customers.showCustomer({ customer }),
    owes ? payments.showAccount({ customer }) : undefined,
  ])
  const owed = account?.ok ? account.value.invoices : []
  return {
    ...(file.ok ? contactOf(file.value.customer) : unknown),
    owed: new Map(owed.map((one) => [one.invoice, one])),
  }
}

const unread = { due: undefined, own: undefined, credit: undefined } as const

const unknown = { name: '…', address: '', email: '' } as const

type Customer = ValueOf<InvoicesClient['customers']['showCustomer']>['customer']

const contactOf = ({ organisation, firstName, lastName, email, home }: Customer) => {
  const town = [home.postcode, home.city].filter(Boolean).join(' ')
  return {
    name: organisation || [firstName, lastName].filter(Boolean).join(' '),
    address: [home.street, town].filter(Boolean).join(', '),
    email: email ?? '',
  }
}

const openedOf = (
  invoice: Invoice,
  { owed, ...contact }: Known,
  { delivery, isSent, today }: Before & Pick<Beside, 'delivery'>,
): Opened => {
  const account = invoice.status === 'issued' ? owed.get(invoice.id) : undefined
  const { due, own, credit } = account ?? unread
  const isOut = delivery ? wentOut(delivery) : isSent
  const isOverdue = invoice.dueOn !== undefined && invoice.dueOn < today
  return { ...contact, invoice, due, own, credit, delivery, isOverdue, isSent: isOut }
}

/** Whether an e-mail is on its way or arrived, as far as anybody can say. */
export const wentOut = ({ status }: Pick<Delivery, 'status'>): boolean =>
  status === 'waiting' || status === 'sent' || status === 'delivered'
