import { describe, expect, it } from 'vitest'
import type { Signatures, Signing } from '../ports/signatures.js'
import { TenantId } from '../shared/branded.js'
import { instant } from '../shared/instant.js'
import { ownSignatures } from '../system.js'
import { signaturesContract } from './signatures-contract.js'

const tenant = TenantId.parse('tenant-a')

import { signingProvider } from './signing-provider.js'

const signing: Signing = {
  sha256: 'ab'.repeat(32),
  document: 'ef'.repeat(32),
  signer: 'Marie Dupont',
  at: instant('2026-03-02T08:00:00.000Z'),
}

const own =
  (signatures: Signatures = ownSignatures()) =>
  async () => ({ signatures, tenant, signing })

const provider =
  (spoil: (whole: Signatures) => Signatures = (whole) => whole) =>
  async () => {
    const { signatures, sign } = signingProvider()
    const reference = sign(tenant, signing)
    return { signatures: spoil(signatures), tenant, signing: { ...signing, reference } }
  }

type Spoil = (whole: Signatures) => Signatures

const broken: Readonly<Record<string, Spoil>> = {
  'stands behind nothing': (whole) => ({ ...whole, attest: async () => undefined }),
  'does not say who it is': (whole) => ({
    ...whole,
    attest: async (...asked) => {
      const told = await whole.attest(...asked)
      return told && { ...told, by: '' }
    },
  }),
  'answers something else each time': (whole) => {
    let no = 0
    return {
      ...whole,
      attest: async (...asked) => {
        const told = await whole.attest(...asked)
        return told && { ...told, proof: Uint8Array.of(no++) }
      },
    }
  },
  'verifies nothing': (whole) => ({ ...whole, verify: async () => false }),
  'verifies everything': (whole) => ({ ...whole, verify: async () => true }),
  'stands behind everything': (whole) => ({
    ...whole,
    attest: async () => ({ by: 'x', level: 'simple', reference: 'r' }),
  }),
  'looks at the text alone': (whole) => ({
    ...whole,
    verify: async (of, { sha256 }, attestation) =>
      whole.verify(of, { ...signing, sha256, reference: attestation.reference }, attestation),
  }),
  'forgets the text': (whole) => ({
    ...whole,
    verify: async (of, told, attestation) =>
      whole.verify(of, { ...told, sha256: signing.sha256 }, attestation),
  }),
  'does not look at who stands behind it': (whole) => ({
    ...whole,
    verify: async (of, told, attestation) =>
      whole.verify(of, told, { ...attestation, by: 'example-provider' }),
  }),
  'does not look at the attestation': (whole) => ({
    ...whole,
    verify: async (of, told, attestation) =>
      whole.verify(of, told, { ...attestation, reference: told.reference }),
  }),
}

const failures = async (spoil: Spoil): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { name, run } of signaturesContract(provider(spoil)))
    await run().catch(() => failed.push(name))
  return failed
}

describe('the signatures contract', () => {
  describe('by the evidence that Foyer keeps itself (S138)', () => {
    for (const { name, run } of signaturesContract(own())) it(name, run)
  })

  describe('by a provider (S138)', () => {
    for (const { name, run } of signaturesContract(provider())) it(name, run)
  })

  it.each(Object.entries(broken))('notices one that %s', async (_, spoil) => {
    expect(await failures(spoil)).not.toEqual([])
  })

  it('has no case that every broken one passes', async () => {
    const killing = new Set((await Promise.all(Object.values(broken).map(failures))).flat())
    const names = signaturesContract(own()).map(({ name }) => name)
    expect(names.filter((name) => !killing.has(name))).toEqual([])
  })
})
