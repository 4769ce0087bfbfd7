import { z } from 'zod'
import type { BatchWord, CreditWord, DebitWord } from '../ports/bank-files.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Amount } from '../shared/money.js'
import { ReasonWord } from '../shared/reason-word.js'
import { DebitId } from './debit.js'

/** Id of what a bank said. */
export const BankItemId = idOf<'BankItemId'>('bki')

/** What came of a bank's file, thing by thing. */
export const BankFileOutcome = z
  .object({
    /** Put to debits and batches. */
    applied: z.int().nonnegative(),
    /** Said before. */
    known: z.int().nonnegative(),
    /** Waiting for a person. */
    parked: z.int().nonnegative(),
    /** Not about direct debits. */
    other: z.int().nonnegative(),
  })
  .readonly()
/** What came of a bank's file. */
export type BankFileOutcome = z.output<typeof BankFileOutcome>

/** A file that came from a bank; its id is the SHA-256 of its bytes, which are not kept. */
export const BankFile = z
  .object({
    id: z.string().regex(/^[0-9a-f]{64}$/),
    format: z.string(),
    messageId: z.string(),
    at: Instant,
    outcome: BankFileOutcome,
  })
  .readonly()
  .meta({ id: 'BankFile' })

/** What a bank said, in its own terms; of an account number, the last four characters. */
export const Said = z
  .object({
    type: z.enum(['debit', 'batch', 'credit']),
    status: z.string().optional(),
    refs: z
      .object({
        endToEnd: z.string().optional(),
        instruction: z.string().optional(),
        mandate: z.string().optional(),
        message: z.string().optional(),
        group: z.string().optional(),
        bank: z.string().optional(),
      })
      .readonly(),
    amount: Amount.optional(),
    original: Amount.optional(),
    on: CivilDate.optional(),
    collectOn: CivilDate.optional(),
    name: z.string().optional(),
    lastFour: z.string().optional(),
    reason: z.string().optional(),
  })
  .readonly()
/** What a bank said, in its own terms. */
export type Said = DebitWord | BatchWord | CreditWord

/** Why a person is asked. */
export const ParkedBecause = z.enum([
  /** Nothing in it says which debit it is about. */
  'no-reference',
  /** It names a debit or a file that is none of ours. */
  'unknown-reference',
  /** No debit fits. */
  'no-debit',
  /** Several debits fit. */
  'ambiguous',
  /** The debit that it seems to be about was not honoured already. */
  'already-returned',
  /** The debit that it names is not at the bank. */
  'not-at-bank',
  /** The amount is another one. */
  'amount-differs',
  /** The bank has it already, it says: what it had may well be collected, so nothing is freed to be collected again. */
  'said-twice',
])
/** Why a person is asked. */
export type ParkedBecause = z.output<typeof ParkedBecause>

/** What a bank said and came of it: put to a debit, or `parked` until a person says which debit it is about, or that it is none of ours. */
export const BankItem = z
  .object({
    id: BankItemId,
    /** SHA-256 of the file. */
    file: z.string(),
    /** SHA-256 of the message's name and what was said: the same again is known. */
    key: z.string(),
    /** SHA-256 of what was said: the same in another message may be the same thing told twice, or another one. */
    content: z.string(),
    bankReference: z.string().nullable(),
    said: Said,
    status: z.enum(['applied', 'parked', 'resolved', 'dismissed']),
    because: ParkedBecause.optional(),
    /** Debits that it may be about. */
    candidates: z.array(DebitId).readonly(),
    /** The same was said before, in another message. */
    twin: BankItemId.optional(),
    debit: DebitId.nullable(),
    dismissedAs: ReasonWord.optional(),
    at: Instant,
  })
  .readonly()
  .meta({ id: 'BankItem' })
/** What a bank said and came of it. */
export type BankItem = z.output<typeof BankItem>
