import type { CustomerQuotesClient } from '../customer-quotes/read-quotes.js'
import type { Said } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Space, Visit } from './model.js'
import { certificatePapers, invoicePapers } from './papers.js'

/** What the customer space asks the house for: what a customer may ask of their own. */
export type SpaceClient = Calls<'organisation', 'features'> &
  Calls<'customers', 'showCustomer'> &
  Calls<'sales', 'orderHistory'> &
  Calls<'dispatch', 'visitsOf'> &
  Calls<'invoicing', 'listInvoices'> &
  Calls<'payments', 'showAccount' | 'payOnline' | 'listOnlinePayments'> &
  Calls<'attestation', 'showCertificate'> &
  Calls<'documents', 'listDocuments' | 'downloadDocument'> &
  CustomerQuotesClient

type Read =
  | { readonly ok: true; readonly space: Space }
  | { readonly ok: false; readonly refusal: Said }

/** Certificates shown at most: a household has one a year, and a correction now and then. */
const mostCertificates = 20

/** Reads everything at once; only the customer's own file is needed, any other part may be missing. */
export const readSpace = async (client: SpaceClient, customer: string): Promise<Read> => {
  const all = { customer, limit: 200 } as const
  const [features, file, visits, orders, invoices, account, documents] = await Promise.all([
    client.organisation.features({}),
    client.customers.showCustomer({ customer }),
    readVisits(client, customer),
    client.sales.orderHistory({ customer, limit: 1 }),
    client.invoicing.listInvoices(all),
    client.payments.showAccount({ customer }),
    client.documents.listDocuments(all),
  ])
  if (!file.ok) return file
  const isOff = (name: string) =>
    features.ok && features.value.features.some((one) => one.name === name && !one.on)
  const withoutCertificates = isOff('attestation')
  const listed = documents.ok ? documents.value.items : []
  const files = new Set(listed.map(({ of }) => of))
  const certificates = listed
    .filter(({ kind }) => kind === 'certificate' && !withoutCertificates)
    .map(({ of }) => of)
  const owed = account.ok ? account.value.invoices : undefined
  const space: Space = {
    ...{ name: nameOf(file.value.customer), visits },
    orders: orders.ok ? orders.value.items : undefined,
    invoices: invoices.ok ? invoicePapers(invoices.value.items, owed, files) : undefined,
    certificates: documents.ok
      ? certificatePapers(await readCertificates(client, certificates), files)
      : undefined,
    withoutCertificates,
    withoutQuotes: isOff('orders'),
    hasOlder: [invoices, documents].some((page) => page.ok && page.value.next !== undefined),
  }
  return { ok: true, space }
}

/** The visits to come, with a slot or still without; undefined when they could not be read. */
const readVisits = async (
  { dispatch }: SpaceClient,
  customer: string,
): Promise<readonly Visit[] | undefined> => {
  const pages = await Promise.all(
    (['booked', 'planned'] as const).map((status) => dispatch.visitsOf({ customer, status })),
  )
  const read = pages.flatMap((page) => (page.ok ? page.value.items : []))
  return pages.some(({ ok }) => ok) ? read : undefined
}

const readCertificates = async ({ attestation }: SpaceClient, ids: readonly string[]) => {
  const newest = [...new Set(ids)].slice(0, mostCertificates)
  const answers = await Promise.all(
    newest.map((certificate) => attestation.showCertificate({ certificate })),
  )
  return answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
}

const nameOf = (customer: {
  readonly organisation: string
  readonly firstName: string
  readonly lastName: string
}): string =>
  customer.organisation || [customer.firstName, customer.lastName].filter(Boolean).join(' ')
