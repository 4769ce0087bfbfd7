import { eurosOf } from '../euros.js'
import { element, leaf, optional, type Piece } from '../xml.js'
import type { ReceivedDebit, ReceivedFile, ReceivedGroup } from './read-pain008.js'

/** A status report's version. */
export type StatusFormat = 'pain.002.001.03' | 'pain.002.001.10' | 'pain.002.001.14'
/** A notification's version. */
export type NotificationFormat = 'camt.054.001.02' | 'camt.054.001.04' | 'camt.054.001.08'

const document = (format: string, root: string, ...pieces: readonly Piece[]): string => {
  const space = `xmlns="urn:iso:std:iso:20022:tech:xsd:${format}"`
  const text = element(`Document ${space}`, element(root, ...pieces))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`
}

const headOf = (id: string, on: string): Piece =>
  element('GrpHdr', leaf('MsgId', id), leaf('CreDtTm', `${on}T18:00:00`))

const reasonOf = (name: string, code: string | undefined): Piece =>
  code && element(name, element('Rsn', leaf('Cd', code)))

/** What a bank answers to a file at once. */
export interface StatusReport {
  readonly id: string
  readonly on: string
  readonly file: Pick<ReceivedFile, 'messageId' | 'format' | 'groups'>
  /** Why the whole is refused. */
  readonly refused?: string | undefined
  /** The reason of each debit that is rejected. */
  readonly rejected: ReadonlyMap<string, string>
}

/** A status report. */
export const statusReport = (format: StatusFormat, report: StatusReport): string => {
  const { id, on, file, refused, rejected } = report
  const all = file.groups.flatMap(({ debits }) => debits)
  const status = refused ? 'RJCT' : rejected.size ? 'PART' : 'ACCP'
  return document(
    format,
    'CstmrPmtStsRpt',
    headOf(id, on),
    element(
      'OrgnlGrpInfAndSts',
      leaf('OrgnlMsgId', file.messageId || 'NOTPROVIDED'),
      leaf('OrgnlMsgNmId', file.format),
      leaf('OrgnlNbOfTxs', all.length ? String(all.length) : undefined),
      leaf('GrpSts', status),
      reasonOf('StsRsnInf', refused),
    ),
    ...(refused ? [] : file.groups.map((group) => rejectedIn(format, group, rejected))),
  )
}

const rejectedIn = (
  format: StatusFormat,
  { id, debits }: ReceivedGroup,
  rejected: ReadonlyMap<string, string>,
): Piece => {
  const own = debits.filter(({ endToEnd }) => rejected.has(endToEnd))
  if (!own.length) return undefined
  return element(
    'OrgnlPmtInfAndSts',
    leaf('OrgnlPmtInfId', id),
    leaf('PmtInfSts', 'PART'),
    ...own.map((debit) => rejectedDebit(format, debit, rejected.get(debit.endToEnd))),
  )
}

const rejectedDebit = (
  format: StatusFormat,
  debit: ReceivedDebit,
  code: string | undefined,
): Piece => {
  const { endToEnd, amount, collectOn, mandate, name, iban } = debit
  const reference = leaf('MndtId', mandate)
  const isNewer = format !== 'pain.002.001.03'
  return element(
    'TxInfAndSts',
    leaf('OrgnlInstrId', endToEnd),
    leaf('OrgnlEndToEndId', endToEnd),
    leaf('TxSts', 'RJCT'),
    reasonOf('StsRsnInf', code),
    element(
      'OrgnlTxRef',
      element('Amt', leaf('InstdAmt Ccy="EUR"', eurosOf(amount))),
      leaf('ReqdColltnDt', collectOn),
      element(
        'MndtRltdInf',
        format === 'pain.002.001.14' ? element('DrctDbtMndt', reference) : reference,
      ),
      element('Dbtr', isNewer ? element('Pty', leaf('Nm', name)) : leaf('Nm', name)),
      element('DbtrAcct', element('Id', leaf('IBAN', iban))),
    ),
  )
}

/** What a bank tells of a debit that came back; what it leaves out it does not say. */
export interface ReturnEntry {
  readonly amount: number
  /** Interest and fees that it moved besides, in cents. */
  readonly charges?: number | undefined
  readonly endToEnd?: string | undefined
  readonly mandate?: string | undefined
  readonly name?: string | undefined
  readonly iban?: string | undefined
  readonly reason?: string | undefined
  /** The bank's own reference. */
  readonly reference?: string | undefined
}

/** What a bank tells of a day. */
export interface NotificationReport {
  readonly id: string
  readonly on: string
  /** The account that it is about. */
  readonly iban: string
  /** Groups that were credited, each as one sum. */
  readonly credited: readonly {
    readonly messageId: string
    readonly group: string
    readonly count: number
    readonly sum: number
  }[]
  readonly returned: readonly ReturnEntry[]
}

/** A notification. */
export const notificationReport = (
  format: NotificationFormat,
  report: NotificationReport,
): string => {
  const { id, on, iban, credited, returned } = report
  return document(
    format,
    'BkToCstmrDbtCdtNtfctn',
    headOf(id, on),
    element(
      'Ntfctn',
      leaf('Id', id),
      leaf('CreDtTm', `${on}T18:00:00`),
      element('Acct', element('Id', leaf('IBAN', iban))),
      ...credited.map(({ messageId, group, count, sum }) =>
        entryOf(format, { on, amount: sum, way: 'CRDT', kind: 'ESDD' }, [
          element(
            'Btch',
            leaf('MsgId', messageId),
            leaf('PmtInfId', group),
            leaf('NbOfTxs', String(count)),
          ),
        ]),
      ),
      ...returned.map((one) => returnOf(format, on, one)),
    ),
  )
}

interface Entry {
  readonly on: string
  readonly amount: number
  readonly way: 'CRDT' | 'DBIT'
  readonly kind: string
  readonly reference?: string | undefined
}

const entryOf = (format: NotificationFormat, entry: Entry, details: readonly Piece[]): string => {
  const { on, amount, way, kind, reference } = entry
  const booked = leaf(format === 'camt.054.001.08' ? 'Cd' : 'Sts', 'BOOK')
  return element(
    'Ntry',
    leaf('Amt Ccy="EUR"', eurosOf(amount)),
    leaf('CdtDbtInd', way),
    format === 'camt.054.001.08' ? element('Sts', booked) : booked,
    element('BookgDt', leaf('Dt', on)),
    element('ValDt', leaf('Dt', on)),
    leaf('AcctSvcrRef', reference),
    element(
      'BkTxCd',
      element(
        'Domn',
        leaf('Cd', 'PMNT'),
        element('Fmly', leaf('Cd', 'IDDT'), leaf('SubFmlyCd', kind)),
      ),
    ),
    optional('NtryDtls', ...details),
  )
}

const returnOf = (format: NotificationFormat, on: string, one: ReturnEntry): string => {
  const { amount, charges = 0, endToEnd, mandate, name, iban, reason, reference } = one
  const moved = amount + charges
  const way = 'DBIT' as const
  const named = leaf('Nm', name)
  const debtor = format === 'camt.054.001.08' ? optional('Pty', named) : named
  const euros = (value: number) => leaf('Amt Ccy="EUR"', eurosOf(value))
  const isOldest = format === 'camt.054.001.02'
  const detail = element(
    'TxDtls',
    optional('Refs', leaf('EndToEndId', endToEnd), leaf('MndtId', mandate)),
    ...(isOldest ? [] : [euros(moved), leaf('CdtDbtInd', way)]),
    charges || isOldest
      ? element('AmtDtls', element('InstdAmt', euros(amount)), element('TxAmt', euros(moved)))
      : undefined,
    optional(
      'RltdPties',
      optional('Dbtr', debtor),
      optional('DbtrAcct', optional('Id', leaf('IBAN', iban))),
    ),
    reasonOf('RtrInf', reason),
  )
  return entryOf(format, { on, amount: moved, way, kind: 'UPDD', reference }, [detail])
}
