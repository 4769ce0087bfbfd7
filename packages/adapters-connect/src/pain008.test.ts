import fc from 'fast-check'
import SEPA from 'sepa'
import { describe, expect, it } from 'vitest'
import { sampleDebit, sampleFile } from '../sample-file.js'
import { xsdProblem } from '../xsd.js'
import { pain008 } from './pain008.js'
import type { DebitFile, FileAmendment, FileDebit } from './port.js'
import { every, first, textAt, treeOf } from './tree.js'

const formats = ['pain.008.001.08', 'pain.008.001.02'] as const

const groupsIn = (xml: string) => {
  const document = first(treeOf(xml), 'Document', 'CstmrDrctDbtInitn')
  if (!document) throw new Error('no file')
  return { document, groups: every(document, 'PmtInf') }
}

describe.each(formats)('a file in %s', (format) => {
  const written = (changed: Partial<DebitFile> = {}): string =>
    pain008(sampleFile({ format, ...changed }))

  it('keeps the schema, with as little and as much as there may be in it', () => {
    const address = {
      street: '1 rue du Mont-Blanc',
      postcode: '1201',
      town: 'Genève',
      country: 'CH',
    }
    const debtor = {
      name: 'Zoé Müller',
      iban: 'CH9300762011623852957',
      bic: 'POFICHBEXXX',
      address,
    }
    const amendments: readonly FileAmendment[] = [
      { reference: 'OLD-RUM' },
      { creditorIdentifier: 'FR72ZZZ123456' },
      { account: { iban: 'FR7630004000031234567890143' } },
      { account: 'another-bank' },
      { reference: 'OLD', creditorIdentifier: 'FR72ZZZ123456', account: 'another-bank' },
    ]
    const debits = [
      sampleDebit(),
      sampleDebit({ endToEnd: 'DBT0002', debtor, remittance: '' }),
      sampleDebit({
        endToEnd: 'DBT0003',
        debtor: { ...debtor, address: { town: 'Zug', country: 'CH' } },
      }),
      ...amendments.map((amendment, i) => sampleDebit({ endToEnd: `DBT001${i}`, amendment })),
      ...(['FRST', 'OOFF', 'FNAL'] as const).map((sequence, i) =>
        sampleDebit({ endToEnd: `DBT002${i}`, sequence }),
      ),
    ]
    expect(xsdProblem(written({ debits }), format)).toBeUndefined()
    const { iban } = debtor
    const bare = sampleDebit({ creditor: { ...sampleDebit().creditor, bic: undefined } })
    expect(xsdProblem(written({ debits: [bare] }), format)).toBeUndefined()
    expect(iban).toHaveLength(21)
  })

  it('is what another program writes, but for what that one leaves out', () => {
    const debits = [
      sampleDebit(),
      sampleDebit({ endToEnd: 'DBT0002', amount: 123_456_789 as never }),
    ]
    const ours = groupsIn(written({ debits }))
    const theirs = groupsIn(byAnotherProgram(format, debits))
    const said = ({ document, groups }: typeof ours) => ({
      message: textAt(document, 'GrpHdr/MsgId'),
      counts: [document, ...groups].map((tree) => [
        textAt(tree, 'GrpHdr/NbOfTxs', 'NbOfTxs'),
        textAt(tree, 'GrpHdr/CtrlSum', 'CtrlSum'),
      ]),
      groups: groups.map((group) => ({
        sequence: textAt(group, 'PmtTpInf/SeqTp'),
        level: textAt(group, 'PmtTpInf/SvcLvl/Cd'),
        scheme: textAt(group, 'PmtTpInf/LclInstrm/Cd'),
        on: textAt(group, 'ReqdColltnDt'),
        creditor: [
          textAt(group, 'Cdtr/Nm'),
          textAt(group, 'CdtrAcct/Id/IBAN'),
          textAt(group, 'CdtrAgt/FinInstnId/BIC', 'CdtrAgt/FinInstnId/BICFI'),
          textAt(group, 'CdtrSchmeId/Id/PrvtId/Othr/Id'),
          textAt(group, 'ChrgBr'),
        ],
        debits: every(group, 'DrctDbtTxInf').map((one) => [
          textAt(one, 'PmtId/EndToEndId'),
          textAt(one, 'InstdAmt'),
          first(one, 'InstdAmt')?.attributes['Ccy'],
          textAt(one, 'DrctDbtTx/MndtRltdInf/MndtId'),
          textAt(one, 'DrctDbtTx/MndtRltdInf/DtOfSgntr'),
          textAt(one, 'Dbtr/Nm'),
          textAt(one, 'DbtrAcct/Id/IBAN'),
          textAt(one, 'RmtInf/Ustrd'),
        ]),
      })),
    })
    expect(said(ours)).toEqual(said(theirs))
  })

  it('has a group for each sequence type, day and account, with its own count and sum', () => {
    const own = sampleDebit().creditor
    const debits = [
      sampleDebit(),
      sampleDebit({ endToEnd: 'B', sequence: 'FNAL' }),
      sampleDebit({ endToEnd: 'C', collectOn: '2026-03-17' as never }),
      sampleDebit({ endToEnd: 'D', creditor: { ...own, iban: 'FR7630004000031234567890143' } }),
      sampleDebit({ endToEnd: 'E', amount: 1 as never }),
    ]
    const { document, groups } = groupsIn(written({ debits }))
    expect(textAt(document, 'GrpHdr/CtrlSum')).toBe('240.01')
    const told = groups.map((group) => [
      textAt(group, 'PmtInfId'),
      textAt(group, 'NbOfTxs'),
      textAt(group, 'CtrlSum'),
    ])
    expect(told).toEqual([
      ['BAT0001-1', '2', '60.01'],
      ['BAT0001-2', '1', '60.00'],
      ['BAT0001-3', '1', '60.00'],
      ['BAT0001-4', '1', '60.00'],
    ])
  })

  it('tells what changed of a mandate', () => {
    const amendment = {
      reference: 'OLD',
      creditorIdentifier: 'FR72ZZZ123456',
      account: 'another-bank',
    } as const
    const at = (changed: FileAmendment, path: string) => {
      const { groups } = groupsIn(written({ debits: [sampleDebit({ amendment: changed })] }))
      return textAt(first(groups[0], 'DrctDbtTxInf', 'DrctDbtTx', 'MndtRltdInf'), path)
    }
    expect(at(amendment, 'AmdmntInd')).toBe('true')
    expect(at(amendment, 'AmdmntInfDtls/OrgnlMndtId')).toBe('OLD')
    expect(at(amendment, 'AmdmntInfDtls/OrgnlCdtrSchmeId/Id/PrvtId/Othr/Id')).toBe('FR72ZZZ123456')
    expect(at(amendment, 'AmdmntInfDtls/OrgnlDbtrAcct/Id/Othr/Id')).toBe('SMNDA')
    const account = { iban: 'FR7630004000031234567890143' }
    expect(at({ account }, 'AmdmntInfDtls/OrgnlDbtrAcct/Id/IBAN')).toBe(account.iban)
    expect(at({}, 'AmdmntInd')).toBeUndefined()
  })

  it('writes names and texts in the letters of SEPA, and what XML would read as its own, harmlessly', () => {
    const debtor = { name: 'Zoë <b>&"O’Brien"', iban: 'FR7630004000031234567890143' }
    const { groups } = groupsIn(
      written({ debits: [sampleDebit({ debtor, remittance: 'é'.repeat(200) })] }),
    )
    const one = first(groups[0], 'DrctDbtTxInf')
    expect(textAt(one, 'Dbtr/Nm')).toBe("Zoe b +'O'Brien'")
    expect(textAt(one, 'RmtInf/Ustrd')).toBe('e'.repeat(140))
  })

  it('sums up to the cent, keeps the schema and is the same bytes for the same debits, whatever they are', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(anyDebit, { selector: (one) => one.endToEnd, minLength: 1, maxLength: 8 }),
        (debits) => {
          const xml = written({ debits })
          expect(xsdProblem(xml, format)).toBeUndefined()
          expect(written({ debits })).toBe(xml)
          const { document, groups } = groupsIn(xml)
          const cents = (text: string | undefined) => BigInt((text ?? '').replace('.', ''))
          const sum = debits.reduce((all, { amount }) => all + BigInt(amount), 0n)
          expect(cents(textAt(document, 'GrpHdr/CtrlSum'))).toBe(sum)
          const sums = groups.map((group) => cents(textAt(group, 'CtrlSum')))
          expect(sums.reduce((a, b) => a + b, 0n)).toBe(sum)
          const written_ = groups.flatMap((group) => every(group, 'DrctDbtTxInf'))
          expect(written_.map((one) => textAt(one, 'PmtId/EndToEndId')).sort()).toEqual(
            debits.map(({ endToEnd }) => endToEnd).sort(),
          )
        },
      ),
      { numRuns: 60 },
    ))
})

describe('what cannot be said in a file', () => {
  const refused = (changed: Partial<DebitFile>) => () => pain008(sampleFile(changed))
  const debit = (changed: Partial<FileDebit>) => refused({ debits: [sampleDebit(changed)] })
  const debtor = sampleDebit().debtor

  it.each([
    ['no debit', refused({ debits: [] })],
    ['two of one reference', refused({ debits: [sampleDebit(), sampleDebit()] })],
    ['a name too long for its groups', refused({ messageId: 'M'.repeat(34) })],
    ['a reference with a space', debit({ endToEnd: 'DBT 1' })],
    ['a reference too long', debit({ endToEnd: 'D'.repeat(36) })],
    [
      'a mandate with a slash at its end',
      debit({ mandate: { ...sampleDebit().mandate, reference: 'A/' } }),
    ],
    ['a former mandate with two slashes', debit({ amendment: { reference: 'A//B' } })],
    ['nothing', debit({ amount: 0 as never })],
    ['parts of a cent', debit({ amount: 0.5 as never })],
    ['a thousand millions', debit({ amount: 100_000_000_000 as never })],
    ['a payer without a letter', debit({ debtor: { ...debtor, name: '李' } })],
    ['an initiator without a letter', refused({ initiator: '' })],
  ])('is refused: %s', (_, write) => {
    expect(write).toThrow(RangeError)
  })
})

const anyDebit: fc.Arbitrary<FileDebit> = fc
  .record({
    endToEnd: fc.stringMatching(/^[A-Z0-9]{1,35}$/),
    amount: fc.integer({ min: 1, max: 99_999_999_999 }),
    sequence: fc.constantFrom('FRST', 'RCUR', 'OOFF', 'FNAL'),
    collectOn: fc.constantFrom('2026-03-16', '2026-03-17'),
    name: fc.string({ unit: 'grapheme', maxLength: 90 }).map((name) => `X${name}`),
    remittance: fc.string({ unit: 'grapheme', maxLength: 200 }),
    reference: fc.stringMatching(/^[A-Za-z0-9+?:().,'-]{1,35}$/),
  })
  .map(({ name, reference, ...one }) =>
    sampleDebit({
      ...(one as Partial<FileDebit>),
      debtor: { name, iban: 'FR7630004000031234567890143' },
      mandate: { ...sampleDebit().mandate, reference },
    }),
  )

/** The same file by sepa.js. */
const byAnotherProgram = (format: DebitFile['format'], debits: readonly FileDebit[]): string => {
  const file = sampleFile()
  const document = new SEPA.Document(format)
  document.grpHdr.id = file.messageId
  document.grpHdr.created = new Date(file.createdAt)
  document.grpHdr.initiatorName = file.initiator
  const [one] = debits
  if (!one) throw new Error('no debit')
  const info = document.createPaymentInfo()
  info.collectionDate = new Date(`${one.collectOn}T00:00:00Z`)
  info.creditorIBAN = one.creditor.iban
  info.creditorBIC = one.creditor.bic ?? ''
  info.creditorName = one.creditor.name
  info.creditorId = one.creditor.identifier
  info.sequenceType = one.sequence
  info.batchBooking = true
  document.addPaymentInfo(info)
  for (const { endToEnd, amount, mandate, debtor, remittance } of debits) {
    const transaction = info.createTransaction()
    transaction.debtorName = debtor.name
    transaction.debtorIBAN = debtor.iban
    transaction.mandateId = mandate.reference
    transaction.mandateSignatureDate = new Date(`${mandate.signedOn}T00:00:00Z`)
    transaction.amount = amount / 100
    transaction.remittanceInfo = remittance
    transaction.end2endId = endToEnd
    info.addTransaction(transaction)
  }
  return document.toString()
}
