import type { BankWord, CreditWord, DebitWord } from './port.js'
import { every, first, type Tree, textAt } from './tree.js'
import { amountAt, dayAt, known, lastFourAt, reasonAt, refsOf } from './words.js'

const other: BankWord = { type: 'other' }

/**
 * What a notification says (`camt.054.001.02`, `.04`, `.08`): debits that came back, and credits of debits. Entries that are not booked yet
 * come again; entries of another kind are `other`.
 */
export const wordsOfNotification = (report: Tree): readonly BankWord[] => {
  const said = dayAt(report, 'GrpHdr/CreDtTm')
  return every(report, 'Ntfctn', 'Ntry').flatMap((entry) => wordsOfEntry(entry, said))
}

const wordsOfEntry = (entry: Tree, said: DebitWord['on']): readonly BankWord[] => {
  const status = textAt(entry, 'Sts/Cd', 'Sts') ?? 'BOOK'
  if (status !== 'BOOK') return [other]
  const on = dayAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm') ?? said
  const batch = first(entry, 'NtryDtls', 'Btch')
  const details = every(entry, 'NtryDtls', 'TxDtls')
  const isWhole = textAt(batch, 'MsgId', 'PmtInfId') !== undefined
  if (textAt(entry, 'CdtDbtInd') === 'CRDT' && batch && isWhole) return [creditOf(entry, batch, on)]
  if (!details.length) return [wordOf({ entry, one: undefined, index: 0, alone: true, on })]
  const alone = details.length === 1
  return details.map((one, index) => wordOf({ entry, one, index, alone, on }))
}

const creditOf = (entry: Tree, batch: Tree, on: DebitWord['on']): BankWord => {
  if (!isOurs(entry, undefined)) return other
  const refs = refsOf({ message: textAt(batch, 'MsgId'), group: textAt(batch, 'PmtInfId') })
  return known({ type: 'credit' as const, refs, amount: amountAt(entry, 'Amt'), on })
}

interface Detail {
  readonly entry: Tree
  /** Absent where an entry has no details. */
  readonly one: Tree | undefined
  readonly index: number
  /** Whether it is the only one of its entry, whose amount is its own then. */
  readonly alone: boolean
  readonly on: DebitWord['on']
}

const wordOf = (detail: Detail): BankWord => {
  const { entry, one } = detail
  const way = textAt(one, 'CdtDbtInd') ?? textAt(entry, 'CdtDbtInd')
  if (!isOurs(entry, one)) return other
  return way === 'DBIT' ? returned(detail) : paid(detail)
}

/** The bank's transaction code of an entry or of one of its transactions. */
const familyOf = (entry: Tree, one: Tree | undefined): string | undefined =>
  textAt(one, 'BkTxCd/Domn/Fmly/Cd') ?? textAt(entry, 'BkTxCd/Domn/Fmly/Cd')

/**
 * Whether it is about debits that we issued (family `IDDT`). Where a bank gives no code of its own family, whatever comes back with a reason, or
 * is named by somebody, may be ours: whoever reads on knows its own.
 */
const isOurs = (entry: Tree, one: Tree | undefined): boolean => {
  const family = familyOf(entry, one)
  const isBack = first(one, 'RtrInf') !== undefined
  // Some banks take the creditor's side for the payer's: `RDDT`.
  if (family !== undefined) return family === 'IDDT' || (family === 'RDDT' && isBack)
  const isNamed = textAt(one, 'Refs/EndToEndId', 'Refs/MndtId', 'Refs/PmtInfId') !== undefined
  return isNamed || isBack || textAt(entry, 'RvslInd') === 'true'
}

const returned = ({ entry, one, index, alone, on }: Detail): DebitWord =>
  known({
    ...{ type: 'debit' as const, status: 'returned' as const, on },
    refs: refsIn(entry, one, index),
    amount:
      amountAt(one, 'Amt', 'AmtDtls/TxAmt/Amt') ?? (alone ? amountAt(entry, 'Amt') : undefined),
    original: amountAt(one, 'AmtDtls/InstdAmt/Amt'),
    name: textAt(one, 'RltdPties/Dbtr/Nm', 'RltdPties/Dbtr/Pty/Nm'),
    lastFour: lastFourAt(one, 'RltdPties/DbtrAcct/Id/IBAN'),
    reason: reasonAt(one, 'RtrInf/Rsn'),
  })

const paid = ({ entry, one, index, alone, on }: Detail): CreditWord =>
  known({
    ...{ type: 'credit' as const, refs: refsIn(entry, one, index), on },
    amount:
      amountAt(one, 'Amt', 'AmtDtls/TxAmt/Amt') ?? (alone ? amountAt(entry, 'Amt') : undefined),
  })

const refsIn = (entry: Tree, one: Tree | undefined, index: number): DebitWord['refs'] => {
  const ofEntry = textAt(entry, 'AcctSvcrRef')
  return refsOf({
    endToEnd: textAt(one, 'Refs/EndToEndId'),
    instruction: textAt(one, 'Refs/InstrId'),
    mandate: textAt(one, 'Refs/MndtId'),
    message: textAt(one, 'Refs/MsgId'),
    group: textAt(one, 'Refs/PmtInfId'),
    // An entry's own reference is that of all its transactions: each has its place behind it.
    bank: textAt(one, 'Refs/AcctSvcrRef') ?? (ofEntry && `${ofEntry}/${index + 1}`),
  })
}
