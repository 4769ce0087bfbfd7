import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { wholeIn } from '../kit/typed.js'
import { Accounting } from './component.js'
import { accountingStyles } from './styles.js'
import type { AccountingOptions } from './use-accounting.js'

/**
 * `<foyer-accounting url token|token-url legal-entity year reads-only today refresh>`: tells `foyer-accounting-done` with what was done.
 * `reads-only`, without a value, is for managers, who close nothing; `refresh` reads anew whenever its value changes; `anchors` and
 * `onFile` are properties.
 */
export const accountingElement: ElementSpec<AccountingOptions> = {
  tag: 'foyer-accounting',
  attributes: [
    'url',
    'token',
    'token-url',
    'legal-entity',
    'year',
    'reads-only',
    'today',
    'refresh',
  ],
  styles: accountingStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    if (!client) return undefined
    return {
      language: host.language,
      legalEntity: host.read('legal-entity'),
      year: wholeIn(host.read('year') ?? '', 2000, 2100),
      readsOnly: host.read('reads-only') !== undefined,
      today: host.read('today'),
      refresh: host.read('refresh'),
      onDone: (done) => host.tell('accounting-done', done),
      ...given,
      client,
    }
  },
  draw: (options) => <Accounting {...options} />,
}
