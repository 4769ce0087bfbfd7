import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type BankReport, type BankWord, bankFileProblems } from '../ports/bank-files.js'
import { fromBase64 } from '../shared/base64.js'
import { canonical } from '../shared/canonical.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { BankFileOutcome, BankItem, BankItemId } from './bank-item.js'
import { bankFiles, bankItems, debits } from './collections.js'
import { Debit, DebitId, debitRefusals } from './debit.js'
import { fail } from './failing.js'
import { atBank, failureOf, type Heard, hearBatch, hearCredit, hearDebit } from './hearing.js'

const office = { owner: 'all', manager: 'all', accountant: 'all' } as const

/** Characters of the longest file in base 64: some 7 MB. */
const longest = 10_000_000

/**
 * Takes a file of the bank (pain.002, camt.054): debits that were not honoured are put where they belong, and what follows from the reason is
 * done. Whatever does not say which debit it is about waits in `listBankItems` for a person: nothing is guessed, nothing dropped, and the
 * same file again, or the same thing in another one, does nothing and is counted as known.
 */
export const takeBankFile = command({
  input: z.object({ base64: z.base64().max(longest) }),
  output: z.object({ known: z.boolean(), outcome: BankFileOutcome }),
  allow: { ...office, system: 'all' },
  refusals: {
    'bank-files-unavailable': {},
    'bank-file-unreadable': { problem: z.enum(bankFileProblems) },
  },
  lane: () => 'bank-files',
  async run(work, { base64 }) {
    const bytes = fromBase64(base64)
    const id = await work.ports.sha256(bytes)
    const before = await work.get(bankFiles, id)
    if (before) return accept({ known: true, outcome: before.outcome })
    const { bankFiles: reader } = work.ports
    if (!reader) return refuse({ code: 'bank-files-unavailable' })
    const report = await reader.read(bytes)
    if (!report.ok) return report
    const outcome = await hearAll(work, id, report.value)
    const { format, messageId } = report.value
    work.put(bankFiles, { id, format, messageId, at: work.now, outcome })
    work.record({ type: 'bank-file-taken', of: id, data: { format, messageId, ...outcome } })
    return accept({ known: false, outcome })
  },
})

const hearAll = async (
  work: Work,
  file: string,
  { messageId, words }: BankReport,
): Promise<BankFileOutcome> => {
  const outcome = { applied: 0, known: 0, parked: 0, other: 0 }
  const said = new Map<string, number>()
  for (const word of words) {
    const text = canonical(word)
    const before = said.get(text) ?? 0
    said.set(text, before + 1)
    outcome[await hear(work, word, { file, messageId, before })] += 1
  }
  return outcome
}

const hear = async (
  work: Work,
  word: BankWord,
  place: Parameters<typeof hearDebit>[2],
): Promise<Heard> => {
  if (word.type === 'debit') return hearDebit(work, word, place)
  if (word.type === 'batch') return hearBatch(work, word, place)
  return word.type === 'credit' ? hearCredit(work, word, place) : 'other'
}

/** What banks said and waits for a person, oldest first; or what was put to a debit, or set aside. */
export const listBankItems = query({
  input: z.object({
    status: BankItem.unwrap().shape.status.default('parked'),
    ...Paging.shape,
  }),
  output: pageOf(BankItem),
  allow: { ...office, agent: 'all' },
  refusals: {},
  async run(work, { status, ...paging }) {
    return accept(await work.page(bankItems, { where: { status }, order: 'at', ...paging }))
  },
})

/** Says which debit a bank spoke of: what follows is as if the bank had named it. */
export const resolveBankItem = command({
  input: z.object({ item: BankItemId, debit: DebitId }),
  output: Debit,
  allow: office,
  refusals: { ...debitRefusals, 'item-not-parked': {} },
  async run(work, { item: id, debit: of }) {
    const item = await work.get(bankItems, id)
    if (!item) return refuse({ code: 'not-found', id })
    const debit = await work.get(debits, of)
    if (!debit) return refuse({ code: 'not-found', id: of })
    if (item.status !== 'parked' || item.said.type !== 'debit')
      return refuse({ code: 'item-not-parked' })
    const failed = await fail(work, await atBank(work, debit), failureOf(work, item.said))
    if (!failed.ok) return failed
    work.put(bankItems, { ...item, status: 'resolved', debit: of })
    work.record({ type: 'bank-item-resolved', of: id, about: debit.customer, data: { debit: of } })
    return failed
  },
})

/** Sets aside what a bank said of something that is none of ours, or was told twice. */
export const dismissBankItem = command({
  input: z.object({ item: BankItemId, because: ReasonWord }),
  output: BankItem,
  allow: office,
  refusals: { 'item-not-parked': {} },
  async run(work, { item: id, because }) {
    const item = await work.get(bankItems, id)
    if (!item) return refuse({ code: 'not-found', id })
    if (item.status !== 'parked') return refuse({ code: 'item-not-parked' })
    const dismissed: BankItem = { ...item, status: 'dismissed', dismissedAs: because }
    work.put(bankItems, dismissed)
    work.record({ type: 'bank-item-dismissed', of: id, data: { because } })
    return accept(dismissed)
  },
})
