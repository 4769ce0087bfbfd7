import type { WebhookRequest, WebhookSecrets } from '../ports/webhooks.js'
import { elapsed, type Instant, instant } from '../shared/instant.js'
import type { Fact } from './facts.js'

const epoch = instant(0)

/** The fact as whoever follows from outside reads it: ids and figures, and not who did it. The same bytes at every attempt. */
const bodyOf = ({ id, type, at, position, of, about, data = {} }: Fact): string =>
  JSON.stringify({ type, timestamp: at, data: { id, position, of, about, details: data } })

/**
 * A fact as a signed request, by the Standard Webhooks specification (1.0.0): `webhook-id` is the fact's id, at every attempt and replay;
 * one signature for each secret that is good at this moment.
 */
export const requestOf = async (
  { sign }: WebhookSecrets,
  url: string,
  secrets: readonly string[],
  fact: Fact,
  now: Instant,
): Promise<WebhookRequest> => {
  const body = bodyOf(fact)
  const timestamp = String(Math.floor(elapsed(epoch, now) / 1000))
  const signed = `${fact.id}.${timestamp}.${body}`
  const signatures = await Promise.all(secrets.map((secret) => sign(secret, signed)))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': fact.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  }
  return { url, headers, body }
}
