import { clientOf, eventsOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Home } from './component.js'
import { homeStyles } from './styles.js'
import type { HomeOptions } from './use-home.js'

/**
 * `<foyer-home url token|token-url queue-url line-url refresh follow>`. `queue-url` and `line-url` are the host's own addresses, with
 * `{queue}`, `{of}` and `{customer}` in them; `refresh` counts anew whenever its value changes; `follow` counts anew whenever
 * something happens in the house, by the stream of the same door; `events` is a property.
 */
export const homeElement: ElementSpec<HomeOptions> = {
  tag: 'foyer-home',
  attributes: ['url', 'token', 'token-url', 'queue-url', 'line-url', 'refresh', 'follow'],
  styles: homeStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    if (!client) return undefined
    const events = eventsOf(host)
    return {
      language: host.language,
      queueUrl: host.read('queue-url'),
      lineUrl: host.read('line-url'),
      refresh: host.read('refresh'),
      ...(events ? { events } : {}),
      ...given,
      client,
    }
  },
  draw: (options) => <Home {...options} />,
}
