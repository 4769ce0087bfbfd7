import { counters } from './app/feed.js'
import type { House } from './app/execute.js'
import { facts } from './app/facts.js'
import { notices } from './app/notices.js'
import { errands } from './app/reactions.js'
import { timers } from './app/timers.js'
import { commonWords, type Words } from './app/words.js'
import * as dispatch from './dispatch/collections.js'
import { words as dispatchWords } from './dispatch/words.js'
import * as organisation from './organisation/collections.js'
import { words as organisationWords } from './organisation/words.js'
import type { Collection } from './ports/collection.js'
import { registry } from './registry.js'
import * as sales from './sales/collections.js'
import { words as salesWords } from './sales/words.js'

/** The three doors of every context. */
export const house: House = { registry, reactions: [], aftermaths: [], schedules: [] }

/** Every collection: what a store is opened with. */
export const collections: readonly Collection[] = [
  ...[facts, notices, errands, timers, counters],
  ...Object.values(organisation),
  ...Object.values(sales),
  ...Object.values(dispatch),
]

/** What every refusal says. */
export const words: Words = {
  ...commonWords,
  ...organisationWords,
  ...salesWords,
  ...dispatchWords,
}
