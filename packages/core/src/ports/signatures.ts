import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'

/** What somebody put their name under. */
export interface Signing {
  /** SHA-256 of what was signed in its canonical form, 64 lower-case hexadecimal digits. */
  readonly sha256: string
  /** SHA-256 of its document, as the signer could read it. */
  readonly document?: string | undefined
  /** The name as signed. */
  readonly signer: string
  readonly at: Instant
  /** The provider's id of the signature, where it was made there. */
  readonly reference?: string | undefined
}

/** Who stands behind a signature, and how firmly. */
export interface Attestation {
  /** `foyer`, or the provider's name. */
  readonly by: string
  /** Of an electronic signature in the sense of regulation (EU) 910/2014. */
  readonly level: 'simple' | 'advanced' | 'qualified'
  readonly reference?: string | undefined
  /** The provider's proof as a file; it is kept in the archive. */
  readonly proof?: Uint8Array | undefined
}

/**
 * Stands behind signatures. Identity is the provider's: whoever only keeps evidence knows no more than the host did when it let the signer
 * in.
 */
export interface Signatures {
  /**
   * Stands behind one, or answers undefined: it knows of no such signature, or of one for something else, by somebody else. Asked again, it
   * answers the same.
   */
  attest(tenant: TenantId, signing: Signing): Promise<Attestation | undefined>
  /** Whether it still stands behind it: what was signed, by whom, when, and its own proof are what they were. */
  verify(tenant: TenantId, signing: Signing, attestation: Attestation): Promise<boolean>
}
