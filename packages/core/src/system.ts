import { monotonicFactory } from 'ulid'
import type { Anchors, Clock, Ids, Pause, Random, Seals, Sha256 } from './ports/outside.js'
import type { Signatures, Signing } from './ports/signatures.js'
import type { Places } from './ports/travel.js'
import type { WebhookSecrets } from './ports/webhooks.js'
import { fromBase64, toBase64 } from './shared/base64.js'
import { sealOf } from './shared/evidence.js'
import { instant } from './shared/instant.js'

/** The machine's clock. */
export const systemClock: Clock = { now: () => instant(Date.now()) }

/** Fresh ULIDs, growing within this process even inside one millisecond. */
export const systemIds = (): Ids => {
  const ulid = monotonicFactory(pooledRandom(4096))
  return { next: () => ulid() }
}

/** Numbers from 0 to 1 by Web Crypto, drawn many at a time: one call to the machine for each would cost more than a commit. */
const pooledRandom = (size: number): (() => number) => {
  const pool = new Uint32Array(size)
  let used = size
  return () => {
    if (used === size) {
      crypto.getRandomValues(pool)
      used = 0
    }
    return (pool[used++] ?? 0) / 2 ** 32
  }
}

/** Knows where nothing is: what it would take to know is a file of postcodes, which the host brings. */
export const noPlaces: Places = { placeOf: () => undefined }

/** Keeps no anchor: each stands in the fact of its closing, for a host to carry away. */
export const noAnchors: Anchors = { keep: async () => {} }

/**
 * Stands behind a signature by nothing but its evidence: what was signed, by whom and when, under one hash. A simple electronic signature:
 * who signed is whom the host let in.
 */
export const ownSignatures = (sha256: Sha256 = webSha256): Signatures => {
  const evidence = ({ reference: _, ...signing }: Signing) => sealOf(sha256, signing)
  return {
    async attest(_, signing) {
      // What was signed elsewhere, nobody here has seen.
      if (signing.reference !== undefined) return undefined
      return { by: 'foyer', level: 'simple', reference: await evidence(signing) }
    },
    async verify(_, signing, { by, reference }) {
      return by === 'foyer' && reference === (await evidence(signing))
    },
  }
}

/** Waits on the machine's clock. */
export const systemPause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The machine's randomness. */
export const systemRandom: Random = () => Math.random()

/** SHA-256 by Web Crypto: browsers, edge runtimes and Node alike. */
export const webSha256: Sha256 = async (bytes) => {
  return inHex(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))))
}

/**
 * Seals by AES-256-GCM of Web Crypto, under the host's keys by name; `current` is the one that seals. To change keys, add the new one, name
 * it, run `directDebit.resealAccounts` until nothing is left, and drop the old one. Who holds a key reads every account number.
 * @throws {RangeError} when a key is not of 32 bytes, or none is called `current`.
 */
export const sealsUnder = (
  keys: { readonly [name: string]: Uint8Array },
  current: string,
): Seals => {
  for (const [name, { length }] of Object.entries(keys))
    if (length !== 32) throw new RangeError(`the key ${name} has ${length} bytes and needs 32`)
  if (!Object.hasOwn(keys, current)) throw new RangeError(`there is no key called ${current}`)
  const imported = new Map<string, Promise<CryptoKey>>()
  const keyOf = (name: string): Promise<CryptoKey> => {
    const known = imported.get(name)
    if (known) return known
    const bytes = Object.hasOwn(keys, name) ? keys[name] : undefined
    if (!bytes) throw new Error(`there is no key called ${name}`)
    const use: KeyUsage[] = ['encrypt', 'decrypt']
    const key = crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, use)
    imported.set(name, key)
    return key
  }
  const gcm = (iv: Uint8Array<ArrayBuffer>, tenant: string, place: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`${tenant}\n${place}`),
  })
  return {
    current,
    async seal(tenant, place, text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const bytes = new TextEncoder().encode(text)
      const key = await keyOf(current)
      const closed = await crypto.subtle.encrypt(gcm(iv, tenant, place), key, bytes)
      return { key: current, text: inHex(Uint8Array.from([...iv, ...new Uint8Array(closed)])) }
    },
    async unseal(tenant, place, { key: name, text }) {
      const bytes = outOfHex(text)
      const how = gcm(bytes.slice(0, ivBytes), tenant, place)
      const opened = await crypto.subtle.decrypt(how, await keyOf(name), bytes.slice(ivBytes))
      return new TextDecoder().decode(opened)
    },
  }
}

/** Secrets of 24 bytes by Web Crypto, and signatures under them. */
export const standardSecrets: WebhookSecrets = {
  fresh: () => `whsec_${toBase64(crypto.getRandomValues(new Uint8Array(24)))}`,
  async sign(secret, text) {
    const bytes = Uint8Array.from(fromBase64(secret.replace(/^whsec_/, '')))
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
    const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
    return toBase64(new Uint8Array(signed))
  },
}

const ivBytes = 12

const inHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const outOfHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
