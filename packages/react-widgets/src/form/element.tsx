import { clientOf } from '../kit/client-of.js'
import type { ElementSpec } from '../kit/element.js'
import { Form } from './component.js'
import type { FormOptions } from './use-form.js'

/** `<foyer-form url token|token-url>`: tells `foyer-sent`. What stands inside it shows while scripts are off. */
export const formElement: ElementSpec<FormOptions> = {
  tag: 'foyer-form',
  attributes: ['url', 'token', 'token-url'],
  read: (host, given) => {
    const client = given.client ?? clientOf(host)
    const onSent = () => host.tell('sent')
    return client && { onSent, language: host.language, ...given, client }
  },
  draw: (options) => <Form {...options} />,
}
