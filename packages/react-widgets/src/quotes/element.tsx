import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Quotes } from './component.js'
import { quotesStyles } from './styles.js'
import type { QuoteOffer } from './typed-line.js'
import type { QuotesOptions } from './use-quotes.js'

/**
 * `<foyer-quotes url token|token-url legal-entity offers order-url today refresh>`: tells `foyer-quote-done` with the step and the quote.
 * `offers` is the price list as JSON; `order-url` is the host's own address of an order, with `{order}` in it; `refresh` reads anew
 * whenever its value changes; `onPdf` is a property.
 */
export const quotesElement: ElementSpec<QuotesOptions> = {
  tag: 'foyer-quotes',
  attributes: [
    ...['url', 'token', 'token-url', 'legal-entity', 'offers', 'order-url', 'today', 'refresh'],
  ],
  styles: quotesStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const legalEntity = given.legalEntity ?? host.read('legal-entity')
    if (!client || !legalEntity) return undefined
    return {
      language: host.language,
      offers: offersIn(host.read('offers')),
      orderUrl: host.read('order-url'),
      today: host.read('today'),
      refresh: host.read('refresh'),
      onDone: (done) => host.tell('quote-done', done),
      ...given,
      ...{ client, legalEntity },
    }
  },
  draw: (options) => <Quotes {...options} />,
}

const offersIn = (text = '[]'): readonly QuoteOffer[] => JSON.parse(text)
