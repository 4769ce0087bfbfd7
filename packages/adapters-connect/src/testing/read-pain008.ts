import { centsOf } from '../euros.js'
import { every, first, type Tree, textAt } from '../tree.js'

/** A debit as a bank finds it in a file. */
export interface ReceivedDebit {
  readonly endToEnd: string
  /** In cents. */
  readonly amount: number
  readonly mandate: string
  readonly name: string
  readonly iban: string
  readonly sequence: string
  readonly collectOn: string
}

/** A group of debits as a bank finds it in a file. */
export interface ReceivedGroup {
  readonly id: string
  readonly count: number
  readonly sum: number
  readonly collectOn: string
  readonly creditor: { readonly identifier: string; readonly iban: string }
  readonly debits: readonly ReceivedDebit[]
}

/** A file as a bank finds it. */
export interface ReceivedFile {
  readonly format: string
  readonly messageId: string
  readonly count: number
  readonly sum: number
  readonly groups: readonly ReceivedGroup[]
}

/** Reads what a bank is handed; what is missing is empty, and found wrong later. */
export const readPain008 = (document: Tree, format: string): ReceivedFile => {
  const file = first(document, 'CstmrDrctDbtInitn')
  const header = first(file, 'GrpHdr')
  return {
    format,
    messageId: textAt(header, 'MsgId') ?? '',
    ...countsIn(header),
    groups: file ? every(file, 'PmtInf').map(groupIn) : [],
  }
}

const countsIn = (tree: Tree | undefined) => ({
  count: Number(textAt(tree, 'NbOfTxs')),
  sum: centsOf(textAt(tree, 'CtrlSum')) ?? Number.NaN,
})

const groupIn = (group: Tree): ReceivedGroup => {
  const collectOn = textAt(group, 'ReqdColltnDt') ?? ''
  const sequence = textAt(group, 'PmtTpInf/SeqTp') ?? ''
  return {
    id: textAt(group, 'PmtInfId') ?? '',
    ...countsIn(group),
    collectOn,
    creditor: {
      identifier: textAt(group, 'CdtrSchmeId/Id/PrvtId/Othr/Id') ?? '',
      iban: textAt(group, 'CdtrAcct/Id/IBAN') ?? '',
    },
    debits: every(group, 'DrctDbtTxInf').map((one) => ({
      endToEnd: textAt(one, 'PmtId/EndToEndId') ?? '',
      amount: centsOf(textAt(one, 'InstdAmt')) ?? Number.NaN,
      mandate: textAt(one, 'DrctDbtTx/MndtRltdInf/MndtId') ?? '',
      name: textAt(one, 'Dbtr/Nm') ?? '',
      iban: textAt(one, 'DbtrAcct/Id/IBAN') ?? '',
      ...{ sequence, collectOn },
    })),
  }
}
