import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { CustomerQuotes } from './component.js'
import { customerQuotesStyles } from './styles.js'
import type { CustomerQuotesOptions } from './use-customer-quotes.js'

/**
 * `<foyer-customer-quotes url token|token-url customer hide-prices today refresh>`: tells `foyer-quote-answered` with what was answered and
 * the quote. `hide-prices` counts by being there; `refresh` reads anew whenever its value changes; `onPdf` and `onRefused` are properties.
 */
export const customerQuotesElement: ElementSpec<CustomerQuotesOptions> = {
  tag: 'foyer-customer-quotes',
  attributes: ['url', 'token', 'token-url', 'customer', 'hide-prices', 'today', 'refresh'],
  styles: customerQuotesStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const customer = given.customer ?? host.read('customer')
    if (!client || !customer) return undefined
    return {
      language: host.language,
      hidePrices: host.read('hide-prices') !== undefined,
      today: host.read('today'),
      refresh: host.read('refresh'),
      onAnswered: (answered) => host.tell('quote-answered', answered),
      ...given,
      ...{ client, customer },
    }
  },
  draw: (options) => <CustomerQuotes {...options} />,
}
