import type { CivilDate } from '../shared/day.js'
import type { Instant } from '../shared/instant.js'
import type { Money } from '../shared/money.js'
import type { Refusal, Result } from '../shared/result.js'

/** Which debit of a mandate it is: the first, one of several, the only one, the last. */
export const sequenceTypes = ['FRST', 'RCUR', 'OOFF', 'FNAL'] as const
/** Which debit of a mandate it is. */
export type SequenceType = (typeof sequenceTypes)[number]

/** Who collects, into which account. */
export interface FileCreditor {
  readonly name: string
  /** SEPA creditor identifier. */
  readonly identifier: string
  readonly iban: string
  readonly bic?: string | undefined
}

/** A postal address in parts: one in free lines is refused by banks. */
export interface FileAddress {
  readonly street?: string | undefined
  readonly postcode?: string | undefined
  readonly town: string
  /** Two letters. */
  readonly country: string
}

/** What changed of a mandate since its bank last saw it: what was, of each part that changed. */
export interface FileAmendment {
  readonly reference?: string | undefined
  readonly creditorIdentifier?: string | undefined
  /** The account before, where it was at the same bank; `another-bank` where it was not, or nobody knows. */
  readonly account?: { readonly iban: string } | 'another-bank' | undefined
}

/** One debit of a file. */
export interface FileDebit {
  /** 1 to 35 characters, unique: what the bank's answers name it by. */
  readonly endToEnd: string
  /** At least one cent. */
  readonly amount: Money
  readonly sequence: SequenceType
  readonly collectOn: CivilDate
  readonly creditor: FileCreditor
  readonly mandate: { readonly reference: string; readonly signedOn: CivilDate }
  readonly amendment?: FileAmendment | undefined
  readonly debtor: {
    readonly name: string
    readonly iban: string
    readonly bic?: string | undefined
    readonly address?: FileAddress | undefined
  }
  /** What the payer reads on their statement; what exceeds 140 characters is cut. */
  readonly remittance: string
}

/** What a file for the bank holds. */
export interface DebitFile {
  readonly format: 'pain.008.001.08' | 'pain.008.001.02'
  /** 1 to 35 characters: a bank takes one file of a name once. */
  readonly messageId: string
  readonly createdAt: Instant
  readonly initiator: string
  /** At least one. */
  readonly debits: readonly FileDebit[]
}

/** How a bank's answer names what it speaks of; often some are missing. */
export interface BankReferences {
  readonly endToEnd?: string | undefined
  readonly instruction?: string | undefined
  readonly mandate?: string | undefined
  /** Of the file, as it was sent. */
  readonly message?: string | undefined
  /** Of the group of debits within the file. */
  readonly group?: string | undefined
  /** The bank's own, of this one transaction. */
  readonly bank?: string | undefined
}

/** What a bank says of one debit. `rejected` = before the money moved, `returned` = after. */
export interface DebitWord {
  readonly type: 'debit'
  readonly status: 'accepted' | 'rejected' | 'returned'
  readonly refs: BankReferences
  /** What the bank moved, in cents; interest and fees may be in it. Absent in another currency than the euro. */
  readonly amount?: Money | undefined
  /** What had been asked for, where it says so. */
  readonly original?: Money | undefined
  /** The day it was booked, or said. */
  readonly on?: CivilDate | undefined
  /** The day on which the debit was collected, where it says so. */
  readonly collectOn?: CivilDate | undefined
  /** The payer. */
  readonly name?: string | undefined
  /** The last four characters of the payer's account: no more leaves the reader. */
  readonly lastFour?: string | undefined
  /** ISO 20022 external code (`AM04`); absent where the bank keeps it to itself. */
  readonly reason?: string | undefined
}

/** What a bank says of a whole file, or of a group in it. */
export interface BatchWord {
  readonly type: 'batch'
  readonly status: 'accepted' | 'partial' | 'rejected'
  readonly refs: BankReferences
  readonly reason?: string | undefined
  readonly on?: CivilDate | undefined
}

/** Money that the bank credited for debits. */
export interface CreditWord {
  readonly type: 'credit'
  readonly refs: BankReferences
  readonly amount?: Money | undefined
  readonly on?: CivilDate | undefined
}

/** One thing that a bank's file says; `other` = it is not about direct debits. */
export type BankWord = DebitWord | BatchWord | CreditWord | { readonly type: 'other' }

/** What a bank's file says, in its order. */
export interface BankReport {
  /** `pain.002.001.10`, `camt.054.001.08`... */
  readonly format: string
  readonly messageId: string
  readonly words: readonly BankWord[]
}

/** Why nothing can be read of a file. */
export const bankFileProblems = ['too-large', 'not-xml', 'unknown-format', 'incomplete'] as const
/** Why nothing can be read of a file. */
export type BankFileProblem = (typeof bankFileProblems)[number]

/** The files that go to a bank and come from it. */
export interface BankFiles {
  /**
   * The file of some debits: the same bytes whenever the same is asked, in every process.
   * @throws {RangeError} when something in it cannot be said in such a file.
   */
  write(file: DebitFile): Promise<Uint8Array>
  /** What a bank's file says; nothing in it is followed or fetched. */
  read(
    bytes: Uint8Array,
  ): Promise<
    Result<BankReport, Refusal<'bank-file-unreadable'> & { readonly problem: BankFileProblem }>
  >
}
