import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Invoices } from './component.js'
import { invoicesStyles } from './styles.js'
import type { InvoicesOptions } from './use-invoices.js'

/**
 * `<foyer-invoices url token|token-url customer payer-page refresh>`: tells `foyer-invoice-done` with the step and the invoice. `refresh` reads
 * anew whenever its value changes; `payer-page` is where customers come back to from a payment link, and without it no link is offered;
 * `onSend`, `onPdf` and `onCopy` are properties.
 */
export const invoicesElement: ElementSpec<InvoicesOptions> = {
  tag: 'foyer-invoices',
  attributes: ['url', 'token', 'token-url', 'customer', 'payer-page', 'refresh'],
  styles: invoicesStyles,
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    if (!client) return undefined
    return {
      language: host.language,
      customer: host.read('customer'),
      payerPage: host.read('payer-page'),
      refresh: host.read('refresh'),
      onDone: (done) => host.tell('invoice-done', done),
      ...given,
      client,
    }
  },
  draw: (options) => <Invoices {...options} />,
}
