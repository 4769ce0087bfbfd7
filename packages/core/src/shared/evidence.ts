import { z } from 'zod'
import { canonical, utf8 } from './canonical.js'

/** SHA-256 of something, 64 lower-case hexadecimal digits. Schema. */
export const Seal = z.string().regex(/^[0-9a-f]{64}$/)

/** Hashes bytes, as the port of that name does. */
type Hash = (bytes: Uint8Array) => Promise<string>

/**
 * What evidence is the hash of: what was said, in the one text that it has, whatever store it was kept in. Change a byte of it and the
 * hash is another.
 */
export const evidenceOf = (said: object): Uint8Array => utf8(canonical(said))

/** Seals what was said: who signed, when and how belong to it, or the seal says nothing of them. */
export const sealOf = (sha256: Hash, said: object): Promise<string> => sha256(evidenceOf(said))

/** Whether a seal still is that of what is said now. */
export const isSealOf = async (sha256: Hash, seal: string, said: object): Promise<boolean> =>
  (await sealOf(sha256, said)) === seal
