import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { CustomerSpace } from './component.js'
import { customerSpaceStyles } from './styles.js'
import type { CustomerSpaceOptions } from './use-customer-space.js'

/**
 * `<foyer-customer-space url token|token-url customer hide-prices lock-after today refresh>`: tells `foyer-locked` when it blanks
 * itself. Without `customer` it shows what stands in its slot `signed-out`. `hide-prices`
 * counts by being there; `lock-after` is in minutes; `tabs`, `onLocked` and `onPdf` are properties.
 */
export const customerSpaceElement: ElementSpec<CustomerSpaceOptions> = {
  tag: 'foyer-customer-space',
  attributes: [
    ...['url', 'token', 'token-url', 'customer', 'hide-prices', 'lock-after', 'today'],
    'refresh',
  ],
  styles: customerSpaceStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const lockAfter = Number(host.read('lock-after'))
    if (!client) return undefined
    return {
      language: host.language,
      customer: host.read('customer'),
      hidePrices: host.read('hide-prices') !== undefined,
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
