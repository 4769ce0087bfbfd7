import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { NoticeId } from '../app/notices.js'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { CreditorIdentifier, LegalEntityId } from '../organisation/index.js'
import { PaymentId } from '../payments/index.js'
import { sequenceTypes } from '../ports/bank-files.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { PositiveAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { Debtor, MandateId, MandateReference } from './mandate.js'

/** Id of a debit. */
export const DebitId = idOf<'DebitId'>('dbt')
/** Id of a debit. */
export type DebitId = z.output<typeof DebitId>

/** Id of a batch. */
export const BatchId = idOf<'BatchId'>('bat')
/** Id of a batch. */
export type BatchId = z.output<typeof BatchId>

/** Which debit of a mandate it is. */
export const Sequence = z.enum(sequenceTypes)

/** What a file said of a mandate when the debit was written into it: the same file is written from it again. */
export const WrittenMandate = z
  .object({
    reference: MandateReference,
    creditorIdentifier: CreditorIdentifier,
    signedOn: CivilDate,
    debtor: Debtor,
    /** The account's number within the mandate. */
    account: z.int().positive(),
    /** What was, of each part that changed since the payer's bank last saw it. */
    before: z
      .object({
        reference: MandateReference.optional(),
        creditorIdentifier: CreditorIdentifier.optional(),
        account: z.int().positive().optional(),
      })
      .readonly()
      .optional(),
  })
  .readonly()
/** What a file said of a mandate. */
export type WrittenMandate = z.output<typeof WrittenMandate>

/** Why a debit was taken off: not owed any more, its mandate does not stand or allows less, its day went by, or the office said so. */
export const Withdrawal = z.enum(['not-owed', 'no-mandate', 'outside-terms', 'missed', 'office'])
/** Why a debit was taken off. */
export type Withdrawal = z.output<typeof Withdrawal>

/**
 * Money to be taken from a payer's account for an invoice, on a day. `prepared` = told of, in no batch; then in one batch at a time;
 * `sent` = at the bank; `collected` = counted as paid; `rejected` = refused before the money moved, `returned` = taken back after.
 */
export const Debit = z
  .object({
    id: DebitId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    mandate: MandateId,
    invoice: InvoiceId,
    /** The invoice's: what the payer reads on their statement. */
    number: z.string(),
    /** Of this invoice's debits, from 1. */
    turn: z.int().positive(),
    amount: PositiveAmount,
    collectOn: CivilDate,
    sequence: Sequence,
    /** The debit was said to be the last of its mandate. */
    last: z.boolean(),
    /** What the bank's answers name it by. */
    endToEnd: z.string(),
    /** 2 = it was not honoured once, and is presented again. */
    attempt: z.int().positive(),
    announced: z.object({ on: CivilDate, notice: NoticeId.optional() }).readonly(),
    status: z.enum([
      ...(['prepared', 'batched', 'sent', 'collected'] as const),
      ...(['rejected', 'returned', 'withdrawn'] as const),
    ]),
    batch: BatchId.nullable(),
    written: WrittenMandate.nullable(),
    /** The mandate's reference as it was written, in capitals. */
    referenceKey: z.string().nullable(),
    payment: PaymentId.nullable(),
    /** Why it was not honoured, by the bank's code; `unknown` where it kept it to itself. */
    failed: z.object({ reason: z.string(), on: CivilDate }).readonly().optional(),
    withdrawn: Withdrawal.optional(),
  })
  .readonly()
  .meta({ id: 'Debit' })
/** Money to be taken from a payer's account. */
export type Debit = z.output<typeof Debit>

/** What a bank's answers name a debit by: of letters and digits alone, as banks pass it on. */
export const endToEndOf = (id: DebitId): string => id.replace('_', '').toUpperCase()

/** What may be asked of a debit. */
export type DebitCommand =
  | { readonly type: 'announce'; readonly on: CivilDate }
  | {
      readonly type: 'batch'
      readonly batch: BatchId
      readonly sequence: Debit['sequence']
    }
  | { readonly type: 'write'; readonly written: WrittenMandate }
  | { readonly type: 'release' }
  | { readonly type: 'withdraw'; readonly because: Withdrawal }
  | { readonly type: 'send' }
  | { readonly type: 'collect'; readonly payment: PaymentId; readonly on: CivilDate }
  | { readonly type: 'fail'; readonly reason: string; readonly on: CivilDate }

/** What happens to a debit once it is prepared. */
export type DebitFact =
  | { readonly type: 'debit-announced'; readonly on: CivilDate }
  | {
      readonly type: 'debit-batched'
      readonly batch: BatchId
      readonly sequence: Debit['sequence']
    }
  | { readonly type: 'debit-written'; readonly written: WrittenMandate }
  | { readonly type: 'debit-released' }
  | { readonly type: 'debit-withdrawn'; readonly because: Withdrawal }
  | { readonly type: 'debit-sent' }
  | { readonly type: 'debit-collected'; readonly payment: PaymentId; readonly on: CivilDate }
  | { readonly type: 'debit-rejected'; readonly reason: string; readonly on: CivilDate }
  | { readonly type: 'debit-returned'; readonly reason: string; readonly on: CivilDate }

/** The data that a debit's refusals carry. */
export const debitRefusals = {
  'debit-not-sent': {},
  'debit-in-batch': { batch: BatchId },
  'debit-at-bank': {},
  'debit-over': { status: z.enum(['collected', 'rejected', 'returned', 'withdrawn']) },
} as const

/** Why a debit's life does not go on as asked. */
export type DebitRefusal =
  | Refusal<'debit-not-sent' | 'debit-at-bank'>
  | (Refusal<'debit-in-batch'> & { readonly batch: BatchId })
  | (Refusal<'debit-over'> & {
      readonly status: 'collected' | 'rejected' | 'returned' | 'withdrawn'
    })

const inBatch = ({ id, batch }: Debit) => {
  if (!batch) throw new Error(`${id} is in no batch`)
  return refuse({ code: 'debit-in-batch', batch } as const)
}
const waiting = P.union('prepared', 'batched')
const over = P.union('rejected', 'returned', 'withdrawn')

/** Prepared, in a batch, at the bank, collected; taken off before, or not honoured. Each is in one batch at a time, and fails once. */
export const debitLife: Lifecycle<Debit, DebitCommand, DebitFact, DebitRefusal> = {
  decide: (debit, command) =>
    match([debit, command] as const)
      .returnType<Result<DebitFact, DebitRefusal>>()
      .with([{ status: 'prepared' }, { type: 'announce' }], ([, { on }]) =>
        accept({ type: 'debit-announced', on }),
      )
      .with([{ status: 'prepared' }, { type: 'batch' }], ([, { batch, sequence }]) =>
        accept({ type: 'debit-batched', batch, sequence }),
      )
      .with([{ status: 'batched' }, { type: P.union('announce', 'batch') }], ([it]) => inBatch(it))
      .with([{ status: 'batched' }, { type: 'write' }], ([, { written }]) =>
        accept({ type: 'debit-written', written }),
      )
      .with([{ status: 'batched' }, { type: 'release' }], () => accept({ type: 'debit-released' }))
      .with([{ status: 'sent' }, { type: 'release' }], () => accept({ type: 'debit-released' }))
      .with([{ status: waiting }, { type: 'withdraw' }], ([, { because }]) =>
        accept({ type: 'debit-withdrawn', because }),
      )
      .with([{ status: 'batched' }, { type: 'send' }], () => accept({ type: 'debit-sent' }))
      .with([{ status: 'sent' }, { type: 'collect' }], ([, { payment, on }]) =>
        accept({ type: 'debit-collected', payment, on }),
      )
      .with([{ status: 'sent' }, { type: 'fail' }], ([, { reason, on }]) =>
        accept({ type: 'debit-rejected', reason, on }),
      )
      .with([{ status: 'collected' }, { type: 'fail' }], ([, { reason, on }]) =>
        accept({ type: 'debit-returned', reason, on }),
      )
      .with([{ status: 'prepared' }, { type: P.union('write', 'release', 'send') }], () =>
        refuse({ code: 'debit-not-sent' }),
      )
      .with([{ status: waiting }, { type: P.union('collect', 'fail') }], () =>
        refuse({ code: 'debit-not-sent' }),
      )
      .with(
        [{ status: 'sent' }, { type: P.union('announce', 'batch', 'write', 'withdraw', 'send') }],
        () => refuse({ code: 'debit-at-bank' }),
      )
      .with(
        [
          { status: 'collected' },
          {
            type: P.union('announce', 'batch', 'write', 'release', 'withdraw', 'send', 'collect'),
          },
        ],
        ([{ status }]) => refuse({ code: 'debit-over', status }),
      )
      .with([{ status: over }, P._], ([{ status }]) => refuse({ code: 'debit-over', status }))
      .exhaustive(),

  evolve: (debit, fact) =>
    match(fact)
      .returnType<Debit>()
      .with({ type: 'debit-announced' }, ({ on }) => ({ ...debit, announced: { on } }))
      .with({ type: 'debit-batched' }, ({ batch, sequence }) => ({
        ...debit,
        batch,
        sequence,
        status: 'batched',
      }))
      .with({ type: 'debit-written' }, ({ written }) => ({
        ...debit,
        written,
        referenceKey: written.reference.toUpperCase(),
      }))
      .with({ type: 'debit-released' }, () => ({
        ...debit,
        batch: null,
        written: null,
        referenceKey: null,
        status: 'prepared',
      }))
      .with({ type: 'debit-withdrawn' }, ({ because }) => ({
        ...debit,
        withdrawn: because,
        status: 'withdrawn',
      }))
      .with({ type: 'debit-sent' }, () => ({ ...debit, status: 'sent' }))
      .with({ type: 'debit-collected' }, ({ payment }) => ({
        ...debit,
        payment,
        status: 'collected',
      }))
      .with({ type: 'debit-rejected' }, ({ reason, on }) => ({
        ...debit,
        failed: { reason, on },
        status: 'rejected',
      }))
      .with({ type: 'debit-returned' }, ({ reason, on }) => ({
        ...debit,
        failed: { reason, on },
        status: 'returned',
      }))
      .exhaustive(),
}

/** Whether a debit may still take its money, or has taken it. */
export const isLive = ({ status }: Debit): boolean =>
  status === 'prepared' || status === 'batched' || status === 'sent'
