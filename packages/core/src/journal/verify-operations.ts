import { z } from 'zod'
import { query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { LegalEntityId } from '../organisation/index.js'
import { canonical } from '../shared/canonical.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept } from '../shared/result.js'
import { checkChain, type Fault, FaultKind } from './checking.js'
import { journalEntries, journalHeads } from './collections.js'
import { EntryKind, Hash, type JournalEntry } from './entry.js'
import { emptyJournal } from './head.js'
import { saidToday } from './sources.js'

const Anchor = z.object({ count: z.int().positive(), hash: Hash }).readonly()

const shown = 100

/**
 * Proves an entity's journal from its first entry to its last: that nothing in it was changed, taken out, put in or swapped, that
 * closings add up, and that invoices, credit notes, money and certificates still say what was written down. A tail cut off, or a chain
 * that was made anew as a whole, shows only against anchors that were kept outside of the database: give them.
 */
export const verifyJournal = query({
  input: z.object({ legalEntity: LegalEntityId, anchors: z.array(Anchor).max(10_000).default([]) }),
  output: z.object({
    sound: z.boolean(),
    entries: z.int().nonnegative(),
    hash: Hash,
    anchors: z.int().nonnegative(),
    /** The first hundred; `entry` is what stands at the number, where something does. */
    faults: z
      .array(
        z
          .object({
            no: z.int(),
            fault: FaultKind,
            entry: z
              .object({ kind: EntryKind, of: z.string(), on: CivilDate })
              .readonly()
              .optional(),
          })
          .readonly(),
      )
      .max(shown)
      .readonly(),
  }),
  allow: { owner: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity, anchors }) {
    const head = (await work.get(journalHeads, legalEntity)) ?? emptyJournal(legalEntity)
    const entries = await everything(work, journalEntries, { where: { legalEntity }, order: 'no' })
    const { last, faults } = await checkChain(entries, anchors, work.ports.sha256)
    const all: Fault[] = [...faults, ...(await changedDocuments(work, entries))]
    if (head.count > last.count) all.push({ no: head.count, fault: 'cut' })
    else if (head.count < last.count || head.hash !== last.hash)
      all.push({ no: head.count, fault: 'head' })
    return accept({
      sound: all.length === 0,
      ...{ entries: entries.length, hash: last.hash, anchors: anchors.length },
      faults: all
        .sort((a, b) => a.no - b.no)
        .slice(0, shown)
        .map((found) => ({ ...found, ...standingAt(entries, found) })),
    })
  },
})

/** What stands at the number of a fault. */
const standingAt = (entries: readonly JournalEntry[], { no }: Fault) => {
  const entry = entries.find((one) => one.no === no)
  return entry ? { entry: { kind: entry.kind, of: entry.of, on: entry.on } } : {}
}

const changedDocuments = async (
  work: Work,
  entries: readonly JournalEntry[],
): Promise<readonly Fault[]> => {
  const changed: Fault[] = []
  for (const entry of entries) {
    const today = await saidToday(work, entry)
    if (today !== 'not-compared' && sayingOf(today) !== sayingOf(entry))
      changed.push({ no: entry.no, fault: 'document' })
  }
  return changed
}

/** As text what an entry and its document both say. */
const sayingOf = (
  said: Pick<JournalEntry, 'on' | 'amount' | 'taxes' | 'content'> | undefined,
): string => canonical(said && [said.on, said.amount, said.taxes, said.content])
