import { z } from 'zod'
import { Version } from '../app/version.js'
import type { Work } from '../app/work.js'
import { seesPrices } from '../organisation/index.js'
import { reports } from './collections.js'
import {
  type Part,
  Report,
  type ReportContent,
  SignedEdition,
  signedEditions,
  TextSource,
} from './report.js'
import { sealsTold, shownSignature } from './sealing.js'
import { ShownSignature } from './signature.js'

const shownFields = { source: TextSource, signature: ShownSignature.optional() } as const

/** A signed edition as a screen shows it. */
const ShownEdition = z
  .object({ ...SignedEdition.unwrap().shape, ...shownFields })
  .readonly()
  .meta({ id: 'ShownEdition' })

/**
 * A report as a screen shows it: each signature with what was drawn and whether all is still as it was signed, the `version` that a
 * change may name, and no price for a worker whose company hides them (S283).
 */
export const ShownReport = z
  .object({
    ...Report.unwrap().shape,
    ...shownFields,
    earlier: z.array(ShownEdition).readonly(),
    version: Version,
  })
  .readonly()
  .meta({ id: 'ShownReport' })
/** A report as a screen shows it. */
export type ShownReport = z.output<typeof ShownReport>

/** The report as this work leaves it, for whoever asks. */
export const shownReport = async (work: Work, report: Report): Promise<ShownReport> => {
  const mayPrice = await seesPrices(work)
  const editions = signedEditions(report)
  const told = editions.length ? await sealsTold(work, report) : new Map()
  const signatures = new Map(
    await Promise.all(
      editions.map(
        async (one) => [one.edition, await shownSignature(work, report, one, told)] as const,
      ),
    ),
  )
  const shown = <E extends ReportContent & { readonly edition: number }>(one: E) => ({
    ...one,
    source: one.source ?? 'typed',
    parts: mayPrice ? one.parts : one.parts.map(priceless),
    signature: signatures.get(one.edition),
  })
  const version = work.versionOf(reports, report.id)
  return { ...shown(report), earlier: report.earlier.map(shown), version }
}

const priceless = ({ label, quantity }: Part): Part => ({ label, quantity })
