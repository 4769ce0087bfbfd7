import { describe, expect, it } from 'vitest'
import { sampleDebit, sampleFile } from '../../sample-file.js'
import { xsdProblem } from '../../xsd.js'
import type { BankWord, DebitFile, FileDebit } from '../port.js'
import { sepaFiles } from '../sepa-files.js'
import { bankBehaviours, bankDouble } from './index.js'

const files = sepaFiles()

const opened = (options: Partial<Parameters<typeof bankDouble>[0]> = {}) => {
  const bank = bankDouble({ today: () => '2026-03-02', validate: xsdProblem, ...options })
  const words = async (bytes: Uint8Array | undefined): Promise<readonly BankWord[]> => {
    const report = bytes && (await files.read(bytes))
    return report?.ok ? report.value.words : []
  }
  const hand = async (changed: Partial<DebitFile> = {}) =>
    words(bank.receive(await files.write(sampleFile(changed))))
  return { ...bank, hand, heard: (on: string) => words(bank.tell(on)) }
}

/** An account number with its check that ends in these two characters. */
const endingIn = (suffix: string): string => {
  const number = `300040000312345678901${suffix}`
  const digits = BigInt(`${number}152700`)
  return `FR${String(98n - (digits % 97n)).padStart(2, '0')}${number}`
}

const of = (iban: string, changed: Partial<FileDebit> = {}): FileDebit =>
  sampleDebit({ debtor: { name: 'Marie Dupont', iban }, ...changed })

describe('the bank', () => {
  it('takes a good file, credits it on its day, and keeps silent on others', async () => {
    const { hand, heard, taken } = opened()
    expect(await hand()).toMatchObject([{ type: 'batch', status: 'accepted' }])
    expect(taken).toHaveLength(1)
    expect(await heard('2026-03-15')).toEqual([])
    expect(await heard('2026-03-16')).toMatchObject([
      { type: 'credit', amount: 6000, refs: { message: 'BAT0001' } },
    ])
  })

  it.each(Object.entries(bankBehaviours))(
    'does with an account in %s as told',
    async (suffix, told) => {
      const { hand, heard } = opened()
      const answer = await hand({ debits: [of(endingIn(suffix)), sampleDebit({ endToEnd: 'B' })] })
      const back = (words: readonly BankWord[]) => words.filter(({ type }) => type === 'debit')
      const { when, reason, says, charges = 0 } = told
      const refs = says ? {} : { refs: { endToEnd: 'DBT0001' } }
      expect(back(answer)).toMatchObject(when === 'at-once' ? [{ status: 'rejected', reason }] : [])
      expect(back(await heard('2026-03-16'))).toMatchObject(
        when === 'after' ? [{ status: 'returned', reason, amount: 6000 + charges, ...refs }] : [],
      )
    },
  )

  it('refuses a file or a debit that it had before', async () => {
    const { hand } = opened()
    await hand()
    const refused = [{ type: 'batch', status: 'rejected', reason: 'AM05' }]
    expect(await hand({ debits: [sampleDebit({ endToEnd: 'NEW' })] })).toMatchObject(refused)
    expect(await hand({ messageId: 'BAT0002' })).toMatchObject(refused)
  })

  it.each([
    ['a day too soon', { debits: [sampleDebit({ collectOn: '2026-03-02' as never })] }, 'DT01'],
    [
      'a creditor whose identifier is wrong',
      {
        debits: [
          sampleDebit({ creditor: { ...sampleDebit().creditor, identifier: 'FR68ZZZ651190' } }),
        ],
      },
      'BE05',
    ],
  ])('refuses %s', async (_, changed, reason) => {
    expect(await opened().hand(changed)).toMatchObject([{ status: 'rejected', reason }])
  })

  it('refuses sums and counts that are wrong, and what is no file', async () => {
    const bytes = await files.write(sampleFile())
    const text = new TextDecoder().decode(bytes)
    for (const [changed, reason] of [
      [text.replace('<CtrlSum>60.00', '<CtrlSum>61.00'), 'AM10'],
      [text.replace('<NbOfTxs>1', '<NbOfTxs>2'), 'AM10'],
      [text.replace('<SeqTp>RCUR', '<SeqTp>XXXX'), 'FF01'],
      [text.replace('FR7630006', 'FR7730006'), 'FF01'],
      ['<a/>', 'FF01'],
    ] as const) {
      const { receive } = bankDouble({ today: () => '2026-03-02' })
      const report = await files.read(receive(new TextEncoder().encode(changed)))
      expect(report).toMatchObject({ ok: true, value: { words: [{ reason, status: 'rejected' }] } })
    }
  })

  it('rejects an account whose number is wrong, and no other', async () => {
    const { hand } = opened()
    const words = await hand({
      debits: [of('FR7730004000031234567890143'), sampleDebit({ endToEnd: 'B' })],
    })
    expect(words.filter(({ type }) => type === 'debit')).toMatchObject([{ reason: 'AC01' }])
  })
})
