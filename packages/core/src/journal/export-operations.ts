import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { writeArchive } from './archive.js'
import { journalEntries, journalHeads } from './collections.js'
import { genesis, Hash } from './entry.js'
import { daysOfMonth, Month } from './period.js'

/**
 * The archive of a closed month: a text that holds the entries written down in it and proves itself, to be kept outside for the six years
 * of the tax office (LPF, article L102 B). Asked again, it is the same to the byte.
 */
export const exportJournal = query({
  input: z.object({ legalEntity: LegalEntityId, month: Month }),
  output: z.object({ name: z.string(), text: z.string(), entries: z.int().nonnegative() }),
  allow: { owner: 'all', accountant: 'all' },
  refusals: { 'month-not-closed': { closedThrough: CivilDate.nullable() } },
  async run(work, { legalEntity: id, month }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const closedThrough = (await work.get(journalHeads, id))?.closed.month ?? null
    const { from, through } = daysOfMonth(month)
    if (!closedThrough || closedThrough < through)
      return refuse({ code: 'month-not-closed', closedThrough })
    const within = { legalEntity: id, entered: { from, to: `${through}~` } }
    const entries = await everything(work, journalEntries, { where: within, order: 'no' })
    const first = entries.at(0)
    const before = first
      ? { count: first.no - 1, hash: first.previous }
      : { count: 0, hash: genesis }
    const { siren, name } = entity
    const cover = { legalEntity: id, siren, name, from, through, before }
    const text = await writeArchive(cover, entries, work.ports.sha256)
    return accept({ name: `journal-${siren}-${month}.jsonl`, text, entries: entries.length })
  },
})

/** Hands an anchor to the port that keeps anchors outside; asked by the engine after each closing. */
export const keepAnchor = command({
  input: z.object({
    legalEntity: LegalEntityId,
    period: z.string(),
    through: CivilDate,
    count: z.int().positive(),
    hash: Hash,
  }),
  output: z.object({ kept: z.literal(true) }),
  allow: { system: 'all' },
  refusals: {},
  async run(work, anchor) {
    await work.ports.anchors.keep(work.tenant, anchor)
    return accept({ kept: true })
  },
})
