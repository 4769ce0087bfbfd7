import { customerQuotesStyles } from '../customer-quotes/styles.js'
import { clientOf, optionsOf } from '../kit/client-of.js'
import type { ElementSpec, Host } from '../kit/element.js'
import { CustomerSpace } from './component.js'
import { type LinkDoor, linkDoor } from './link-door.js'
import { customerSpaceStyles } from './styles.js'
import type { CustomerSpaceOptions } from './use-customer-space.js'

/**
 * `<foyer-customer-space url token|token-url customer own-login link-page email-only hide-prices no-online-payment lock-after today
 * refresh>`: tells
 * `foyer-locked` when it blanks itself. Without `customer` it lets customers in by a link, asked as a visitor, unless `own-login` is
 * there, and shows what stands in its slot `signed-out`. `own-login`, `email-only`, `hide-prices` and `no-online-payment` count by being there; `link-page`
 * is the page that links lead to, this one unless told; `lock-after` is in minutes; `tabs`, `door`, `onLocked`, `onPdf` and `onPay` are properties.
 */
export const customerSpaceElement: ElementSpec<CustomerSpaceOptions> = {
  tag: 'foyer-customer-space',
  attributes: [
    ...['url', 'token', 'token-url', 'customer', 'own-login', 'link-page', 'email-only'],
    ...['hide-prices', 'no-online-payment', 'lock-after', 'today', 'refresh'],
  ],
  styles: customerSpaceStyles + customerQuotesStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const lockAfter = Number(host.read('lock-after'))
    if (!client) return undefined
    return {
      language: host.language,
      customer: host.read('customer'),
      door: doorOf(host),
      hidePrices: host.read('hide-prices') !== undefined,
      withoutPaying: host.read('no-online-payment') !== undefined,
      lockAfter: lockAfter > 0 ? lockAfter : undefined,
      today: host.read('today'),
      refresh: host.read('refresh'),
      signedOut: <slot name="signed-out" />,
      ...given,
      client,
      onLocked: () => {
        host.tell('locked')
        return given.onLocked?.()
      },
    }
  },
  draw: (options) => <CustomerSpace {...options} />,
}

const doorOf = (host: Host): LinkDoor | undefined => {
  const options = host.read('own-login') === undefined ? optionsOf(host) : undefined
  const emailOnly = host.read('email-only') !== undefined
  return options && linkDoor(options, { page: host.read('link-page'), emailOnly })
}
