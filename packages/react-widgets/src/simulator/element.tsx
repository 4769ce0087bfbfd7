import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Simulator } from './component.js'
import type { Offer } from './model.js'
import type { SimulatorOptions } from './use-simulator.js'

/** `<foyer-simulator url token|token-url legal-entity offers>`; `offers` is the price list as JSON. */
export const simulatorElement: ElementSpec<SimulatorOptions> = {
  tag: 'foyer-simulator',
  attributes: ['url', 'token', 'token-url', 'legal-entity', 'offers', 'today'],
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const legalEntity = given.legalEntity ?? host.read('legal-entity')
    const offers = given.offers ?? offersIn(host.read('offers'))
    if (!client || !legalEntity || !offers?.length) return undefined
    return {
      language: host.language,
      today: host.read('today'),
      ...given,
      client,
      legalEntity,
      offers,
    }
  },
  draw: (options) => <Simulator {...options} />,
}

const offersIn = (text = '[]'): readonly Offer[] => JSON.parse(text)
