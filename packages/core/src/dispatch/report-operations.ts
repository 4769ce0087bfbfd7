import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { asRead, refuseStale, staleRefusal } from '../app/version.js'
import type { Work } from '../app/work.js'
import { seesPrices } from '../organisation/index.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { reports, visits } from './collections.js'
import { type PartsRefusal, partsRefusals, partsUnpriced } from './parts.js'
import {
  type Report,
  type ReportCommand,
  ReportContent,
  ReportId,
  reportLife,
  reportRefusals,
} from './report.js'
import { seal } from './sealing.js'
import { ShownReport, shownReport } from './shown-report.js'
import { Drawing } from './signature.js'
import { Minutes, Visit, VisitId } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** What a report says, with the version that a screen read; `source` as it was when left out, `typed` at first. */
const Written = z.object({
  visit: VisitId,
  ...ReportContent.unwrap().shape,
  /** When not those of the visit. */
  minutesWorked: Minutes.optional(),
  ...asRead,
})

/**
 * Writes the report of a visit that is done, or rewrites it until it is signed. With the `version` that a screen read (0 where there was
 * none yet), `stale` where it was written meanwhile (S149). A worker whose company hides prices names none: `price-hidden` (S283).
 */
export const writeReport = command({
  input: Written,
  output: ShownReport,
  allow: { ...office, worker: 'own' },
  refusals: {
    'visit-not-done': { status: Visit.unwrap().shape.status },
    ...reportRefusals,
    ...partsRefusals,
    ...staleRefusal,
  },
  async run(work, { visit: id, version, ...written }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ worker: visit.worker })
    const { status, worker, customer, minutes } = visit
    if (status !== 'done' || !worker) return refuse({ code: 'visit-not-done', status })
    const before = await reportOf(work, id)
    const kept = { parts: [], ...before, minutesWorked: minutes }
    const content = await contentOf(work, written, kept)
    if (!content.ok) return content
    const report = before ?? {
      ...content.value,
      ...{ id: work.newId(ReportId), visit: id, customer, worker, edition: 1 },
      ...{ status: 'draft', signedBy: null, signedAt: null, earlier: [] },
    }
    return goOn(work, report, { type: 'write', content: content.value }, version)
  },
})

/**
 * Rewrites a signed report as its next edition: a draft that needs a signature of its own, rewritten by `writeReport` until then. What
 * was signed stays as it is, with its signature, and counts until the new one (S177). With the `version` that a screen read, `stale`
 * where somebody was quicker; `price-hidden` as above.
 */
export const reviseReport = command({
  input: Written,
  output: ShownReport,
  allow: { ...office, worker: 'own' },
  refusals: { ...reportRefusals, ...partsRefusals, ...staleRefusal },
  async run(work, { visit, version, ...written }) {
    const report = await reportOf(work, visit)
    if (!report) return refuse({ code: 'not-found', id: visit })
    work.own({ worker: report.worker })
    const content = await contentOf(work, written, report)
    if (!content.ok) return content
    return goOn(work, report, { type: 'revise', content: content.value }, version)
  },
})

/**
 * Signs a report, once: the customer on the worker's device, or at home. From then on it never changes (S066). The name is enough; what
 * was drawn is kept with it, and both are sealed with what was signed and when (S138). With the `version` that they read, `stale` where
 * it says something else by now.
 */
export const signReport = command({
  input: z.object({
    report: ReportId,
    signedBy: z.string().trim().min(1).max(200),
    drawing: Drawing.optional(),
    ...asRead,
  }),
  output: ShownReport,
  allow: { ...office, worker: 'own', customer: 'own' },
  refusals: { ...reportRefusals, ...staleRefusal },
  async run(work, { report: id, signedBy: by, drawing, version }) {
    const report = await work.get(reports, id)
    if (!report) return refuse({ code: 'not-found', id })
    work.own(report)
    const stale = refuseStale(work, reports, id, version)
    if (stale) return stale
    if (report.status === 'signed') return refuse({ code: 'report-signed' })
    const signing = { by, at: work.now }
    const sealed = await seal(work, report, { ...signing, drawing })
    return goOn(work, report, { type: 'sign', ...signing, sealed }, version)
  },
})

/**
 * The report of a visit, with the signed editions before it; a worker and a customer see their own. Each signature comes with what was
 * drawn, and `intact: false` where a byte of what was signed, the name, the moment or the drawing changed since (S138).
 */
export const showReport = query({
  input: z.object({ visit: VisitId }),
  output: ShownReport,
  allow: { ...office, accountant: 'all', worker: 'own', customer: 'own' },
  refusals: {},
  async run(work, { visit: id }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own(visit)
    const report = await reportOf(work, id)
    return report ? accept(await shownReport(work, report)) : refuse({ code: 'not-found', id })
  },
})

const reportOf = async (work: Work, visit: VisitId): Promise<Report | undefined> =>
  (await work.find(reports, { where: { visit }, limit: 1 })).at(0)

type Sent = Omit<z.output<typeof Written>, 'visit' | 'version'>

/** What a report is to say: what was sent, and as before what was not. */
const contentOf = async (
  work: Work,
  { text, source, parts, minutesWorked }: Sent,
  before: Pick<ReportContent, 'source' | 'minutesWorked' | 'parts'>,
): Promise<Result<ReportContent, PartsRefusal>> => {
  const priced = (await seesPrices(work)) ? accept(parts) : partsUnpriced(parts, before.parts)
  if (!priced.ok) return priced
  return accept({
    text,
    source: source ?? before.source ?? 'typed',
    minutesWorked: minutesWorked ?? before.minutesWorked,
    parts: priced.value,
  })
}

/** One step of a report's life; what is told names the visit and the seal, and leaves out what was written and who signed. */
const goOn = async (
  work: Work,
  report: Report,
  command: ReportCommand,
  read: number | undefined,
) => {
  const stale = refuseStale(work, reports, report.id, read)
  if (stale) return stale
  const tell = (_: unknown, { visit, edition, signature }: Report) => ({
    ...{ visit, edition },
    ...(signature && { sha256: signature.sha256 }),
  })
  const next = advance(work, reports, reportLife, report, command, tell)
  return next.ok ? accept(await shownReport(work, next.value)) : next
}
