import { z } from 'zod'
import { query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { daysOfMonth, journalEntries, journalHeads, Month } from '../journal/index.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { CivilDate, plusDays } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { fecOf } from './fec.js'
import { bookkeepingOf, vatBetween } from './vat-operations.js'
import { ledgerEntryOf, vatTransfer } from './writing.js'

/**
 * A closed month as entries for the ledger, in the layout of the FEC: sales, receipts, and the VAT that fell due. They come from the fiscal
 * journal alone, so that the same month is the same to the byte whenever it is asked.
 */
export const exportEntries = query({
  input: z.object({ legalEntity: LegalEntityId, month: Month }),
  output: z.object({ name: z.string(), text: z.string(), debit: Amount, credit: Amount }),
  allow: { owner: 'all', accountant: 'all' },
  refusals: { 'month-not-closed': { closedThrough: CivilDate.nullable() } },
  async run(work, { legalEntity: id, month }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const { from, through } = daysOfMonth(month)
    const closedThrough = (await work.get(journalHeads, id))?.closed.month ?? null
    if (!closedThrough || closedThrough < through)
      return refuse({ code: 'month-not-closed', closedThrough })
    const books = await bookkeepingOf(work, id)
    const where = { legalEntity: id, on: { from, to: plusDays(through, 1) } }
    const written = await everything(work, journalEntries, { where, order: 'no' })
    const own = written.flatMap((entry) => ledgerEntryOf(entry, books) ?? [])
    const paid = await vatBetween(work, id, books.vatOn, { from, through }, 'paid')
    const transfer = vatTransfer(month, through, Money.sum(paid.map(({ vat }) => vat)), books)
    const entries = [...own, ...(transfer ? [transfer] : [])]
    const lines = entries.flatMap((entry) => entry.lines)
    return accept({
      name: `ecritures-${entity.siren}-${month}.txt`,
      text: fecOf(entries, through),
      debit: Money.sum(lines.map(({ debit }) => debit)),
      credit: Money.sum(lines.map(({ credit }) => credit)),
    })
  },
})
