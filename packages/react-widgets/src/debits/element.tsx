import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Debits } from './component.js'
import { debitsStyles } from './styles.js'
import type { DebitsOptions } from './use-debits.js'

/**
 * `<foyer-debits url token|token-url legal-entity settings refresh>`: tells `foyer-debits-done` with what was done. `settings`, without a
 * value, is for the owner, who says by which identifier and into which account the company collects; `refresh` reads anew whenever its
 * value changes; `onFile` is a property.
 */
export const debitsElement: ElementSpec<DebitsOptions> = {
  tag: 'foyer-debits',
  attributes: ['url', 'token', 'token-url', 'legal-entity', 'settings', 'refresh'],
  styles: debitsStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    if (!client) return undefined
    return {
      language: host.language,
      legalEntity: host.read('legal-entity'),
      settings: host.read('settings') !== undefined,
      refresh: host.read('refresh'),
      onDone: (done) => host.tell('debits-done', done),
      ...given,
      client,
    }
  },
  draw: (options) => <Debits {...options} />,
}
