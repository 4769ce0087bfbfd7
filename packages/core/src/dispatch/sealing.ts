import { type Fact, facts } from '../app/facts.js'
import type { Work } from '../app/work.js'
import { sealOf } from '../shared/evidence.js'
import type { Instant } from '../shared/instant.js'
import { type Report, type SignedEdition, signedEdition } from './report.js'
import { drawingIn, type ShownSignature, type Signature, svgOf } from './signature.js'

/** Who signs, when, and what was drawn, if anything was. */
interface Signing {
  readonly by: string
  readonly at: Instant
  readonly drawing: string | undefined
}

/** Seals a signature, and keeps its drawing in the archive, as documents are kept: under its hash, never changed. */
export const seal = async (
  { tenant, ports: { sha256, files } }: Work,
  report: Report,
  { by: signedBy, at: signedAt, drawing: drawn }: Signing,
): Promise<Signature> => {
  const svg = drawn === undefined ? undefined : svgOf(drawn)
  const drawing = svg && (await sha256(svg))
  if (svg && drawing) await files.keep(tenant, drawing, svg)
  const edition = signedEdition({ ...report, signedBy, signedAt })
  return { sha256: await sealOf(sha256, asSigned(report, edition, drawing)), drawing }
}

/** All that a seal covers. */
const asSigned = (
  { id: report, visit, customer, worker }: Report,
  { signature: _, ...edition }: SignedEdition,
  drawing: string | undefined,
) => ({ report, visit, customer, worker, ...edition, drawing })

/** The seals that the trail tells of a report, by edition: who changes a report does not change what was told of it. */
export type Told = ReadonlyMap<unknown, unknown>

/** Reads them. */
export const sealsTold = async (work: Work, { id: of, earlier }: Report): Promise<Told> => {
  const where = { type: 'report-signed', of }
  const found = await work.find(facts, { where, limit: earlier.length + 1 })
  return new Map(found.map(({ data }: Fact) => [data?.['edition'], data?.['sha256']]))
}

/** A signature as it can be shown; undefined where there was nothing to seal it yet. */
export const shownSignature = async (
  work: Work,
  report: Report,
  edition: SignedEdition,
  told: Told,
): Promise<ShownSignature | undefined> => {
  const { signature } = edition
  const asTold = told.get(edition.edition)
  if (!signature) return asTold === undefined ? undefined : { intact: false }
  const { sha256, drawing: kept } = signature
  const now = await sealOf(work.ports.sha256, asSigned(report, edition, kept))
  const drawing = kept && (await keptDrawing(work, kept))
  const isWhole = now === sha256 && asTold === sha256
  return { sha256, drawing, intact: isWhole && (kept === undefined || drawing !== undefined) }
}

/** The drawing kept under a hash; undefined where it was lost, or is no longer what was drawn. */
const keptDrawing = async (
  { tenant, ports: { sha256, files } }: Work,
  kept: string,
): Promise<string | undefined> => {
  const svg = await files.read(tenant, kept)
  return svg && (await sha256(svg)) === kept ? drawingIn(svg) : undefined
}
