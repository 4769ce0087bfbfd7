import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { wholeIn } from '../kit/typed.js'
import { Certificates } from './component.js'
import { certificatesStyles } from './styles.js'
import type { CertificatesOptions } from './use-certificates.js'

/**
 * `<foyer-certificates url token|token-url legal-entity year sends-only today refresh>`: tells `foyer-certificates-done` with what was
 * done. `sends-only`, without a value, is for agents, who prepare no year; `refresh` reads anew whenever its value changes; `onPdf` is a
 * property.
 */
export const certificatesElement: ElementSpec<CertificatesOptions> = {
  tag: 'foyer-certificates',
  attributes: [
    'url',
    'token',
    'token-url',
    'legal-entity',
    'year',
    'sends-only',
    'today',
    'refresh',
  ],
  styles: certificatesStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    if (!client) return undefined
    return {
      language: host.language,
      legalEntity: host.read('legal-entity'),
      year: wholeIn(host.read('year') ?? '', 1991, 2100),
      sendsOnly: host.read('sends-only') !== undefined,
      today: host.read('today'),
      refresh: host.read('refresh'),
      onDone: (done) => host.tell('certificates-done', done),
      ...given,
      client,
    }
  },
  draw: (options) => <Certificates {...options} />,
}
