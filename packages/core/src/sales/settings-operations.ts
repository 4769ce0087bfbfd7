import { command, query } from '../app/operation.js'
import { quoteThreshold } from '../rules/fr/deadlines.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { salesSettings as settings } from './collections.js'
import { salesSettingsOf } from './quote-need.js'
import { SalesSettings } from './settings.js'

const Decided = SalesSettings.unwrap().omit({ id: true })

/** Decides how quotes are handled, everything at once. The threshold of the quote may be lower than the law's, never higher (S069). */
export const settleSales = command({
  input: Decided,
  output: Decided,
  allow: { owner: 'all' },
  refusals: { 'threshold-too-high': { legal: NaturalAmount } },
  async run(work, decided) {
    const { id } = await salesSettingsOf(work)
    const legal = quoteThreshold.on(work.today)?.value
    const { quoteThreshold: own } = decided
    if (own !== undefined && legal !== undefined && own > legal)
      return refuse({ code: 'threshold-too-high', legal: Money.cents(legal) })
    work.put(settings, { ...decided, id })
    work.record({ type: 'sales-settled', of: id, data: { settings: JSON.stringify(decided) } })
    return accept(decided)
  },
})

/** How quotes are handled. */
export const salesSettings = query({
  input: SalesSettings.unwrap().pick({}),
  output: Decided,
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {},
  async run(work) {
    const { id: _, ...decided } = await salesSettingsOf(work)
    return accept(decided)
  },
})
