import type { Attestation, Signatures, Signing } from '../ports/signatures.js'
import type { TenantId } from '../shared/branded.js'
import { instant } from '../shared/instant.js'
import { type ContractCase, same } from './expect.js'

/** Who stands behind signatures, and one that was made there (or here, without a reference). */
export interface OpenSignatures {
  readonly signatures: Signatures
  readonly tenant: TenantId
  readonly signing: Signing
}

type Scene = readonly [name: string, play: (opened: OpenSignatures) => Promise<void>]

const other = 'cd'.repeat(32)

const attested = async ({ signatures, tenant, signing }: OpenSignatures): Promise<Attestation> => {
  const attestation = await signatures.attest(tenant, signing)
  if (!attestation) throw new Error('does not stand behind a signature that was made there')
  return attestation
}

const shown = ({ proof, ...attestation }: Attestation) => ({
  ...attestation,
  proof: proof && [...proof],
})

/** That it does not stand behind a signature of which one thing was changed. */
const changed = (name: string, change: Partial<Signing>): Scene => [
  `stands behind no other ${name}`,
  async (opened) => {
    const { signatures, tenant, signing } = opened
    const attestation = await attested(opened)
    const told = { ...signing, ...change }
    same(await signatures.verify(tenant, told, attestation), false, 'verified')
    const again = await signatures.attest(tenant, told)
    const isOther = again === undefined || again.reference !== attestation.reference
    same(isOther, true, 'another signature than the one that was made')
  },
]

const scenes: readonly Scene[] = [
  [
    'stands behind a signature that was made there, and says who it is',
    async (opened) => {
      const { by, level } = await attested(opened)
      same(by.length > 0, true, 'by')
      same(['simple', 'advanced', 'qualified'].includes(level), true, 'level')
    },
  ],
  [
    'answers the same when asked again',
    async (opened) => {
      same(shown(await attested(opened)), shown(await attested(opened)), 'attestation')
    },
  ],
  [
    'verifies what it stands behind',
    async (opened) => {
      const { signatures, tenant, signing } = opened
      same(await signatures.verify(tenant, signing, await attested(opened)), true, 'verified')
    },
  ],
  changed('text', { sha256: other }),
  changed('document', { document: other }),
  changed('name', { signer: 'Somebody Else' }),
  changed('moment', { at: instant('2001-02-03T04:05:06.000Z') }),
  [
    'stands behind nothing that it never heard of',
    async ({ signatures, tenant, signing }) => {
      const unknown = { ...signing, reference: 'never-made' }
      same(await signatures.attest(tenant, unknown), undefined, 'attestation')
    },
  ],
  [
    'verifies nothing that somebody else stands behind',
    async (opened) => {
      const { signatures, tenant, signing } = opened
      const forged = { ...(await attested(opened)), by: 'somebody-else' }
      same(await signatures.verify(tenant, signing, forged), false, 'verified')
    },
  ],
  [
    'verifies no attestation that was changed',
    async (opened) => {
      const { signatures, tenant, signing } = opened
      const forged = { ...(await attested(opened)), reference: 'forged' }
      same(await signatures.verify(tenant, signing, forged), false, 'verified')
    },
  ],
]

/** Every promise of the signatures port, as cases free of any test runner. */
export const signaturesContract = (open: () => Promise<OpenSignatures>): readonly ContractCase[] =>
  scenes.map(([name, play]) => ({ name, run: async () => play(await open()) }))
