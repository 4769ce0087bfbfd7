/** A request to somebody's own server: a POST of JSON. */
export interface WebhookRequest {
  /** `https://...` */
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/**
 * Sends requests to servers that a tenant named: nothing of the host's own network is to be reached by it, and no redirect is followed.
 * Resolves with the status of whatever answer came; throws when none did within some seconds.
 */
export type WebhookSender = (request: WebhookRequest) => Promise<{ readonly status: number }>

/** Secrets as the Standard Webhooks specification writes them: `whsec_` and 24 bytes or more in base 64. */
export interface WebhookSecrets {
  /** A fresh one, of at least 192 bits of chance. */
  fresh(): string
  /** HMAC-SHA256 of a text under the bytes of a secret, in base 64. */
  sign(secret: string, text: string): Promise<string>
}
