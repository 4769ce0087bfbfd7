import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'

type Invoices = ValueOf<FoyerClient['invoicing']['listInvoices']>['items']
type Owed = ValueOf<FoyerClient['payments']['showAccount']>['invoices'][number]
type Certificate = ValueOf<FoyerClient['attestation']['showCertificate']>

/** Where an invoice stands for whoever pays it; `issued` = nobody knows what was paid of it. */
export type InvoiceStanding = 'to-pay' | 'partly-paid' | 'paid' | 'credited' | 'issued'

/** An invoice as its customer sees it. */
export interface InvoicePaper {
  readonly kind: 'invoice'
  readonly of: string
  readonly number: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  /** In cents, VAT included. */
  readonly gross: number
  /** In cents; undefined when it could not be read. */
  readonly due: number | undefined
  /** What the customer owes of it themselves, third parties' shares apart; in cents, undefined when it could not be read. */
  readonly own: number | undefined
  readonly standing: InvoiceStanding
  readonly hasFile: boolean
}

/** Where a certificate stands: a `replaced` one counts no more. */
export type CertificateStanding = 'ready' | 'correcting' | 'replaced'

/** A yearly certificate as its customer sees it. */
export interface CertificatePaper {
  readonly kind: 'certificate'
  readonly of: string
  readonly number: string
  readonly year: number
  readonly standing: CertificateStanding
  readonly hasFile: boolean
}

/** A document of a customer. */
export type Paper = InvoicePaper | CertificatePaper

/** Where an invoice stands, by what it comes to and what is left to pay of it, both in cents. */
export const standingOf = (
  { gross, credited }: { readonly gross: number; readonly credited: number },
  due: number | undefined,
): InvoiceStanding => {
  if (gross > 0 && credited >= gross) return 'credited'
  if (due === undefined) return 'issued'
  if (due <= 0) return 'paid'
  return due < gross - credited ? 'partly-paid' : 'to-pay'
}

/** The invoices that were issued, newest first, with what is left to pay of each. */
export const invoicePapers = (
  invoices: Invoices,
  owed: readonly Owed[] | undefined,
  files: ReadonlySet<string>,
): readonly InvoicePaper[] => {
  const owedOf = new Map(owed?.map((one) => [one.invoice, one]))
  return invoices
    .flatMap((invoice) => {
      const { id: of, number, issuedOn: on, gross, credited } = invoice
      if (invoice.status !== 'issued' || !number || !on) return []
      const { due, own } = owedOf.get(of) ?? { due: undefined, own: undefined }
      const standing = standingOf({ gross, credited }, due)
      const hasFile = files.has(of)
      return [{ kind: 'invoice', of, number, on, gross, due, own, standing, hasFile } as const]
    })
    .sort((a, b) => (a.on === b.on ? compare(b.number, a.number) : compare(b.on, a.on)))
}

/** The certificates that were issued, the newest year first, in a year the newest version first. */
export const certificatePapers = (
  certificates: readonly Certificate[],
  files: ReadonlySet<string>,
): readonly CertificatePaper[] =>
  certificates
    .toSorted((a, b) => b.year - a.year || b.version - a.version)
    .flatMap(({ id: of, number, year, status }) =>
      status === 'draft' || !number
        ? []
        : [
            {
              ...({ kind: 'certificate', of, number, year } as const),
              ...{ standing: certificateStandings[status], hasFile: files.has(of) },
            },
          ],
    )

const certificateStandings = {
  issued: 'ready',
  reopened: 'correcting',
  replaced: 'replaced',
} as const

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
