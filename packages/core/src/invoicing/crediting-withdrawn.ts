import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { type Order, orders } from '../sales/index.js'
import { Money } from '../shared/money.js'
import { creditable } from './billed.js'
import { creditNoteDrafts, creditNotes, invoices } from './collections.js'
import { allThatIsLeft, shareOut } from './crediting.js'
import { draftCredit } from './drafting-credit.js'
import { dropDraftOf } from './drafts.js'
import type { Invoice } from './invoice.js'

/** Printed on the credit note. */
const reasons = {
  fr: 'Rétractation du contrat (Code de la consommation, article L221-18)',
  en: 'Withdrawal from the contract (Code de la consommation, article L221-18)',
} as const

/**
 * Who withdraws from an order owes what its visits had performed by then, and no more (Code de la consommation, articles L221-25 and
 * L221-27): deposits that were not asked for yet are dropped, and so are all drafts where nothing is owed; of what was issued, credit notes
 * are drafted down to what is owed, the newest invoice first. Somebody reads them before they are issued; what was paid is credit then, to
 * be paid back by the day that the withdrawal names (S137).
 */
export const creditWithdrawn: Reaction = {
  on: 'order-withdrawn',
  async run(work, fact) {
    const order = await work.get(orders, fact.of)
    if (!order?.withdrawal) return
    const all = await work.find(invoices, { where: { order: order.id }, limit: 1000 })
    for (const draft of all.filter(({ status }) => status !== 'issued'))
      if (draft.nature === 'deposit' || order.withdrawal.due === 0)
        dropDraftOf(work, draft, 'order-withdrawn')
    await creditBeyond(
      work,
      order,
      order.withdrawal.due,
      all.filter(({ status }) => status === 'issued'),
    )
  },
}

const creditBeyond = async (
  work: Work,
  order: Order,
  owed: Money,
  issued: readonly Invoice[],
): Promise<void> => {
  const standing = issued.map(({ gross, credited }) => Money.minus(gross, credited))
  let beyond = Money.minus(Money.sum(standing), owed)
  const customer = await work.get(customers, order.customer)
  for (const invoice of [...issued].sort(newestFirst)) {
    if (beyond <= 0) return
    const where = { invoice: invoice.id }
    const charged = await creditable(work, invoice)
    const earlier = await work.find(creditNotes, { where, limit: 1000 })
    const drafted = await work.find(creditNoteDrafts, { where, limit: 1000 })
    const left = allThatIsLeft(charged, [...earlier, ...drafted])
    const amount = Money.min(beyond, Money.sum(left.map((one) => one.amount)))
    if (amount <= 0) continue
    const asked = { entries: shareOut(amount, left), reason: reasons[customer?.language ?? 'fr'] }
    draftCredit(work, invoice, { charged, earlier, ...asked })
    beyond = Money.minus(beyond, amount)
  }
}

const newestFirst = (a: Invoice, b: Invoice): number => (keyOf(a) < keyOf(b) ? 1 : -1)

const keyOf = ({ issuedOn, id }: Invoice): string => `${issuedOn} ${id}`
