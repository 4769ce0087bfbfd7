import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { WorkerId } from '../organisation/index.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { Minutes, VisitId } from './visit.js'

/** Id of a report. */
export const ReportId = idOf<'ReportId'>('rep')
/** Id of a report. */
export type ReportId = z.output<typeof ReportId>

/** Goods left at the customer's; `price` is of one, in cents, VAT included. */
export const Part = z
  .object({
    label: z.string().trim().min(1).max(200),
    quantity: z.int().positive().default(1),
    price: NaturalAmount,
  })
  .readonly()

/** What a report says. */
export const ReportContent = z
  .object({
    text: z.string().trim().min(1).max(10_000),
    minutesWorked: Minutes,
    parts: z.array(Part).max(100).readonly().default([]),
  })
  .readonly()
/** What a report says. */
export type ReportContent = z.output<typeof ReportContent>

/** The report of a visit (compte rendu d'intervention), one per visit: rewritten until signed, then never changed (S066). */
export const Report = z
  .object({
    id: ReportId,
    visit: VisitId,
    customer: CustomerId,
    worker: WorkerId,
    ...ReportContent.unwrap().shape,
    status: z.enum(['draft', 'signed']),
    /** The name as signed. */
    signedBy: z.string().trim().min(1).max(200).nullable(),
    signedAt: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'Report' })
/** The report of a visit. */
export type Report = z.output<typeof Report>

/** What may be asked of a report. */
export type ReportCommand =
  | { readonly type: 'write'; readonly content: ReportContent }
  | { readonly type: 'sign'; readonly by: string; readonly at: Instant }

/** What happens to a report; the public fact leaves the text and the name out. */
export type ReportFact =
  | { readonly type: 'report-written'; readonly content: ReportContent }
  | { readonly type: 'report-signed'; readonly by: string; readonly at: Instant }

type Decision = Result<ReportFact, Refusal<'report-signed'>>

/** A draft until it is signed, once. */
export const reportLife: Lifecycle<Report, ReportCommand, ReportFact, Refusal<'report-signed'>> = {
  decide: ({ status }, command) =>
    match([status, command] as const)
      .returnType<Decision>()
      .with(['draft', { type: 'write' }], ([, { content }]) =>
        accept({ type: 'report-written', content }),
      )
      .with(['draft', { type: 'sign' }], ([, { by, at }]) =>
        accept({ type: 'report-signed', by, at }),
      )
      .with(['signed', { type: 'write' }], () => refuse({ code: 'report-signed' }))
      .with(['signed', { type: 'sign' }], () => refuse({ code: 'report-signed' }))
      .exhaustive(),
  evolve: (report, fact) =>
    match(fact)
      .returnType<Report>()
      .with({ type: 'report-written' }, ({ content }) => ({ ...report, ...content }))
      .with({ type: 'report-signed' }, ({ by, at }) => ({
        ...report,
        status: 'signed',
        signedBy: by,
        signedAt: at,
      }))
      .exhaustive(),
}
