import type { z } from 'zod'
import { facts } from '../app/facts.js'
import type { Work } from '../app/work.js'
import { isSealOf, sealOf } from '../shared/evidence.js'
import type { Instant } from '../shared/instant.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { Acceptance, AcceptanceMeans, Through } from './acceptance.js'
import type { EarlyStart } from './contract.js'
import { contentOf, type Quote, type Totals } from './quote.js'

/** Who says yes, how, and to which options. */
export interface Signature {
  readonly signer: string
  readonly at: Instant
  readonly means: z.output<typeof AcceptanceMeans>
  readonly through?: z.output<typeof Through> | undefined
  readonly chosen: readonly number[]
  readonly early?: EarlyStart | undefined
  /** Of a signature that was made with a provider. */
  readonly reference?: string | undefined
}

/** The edition as it was offered: what is sealed when it is sent. */
export const asOffered = (quote: Quote) => {
  const { id, order, customer, legalEntity, edition } = quote
  return { quote: id, order, customer, legalEntity, edition, ...contentOf(quote) }
}

/** All that the seal of an acceptance covers: the edition with the options that were chosen, and the evidence. */
const asAccepted = (quote: Quote, { sha256: _, ...evidence }: Acceptance) => {
  const { sentOn, validUntil, informed, sha256: offered, document } = quote
  return { ...asOffered(quote), sentOn, validUntil, informed, offered, document, evidence }
}

/**
 * The evidence of an acceptance: whoever stands behind signatures is asked first, its proof is kept in the archive, and the whole is sealed.
 * Refused where a provider was named and does not stand behind it.
 */
export const acceptanceOf = async (
  { tenant, as, ports: { signatures, sha256, files } }: Work,
  quote: Quote,
  totals: Totals,
  { reference, ...signature }: Signature,
): Promise<Result<Acceptance, Refusal<'signature-not-proved'>>> => {
  const { sha256: offered = '', document } = quote
  const { signer, at } = signature
  const asked = { sha256: offered, document, signer, at, reference }
  const attestation = await signatures.attest(tenant, asked)
  if (!attestation) return refuse({ code: 'signature-not-proved' })
  const { proof: file, ...told } = attestation
  const proof = file && (await sha256(file))
  if (file && proof) await files.keep(tenant, proof, file)
  const attested = { ...told, ...(proof ? { proof } : {}) }
  const evidence = { ...signature, by: as.id, attested, sha256: '' }
  const seal = await sealOf(sha256, asAccepted({ ...quote, ...totals }, evidence))
  return accept({ ...evidence, sha256: seal })
}

/** What of an acceptance is no longer what it was. */
export type Changed = 'quote' | 'trail' | 'document' | 'proof'

/**
 * What changed since a quote was accepted: `quote` = what it says, or the evidence itself; `trail` = what the trail was told then;
 * `document`, `proof` = a file of the archive; `proof` also where the provider no longer stands behind it.
 */
export const changedSince = async (
  work: Work,
  quote: Quote,
  acceptance: Acceptance,
): Promise<readonly Changed[]> => {
  const { sha256 } = work.ports
  const isQuote = await isSealOf(sha256, acceptance.sha256, asAccepted(quote, acceptance))
  const isTold = (await sealTold(work, quote)) === acceptance.sha256
  const isDocument = !quote.document || (await isKept(work, quote.document))
  const isProof = await stillStands(work, quote, acceptance)
  return [
    ...(isQuote ? [] : (['quote'] as const)),
    ...(isTold ? [] : (['trail'] as const)),
    ...(isDocument ? [] : (['document'] as const)),
    ...(isProof ? [] : (['proof'] as const)),
  ]
}

/** The seal that the trail was told: who changes a quote does not change what was told of it. */
const sealTold = async (work: Work, { id: of }: Quote): Promise<unknown> => {
  const told = await work.find(facts, { where: { type: 'quote-accepted', of }, limit: 2 })
  return told.length === 1 ? told[0]?.data?.['sha256'] : undefined
}

/** Whether the archive still holds these bytes. */
const isKept = async ({ tenant, ports }: Work, sha256: string): Promise<boolean> => {
  const bytes = await ports.files.read(tenant, sha256)
  return bytes !== undefined && (await ports.sha256(bytes)) === sha256
}

const stillStands = async (
  work: Work,
  { sha256: offered = '', document }: Quote,
  { signer, at, attested }: Acceptance,
): Promise<boolean> => {
  const { tenant, ports } = work
  const { proof, ...told } = attested
  if (proof && !(await isKept(work, proof))) return false
  const file = proof && (await ports.files.read(tenant, proof))
  const reference = attested.by === 'foyer' ? undefined : attested.reference
  const signing = { sha256: offered, document, signer, at, reference }
  return ports.signatures.verify(tenant, signing, { ...told, ...(file ? { proof: file } : {}) })
}
