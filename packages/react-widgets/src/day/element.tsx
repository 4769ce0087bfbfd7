import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Day } from './component.js'
import { dayStyles } from './styles.js'
import type { DayOptions } from './use-day.js'

/**
 * `<foyer-day url token|token-url worker days today hide-prices map-url refresh>`: tells `foyer-signed` with the report, the name and
 * what was drawn. `hide-prices` counts by being there; `refresh` reads anew whenever its value changes; who listens to the speaker is
 * set by a script: `element.props = { onDictate }`.
 */
export const dayElement: ElementSpec<DayOptions> = {
  tag: 'foyer-day',
  attributes: [
    ...['url', 'token', 'token-url', 'worker', 'days', 'today', 'hide-prices', 'map-url'],
    'refresh',
  ],
  styles: dayStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const worker = given.worker ?? host.read('worker')
    const days = Number(host.read('days'))
    if (!client || !worker) return undefined
    return {
      language: host.language,
      today: host.read('today'),
      days: days > 0 ? days : undefined,
      hidePrices: host.read('hide-prices') !== undefined,
      mapUrl: host.read('map-url'),
      refresh: host.read('refresh'),
      onSigned: (signed) => host.tell('signed', signed),
      ...given,
      client,
      worker,
    }
  },
  draw: (options) => <Day {...options} />,
}
