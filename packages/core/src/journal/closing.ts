import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { Hash } from './entry.js'
import { Period } from './period.js'
import { Totals } from './totals.js'

/** A closing: what the period comes to, what everything comes to up to its end, and the anchor to keep outside of the database. */
export const Closing = z
  .object({
    period: Period,
    from: CivilDate,
    through: CivilDate,
    totals: Totals,
    perpetual: Totals,
    /** The journal up to this closing: its entries, and the hash of the last. */
    anchor: z.object({ count: z.int().positive(), hash: Hash }).readonly(),
  })
  .readonly()
  .meta({ id: 'JournalClosing' })
