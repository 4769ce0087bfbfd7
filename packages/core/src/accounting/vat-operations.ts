import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type Days, daysOfMonth, journalHeads, Month } from '../journal/index.js'
import {
  LegalEntityId as Entity,
  type LegalEntityId,
  legalEntities,
} from '../organisation/index.js'
import { counterSales } from '../payments/index.js'
import { type CivilDate, plusDays } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { Factor } from '../shared/rate.js'
import { accept, refuse } from '../shared/result.js'
import { Accounts, Bookkeeping, usualBookkeeping, VatOn } from './chart.js'
import { bookkeepings } from './collections.js'
import { debtsOf } from './debts.js'
import { byRate, lessVat, type VatDue, vatDueBy } from './vat-due.js'

/** Says how an entity keeps its books: when its VAT falls due, and on which accounts. */
export const settleBookkeeping = command({
  input: z.object({ legalEntity: Entity, vatOn: VatOn, accounts: Accounts.default({}) }),
  output: Bookkeeping,
  allow: { owner: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity: id, vatOn, accounts }) {
    if (!(await work.get(legalEntities, id))) return refuse({ code: 'not-found', id })
    await work.get(bookkeepings, id)
    const kept = { id, vatOn, accounts }
    work.put(bookkeepings, kept)
    work.record({ type: 'bookkeeping-settled', of: id, data: { vatOn } })
    return accept(kept)
  },
})

const Due = z.object({ rate: Factor, base: Amount, vat: Amount }).readonly()

/**
 * The VAT of a month by rate, in cents: of what was paid in it (or invoiced, by option), goods and counter sales as they are sold, less
 * credit notes and what the bank took back. `closed` = the month's books are shut, and this answer stays as it is.
 */
export const vatDue = query({
  input: z.object({ legalEntity: Entity, month: Month }),
  output: z.object({
    vatOn: VatOn,
    rates: z.array(Due).readonly(),
    base: Amount,
    vat: Amount,
    closed: z.boolean(),
  }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity: id, month }) {
    if (!(await work.get(legalEntities, id))) return refuse({ code: 'not-found', id })
    const { vatOn } = await bookkeepingOf(work, id)
    const { from, through } = daysOfMonth(month)
    const rates = byRate([
      ...(await vatBetween(work, id, vatOn, { from, through })),
      ...(await counterVat(work, id, { from, through })),
    ])
    const closedThrough = (await work.get(journalHeads, id))?.closed.month
    return accept({
      ...{ vatOn, rates: rates.map(({ rate, ...due }) => ({ rate: Factor.parse(rate), ...due })) },
      base: Money.sum(rates.map(({ base }) => base)),
      vat: Money.sum(rates.map(({ vat }) => vat)),
      closed: closedThrough !== undefined && closedThrough !== null && closedThrough >= through,
    })
  },
})

/** How an entity keeps its books. */
export const bookkeepingOf = async (work: Work, id: LegalEntityId): Promise<Bookkeeping> =>
  (await work.get(bookkeepings, id)) ?? usualBookkeeping(id)

/** The VAT of invoices that fell due in some days. */
export const vatBetween = async (
  work: Work,
  legalEntity: LegalEntityId,
  vatOn: VatOn,
  { from, through }: Days,
  of: 'everything' | 'paid' = 'everything',
): Promise<readonly VatDue[]> => {
  const debts = await debtsOf(work, legalEntity)
  const by = (date: CivilDate) => debts.flatMap((debt) => vatDueBy(debt, date, vatOn, of))
  return lessVat(by(through), by(plusDays(from, -1)))
}

const counterVat = async (
  work: Work,
  legalEntity: LegalEntityId,
  { from, through }: Days,
): Promise<readonly VatDue[]> => {
  const where = { legalEntity, on: { from, to: plusDays(through, 1) } }
  const sales = await everything(work, counterSales, { where })
  return sales.flatMap(({ groups }) =>
    groups.map(({ vatRate: rate, net: base, vat }) => ({ rate, base, vat })),
  )
}
