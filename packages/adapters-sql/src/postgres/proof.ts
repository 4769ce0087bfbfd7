import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A key that signs proofs, and what the database keeps of it. */
export interface WallKey {
  /** The first eight digits of its SHA-256: how a proof says which key signed it. */
  readonly name: string
  /** 32 bytes or more, in base64. */
  readonly key: string
  /** The key with each of the two pads of HMAC over it (RFC 2104), in hex: the database computes an HMAC by two SHA-256. */
  readonly inner: string
  readonly outer: string
}

const block = 64
const shortest = 32

/** Reads a key. @throws {RangeError} for less than 32 bytes. */
export const wallKey = (key: string): WallKey => {
  const secret = Buffer.from(key, 'base64')
  if (secret.length < shortest) throw new RangeError('key: 32 bytes or more, in base64')
  const hash = createHash('sha256').update(secret).digest()
  const padded = Buffer.alloc(block)
  ;(secret.length > block ? hash : secret).copy(padded)
  const under = (pad: number) => Buffer.from(padded.map((byte) => byte ^ pad)).toString('hex')
  return { name: hash.toString('hex').slice(0, 8), key, inner: under(0x36), outer: under(0x5c) }
}

/** A key that nobody has seen: 32 random bytes, in base64. */
export const freshKey = (): string => randomBytes(shortest).toString('base64')

/** How long a proof is good for, in seconds. */
const life = 600
const kept = 10_000

/** Where the tenant begins in a proof, counted from 1: after eight digits of the key's name, ten of the end and 64 of the signature. */
export const tenantAt = 83

/** Proves that whoever asks may ask for a tenant, until `end` (seconds since 1970, exclusive). */
export const proofUntil = ({ name, key }: WallKey, tenant: string, end: number): string => {
  const until = String(end).padStart(10, '0')
  const mac = createHmac('sha256', Buffer.from(key, 'base64')).update(until + tenant)
  return name + until + mac.digest('hex') + tenant
}

/** Makes proofs of ten minutes; each is used again for its first five. */
export const proofsOf = (key: WallKey, now: () => number = Date.now) => {
  const made = new Map<string, { readonly proof: string; readonly end: number }>()
  return (tenant: string): string => {
    const seconds = Math.floor(now() / 1000)
    const known = made.get(tenant)
    if (known && known.end - seconds > life / 2) return known.proof
    if (made.size >= kept) made.clear()
    const end = seconds + life
    const proof = proofUntil(key, tenant, end)
    made.set(tenant, { proof, end })
    return proof
  }
}
