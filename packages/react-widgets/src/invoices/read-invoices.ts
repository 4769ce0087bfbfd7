import type { Said, ValueOf } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Invoice } from './lines.js'
import { type Beside, type Opened, type Row, rowOf, rowOfLine } from './model.js'

/** What the list of invoices asks the house for. */
export type InvoicesClient = Calls<'desk', 'queue'> &
  Calls<
    'invoicing',
    'showInvoice' | 'listInvoices' | 'amendDraft' | 'checkInvoice' | 'issueInvoice'
  > &
  Calls<'customers', 'showCustomer'> &
  Calls<'payments', 'showAccount'> &
  Calls<'documents', 'downloadDocument' | 'sendInvoice'>

/** What was read, or the refusal. */
export type Read<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** Invoices to check and to issue, what waits longest first; of one customer, all of them, newest first. */
export const readRows = (
  client: InvoicesClient,
  customer: string | undefined,
): Promise<Read<readonly Row[]>> =>
  customer === undefined ? waitingRows(client) : rowsOfCustomer(client, customer)

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
): Promise<Read<readonly Row[]>> => {
  const listed = await client.invoicing.listInvoices({ customer, limit: 200 })
  if (!listed.ok) return listed
  const { items } = listed.value
  const beside = await besideOf(
    client,
    customer,
    items.some(({ status }) => status === 'issued'),
  )
  return { ok: true, value: items.map((invoice) => rowOf(openedOf(invoice, beside, false))) }
}

/** One invoice, its customer and what is still to pay of it. */
export const readInvoice = async (
  client: InvoicesClient,
  id: string,
  isSent: boolean,
): Promise<Read<Opened>> => {
  const shown = await client.invoicing.showInvoice({ invoice: id })
  if (!shown.ok) return shown
  const { customer, status } = shown.value
  const beside = await besideOf(client, customer, status === 'issued')
  return { ok: true, value: openedOf(shown.value, beside, isSent) }
}

interface Known extends Pick<Beside, 'name' | 'address' | 'email'> {
  readonly owed: ReadonlyMap<string, number>
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
    owed: new Map(owed.map(({ invoice, due }) => [invoice, due])),
  }
}

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

const openedOf = (invoice: Invoice, { owed, ...contact }: Known, isSent: boolean): Opened => ({
  ...{ ...contact, invoice, isSent },
  due: invoice.status === 'issued' ? owed.get(invoice.id) : undefined,
})
