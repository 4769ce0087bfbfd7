import { z } from 'zod'
import type { Fact } from '../app/facts.js'
import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { CustomerId } from '../customers/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { payments, settlements } from '../payments/index.js'
import { fiscalYears } from './collections.js'
import { bringInStep, type Subject } from './drafting.js'
import { fiscalYearId, openYear, Year } from './fiscal-year.js'

const Moved = z.object({ years: z.array(z.int()) })

/**
 * Money that moved opens its year. Once the year's drafts exist, it brings the customer's certificate in step:
 * a payment that comes back in February reopens the certificate that was issued in January (S004).
 */
const follow = (on: string): Reaction => ({
  on,
  async run(work, fact) {
    const customer = CustomerId.safeParse(fact.about)
    if (!customer.success) return
    const years = Moved.parse(fact.data).years.filter((year) => Year.safeParse(year).success)
    for (const legalEntity of years.length ? await entitiesOf(work, fact) : [])
      for (const year of years)
        await followInto(work, { legalEntity, customer: customer.data, year })
  },
})

const followInto = async (work: Work, subject: Subject): Promise<void> => {
  const { legalEntity, year } = subject
  const id = fiscalYearId(legalEntity, year)
  const known = await work.get(fiscalYears, id)
  if (!known) work.put(fiscalYears, openYear(legalEntity, year))
  else if (known.status !== 'open') await bringInStep(work, subject)
  // Were the drafting to begin before this is committed, its drafts would lack this money.
  else work.guard(fiscalYears, id)
}

/** The entities whose invoices the fact touched: it is about one of them, or about a payment that was given to some. */
const entitiesOf = async (work: Work, fact: Fact): Promise<ReadonlySet<LegalEntityId>> => {
  const payment = await work.get(payments, fact.of)
  const touched = payment ? payment.allocations.map(({ invoice }) => invoice) : [fact.of]
  const entities = new Set<LegalEntityId>()
  for (const invoice of touched) {
    const settlement = await work.get(settlements, invoice)
    if (settlement) entities.add(settlement.legalEntity)
  }
  return entities
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [
  follow('payment-recorded'),
  follow('payment-allocated'),
  follow('payment-returned'),
  follow('debt-lowered'),
  follow('deposit-performed'),
  follow('credit-used'),
  follow('debt-written-off'),
  follow('write-off-revoked'),
]
