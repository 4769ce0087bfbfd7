import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { Instant, later, midnight } from '../shared/instant.js'
import { Amount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { CreditorSettings, DebitFormat } from './creditor.js'
import { BatchId, DebitId, Sequence } from './debit.js'
import { MandateAccount } from './mandate.js'

/** What a file said of its creditor: the same file is written from it again. */
export const WrittenCreditor = z
  .object({
    name: z.string(),
    identifier: z.string(),
    account: MandateAccount.unwrap()
      .pick({ sealed: true, lastFour: true, country: true, bic: true })
      .readonly(),
    format: DebitFormat,
    paidAt: CreditorSettings.unwrap().shape.paidAt.unwrap(),
  })
  .readonly()
/** What a file said of its creditor. */
export type WrittenCreditor = z.output<typeof WrittenCreditor>

/**
 * The debits of one entity, one day and one sequence type: one file for the bank. `written` = its file is what it is for good; `sent` = it
 * was handed to the bank; `settled` = its debits count as paid.
 */
export const Batch = z
  .object({
    id: BatchId,
    legalEntity: LegalEntityId,
    collectOn: CivilDate,
    sequence: Sequence,
    debits: z.array(DebitId).readonly(),
    total: Amount,
    status: z.enum(['prepared', 'written', 'sent', 'settled', 'cancelled', 'rejected']),
    /** The file's own name at the bank, 1 to 35 characters. */
    messageId: z.string(),
    preparedAt: Instant,
    creditor: WrittenCreditor.nullable(),
    /** The key that the creditor's account is sealed with. */
    sealedWith: z.string().nullable(),
    /** SHA-256 of the file. */
    sha256: z.string().nullable(),
    sentOn: CivilDate.nullable(),
    /** The day the bank took it over. */
    acceptedOn: CivilDate.nullable(),
    /** The day the bank credited it. */
    creditedOn: CivilDate.nullable(),
    /** How many pages of its debits were counted as paid. */
    pages: z.int().nonnegative(),
    /** The bank's code, where it refused the whole. */
    reason: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'DebitBatch' })
/** The debits of one entity, one day and one sequence type. */
export type Batch = z.output<typeof Batch>

/** A batch as it is shown. */
export const ShownBatch = z
  .object({ ...Batch.unwrap().omit({ creditor: true, sealedWith: true, pages: true }).shape })
  .readonly()
  .meta({ id: 'ShownDebitBatch' })
/** A batch as it is shown. */
export type ShownBatch = z.output<typeof ShownBatch>

/** A batch without what is sealed. */
export const shownBatch = ({
  creditor: _,
  sealedWith: __,
  pages: ___,
  ...batch
}: Batch): ShownBatch => batch

/** The name of a batch's file: of letters and digits alone, as banks pass it on. */
export const messageIdOf = (id: BatchId): string => id.replace('_', '').toUpperCase()

/** What may be asked of a batch. */
export type BatchCommand =
  | {
      readonly type: 'write'
      readonly creditor: WrittenCreditor
      readonly sha256: string
      readonly debits: readonly DebitId[]
      readonly total: Batch['total']
    }
  | { readonly type: 'send'; readonly on: CivilDate }
  | { readonly type: 'cancel' }
  | { readonly type: 'take'; readonly on: CivilDate }
  | { readonly type: 'credit'; readonly on: CivilDate }
  /** `left` = debits that are not counted as paid yet. */
  | { readonly type: 'settle'; readonly left: number }
  | { readonly type: 'refuse'; readonly reason: string }

/** What happens to a batch. */
export type BatchFact =
  | {
      readonly type: 'batch-written'
      readonly creditor: WrittenCreditor
      readonly sha256: string
      readonly debits: readonly DebitId[]
      readonly total: Batch['total']
    }
  | { readonly type: 'batch-sent'; readonly on: CivilDate }
  | { readonly type: 'batch-cancelled' }
  | { readonly type: 'batch-accepted'; readonly on: CivilDate }
  | { readonly type: 'batch-credited'; readonly on: CivilDate }
  | { readonly type: 'batch-settled'; readonly left: number }
  | { readonly type: 'batch-rejected'; readonly reason: string }

const BatchOver = z.enum(['settled', 'cancelled', 'rejected'])

/** The data that a batch's refusals carry. */
export const batchRefusals = {
  'batch-not-written': {},
  'batch-already-written': {},
  'batch-at-bank': {},
  'batch-over': { status: BatchOver },
} as const

/** Why a batch's life does not go on as asked. */
export type BatchRefusal =
  | Refusal<'batch-not-written' | 'batch-already-written' | 'batch-at-bank'>
  | (Refusal<'batch-over'> & { readonly status: z.output<typeof BatchOver> })

const atBank = P.union('sent', 'settled')
const byBank = P.union('take', 'credit', 'settle')

/** Prepared, written, sent, settled; called off before it is sent, or refused by the bank as a whole. */
export const batchLife: Lifecycle<Batch, BatchCommand, BatchFact, BatchRefusal> = {
  decide: (batch, command) =>
    match([batch, command] as const)
      .returnType<Result<BatchFact, BatchRefusal>>()
      .with([{ status: 'prepared' }, { type: 'write' }], ([, { type: _, ...file }]) =>
        accept({ type: 'batch-written', ...file }),
      )
      .with([{ status: P.union('prepared', 'written') }, { type: 'cancel' }], () =>
        accept({ type: 'batch-cancelled' }),
      )
      .with([{ status: 'prepared' }, { type: P.union('send', byBank, 'refuse') }], () =>
        refuse({ code: 'batch-not-written' }),
      )
      .with([{ status: 'written' }, { type: 'send' }], ([, { on }]) =>
        accept({ type: 'batch-sent', on }),
      )
      .with([{ status: 'written' }, { type: 'write' }], () =>
        refuse({ code: 'batch-already-written' }),
      )
      .with([{ status: 'written' }, { type: P.union(byBank, 'refuse') }], () =>
        refuse({ code: 'batch-not-written' }),
      )
      .with([{ status: atBank }, { type: 'take' }], ([, { on }]) =>
        accept({ type: 'batch-accepted', on }),
      )
      .with([{ status: atBank }, { type: 'credit' }], ([, { on }]) =>
        accept({ type: 'batch-credited', on }),
      )
      .with([{ status: 'sent' }, { type: 'settle' }], ([, { left }]) =>
        accept({ type: 'batch-settled', left }),
      )
      .with([{ status: atBank }, { type: 'refuse' }], ([, { reason }]) =>
        accept({ type: 'batch-rejected', reason }),
      )
      .with([{ status: 'sent' }, { type: P.union('write', 'send', 'cancel') }], () =>
        refuse({ code: 'batch-at-bank' }),
      )
      .with(
        [{ status: 'settled' }, { type: P.union('write', 'send', 'cancel', 'settle') }],
        ([{ status }]) => refuse({ code: 'batch-over', status }),
      )
      .with([{ status: P.union('cancelled', 'rejected') }, P._], ([{ status }]) =>
        refuse({ code: 'batch-over', status }),
      )
      .exhaustive(),

  evolve: (batch, fact) =>
    match(fact)
      .returnType<Batch>()
      .with({ type: 'batch-written' }, ({ type: _, ...file }) => ({
        ...batch,
        ...file,
        sealedWith: file.creditor.account.sealed.key,
        status: 'written',
      }))
      .with({ type: 'batch-sent' }, ({ on }) => ({ ...batch, sentOn: on, status: 'sent' }))
      .with({ type: 'batch-cancelled' }, () => ({ ...batch, status: 'cancelled' }))
      .with({ type: 'batch-accepted' }, ({ on }) => ({ ...batch, acceptedOn: on }))
      .with({ type: 'batch-credited' }, ({ on }) => ({ ...batch, creditedOn: on }))
      .with({ type: 'batch-settled' }, ({ left }) => ({
        ...batch,
        pages: batch.pages + 1,
        status: left ? 'sent' : 'settled',
      }))
      .with({ type: 'batch-rejected' }, ({ reason }) => ({ ...batch, reason, status: 'rejected' }))
      .exhaustive(),
}

/** When a batch's next page of debits counts as paid: on its day, or once the bank credited it; page after page, in Paris. */
export const settlingDue = ({
  status,
  collectOn,
  creditedOn,
  creditor,
  pages,
}: Batch): Instant | undefined => {
  if (status !== 'sent') return undefined
  const day = creditor?.paidAt === 'credit-notice' ? creditedOn : collectOn
  return day ? later(midnight(day), pages) : undefined
}
