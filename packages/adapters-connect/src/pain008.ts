import { eurosOf } from './euros.js'
import type { DebitFile, FileAddress, FileAmendment, FileCreditor, FileDebit } from './port.js'
import { isSepaReference, sepaText } from './sepa-text.js'
import { element, leaf, optional, type Piece } from './xml.js'

type Format = DebitFile['format']

/** The most that one debit may take, in cents: eleven digits of euros and cents. */
const most = 999_999_999_99

/**
 * The file of some debits (ISO 20022 `pain.008`, SEPA Direct Debit Core): a group for each sequence type, day and creditor's account, with
 * counts and control sums. The same bytes for the same file.
 * @throws {RangeError} when something in it cannot be said in such a file.
 */
export const pain008 = (file: DebitFile): string => {
  check(file)
  const { format, messageId, createdAt, initiator, debits } = file
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    `Document xmlns="urn:iso:std:iso:20022:tech:xsd:${format}"`,
    element(
      'CstmrDrctDbtInitn',
      element(
        'GrpHdr',
        leaf('MsgId', messageId),
        leaf('CreDtTm', `${createdAt.slice(0, 19)}Z`),
        ...countsOf(debits),
        element('InitgPty', leaf('Nm', nameOf(initiator))),
      ),
      ...groupsOf(debits).map((group, i) => groupOf(format, `${messageId}-${i + 1}`, group)),
    ),
  )}\n`
}

const check = ({ messageId, debits }: DebitFile): void => {
  if (!debits.length) throw new RangeError('a file without debits')
  // A group's own name is the file's, and a number behind it.
  for (const text of [`${messageId}-${debits.length}`, ...debits.flatMap(referencesIn)])
    if (!isSepaReference(text)) throw new RangeError(`no reference that banks pass on: ${text}`)
  const names = new Set(debits.map(({ endToEnd }) => endToEnd))
  if (names.size < debits.length) throw new RangeError('two debits of one reference')
  for (const { amount, endToEnd } of debits)
    if (amount < 1 || amount > most) throw new RangeError(`${endToEnd}: no amount of a debit`)
}

const referencesIn = ({ endToEnd, mandate, amendment }: FileDebit): readonly string[] => [
  ...[endToEnd, mandate.reference],
  ...(amendment?.reference === undefined ? [] : [amendment.reference]),
]

/** @throws {RangeError} of a name that has no letter left. */
const nameOf = (name: string): string => {
  const text = sepaText(name, 70)
  if (!text) throw new RangeError('a name that cannot be written in the letters of SEPA')
  return text
}

/** The debits of one sequence type, day and creditor's account each, in the order in which they come. */
const groupsOf = (debits: readonly FileDebit[]): readonly (readonly FileDebit[])[] => {
  const groups = new Map<string, FileDebit[]>()
  for (const debit of debits) {
    const { sequence, collectOn, creditor } = debit
    const key = JSON.stringify([sequence, collectOn, creditor.iban, creditor.identifier])
    const group = groups.get(key)
    if (group) group.push(debit)
    else groups.set(key, [debit])
  }
  return [...groups.values()]
}

const countsOf = (debits: readonly FileDebit[]): readonly Piece[] => [
  leaf('NbOfTxs', String(debits.length)),
  leaf('CtrlSum', eurosOf(debits.reduce((sum, { amount }) => sum + amount, 0))),
]

const groupOf = (format: Format, name: string, group: readonly FileDebit[]): Piece => {
  const [first] = group
  if (!first) return undefined
  const { sequence, collectOn, creditor } = first
  return element(
    'PmtInf',
    leaf('PmtInfId', name),
    leaf('PmtMtd', 'DD'),
    leaf('BtchBookg', 'true'),
    ...countsOf(group),
    element(
      'PmtTpInf',
      element('SvcLvl', leaf('Cd', 'SEPA')),
      element('LclInstrm', leaf('Cd', 'CORE')),
      leaf('SeqTp', sequence),
    ),
    leaf('ReqdColltnDt', collectOn),
    element('Cdtr', leaf('Nm', nameOf(creditor.name))),
    element('CdtrAcct', element('Id', leaf('IBAN', creditor.iban))),
    bankOf(format, 'CdtrAgt', creditor.bic),
    leaf('ChrgBr', 'SLEV'),
    element('CdtrSchmeId', schemeOf(creditor)),
    ...group.map((debit) => debitOf(format, debit)),
  )
}

const schemeOf = ({ identifier }: Pick<FileCreditor, 'identifier'>): Piece =>
  element(
    'Id',
    element(
      'PrvtId',
      element('Othr', leaf('Id', identifier), element('SchmeNm', leaf('Prtry', 'SEPA'))),
    ),
  )

/** A bank by its code, under the name that each version gives it, or said not to be given. */
const bankOf = (format: Format, name: string, bic: string | undefined): Piece => {
  const code = leaf(format === 'pain.008.001.02' ? 'BIC' : 'BICFI', bic)
  return element(name, element('FinInstnId', code ?? element('Othr', leaf('Id', 'NOTPROVIDED'))))
}

const debitOf = (format: Format, debit: FileDebit): Piece => {
  const { endToEnd, amount, mandate, amendment, debtor, remittance } = debit
  const told = sepaText(remittance, 140)
  return element(
    'DrctDbtTxInf',
    element('PmtId', leaf('InstrId', endToEnd), leaf('EndToEndId', endToEnd)),
    leaf('InstdAmt Ccy="EUR"', eurosOf(amount)),
    element(
      'DrctDbtTx',
      element(
        'MndtRltdInf',
        leaf('MndtId', mandate.reference),
        leaf('DtOfSgntr', mandate.signedOn),
        ...(amendment ? amended(amendment) : []),
      ),
    ),
    bankOf(format, 'DbtrAgt', debtor.bic),
    element('Dbtr', leaf('Nm', nameOf(debtor.name)), debtor.address && addressOf(debtor.address)),
    element('DbtrAcct', element('Id', leaf('IBAN', debtor.iban))),
    optional('RmtInf', leaf('Ustrd', told || undefined)),
  )
}

/** What was before; an account at another bank by the code that the scheme has for it: same mandate, new debtor account. */
const amended = (was: FileAmendment): readonly Piece[] => {
  const { reference, creditorIdentifier: identifier, account } = was
  const former =
    account === 'another-bank'
      ? element('Othr', leaf('Id', 'SMNDA'))
      : account && leaf('IBAN', account.iban)
  const details = optional(
    'AmdmntInfDtls',
    leaf('OrgnlMndtId', reference),
    optional('OrgnlCdtrSchmeId', identifier && schemeOf({ identifier })),
    optional('OrgnlDbtrAcct', optional('Id', former)),
  )
  return details ? [leaf('AmdmntInd', 'true'), details] : []
}

const addressOf = ({ street, postcode, town, country }: FileAddress): Piece =>
  element(
    'PstlAdr',
    leaf('StrtNm', street && sepaText(street, 70)),
    leaf('PstCd', postcode && sepaText(postcode, 16)),
    leaf('TwnNm', sepaText(town, 35)),
    leaf('Ctry', country),
  )
