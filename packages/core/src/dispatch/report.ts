import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { WorkerId } from '../organisation/index.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { Signature } from './signature.js'
import { Minutes, VisitId } from './visit.js'

/** Id of a report. */
export const ReportId = idOf<'ReportId'>('rep')
/** Id of a report. */
export type ReportId = z.output<typeof ReportId>

/**
 * Goods left at the customer's; `price` is of one, in cents, VAT included. Absent = whoever wrote the report does not know it: the
 * office enters it before the invoice is checked, and nobody takes it for 0 (S283).
 */
export const Part = z
  .object({
    label: z.string().trim().min(1).max(200),
    quantity: z.int().positive().default(1),
    price: NaturalAmount.optional(),
  })
  .readonly()
/** Goods left at the customer's. */
export type Part = z.output<typeof Part>

/** Where a text comes from. `voice` = some of it was dictated; corrected by hand afterwards, it stays so (S175). */
export const TextSource = z.enum(['typed', 'voice'])

/** What a report says. */
export const ReportContent = z
  .object({
    text: z.string().trim().min(1).max(10_000),
    /** Absent in a report of before it was asked: `typed`. */
    source: TextSource.optional(),
    minutesWorked: Minutes,
    parts: z.array(Part).max(100).readonly().default([]),
  })
  .readonly()
/** What a report says. */
export type ReportContent = z.output<typeof ReportContent>

const SignedBy = z.string().trim().min(1).max(200)

/** An edition of a report as it was signed: what it said, under which name, when. It never changes. */
export const SignedEdition = z
  .object({
    edition: z.int().positive(),
    ...ReportContent.unwrap().shape,
    signedBy: SignedBy,
    signedAt: Instant,
    /** Absent in an edition signed before signatures were sealed. */
    signature: Signature.optional(),
  })
  .readonly()
  .meta({ id: 'SignedEdition' })
/** An edition of a report as it was signed. */
export type SignedEdition = z.output<typeof SignedEdition>

/**
 * The report of a visit (compte rendu d'intervention), one per visit: rewritten until signed, then never changed (S066). A revision is
 * its next edition, which needs a signature of its own; what was signed before stays (S177).
 */
export const Report = z
  .object({
    id: ReportId,
    visit: VisitId,
    customer: CustomerId,
    worker: WorkerId,
    /** 1 until it is revised. */
    edition: z.int().positive(),
    ...ReportContent.unwrap().shape,
    status: z.enum(['draft', 'signed']),
    /** The name as signed. */
    signedBy: SignedBy.nullable(),
    signedAt: Instant.nullable(),
    /** Absent in a draft, and where it was signed before signatures were sealed. */
    signature: Signature.optional(),
    /** The signed editions before this one, oldest first. */
    earlier: z.array(SignedEdition).readonly(),
  })
  .readonly()
  .meta({ id: 'Report' })
/** The report of a visit. */
export type Report = z.output<typeof Report>

/** The edition that stands: the last one signed, whatever is being written since; undefined before the first signature. */
export const lastSigned = (report: Report): SignedEdition | undefined => {
  const { signedBy, signedAt } = report
  return signedBy !== null && signedAt !== null
    ? signedEdition({ ...report, signedBy, signedAt })
    : report.earlier.at(-1)
}

/** What of a report is signed, under a name at a moment. */
export const signedEdition = (
  report: Report & Pick<SignedEdition, 'signedBy' | 'signedAt'>,
): SignedEdition => {
  const { edition, text, source, minutesWorked, parts, signedBy, signedAt, signature } = report
  return { edition, text, source, minutesWorked, parts, signedBy, signedAt, signature }
}

/** Every edition of a report that is signed, oldest first. */
export const signedEditions = (report: Report): readonly SignedEdition[] => {
  const last = report.status === 'signed' ? lastSigned(report) : undefined
  return last ? [...report.earlier, last] : report.earlier
}

/** What may be asked of a report. */
export type ReportCommand =
  | { readonly type: 'write'; readonly content: ReportContent }
  | { readonly type: 'revise'; readonly content: ReportContent }
  | { readonly type: 'sign'; readonly by: string; readonly at: Instant; readonly sealed: Signature }

/** What happens to a report; the public fact leaves the text and the name out, and tells the seal. */
export type ReportFact =
  | { readonly type: 'report-written'; readonly content: ReportContent }
  | { readonly type: 'report-revised'; readonly content: ReportContent }
  | {
      readonly type: 'report-signed'
      readonly by: string
      readonly at: Instant
      readonly sealed: Signature
    }

/** The data that a report's refusals carry. */
export const reportRefusals = { 'report-signed': {}, 'report-not-signed': {} } as const

/** Why a report's life does not go on as asked. */
export type ReportRefusal = Refusal<keyof typeof reportRefusals>

type Decision = Result<ReportFact, ReportRefusal>

/** A draft until it is signed, once; a revision is a draft again, of the next edition. */
export const reportLife: Lifecycle<Report, ReportCommand, ReportFact, ReportRefusal> = {
  decide: ({ status }, command) =>
    match([status, command] as const)
      .returnType<Decision>()
      .with(['draft', { type: 'write' }], ([, { content }]) =>
        accept({ type: 'report-written', content }),
      )
      .with(['draft', { type: 'sign' }], ([, { by, at, sealed }]) =>
        accept({ type: 'report-signed', by, at, sealed }),
      )
      .with(['draft', { type: 'revise' }], () => refuse({ code: 'report-not-signed' }))
      .with(['signed', { type: 'write' }], () => refuse({ code: 'report-signed' }))
      .with(['signed', { type: 'sign' }], () => refuse({ code: 'report-signed' }))
      .with(['signed', { type: 'revise' }], ([, { content }]) =>
        accept({ type: 'report-revised', content }),
      )
      .exhaustive(),
  evolve: (report, fact) =>
    match(fact)
      .returnType<Report>()
      .with({ type: 'report-written' }, ({ content }) => ({ ...report, ...content }))
      .with({ type: 'report-revised' }, ({ content }) => {
        const signed = lastSigned(report)
        return {
          ...{ ...report, ...content, status: 'draft', signedBy: null, signedAt: null },
          signature: undefined,
          edition: report.edition + 1,
          earlier: signed ? [...report.earlier, signed] : report.earlier,
        }
      })
      .with({ type: 'report-signed' }, ({ by, at, sealed }) => ({
        ...report,
        status: 'signed',
        signedBy: by,
        signedAt: at,
        signature: sealed,
      }))
      .exhaustive(),
}
