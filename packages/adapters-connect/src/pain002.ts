import type { BankWord, BatchWord, DebitWord } from './port.js'
import { every, first, type Tree, textAt } from './tree.js'
import { amountAt, dayAt, known, lastFourAt, reasonAt, refsOf } from './words.js'

const accepted = new Set(['ACTC', 'ACCP', 'ACSP', 'ACSC', 'ACWC', 'ACCC'])

type Status = BatchWord['status']

const statusOf = (code: string | undefined): Status | undefined => {
  if (code === 'RJCT') return 'rejected'
  if (code === 'PART') return 'partial'
  return code !== undefined && accepted.has(code) ? 'accepted' : undefined
}

/**
 * What a status report says (`pain.002.001.03`, `.10`, `.14`): of each debit that was rejected, then of its group, then of the file. A report
 * on credit transfers says nothing of ours.
 */
export const wordsOfStatus = (report: Tree): readonly BankWord[] => {
  const original = first(report, 'OrgnlGrpInfAndSts')
  const isOurs = (textAt(original, 'OrgnlMsgNmId') ?? 'pain.008').startsWith('pain.008')
  const groups = every(report, 'OrgnlPmtInfAndSts')
  if (!isOurs) return [{ type: 'other' }]
  const message = textAt(original, 'OrgnlMsgId')
  const on = dayAt(report, 'GrpHdr/CreDtTm')
  const ofGroups = groups.flatMap((group) => wordsOfGroup(group, { message, on }))
  const ofFile = batchWord(original, 'GrpSts', { message, on })
  const words = [...ofGroups, ...ofFile]
  return words.length ? words : [{ type: 'other' }]
}

interface Said {
  readonly message: string | undefined
  readonly on: DebitWord['on']
  readonly group?: string | undefined
}

const wordsOfGroup = (group: Tree, said: Said): readonly BankWord[] => {
  const named = { ...said, group: textAt(group, 'OrgnlPmtInfId') }
  return [
    ...every(group, 'TxInfAndSts').flatMap((one) => debitWord(one, named)),
    ...batchWord(group, 'PmtInfSts', named),
  ]
}

const batchWord = (
  of: Tree | undefined,
  at: string,
  { message, group, on }: Said,
): readonly BatchWord[] => {
  const status = statusOf(textAt(of, at))
  if (!status) return []
  const reason = status === 'rejected' ? reasonAt(of, 'StsRsnInf/Rsn') : undefined
  return [known({ type: 'batch' as const, status, refs: refsOf({ message, group }), reason, on })]
}

const debitWord = (one: Tree, { message, group, on }: Said): readonly DebitWord[] => {
  const status = textAt(one, 'TxSts')
  if (status !== 'RJCT') return []
  const of = first(one, 'OrgnlTxRef')
  const refs = refsOf({
    endToEnd: textAt(one, 'OrgnlEndToEndId'),
    instruction: textAt(one, 'OrgnlInstrId'),
    mandate: textAt(of, 'MndtRltdInf/MndtId', 'MndtRltdInf/DrctDbtMndt/MndtId'),
    bank: textAt(one, 'AcctSvcrRef'),
    ...{ message, group },
  })
  return [
    known({
      ...{ type: 'debit' as const, status: 'rejected' as const, refs },
      original: amountAt(of, 'Amt/InstdAmt'),
      on: dayAt(one, 'AccptncDtTm') ?? on,
      collectOn: dayAt(of, 'ReqdColltnDt'),
      name: textAt(of, 'Dbtr/Nm', 'Dbtr/Pty/Nm'),
      lastFour: lastFourAt(of, 'DbtrAcct/Id/IBAN'),
      reason: reasonAt(one, 'StsRsnInf/Rsn'),
    }),
  ]
}
