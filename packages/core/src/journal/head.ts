import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate, plusDays, TimeOfDay } from '../shared/civil-date.js'
import { Instant, momentOf } from '../shared/instant.js'
import { genesis, Hash } from './entry.js'
import { noTotals, Totals } from './totals.js'

/** Where an entity's journal stands; its id is the entity's. Whoever writes an entry moves it, so that no two are written side by side. */
export const JournalHead = z
  .object({
    id: LegalEntityId,
    /** Entries there are. */
    count: z.int().nonnegative(),
    /** Of the last of them. */
    hash: Hash,
    /** The moment of the last: time does not go back in a journal. */
    at: Instant.nullable(),
    /** Of everything ever entered (total perpétuel): no closing sets it back. */
    perpetual: Totals,
    /** The last day closed, of the days, of the months, of the years. */
    closed: z
      .object({
        day: CivilDate.nullable(),
        month: CivilDate.nullable(),
        year: CivilDate.nullable(),
      })
      .readonly(),
    /** The day of the first entry that no day's closing has counted. */
    openSince: CivilDate.nullable(),
  })
  .readonly()
  .meta({ id: 'JournalHead' })
/** Where an entity's journal stands. */
export type JournalHead = z.output<typeof JournalHead>

/** A journal in which nothing stands yet. */
export const emptyJournal = (id: LegalEntityId): JournalHead => ({
  ...{ id, count: 0, hash: genesis, at: null, perpetual: noTotals },
  closed: { day: null, month: null, year: null },
  openSince: null,
})

/** How far the journal has read the feed. */
export const JournalReader = z
  .object({ id: z.literal('feed'), position: z.int().nonnegative() })
  .readonly()
  .meta({ id: 'JournalReader' })

const threeInTheMorning = TimeOfDay.parse('03:00')

/** A day with entries is closed the night after, at three in Paris. */
export const dayClosingDue = ({ openSince }: JournalHead): Instant | undefined =>
  openSince ? momentOf(plusDays(openSince, 1), threeInTheMorning) : undefined
