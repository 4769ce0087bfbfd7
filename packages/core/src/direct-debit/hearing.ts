import type { Work } from '../app/work.js'
import type { BatchWord, CreditWord, DebitWord } from '../ports/bank-files.js'
import { canonical, utf8 } from '../shared/canonical.js'
import { plusDays, plusMonths } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { must } from '../shared/result.js'
import { type BankItem, BankItemId, type ParkedBecause, type Said } from './bank-item.js'
import type { Batch } from './batch.js'
import { collect } from './collecting.js'
import { bankItems, debitBatches, debits, mandates } from './collections.js'
import type { Debit, DebitId } from './debit.js'
import { fail } from './failing.js'
import { advanceBatch, advanceDebit } from './living.js'
import { type Candidate, matchWord, readable } from './matching.js'
import { isSaidTwice } from './return-policy.js'

/** What came of one thing that a bank said. */
export type Heard = 'applied' | 'known' | 'parked' | 'other'

/** Where something was said: the file, its message, and how often the same was said in it before. */
export interface Place {
  readonly file: string
  readonly messageId: string
  readonly before: number
}

/** What is said of a debit: one that was not honoured is put to it; what was said before is known; what nobody can tell is parked. */
export const hearDebit = async (work: Work, word: DebitWord, place: Place): Promise<Heard> => {
  if (word.status === 'accepted') return 'other'
  const marks = await marksOf(work, word, place)
  if (await isHeard(work, marks, word)) return 'known'
  if (isSaidTwice(word.reason)) return park(work, word, marks, twice)
  const matched = matchWord(word, await candidatesFor(work, word))
  if (matched.type === 'parked') return park(work, word, marks, matched)
  if (matched.type === 'known') return keep(work, word, marks, matched.debit, 'known')
  const debit = await work.get(debits, matched.debit)
  if (!debit) throw new Error(`${matched.debit} is gone`)
  must(await fail(work, await atBank(work, debit), failureOf(work, word)))
  return keep(work, word, marks, debit.id, 'applied')
}

/** The reason and the day of what a bank said against a debit. */
export const failureOf = (
  { today }: Pick<Work, 'today'>,
  { reason, on }: Pick<DebitWord, 'reason' | 'on'>,
) => ({ reason: reason ?? 'unknown', on: on && on < today ? on : today })

/** A debit that the bank speaks of is there, whether or not somebody said that its file was sent. */
export const atBank = async (work: Work, debit: Debit): Promise<Debit> => {
  if (debit.status !== 'batched' || !debit.batch) return debit
  const batch = await work.get(debitBatches, debit.batch)
  if (!batch) throw new Error(`${debit.batch} is gone`)
  await sendUnsaid(work, batch)
  return (await work.get(debits, debit.id)) ?? debit
}

const sendUnsaid = async (work: Work, batch: Batch): Promise<Batch> => {
  if (batch.status !== 'written') return batch
  const sent = must(advanceBatch(work, batch, { type: 'send', on: work.today }))
  for (const debit of await debitsOfBatch(work, batch))
    must(advanceDebit(work, debit, { type: 'send' }))
  return sent
}

const debitsOfBatch = async (work: Work, { debits: ids }: Batch): Promise<readonly Debit[]> => {
  const found = await Promise.all(ids.map((id) => work.get(debits, id)))
  return found.flatMap((debit) => debit ?? [])
}

/**
 * What is said of a whole file. Refused, its debits wait for another one, and what counted as paid is owed again; taken over, it says so.
 * A refused file that is none of ours is parked.
 */
export const hearBatch = async (work: Work, word: BatchWord, place: Place): Promise<Heard> => {
  const { status, on = work.today } = word
  const batch = await batchNamed(work, word)
  if (!batch)
    return status === 'rejected' ? parkBatch(work, word, place, 'unknown-reference') : 'other'
  if (status === 'partial') return 'other'
  if (isSaidTwice(word.reason)) return parkBatch(work, word, place, 'said-twice')
  const atTheBank = await sendUnsaid(work, batch)
  if (status === 'accepted') {
    if (atTheBank.acceptedOn) return 'known'
    return advanceBatch(work, atTheBank, { type: 'take', on }).ok ? 'applied' : 'known'
  }
  const { reason = 'unknown' } = word
  if (!advanceBatch(work, atTheBank, { type: 'refuse', reason }).ok) return 'known'
  for (const debit of await debitsOfBatch(work, atTheBank)) await giveFree(work, debit, word)
  return 'applied'
}

const giveFree = async (work: Work, debit: Debit, word: BatchWord): Promise<void> => {
  if (debit.status === 'sent') must(advanceDebit(work, debit, { type: 'release' }))
  if (debit.status === 'collected') must(await fail(work, debit, failureOf(work, word)))
}

/** Money that the bank credited: for one debit, or for a batch, which then counts as paid where a setting waited for it. */
export const hearCredit = async (work: Work, word: CreditWord, place: Place): Promise<Heard> => {
  const endToEnd = readable(word.refs.endToEnd)
  const [debit] = endToEnd ? await work.find(debits, { where: { endToEnd }, limit: 1 }) : []
  if (debit) return hearPaid(work, word, place, await atBank(work, debit))
  const batch = await batchNamed(work, word)
  if (!batch) return 'other'
  if (batch.creditedOn) return 'known'
  const expected = await stillExpected(work, batch)
  if (word.amount !== undefined && word.amount !== expected) {
    const marks = await marksOf(work, word, place)
    if (await isHeard(work, marks, word)) return 'known'
    return park(work, word, marks, { because: 'amount-differs', candidates: [] })
  }
  const { on = work.today } = word
  const credited = advanceBatch(work, await sendUnsaid(work, batch), { type: 'credit', on })
  return credited.ok ? 'applied' : 'known'
}

/** Of a debit that came back already, money says something that nobody expected. */
const hearPaid = async (
  work: Work,
  word: CreditWord,
  place: Place,
  debit: Debit,
): Promise<Heard> => {
  if (debit.status === 'collected') return 'known'
  if (debit.status !== 'sent') {
    const marks = await marksOf(work, word, place)
    if (await isHeard(work, marks, word)) return 'known'
    return park(work, word, marks, { because: 'already-returned', candidates: [debit.id] })
  }
  await collect(work, debit)
  return 'applied'
}

/** What a batch comes to, without what the bank refused of it. */
const stillExpected = async (work: Work, batch: Batch): Promise<Money> =>
  Money.sum(
    (await debitsOfBatch(work, batch))
      .filter(({ status }) => status !== 'rejected' && status !== 'withdrawn')
      .map(({ amount }) => amount),
  )

/** The batch that a word names, by the file's name or by that of the group in it, which begins with it. */
const batchNamed = async (work: Work, { refs }: BatchWord | CreditWord) => {
  for (const name of [readable(refs.message), readable(refs.group)?.split('-')[0]]) {
    const where = { messageId: name ?? null }
    const [batch] = name ? await work.find(debitBatches, { where, limit: 1 }) : []
    if (batch?.sha256) return batch
  }
  return undefined
}

/** How what was said is told from what else was said. */
type Marks = Pick<BankItem, 'file' | 'key' | 'content' | 'bankReference'>

const marksOf = async (
  work: Work,
  word: Said,
  { file, messageId, before }: Place,
): Promise<Marks> => {
  const hash = (said: unknown) => work.ports.sha256(utf8(canonical(said)))
  return {
    file,
    key: await hash([messageId, before, word]),
    content: await hash(word),
    bankReference: readable(word.refs.bank) ?? null,
  }
}

/** Whether it was said before: in the same message, or under the bank's own reference for the same amount and day. */
const isHeard = async (work: Work, { key, bankReference }: Marks, word: Said): Promise<boolean> => {
  const [same] = await work.find(bankItems, { where: { key }, limit: 1 })
  if (same) return true
  if (!bankReference) return false
  const found = await work.find(bankItems, { where: { bankReference }, limit: 100 })
  return found.some(({ said }) => said.on === word.on && said.amount === amountOf(word))
}

const amountOf = (word: Said) => ('amount' in word ? word.amount : undefined)

/** The debits that a word may be about. */
const candidatesFor = async (work: Work, word: DebitWord): Promise<readonly Candidate[]> => {
  const found = new Map<DebitId, Debit>()
  for (const where of questions(word))
    for (const debit of await work.find(debits, { where, limit: 200 })) found.set(debit.id, debit)
  return Promise.all([...found.values()].map((debit) => candidateOf(work, debit)))
}

const questions = ({ refs, amount, original, on }: DebitWord) => {
  const endToEnd = readable(refs.endToEnd) ?? readable(refs.instruction)
  const referenceKey = readable(refs.mandate)
  const said = original ?? amount
  const days = on ? { collectOn: { from: plusMonths(on, -14), to: plusDays(on, 8) } } : {}
  return [
    ...(endToEnd ? [{ endToEnd }] : []),
    ...(referenceKey ? [{ referenceKey }] : []),
    ...(said === undefined ? [] : [{ amount: said, ...days }]),
  ]
}

const candidateOf = async (work: Work, debit: Debit): Promise<Candidate> => {
  const { written, batch: id, mandate: of } = debit
  const batch = id ? await work.get(debitBatches, id) : undefined
  const mandate = await work.get(mandates, of)
  const account = mandate?.accounts.find(({ no }) => no === written?.account)
  return {
    ...debit,
    message: batch?.sha256 ? batch.messageId : undefined,
    name: written?.debtor.name,
    lastFour: account?.lastFour,
  }
}

interface Parked {
  readonly because: ParkedBecause
  readonly candidates: readonly DebitId[]
}

const twice: Parked = { because: 'said-twice', candidates: [] }

const park = async (
  work: Work,
  word: Said,
  marks: Marks,
  { because, candidates }: Parked,
): Promise<'parked'> => {
  const where = { content: marks.content }
  const [twin] = await work.find(bankItems, { where, limit: 1 })
  const item: BankItem = {
    ...itemOf(work, word, marks),
    ...{ status: 'parked', because, candidates, debit: null },
    ...(twin ? { twin: twin.id } : {}),
  }
  work.put(bankItems, item)
  work.record({ type: 'bank-item-parked', of: item.id, data: { because } })
  return 'parked'
}

const parkBatch = async (
  work: Work,
  word: BatchWord,
  place: Place,
  because: ParkedBecause,
): Promise<Heard> => {
  const marks = await marksOf(work, word, place)
  if (await isHeard(work, marks, word)) return 'known'
  return park(work, word, marks, { because, candidates: [] })
}

const keep = <H extends Heard>(
  work: Work,
  word: Said,
  marks: Marks,
  debit: DebitId,
  heard: H,
): H => {
  work.put(bankItems, {
    ...itemOf(work, word, marks),
    ...{ status: 'applied', candidates: [], debit },
  })
  return heard
}

const itemOf = (work: Work, said: Said, marks: Marks) => ({
  ...{ id: work.newId(BankItemId), ...marks, at: work.now },
  said: plainly(said),
})

/** What was said, without what was not. */
const plainly = (said: Said): BankItem['said'] => JSON.parse(JSON.stringify(said))
