import type { AccessLinks } from '../ports/outside.js'
import { keyUnder, toBase64url } from './embed-token.js'
import type { HttpOptions } from './handler.js'

/**
 * Links under the secret of tokens: a code is HMAC-SHA256 over the tenant and the link's id, 256 bits in base64url. Without a secret
 * they lead nowhere. What tokens are signed over starts otherwise: neither can stand for the other.
 * @throws {RangeError} when the secret is shorter than 32 bytes.
 */
export const accessLinks = ({
  secret,
  origin,
  embeddedOn = [],
  customerPages,
}: HttpOptions): AccessLinks => {
  const key = secret === undefined ? undefined : keyUnder(secret)
  const ours = [...(origin ? [origin] : []), ...embeddedOn]
  return {
    async codeOf(tenant, link) {
      if (!key) throw new RangeError('http.secret is missing: no link can be made')
      const told = new TextEncoder().encode(JSON.stringify(['foyer-access1', tenant, link]))
      const code = await crypto.subtle.sign('HMAC', await key, told)
      return toBase64url(new Uint8Array(code))
    },
    // Never the address that a request claims to have come to: whoever asks may write there what he likes.
    leadsTo(tenant, page) {
      const sites = customerPages?.(tenant) ?? ours
      return key !== undefined && URL.canParse(page) && sites.includes(new URL(page).origin)
    },
  }
}
