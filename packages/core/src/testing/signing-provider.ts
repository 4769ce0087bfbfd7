import type { Signatures, Signing } from '../ports/signatures.js'
import { canonical, utf8 } from '../shared/canonical.js'

/** A provider of qualified signatures, doubled in memory: what was signed there it knows by its own reference. */
export interface SigningProvider {
  readonly signatures: Signatures
  /** Somebody signs there; answers the provider's reference of it. */
  readonly sign: (tenant: string, signing: Signing) => string
}

/** Opens a provider that nobody has signed with yet. */
export const signingProvider = (): SigningProvider => {
  const made = new Map<string, string>()
  const textOf = (tenant: string, { reference: _, ...signing }: Signing) =>
    canonical({ tenant, signing })
  const isMade = (tenant: string, signing: Signing): boolean =>
    signing.reference !== undefined && made.get(signing.reference) === textOf(tenant, signing)
  return {
    sign(tenant, signing) {
      const reference = `signature-${made.size + 1}`
      made.set(reference, textOf(tenant, signing))
      return reference
    },
    signatures: {
      async attest(tenant, signing) {
        if (!isMade(tenant, signing)) return undefined
        const proof = utf8(textOf(tenant, signing))
        const { reference } = signing
        return { by: 'example-provider', level: 'qualified', reference, proof }
      },
      async verify(tenant, signing, { by, reference }) {
        return (
          by === 'example-provider' && reference === signing.reference && isMade(tenant, signing)
        )
      },
    },
  }
}
