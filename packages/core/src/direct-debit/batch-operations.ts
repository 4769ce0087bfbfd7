import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { LegalEntityId } from '../organisation/index.js'
import { toBase64 } from '../shared/base64.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { accept, must, refuse } from '../shared/result.js'
import { type Batch, batchRefusals, messageIdOf, ShownBatch, shownBatch } from './batch.js'
import { type Left, objectionTo } from './batching.js'
import { collect } from './collecting.js'
import { firstDay } from './collection-day.js'
import { debitBatches, debits, mandates } from './collections.js'
import type { Creditor } from './creditor.js'
import { BatchId, type Debit, DebitId, debitRefusals, Sequence, Withdrawal } from './debit.js'
import { fileOf, identifierOf, writtenCreditor, writtenMandate } from './filing.js'
import { advanceBatch, advanceDebit } from './living.js'
import { creditorOf, prepareRefusals, sequenceOf, submissionDaysOn } from './preparing.js'

const office = { owner: 'all', manager: 'all', accountant: 'all' } as const

/** Debits of one file, and of one page that is counted as paid. */
const most = { file: 500, page: 50 } as const

const LeftDebit = z
  .object({
    debit: DebitId,
    because: z.enum([...Withdrawal.exclude(['office', 'missed']).options, 'not-announced']),
  })
  .readonly()

/**
 * Gathers an entity's prepared debits of one day in batches, one a sequence type, 500 debits at most each time. What is not owed any more, or
 * has no mandate that stands, is taken off; what its payer was not told of in time is left, and told with the answer. Each debit is in one
 * batch at a time.
 */
export const prepareBatches = command({
  input: z.object({ legalEntity: LegalEntityId, collectOn: CivilDate }),
  output: z.object({
    batches: z.array(ShownBatch).readonly(),
    left: z.array(LeftDebit).readonly(),
    /** True when there are more than 500: ask again. */
    more: z.boolean(),
  }),
  allow: office,
  refusals: { 'creditor-incomplete': prepareRefusals['creditor-incomplete'] },
  lane: ({ legalEntity }) => `debits ${legalEntity}`,
  async run(work, { legalEntity, collectOn }) {
    const creditor = await creditorOf(work, legalEntity)
    if (!creditor.ok) return creditor
    const where = { legalEntity, collectOn, status: 'prepared' }
    const found = await work.find(debits, { where, limit: most.file + 1 })
    const { ready, left } = await sorted(work, found.slice(0, most.file), creditor.value)
    const batches: Batch[] = []
    for (const sequence of Sequence.options) {
      const own = ready.filter((one) => one.sequence === sequence)
      if (own.length) batches.push(begin(work, { legalEntity, collectOn, sequence }, own))
    }
    return accept({ batches: batches.map(shownBatch), left, more: found.length > most.file })
  },
})

/** The debits that may go, as they would go today, and the others; what is off for good is taken off. */
const sorted = async (work: Work, found: readonly Debit[], creditor: Creditor) => {
  const ready: Debit[] = []
  const left: Left[] = []
  for (const debit of found) {
    const because = await objectionTo(work, debit, creditor)
    if (because) left.push({ debit: debit.id, because })
    else ready.push({ ...debit, sequence: await sequenceToday(work, debit, creditor) })
    if (because && because !== 'not-announced')
      must(advanceDebit(work, debit, { type: 'withdraw', because }))
  }
  return { ready, left }
}

const sequenceToday = async (work: Work, { mandate: id, last }: Debit, creditor: Creditor) => {
  const mandate = await work.get(mandates, id)
  if (!mandate) throw new Error(`${id} is gone`)
  return sequenceOf(mandate, last, creditor)
}

const begin = (
  work: Work,
  key: Pick<Batch, 'legalEntity' | 'collectOn' | 'sequence'>,
  own: readonly Debit[],
): Batch => {
  const id = work.newId(BatchId)
  const { sequence } = key
  for (const debit of own) must(advanceDebit(work, debit, { type: 'batch', batch: id, sequence }))
  const total = Money.sum(own.map(({ amount }) => amount))
  const batch: Batch = {
    ...{ id, ...key, total, debits: own.map((one) => one.id), status: 'prepared' },
    ...{ messageId: messageIdOf(id), preparedAt: work.now, creditor: null, sealedWith: null },
    ...{ sha256: null, sentOn: null, acceptedOn: null, creditedOn: null, pages: 0 },
  }
  work.put(debitBatches, batch)
  const data = { ...key, total, count: own.length }
  work.record({ type: 'batch-prepared', of: id, data })
  return batch
}

/**
 * Writes a batch's file for good: what it says of creditor, mandates and accounts is kept, and it is the same bytes whenever it is asked for
 * again. Looked at once more just before: what may not go any more is taken out, and without any left the batch is called off.
 */
export const writeBatch = command({
  input: z.object({ batch: BatchId }),
  output: z.object({ batch: ShownBatch, left: z.array(LeftDebit).readonly() }),
  allow: office,
  refusals: {
    ...batchRefusals,
    'creditor-incomplete': prepareRefusals['creditor-incomplete'],
    'too-soon': prepareRefusals['too-soon'],
    'bank-files-unavailable': {},
  },
  async run(work, { batch: id }) {
    const batch = await work.get(debitBatches, id)
    if (!batch) return refuse({ code: 'not-found', id })
    if (batch.status === 'written') return accept({ batch: shownBatch(batch), left: [] })
    if (batch.status === 'sent') return refuse({ code: 'batch-at-bank' })
    if (batch.status !== 'prepared') return refuse({ code: 'batch-over', status: batch.status })
    const { bankFiles } = work.ports
    if (!bankFiles) return refuse({ code: 'bank-files-unavailable' })
    const terms = { today: work.today, noticeDays: 0, submissionDays: submissionDaysOn(work) }
    const earliest = firstDay(terms)
    if (batch.collectOn < earliest) return refuse({ code: 'too-soon', earliest })
    const creditor = await creditorOf(work, batch.legalEntity)
    if (!creditor.ok) return creditor
    const { ready, left } = await checked(work, batch, creditor.value)
    if (!ready.length) {
      const cancelled = must(advanceBatch(work, batch, { type: 'cancel' }))
      return accept({ batch: shownBatch(cancelled), left })
    }
    const identifier = await identifierOf(work, batch.legalEntity)
    for (const debit of ready) await write(work, debit, identifier)
    const said = writtenCreditor(creditor.value, identifier)
    const kept = { ...batch, debits: ready.map((one) => one.id) }
    const bytes = await bankFiles.write(await fileOf(work, kept, said))
    const written = advanceBatch(work, batch, {
      type: 'write',
      creditor: said,
      sha256: await work.ports.sha256(bytes),
      debits: kept.debits,
      total: Money.sum(ready.map(({ amount }) => amount)),
    })
    return written.ok ? accept({ batch: shownBatch(written.value), left }) : written
  },
})

const checked = async (work: Work, batch: Batch, creditor: Creditor) => {
  const ready: Debit[] = []
  const left: Left[] = []
  for (const debit of await debitsIn(work, batch)) {
    const because = await objectionTo(work, debit, creditor)
    if (!because) ready.push(debit)
    else {
      left.push({ debit: debit.id, because })
      const released = must(advanceDebit(work, debit, { type: 'release' }))
      if (because !== 'not-announced')
        must(advanceDebit(work, released, { type: 'withdraw', because }))
    }
  }
  return { ready, left }
}

const write = async (work: Work, debit: Debit, identifier: string): Promise<void> => {
  const mandate = await work.get(mandates, debit.mandate)
  if (!mandate) throw new Error(`${debit.mandate} is gone`)
  const written = writtenMandate(mandate, identifier)
  must(advanceDebit(work, debit, { type: 'write', written }))
}

const debitsIn = async (work: Work, batch: Batch): Promise<readonly Debit[]> => {
  const found: Debit[] = []
  for (const id of batch.debits) {
    const debit = await work.get(debits, id)
    if (!debit) throw new Error(`${id} is gone`)
    found.push(debit)
  }
  return found
}

/**
 * The bytes of a batch's file, in base 64, once it is written: for the bank. The one answer that holds account numbers (S109).
 * What is written down must still make the file that was written: a reader that finds another one throws.
 */
export const downloadBatch = query({
  input: z.object({ batch: BatchId }),
  output: z.object({ name: z.string(), base64: z.base64() }),
  allow: office,
  refusals: { 'batch-not-written': {}, 'bank-files-unavailable': {} },
  async run(work, { batch: id }) {
    const batch = await work.get(debitBatches, id)
    if (!batch) return refuse({ code: 'not-found', id })
    const { creditor, sha256, messageId } = batch
    if (!creditor || !sha256) return refuse({ code: 'batch-not-written' })
    const { bankFiles } = work.ports
    if (!bankFiles) return refuse({ code: 'bank-files-unavailable' })
    const bytes = await bankFiles.write(await fileOf(work, batch, creditor))
    if ((await work.ports.sha256(bytes)) !== sha256)
      throw new Error(`${id} makes another file than was written`)
    return accept({ name: `${messageId}.xml`, base64: toBase64(bytes) })
  },
})

/** Says that a batch's file was handed to the bank: from now on its debits are there. */
export const sendBatch = command({
  input: z.object({ batch: BatchId }),
  output: ShownBatch,
  allow: office,
  refusals: batchRefusals,
  async run(work, { batch: id }) {
    const batch = await work.get(debitBatches, id)
    if (!batch) return refuse({ code: 'not-found', id })
    const sent = advanceBatch(work, batch, { type: 'send', on: work.today })
    if (!sent.ok) return sent
    for (const debit of await debitsIn(work, batch))
      must(advanceDebit(work, debit, { type: 'send' }))
    return accept(shownBatch(sent.value))
  },
})

/**
 * Calls a batch off that is not at the bank: its debits wait for another one. Once its file is written, whoever does so says that it never
 * left: a file that the bank has would take the money a second time.
 */
export const cancelBatch = command({
  input: z.object({ batch: BatchId, neverSent: z.boolean().default(false) }),
  output: ShownBatch,
  allow: office,
  refusals: { ...batchRefusals, 'file-may-be-at-bank': {} },
  async run(work, { batch: id, neverSent }) {
    const batch = await work.get(debitBatches, id)
    if (!batch) return refuse({ code: 'not-found', id })
    if (batch.status === 'written' && !neverSent) return refuse({ code: 'file-may-be-at-bank' })
    const cancelled = advanceBatch(work, batch, { type: 'cancel' })
    if (!cancelled.ok) return cancelled
    for (const debit of await debitsIn(work, batch))
      must(advanceDebit(work, debit, { type: 'release' }))
    return accept(shownBatch(cancelled.value))
  },
})

/**
 * Counts the debits of a batch as paid, on their day, fifty at a time: those that the bank did not refuse meanwhile. Time runs it, on that day
 * or once the bank credited it; a person may, from that day on. Each is counted once.
 */
export const settleBatch = command({
  input: z.object({ batch: BatchId }),
  output: z.object({ batch: ShownBatch, collected: z.int().nonnegative() }),
  allow: { owner: 'all', accountant: 'all', system: 'all' },
  refusals: { ...batchRefusals, ...debitRefusals, 'not-yet': {} },
  async run(work, { batch: id }) {
    const batch = await work.get(debitBatches, id)
    if (!batch) return refuse({ code: 'not-found', id })
    if (work.today < batch.collectOn) return refuse({ code: 'not-yet' })
    const open = (await debitsIn(work, batch)).filter(({ status }) => status === 'sent')
    const page = open.slice(0, most.page)
    const settled = advanceBatch(work, batch, { type: 'settle', left: open.length - page.length })
    if (!settled.ok) return settled
    for (const debit of page) await collect(work, debit)
    return accept({ batch: shownBatch(settled.value), collected: page.length })
  },
})

/** The batches of an entity, the latest day first. */
export const listBatches = query({
  input: z.object({ legalEntity: LegalEntityId, ...Paging.shape }),
  output: pageOf(ShownBatch),
  allow: { ...office, agent: 'all' },
  refusals: {},
  async run(work, { legalEntity, ...paging }) {
    const order = { order: 'collectOn', descending: true }
    const where = { legalEntity }
    const { items, ...next } = await work.page(debitBatches, { where, ...order, ...paging })
    return accept({ ...next, items: items.map(shownBatch) })
  },
})
