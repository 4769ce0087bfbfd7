import { z } from 'zod'
import { facts } from '../app/facts.js'
import { command, query } from '../app/operation.js'
import { everything, Paging, pageOf } from '../app/paging.js'
import { LegalEntityId as Entity, type LegalEntityId } from '../organisation/index.js'
import { accept } from '../shared/result.js'
import { journalEntries, journalReaders } from './collections.js'
import { type Entered, JournalEntry } from './entry.js'
import { enteredOf } from './sources.js'
import { write } from './writing.js'

/**
 * Writes down what happened up to a place in the feed, in its order, each fact once: what is entered and how far was read are one
 * commit. The relay asks this after it gave facts their places.
 */
export const follow = command({
  input: z.object({ upTo: z.int().positive() }),
  output: z.object({ entered: z.int().nonnegative() }),
  allow: { system: 'all' },
  refusals: {},
  lane: () => 'journal',
  async run(work, { upTo }) {
    const reader = await work.get(journalReaders, 'feed')
    const position = { from: (reader?.position ?? 0) + 1, to: upTo + 1 }
    if (position.from > upTo) return accept({ entered: 0 })
    const news = await everything(work, facts, { where: { position }, order: 'position' })
    const byEntity = new Map<LegalEntityId, Entered[]>()
    for (const fact of news) {
      const entered = await enteredOf(work, fact)
      if (!entered) continue
      const before = byEntity.get(entered.legalEntity) ?? []
      byEntity.set(entered.legalEntity, [...before, entered])
    }
    work.put(journalReaders, { id: 'feed', position: upTo })
    let entered = 0
    for (const [legalEntity, entries] of byEntity) {
      const { count, hash } = await write(work, legalEntity, entries)
      entered += entries.length
      const data = { count, hash, entered: entries.length }
      work.record({ type: 'journal-written', of: legalEntity, data })
    }
    // Whoever read and found nothing to write says so too: how far it read is kept.
    if (!byEntity.size) work.record({ type: 'journal-read', of: 'feed', data: { upTo } })
    return accept({ entered })
  },
})

/** An entity's journal, entry by entry. */
export const listEntries = query({
  input: z.object({ legalEntity: Entity, ...Paging.shape }),
  output: pageOf(JournalEntry),
  allow: { owner: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity, ...paging }) {
    return accept(
      await work.page(journalEntries, { where: { legalEntity }, order: 'no', ...paging }),
    )
  },
})
