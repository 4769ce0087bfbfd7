import { collection } from '../ports/collection.js'
import { JournalEntry } from './entry.js'
import { JournalHead, JournalReader } from './head.js'

/** The fiscal journals' entries. Nothing replaces or removes one. */
export const journalEntries = collection(JournalEntry, {
  name: 'journal-entries',
  fields: {
    legalEntity: 'text',
    no: 'integer',
    kind: 'text',
    of: 'text',
    source: 'text',
    on: 'text',
    entered: 'text',
  },
  unique: [
    ['legalEntity', 'no'],
    ['legalEntity', 'source'],
  ],
  refers: { legalEntity: 'legal-entities' },
})

/** Where each entity's journal stands. */
export const journalHeads = collection(JournalHead, { name: 'journal-heads' })

/** How far the journals have read the feed. */
export const journalReaders = collection(JournalReader, { name: 'journal-readers' })
