import { z } from 'zod'
import { type Principal, roles } from '../app/operation.js'
import { TenantId } from '../shared/branded.js'
import { Instant } from '../shared/instant.js'

/** What a token lets its bearer do: be somebody, for some operations, from one site, for a while. */
export const Grant = z
  .object({
    tenant: TenantId,
    id: z.string().min(1),
    role: z.enum(roles),
    /** `context.operation` or `context.*`; nothing else is allowed. */
    operations: z.array(z.string().regex(/^\w+\.(\w+|\*)$/)).min(1),
    /** The site that the token was made for: a browser of another one is refused. */
    origin: z.string().optional(),
    until: Instant,
  })
  .readonly()
/** What a token lets its bearer do. */
export type Grant = z.output<typeof Grant>

/** Whether a grant covers an operation. */
export const covers = ({ operations }: Grant, name: string): boolean =>
  operations.includes(name) || operations.includes(`${name.split('.')[0]}.*`)

/** Who bears a token. */
export const bearerOf = ({ tenant, id, role }: Grant): Principal => ({ tenant, id, role })

/** Signs and reads tokens: `foyer1.<payload>.<HMAC-SHA256>`, both in base64url. Whoever holds the secret holds every tenant. */
export interface Tokens {
  readonly sign: (grant: Grant) => Promise<string>
  /** The grant of a token that this secret signed and that has not ended; nothing otherwise. */
  readonly read: (token: string, now: Instant) => Promise<Grant | undefined>
}

const mark = 'foyer1'

/** The key of HMAC-SHA256 that a secret is. @throws {RangeError} when it is shorter than 32 bytes. */
export const keyUnder = (secret: string): Promise<CryptoKey> => {
  const bytes = new TextEncoder().encode(secret)
  if (bytes.length < 32) throw new RangeError('a secret of tokens has at least 32 bytes')
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify'])
}

/** Tokens under a secret. @throws {RangeError} when it is shorter than 32 bytes. */
export const tokensUnder = (secret: string): Tokens => {
  const key = keyUnder(secret)
  return {
    async sign(grant) {
      const payload = toBase64url(new TextEncoder().encode(JSON.stringify(grant)))
      const signature = await crypto.subtle.sign('HMAC', await key, signed(payload))
      return `${mark}.${payload}.${toBase64url(new Uint8Array(signature))}`
    },
    async read(token, now) {
      const [first, payload, signature, ...more] = token.split('.')
      if (first !== mark || !payload || !signature || more.length) return undefined
      const given = fromBase64url(signature)
      if (!given || !(await crypto.subtle.verify('HMAC', await key, given, signed(payload))))
        return undefined
      const grant = Grant.safeParse(parsed(payload)).data
      return grant && now < grant.until ? grant : undefined
    },
  }
}

const signed = (payload: string) => new TextEncoder().encode(`${mark}.${payload}`)

const parsed = (payload: string): unknown => {
  const bytes = fromBase64url(payload)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown)
}

/** Bytes in the letters that an address may hold (RFC 4648, section 5), without padding. */
export const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[\w-]+$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (one) => one.charCodeAt(0))
  } catch {
    return undefined
  }
}
