import { createHash } from 'node:crypto'

/** The keys of an application at OVHcloud and of the customer who lets it act. */
export interface OvhKeys {
  readonly applicationKey: string
  readonly applicationSecret: string
  readonly consumerKey: string
}

/** What is signed: the body is the text as sent, to the byte; the time is OVHcloud's, in whole seconds. */
export interface OvhRequest {
  readonly method: string
  readonly url: string
  readonly body: string
  readonly timestamp: number
}

/** The headers that sign a request: `$1$` and the SHA-1 of secret, consumer key, method, URL, body and time, joined by `+` (ovh/node-ovh, lib/ovh.js). */
export const ovhHeaders = (
  keys: OvhKeys,
  { method, url, body, timestamp }: OvhRequest,
): { readonly [name: string]: string } => {
  const parts = [keys.applicationSecret, keys.consumerKey, method, url, body, timestamp]
  const digest = createHash('sha1').update(parts.join('+')).digest('hex')
  return {
    'X-Ovh-Application': keys.applicationKey,
    'X-Ovh-Consumer': keys.consumerKey,
    'X-Ovh-Timestamp': String(timestamp),
    'X-Ovh-Signature': `$1$${digest}`,
  }
}
