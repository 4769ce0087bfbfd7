import type { Work } from '../app/work.js'
import type { LegalEntityId } from '../organisation/index.js'
import { dateOf } from '../shared/instant.js'
import { journalEntries, journalHeads } from './collections.js'
import { chained, type Entered } from './entry.js'
import { emptyJournal, type JournalHead } from './head.js'
import { withEntry } from './totals.js'

/** Writes entries behind the last, in the order given, and moves the head: all in the commit of this work. */
export const write = async (
  work: Work,
  legalEntity: LegalEntityId,
  entered: readonly Entered[],
): Promise<JournalHead> => {
  let head = (await work.get(journalHeads, legalEntity)) ?? emptyJournal(legalEntity)
  for (const one of entered) {
    // Clocks of several machines differ a little; a journal's time only goes on.
    const at = head.at && head.at > work.now ? head.at : work.now
    const day = dateOf(at)
    const entry = await chained(head, { ...one, at, entered: day }, work.ports.sha256)
    work.put(journalEntries, entry)
    head = {
      ...head,
      ...{ count: entry.no, hash: entry.hash, at },
      perpetual: withEntry(head.perpetual, entry),
      openSince: head.openSince ?? (entry.kind === 'closing' ? null : day),
    }
  }
  work.put(journalHeads, head)
  return head
}
