import { z } from 'zod'
import { nextNumber } from '../app/counters.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import {
  closedRefusals,
  LegalEntityId,
  legalEntities,
  openBooks,
  sellerOn,
} from '../organisation/index.js'
import { amountsOf, groupsOf, sumOf } from '../shared/amounts.js'
import { yearOf } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { counterSales } from './collections.js'
import { CounterSale, CounterSaleId, PaidOver, SoldOver } from './counter-sale.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/** Records goods sold over the counter today, paid in full by one means or several. */
export const recordCounterSale = command({
  input: z.object({
    legalEntity: LegalEntityId,
    customer: CustomerId.optional(),
    lines: z.array(SoldOver).min(1).max(200).readonly(),
    paid: z.array(PaidOver).min(1).max(10).readonly(),
  }),
  output: CounterSale,
  allow: office,
  refusals: {
    'not-paid-in-full': { gross: NaturalAmount, paid: NaturalAmount },
    'no-cesu-for-goods': {},
    'vat-not-due': {},
    ...closedRefusals,
  },
  lane: ({ legalEntity }) => `counter-sales ${legalEntity}`,
  async run(work, { legalEntity, customer, lines, paid }) {
    const entity = await work.get(legalEntities, legalEntity)
    if (!entity) return refuse({ code: 'not-found', id: legalEntity })
    if (customer && !(await work.get(customers, customer)))
      return refuse({ code: 'not-found', id: customer })
    if (paid.some(({ means }) => means === 'prepaid-cesu'))
      return refuse({ code: 'no-cesu-for-goods' })
    const charged = lines.some(({ vatRate }) => Number(vatRate) > 0)
    if (charged && sellerOn(entity, work.today).vat !== 'liable')
      return refuse({ code: 'vat-not-due' })
    const priced = lines.map(({ vatRate, gross }) => ({ vatRate, amount: gross }))
    const amounts = amountsOf('gross', priced)
    const sold = lines.map((line, i) => ({ ...line, ...(amounts[i] ?? sumOf([])) }))
    const whole = sumOf(amounts)
    const money = Money.sum(paid.map(({ amount }) => amount))
    if (money !== whole.gross)
      return refuse({ code: 'not-paid-in-full', gross: whole.gross, paid: money })
    const open = await openBooks(work, legalEntity, work.today)
    if (!open.ok) return open
    const series = `T${yearOf(work.today)}`
    const count = await nextNumber(work, `counter-sales ${legalEntity} ${series}`)
    const sale: CounterSale = {
      id: work.newId(CounterSaleId),
      ...{ legalEntity, on: work.today, paid, ...(customer ? { customer } : {}) },
      number: `${series}-${String(count).padStart(5, '0')}`,
      ...{ lines: sold, groups: groupsOf(sold), ...whole },
    }
    work.put(counterSales, sale)
    const data = { legalEntity, number: sale.number, gross: whole.gross, on: sale.on }
    work.record({ type: 'counter-sale-recorded', of: sale.id, about: customer, data })
    return accept(sale)
  },
})

/** An entity's counter sales, newest first. */
export const listCounterSales = query({
  input: z.object({ legalEntity: LegalEntityId, ...Paging.shape }),
  output: pageOf(CounterSale),
  allow: office,
  refusals: {},
  async run(work, { legalEntity, ...paging }) {
    const newestFirst = { order: 'number', descending: true }
    return accept(
      await work.page(counterSales, { where: { legalEntity }, ...newestFirst, ...paging }),
    )
  },
})
