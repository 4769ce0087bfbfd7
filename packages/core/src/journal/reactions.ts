import type { Aftermath, Follower } from '../app/reactions.js'
import { written } from './sources.js'

/** The journal follows the feed. */
export const followers: readonly Follower[] = [{ on: written, operation: 'journal.follow' }]

/** What a closing's end is anchored to leaves the database. */
export const aftermaths: readonly Aftermath[] = [
  {
    on: 'period-closed',
    operation: 'journal.keepAnchor',
    input: ({ of, data }) => ({ legalEntity: of, ...data }),
  },
]
