import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { ReportId, VisitId } from '../dispatch/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { ActivityCode, Verdict } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Amount, Money, NaturalAmount } from '../shared/money.js'
import { Factor } from '../shared/rate.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'

/** Id of an invoice. */
export const InvoiceId = idOf<'InvoiceId'>('inv')
/** Id of an invoice. */
export type InvoiceId = z.output<typeof InvoiceId>

/** Characters of the longest label of a line. */
export const longestLabel = 200

/** A ratio, so that `20` for 20 % is refused, and a price before tax can always be found. */
const VatRate = Factor.refine((rate) => Number(rate) >= 0 && Number(rate) < 1, {
  message: 'a ratio from 0 to below 1',
})

/** What a line sells, as entered: amounts include VAT, because individuals are told prices that way. */
export const LineEntry = z
  .object({
    kind: z.enum(['service', 'goods']),
    label: z.string().trim().min(1).max(longestLabel),
    activity: ActivityCode.optional(),
    /** The visit that performed it: its date, place, minutes and worker are the line's. */
    visit: VisitId.optional(),
    quantity: z.int().positive().default(1),
    /** Price of one hour of a service or of one item, VAT included; absent = a fixed price (D7233-1, 7°). */
    unitGross: NaturalAmount.optional(),
    gross: NaturalAmount,
    vatRate: VatRate,
  })
  .readonly()
/** What a line sells, as entered. */
export type LineEntry = z.output<typeof LineEntry>

/** A line with what follows from it: net and VAT, and the verdict frozen on the day of performance. */
export const InvoiceLine = z
  .object({
    no: z.int().positive(),
    ...LineEntry.unwrap().shape,
    net: Amount,
    vat: Amount,
    performedOn: CivilDate.optional(),
    minutes: z.int().positive().optional(),
    worker: WorkerId.optional(),
    verdict: Verdict,
    /** What a person must still fill in before the check: `price`, `vat-rate`. */
    incomplete: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: 'InvoiceLine' })
/** A line with what follows from it. */
export type InvoiceLine = z.output<typeof InvoiceLine>

/**
 * An invoice. `foreign` = issued by another system before the tenant joined: it keeps its number, date and amounts,
 * and is never numbered nor rendered by us. Our own is numbered only once somebody checked it.
 */
export const Invoice = z
  .object({
    id: InvoiceId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    series: z.enum(['own', 'foreign']),
    status: z.enum(['draft', 'checked', 'issued']),
    number: z.string().nullable(),
    issuedOn: CivilDate.nullable(),
    /** The report whose signature drafted it. */
    report: ReportId.nullable(),
    lines: z.array(InvoiceLine).readonly(),
    gross: Amount,
    net: Amount,
    vat: Amount,
    /** What credit notes took off it so far; the invoice itself never changes. */
    credited: NaturalAmount,
  })
  .readonly()
  .meta({ id: 'Invoice' })
/** An invoice. */
export type Invoice = z.output<typeof Invoice>

/** The totals of lines: before tax, tax, tax included; the first two add up to the third. */
export const totalsOf = (
  lines: readonly InvoiceLine[],
): Pick<Invoice, 'gross' | 'net' | 'vat'> => ({
  gross: Money.sum(lines.map(({ gross }) => gross)),
  net: Money.sum(lines.map(({ net }) => net)),
  vat: Money.sum(lines.map(({ vat }) => vat)),
})

/** What may be asked of an invoice. */
export type InvoiceCommand =
  | { readonly type: 'amend'; readonly lines: readonly InvoiceLine[] }
  | { readonly type: 'check' }
  | { readonly type: 'issue'; readonly number: string; readonly on: CivilDate }

/** What happens to an invoice once it is drafted; the public fact leaves the lines out. */
export type InvoiceFact =
  | { readonly type: 'invoice-amended'; readonly lines: readonly InvoiceLine[] }
  | { readonly type: 'invoice-checked'; readonly gross: Money }
  | {
      readonly type: 'invoice-issued'
      readonly number: string
      readonly on: CivilDate
      readonly gross: Money
    }

/** The data that an invoice's refusals carry. */
export const invoiceRefusals = {
  'invoice-already-issued': { number: z.string() },
  'invoice-already-checked': {},
  'invoice-not-checked': {},
  'invoice-empty': {},
  'line-incomplete': { line: z.int(), missing: z.string() },
} as const

/** Why an invoice's life does not go on as asked. */
export type InvoiceRefusal =
  | (Refusal<'invoice-already-issued'> & { readonly number: string })
  | (Refusal<'line-incomplete'> & { readonly line: number; readonly missing: string })
  | Refusal<'invoice-not-checked'>
  | Refusal<'invoice-already-checked'>
  | Refusal<'invoice-empty'>

const issued = ({ number }: Invoice) =>
  refuse({ code: 'invoice-already-issued', number: number ?? '' } as const)

const check = ({ lines, gross }: Invoice): Result<InvoiceFact, InvoiceRefusal> => {
  const open = lines.find(({ incomplete }) => incomplete.length > 0)
  if (open) {
    const missing = open.incomplete.join(', ')
    return refuse({ code: 'line-incomplete', line: open.no, missing })
  }
  return lines.length
    ? accept({ type: 'invoice-checked', gross })
    : refuse({ code: 'invoice-empty' })
}

/** Draft, checked by a person, issued: then nothing moves any more. */
export const invoiceLife: Lifecycle<Invoice, InvoiceCommand, InvoiceFact, InvoiceRefusal> = {
  decide: (invoice, command) =>
    match([invoice, command] as const)
      .returnType<Result<InvoiceFact, InvoiceRefusal>>()
      .with([{ status: 'draft' }, { type: 'amend' }], ([, { lines }]) =>
        accept({ type: 'invoice-amended', lines }),
      )
      .with([{ status: 'checked' }, { type: 'amend' }], ([, { lines }]) =>
        accept({ type: 'invoice-amended', lines }),
      )
      .with([{ status: 'draft' }, { type: 'check' }], ([draft]) => check(draft))
      .with([{ status: 'checked' }, { type: 'check' }], () =>
        refuse({ code: 'invoice-already-checked' }),
      )
      .with([{ status: 'draft' }, { type: 'issue' }], () => refuse({ code: 'invoice-not-checked' }))
      .with([{ status: 'checked' }, { type: 'issue' }], ([{ gross }, { number, on }]) =>
        accept({ type: 'invoice-issued', number, on, gross }),
      )
      .with([{ status: 'issued' }, { type: 'amend' }], ([it]) => issued(it))
      .with([{ status: 'issued' }, { type: 'check' }], ([it]) => issued(it))
      .with([{ status: 'issued' }, { type: 'issue' }], ([it]) => issued(it))
      .exhaustive(),

  evolve: (invoice, fact) =>
    match(fact)
      .returnType<Invoice>()
      .with({ type: 'invoice-amended' }, ({ lines }) => ({
        ...invoice,
        ...totalsOf(lines),
        lines,
        status: 'draft',
      }))
      .with({ type: 'invoice-checked' }, () => ({ ...invoice, status: 'checked' }))
      .with({ type: 'invoice-issued' }, ({ number, on }) => ({
        ...invoice,
        status: 'issued',
        number,
        issuedOn: on,
      }))
      .exhaustive(),
}
