import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { ReportId } from '../dispatch/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { OrderId } from '../sales/index.js'
import { Priced, sumOf } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { TakenDiscount } from '../shared/discount.js'
import { Instant } from '../shared/instant.js'
import { Amount, type Money, NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { Assembled } from './assembling.js'
import { Deduction } from './deducting.js'
import { InvoiceId } from './invoice-id.js'
import { InvoiceLine } from './line.js'
import { ScheduleId } from './schedule-id.js'
import { Terms } from './terms.js'

export { InvoiceId } from './invoice-id.js'

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
    /** The report whose parts it bills, where the entity invoices goods apart. */
    partsOf: ReportId.optional(),
    order: OrderId.optional(),
    /** `deposit` = paid on account (facture d'acompte, type 386 of EN 16931): another invoice takes it off. Left out = an invoice. */
    nature: z.literal('deposit').optional(),
    /** The schedule that asks for it, and which of its milestones, from 1. */
    schedule: ScheduleId.optional(),
    milestone: z.int().positive().optional(),
    /** What its prices are said in; left out = VAT included. */
    priced: Priced.optional(),
    lines: z.array(InvoiceLine).readonly(),
    /** On the whole of it, in what it is priced in. */
    discount: TakenDiscount.optional(),
    /** The deposits that it takes off, the oldest first. */
    deducts: z.array(Deduction).readonly().optional(),
    gross: Amount,
    net: Amount,
    vat: Amount,
    /** What credit notes took off it so far; the invoice itself never changes. */
    credited: NaturalAmount,
    /** Of a deposit, what invoices took off so far. */
    deducted: NaturalAmount.optional(),
    /** The last day to pay; left out = issued before it was kept. */
    dueOn: CivilDate.optional(),
    /** On which terms it is paid, as they were at its issue. */
    terms: Terms.optional(),
    /** When its first e-mail was asked for. */
    sentAt: Instant.optional(),
    /** The day on which nothing was owed any more; gone again when money comes back. */
    settledOn: CivilDate.optional(),
  })
  .readonly()
  .meta({ id: 'Invoice' })
/** An invoice. */
export type Invoice = z.output<typeof Invoice>

/** The totals of lines: before tax, tax, tax included; the first two add up to the third. */
export const totalsOf = (lines: readonly InvoiceLine[]): Pick<Invoice, 'gross' | 'net' | 'vat'> =>
  sumOf(lines)

/** What may be asked of an invoice. */
export type InvoiceCommand =
  | { readonly type: 'amend'; readonly assembled: Assembled }
  | { readonly type: 'check' }
  | ({ readonly type: 'issue' } & Issue)

/** What happens to an invoice once it is drafted; the public fact leaves the lines out. */
export type InvoiceFact =
  | { readonly type: 'invoice-amended'; readonly assembled: Assembled }
  | { readonly type: 'invoice-checked'; readonly gross: Money }
  | ({ readonly type: 'invoice-issued'; readonly gross: Money } & Issue)

/** What an invoice is issued with. */
export interface Issue {
  readonly number: string
  readonly on: CivilDate
  readonly dueOn: CivilDate
  readonly terms: Terms
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
      .with([{ status: 'draft' }, { type: 'amend' }], ([, { assembled }]) =>
        accept({ type: 'invoice-amended', assembled }),
      )
      .with([{ status: 'checked' }, { type: 'amend' }], ([, { assembled }]) =>
        accept({ type: 'invoice-amended', assembled }),
      )
      .with([{ status: 'draft' }, { type: 'check' }], ([draft]) => check(draft))
      .with([{ status: 'checked' }, { type: 'check' }], () =>
        refuse({ code: 'invoice-already-checked' }),
      )
      .with([{ status: 'draft' }, { type: 'issue' }], () => refuse({ code: 'invoice-not-checked' }))
      .with([{ status: 'checked' }, { type: 'issue' }], ([{ gross }, { type: _, ...issue }]) =>
        accept({ type: 'invoice-issued', gross, ...issue }),
      )
      .with([{ status: 'issued' }, { type: 'amend' }], ([it]) => issued(it))
      .with([{ status: 'issued' }, { type: 'check' }], ([it]) => issued(it))
      .with([{ status: 'issued' }, { type: 'issue' }], ([it]) => issued(it))
      .exhaustive(),

  evolve: (invoice, fact) =>
    match(fact)
      .returnType<Invoice>()
      .with({ type: 'invoice-amended' }, ({ assembled }) => ({
        ...invoice,
        ...contentOf(assembled),
        status: 'draft',
      }))
      .with({ type: 'invoice-checked' }, () => ({ ...invoice, status: 'checked' }))
      .with({ type: 'invoice-issued' }, ({ number, on, dueOn, terms }) => ({
        ...invoice,
        status: 'issued',
        number,
        issuedOn: on,
        dueOn,
        terms,
        ...(invoice.gross > 0 ? {} : { settledOn: on }),
      }))
      .exhaustive(),
}

/** What an invoice says of what it charges, once that is worked out. */
export const contentOf = ({ priced, lines, discount, deducts }: Assembled) => ({
  priced,
  lines,
  discount,
  deducts,
  ...totalsOf(lines),
})
