import { describe, expect, it } from 'vitest'
import { sampleDebit, sampleFile } from '../sample-file.js'
import { xsdProblem } from '../xsd.js'
import type { BankWord } from './port.js'
import { sepaFiles } from './sepa-files.js'
import {
  type NotificationFormat,
  notificationReport,
  type ReturnEntry,
  type StatusFormat,
  statusReport,
} from './testing/index.js'

const files = sepaFiles()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const read = async (text: string): Promise<readonly BankWord[]> => {
  const answer = await files.read(bytesOf(text))
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value.words
}

const problem = async (bytes: Uint8Array) => {
  const answer = await files.read(bytes)
  return answer.ok ? undefined : answer.refusal.problem
}

const received = (endToEnd: string) => ({
  ...{ endToEnd, amount: 6000, mandate: 'RUM-0001', name: 'Marie Dupont' },
  ...{ iban: 'FR7630004000031234567890143', sequence: 'RCUR', collectOn: '2026-03-16' },
})

const group = {
  ...{ id: 'BAT0001-1', count: 2, sum: 12_000, collectOn: '2026-03-16' },
  creditor: { identifier: 'FR69ZZZ651190', iban: 'FR7630006000011234567890189' },
  debits: [received('DBT0001'), received('DBT0002')],
}

const statusFormats = ['pain.002.001.03', 'pain.002.001.10', 'pain.002.001.14'] as const

describe.each(statusFormats)('a status report, %s', (format: StatusFormat) => {
  const report = (changed: object = {}): string => {
    const file = { messageId: 'BAT0001', format: 'pain.008.001.08', groups: [group] }
    const said = { id: 'S1', on: '2026-03-03', file, rejected: new Map<string, string>() }
    const text = statusReport(format, { ...said, ...changed })
    expect(xsdProblem(text, format)).toBeUndefined()
    return text
  }

  it('takes a file over', async () => {
    expect(await read(report())).toEqual([
      { type: 'batch', status: 'accepted', refs: { message: 'BAT0001' }, on: '2026-03-03' },
    ])
  })

  it('refuses a file, with its reason', async () => {
    expect(await read(report({ refused: 'FF01' }))).toEqual([
      {
        ...{ type: 'batch', status: 'rejected', refs: { message: 'BAT0001' } },
        ...{ reason: 'FF01', on: '2026-03-03' },
      },
    ])
  })

  it('rejects one debit, with all that it says of it, before what it says of the file', async () => {
    const rejected = new Map([['DBT0002', 'AC04']])
    const [debit, ofGroup, ofFile] = await read(report({ rejected }))
    expect(debit).toEqual({
      ...{ type: 'debit', status: 'rejected', reason: 'AC04', on: '2026-03-03' },
      refs: {
        ...{ endToEnd: 'DBT0002', instruction: 'DBT0002', mandate: 'RUM-0001' },
        ...{ message: 'BAT0001', group: 'BAT0001-1' },
      },
      ...{ original: 6000, collectOn: '2026-03-16', name: 'Marie Dupont', lastFour: '0143' },
    })
    expect([ofGroup, ofFile]).toMatchObject([
      { type: 'batch', status: 'partial', refs: { group: 'BAT0001-1' } },
      { type: 'batch', status: 'partial' },
    ])
  })

  it('on transfers says nothing of ours', async () => {
    const file = { messageId: 'T1', format: 'pain.001.001.09', groups: [group] }
    expect(await read(report({ file, refused: 'FF01' }))).toEqual([{ type: 'other' }])
  })

  it('shows no account number', async () => {
    const rejected = new Map([['DBT0001', 'AC04']])
    expect(JSON.stringify(await read(report({ rejected })))).not.toContain('3000400003')
  })
})

const notificationFormats = ['camt.054.001.02', 'camt.054.001.04', 'camt.054.001.08'] as const

describe.each(notificationFormats)('a notification, %s', (format: NotificationFormat) => {
  const report = (returned: readonly ReturnEntry[], credited = false): string => {
    const said = { id: 'N1', on: '2026-03-18', iban: 'FR7630006000011234567890189', returned }
    const sums = [{ messageId: 'BAT0001', group: 'BAT0001-1', count: 2, sum: 12_000 }]
    const text = notificationReport(format, { ...said, credited: credited ? sums : [] })
    expect(xsdProblem(text, format)).toBeUndefined()
    return text
  }
  const all = {
    ...{ amount: 6000, endToEnd: 'DBT0001', mandate: 'RUM-0001', name: 'Marie Dupont' },
    ...{ iban: 'FR7630004000031234567890143', reason: 'AM04', reference: '2026-77' },
  }

  it('tells of a debit that came back, with all that it says of it', async () => {
    expect(await read(report([all]))).toMatchObject([
      {
        ...{ type: 'debit', status: 'returned', amount: 6000, on: '2026-03-18', reason: 'AM04' },
        refs: { endToEnd: 'DBT0001', mandate: 'RUM-0001', bank: '2026-77/1' },
        ...{ name: 'Marie Dupont', lastFour: '0143' },
      },
    ])
  })

  it('tells what had been asked for apart from interest', async () => {
    const [word] = await read(report([{ ...all, charges: 150 }]))
    expect(word).toMatchObject({ amount: 6150, original: 6000 })
  })

  it('tells no more than it has: an amount and a day', async () => {
    const [word] = await read(report([{ amount: 6000 }]))
    expect(word).toMatchObject({ type: 'debit', status: 'returned', amount: 6000, refs: {} })
    expect(word).not.toHaveProperty('reason')
    expect(word).not.toHaveProperty('name')
  })

  it('tells of a file that was credited, as one sum', async () => {
    expect(await read(report([], true))).toEqual([
      {
        ...{ type: 'credit', amount: 12_000, on: '2026-03-18' },
        refs: { message: 'BAT0001', group: 'BAT0001-1' },
      },
    ])
  })
})

/** A notification of one entry, in the second version, as banks write it. */
const entry = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>N1</MsgId><CreDtTm>2026-03-18T18:00:00</CreDtTm></GrpHdr>
<Ntfctn><Id>N1</Id><CreDtTm>2026-03-18T18:00:00</CreDtTm>
<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>
<Ntry>${inside}</Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`

const debited = (rest: string, code = '<BkTxCd/>', status = 'BOOK'): string =>
  entry(
    `<Amt Ccy="EUR">60.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>${status}</Sts>` +
      `<BookgDt><DtTm>2026-03-17T09:30:00+01:00</DtTm></BookgDt>${code}${rest}`,
  )

const family = (code: string): string =>
  `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${code}</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd>`
const details = (inside: string): string => `<NtryDtls><TxDtls>${inside}</TxDtls></NtryDtls>`
const cameBack = '<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>'

describe('a bank that says little', () => {
  it.each([
    ['no code of its own, but a reason', debited(details(cameBack)), 'debit'],
    [
      'no code of its own, but a reference',
      debited(details('<Refs><EndToEndId>X</EndToEndId></Refs>')),
      'debit',
    ],
    ['no details at all, but that debits are meant', debited('', family('IDDT')), 'debit'],
    [
      'that it is turned back',
      entry(
        '<Amt Ccy="EUR">60.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BkTxCd/>',
      ),
      'debit',
    ],
    ['the payer’s side, and a reason', debited(details(cameBack), family('RDDT')), 'debit'],
    [
      'that it is a transfer',
      debited(details('<Refs><EndToEndId>X</EndToEndId></Refs>'), family('ICDT')),
      'other',
    ],
    ['that it is a transfer that came back', debited(details(cameBack), family('ICDT')), 'other'],
    [
      'a debit that we pay',
      debited(details('<Refs><MndtId>X</MndtId></Refs>'), family('RDDT')),
      'other',
    ],
    ['nothing', debited(''), 'other'],
    ['that it is not booked yet', debited(details(cameBack), family('IDDT'), 'PDNG'), 'other'],
  ])('%s: is it about debits of ours?', async (_, text, type) => {
    expect((await read(text)).map((word) => word.type)).toEqual([type])
  })

  it('tells the day by the moment, and the amount of the only detail by the entry', async () => {
    const [word] = await read(debited(details(cameBack), family('IDDT')))
    expect(word).toMatchObject({ on: '2026-03-17', amount: 6000 })
  })

  it('says nothing of an amount in another currency', async () => {
    const text = debited(details(cameBack), family('IDDT')).replace('Ccy="EUR"', 'Ccy="CHF"')
    expect((await read(text))[0]).not.toHaveProperty('amount')
  })

  it('gives several debits one reference: each has its place behind it', async () => {
    const two = `<AcctSvcrRef>R9</AcctSvcrRef>${family('IDDT')}<NtryDtls>${'<TxDtls/>'.repeat(2)}</NtryDtls>`
    const words = await read(debited(two, ''))
    expect(words).toMatchObject([{ refs: { bank: 'R9/1' } }, { refs: { bank: 'R9/2' } }])
    for (const word of words) expect(word).not.toHaveProperty('amount')
  })

  it('gives a reason in its own words, which is none, or by the code all the same', async () => {
    const said = async (reason: string) =>
      (await read(debited(details(`<RtrInf><Rsn>${reason}</Rsn></RtrInf>`), family('IDDT'))))[0]
    expect(await said('<Prtry>MS03</Prtry>')).toMatchObject({ reason: 'MS03' })
    expect(await said('<Prtry>compte inconnu</Prtry>')).not.toHaveProperty('reason')
  })

  it('credits debits one by one', async () => {
    const text = entry(
      `<Amt Ccy="EUR">1.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>${family('IDDT')}` +
        '<NtryDtls><Btch><NbOfTxs>1</NbOfTxs></Btch><TxDtls><Refs><EndToEndId>DBT1</EndToEndId></Refs></TxDtls></NtryDtls>',
    )
    expect(await read(text)).toEqual([
      { type: 'credit', refs: { endToEnd: 'DBT1' }, amount: 150, on: '2026-03-18' },
    ])
  })
})

describe('a file that is read', () => {
  const good = debited(details(cameBack), family('IDDT'))

  it('may be in the letters that it says, and have a national namespace', async () => {
    const named = good.replace(
      cameBack,
      `<RltdPties><Dbtr><Nm>Zoé</Nm></Dbtr></RltdPties>${cameBack}`,
    )
    const latin = named.replace('UTF-8', 'ISO-8859-1')
    const answer = await files.read(Uint8Array.from(latin, (sign) => sign.charCodeAt(0)))
    expect(answer).toMatchObject({ ok: true, value: { words: [{ name: 'Zoé' }] } })
    const swiss = good.replace(
      'urn:iso:std:iso:20022:tech:xsd:camt.054.001.02',
      'http://www.six-interbank-clearing.com/de/camt.054.001.02.ch.02.xsd',
    )
    expect((await read(swiss)).length).toBe(1)
  })

  it.each([
    ['something else', bytesOf('%PDF-1.7'), 'not-xml'],
    ['nothing', new Uint8Array(), 'not-xml'],
    [
      'broken letters',
      Uint8Array.from([...bytesOf('<?xml version="1.0"?><Document>'), 0xff]),
      'not-xml',
    ],
    ['letters that no bank writes', bytesOf(good.replace('UTF-8', 'EBCDIC-FR')), 'not-xml'],
    ['a document type', bytesOf(good.replace('<Document', '<!DOCTYPE x><Document')), 'not-xml'],
    ['a statement', bytesOf(good.replace('camt.054.001.02', 'camt.053.001.02')), 'unknown-format'],
    [
      'a version to come',
      bytesOf(good.replace('camt.054.001.02', 'camt.054.001.99')),
      'unknown-format',
    ],
    ['no namespace', bytesOf(good.replace(/ xmlns="[^"]*"/, '')), 'unknown-format'],
    ['no name', bytesOf(good.replace('<MsgId>N1</MsgId>', '')), 'incomplete'],
    [
      'another message inside',
      bytesOf(good.replaceAll('BkToCstmrDbtCdtNtfctn', 'X')),
      'incomplete',
    ],
  ])('is refused: %s', async (_, bytes, why) => {
    expect(await problem(bytes)).toBe(why)
  })

  it('is no larger than the host allows', async () => {
    const answer = await sepaFiles({ maxBytes: 100 }).read(bytesOf(good))
    expect(answer).toMatchObject({ ok: false, refusal: { problem: 'too-large' } })
  })

  it('is read in a second, however many entries it has', async () => {
    const one = good.slice(good.indexOf('<Ntry>'), good.indexOf('</Ntry>') + 7)
    const many = good.replace(one, one.repeat(5000))
    const started = performance.now()
    expect((await read(many)).length).toBe(5000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a file that is written', () => {
  it('is UTF-8, and the same bytes again', async () => {
    const file = sampleFile({ debits: [sampleDebit()] })
    const [first, second] = [await files.write(file), await files.write(file)]
    expect(first).toEqual(second)
    expect(new TextDecoder().decode(first)).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Document /,
    )
  })
})
