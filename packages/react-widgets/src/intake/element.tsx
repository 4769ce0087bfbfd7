import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Intake } from './component.js'
import { intakeStyles } from './styles.js'
import type { IntakeOffer } from './typed-order.js'
import type { IntakeOptions } from './use-intake.js'

/**
 * `<foyer-intake url token|token-url legal-entity offers customer search>`: tells `foyer-order-taken` with the order, its visit and who
 * goes. `offers` is the price list as JSON; a new `customer` opens that file, a new `search` searches: whoever calls.
 */
export const intakeElement: ElementSpec<IntakeOptions> = {
  tag: 'foyer-intake',
  attributes: ['url', 'token', 'token-url', 'legal-entity', 'offers', 'customer', 'search'],
  styles: intakeStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const legalEntity = given.legalEntity ?? host.read('legal-entity')
    const offers = given.offers ?? offersIn(host.read('offers'))
    if (!client || !legalEntity || !offers.length) return undefined
    return {
      language: host.language,
      customer: host.read('customer'),
      search: host.read('search'),
      onTaken: (taken) => host.tell('order-taken', taken),
      ...given,
      ...{ client, legalEntity, offers },
    }
  },
  draw: (options) => <Intake {...options} />,
}

const offersIn = (text = '[]'): readonly IntakeOffer[] => JSON.parse(text)
