import type { Said } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Space, Visit } from './model.js'
import { certificatePapers, invoicePapers } from './papers.js'

/** What the customer space asks the house for: what a customer may ask of their own. */
export type SpaceClient = Calls<'customers', 'showCustomer'> &
  Calls<'sales', 'orderHistory'> &
  Calls<'dispatch', 'showVisit'> &
  Calls<'invoicing', 'listInvoices'> &
  Calls<'payments', 'showAccount'> &
  Calls<'attestation', 'showCertificate'> &
  Calls<'documents', 'listDocuments' | 'downloadDocument'>

/** Whose space, and which visits the host knows of. */
export interface Asked {
  readonly customer: string
  readonly visits: readonly string[]
}

type Read =
  | { readonly ok: true; readonly space: Space }
  | { readonly ok: false; readonly refusal: Said }

/** Certificates shown at most: a household has one a year, and a correction now and then. */
const mostCertificates = 20

/** Reads everything at once; only the customer's own file is needed, any other part may be missing. */
export const readSpace = async (client: SpaceClient, asked: Asked): Promise<Read> => {
  const { customer } = asked
  const all = { customer, limit: 200 } as const
  const [file, visits, orders, invoices, account, documents] = await Promise.all([
    client.customers.showCustomer({ customer }),
    readVisits(client, asked),
    client.sales.orderHistory({ customer, limit: 1 }),
    client.invoicing.listInvoices(all),
    client.payments.showAccount({ customer }),
    client.documents.listDocuments(all),
  ])
  if (!file.ok) return file
  const listed = documents.ok ? documents.value.items : []
  const files = new Set(listed.map(({ of }) => of))
  const certificates = listed.filter(({ kind }) => kind === 'certificate').map(({ of }) => of)
  const owed = account.ok ? account.value.invoices : undefined
  const space: Space = {
    ...{ name: nameOf(file.value.customer), visits },
    orders: orders.ok ? orders.value.items : undefined,
    invoices: invoices.ok ? invoicePapers(invoices.value.items, owed, files) : undefined,
    certificates: documents.ok
      ? certificatePapers(await readCertificates(client, certificates), files)
      : undefined,
    hasOlder: [invoices, documents].some((page) => page.ok && page.value.next !== undefined),
  }
  return { ok: true, space }
}

/**
 * The visits that the host knows of. No operation lists a customer's visits to the customer yet: once one does, it is asked here,
 * and nowhere else.
 */
const readVisits = async (
  { dispatch }: SpaceClient,
  { visits }: Asked,
): Promise<readonly Visit[] | undefined> => {
  const answers = await Promise.all(visits.map((visit) => dispatch.showVisit({ visit })))
  const read = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  return visits.length && !read.length ? undefined : read
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
