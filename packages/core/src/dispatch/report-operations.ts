import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { asRead, refuseStale, staleRefusal, Version } from '../app/version.js'
import type { Work } from '../app/work.js'
import { accept, refuse } from '../shared/result.js'
import { reports, visits } from './collections.js'
import {
  Report,
  type ReportCommand,
  ReportContent,
  ReportId,
  reportLife,
  reportRefusals,
} from './report.js'
import { Minutes, Visit, VisitId } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** A report as a screen shows it, with the `version` that a change of it may name. */
const ShownReport = z
  .object({ ...Report.unwrap().shape, version: Version })
  .readonly()
  .meta({ id: 'ShownReport' })

/** What a report says, with the version that a screen read. */
const Written = z.object({
  visit: VisitId,
  ...ReportContent.unwrap().shape,
  /** When not those of the visit. */
  minutesWorked: Minutes.optional(),
  ...asRead,
})

/**
 * Writes the report of a visit that is done, or rewrites it until it is signed. With the `version` that a screen read (0 where there was
 * none yet), `stale` where it was written meanwhile (S149).
 */
export const writeReport = command({
  input: Written,
  output: ShownReport,
  allow: { ...office, worker: 'own' },
  refusals: {
    'visit-not-done': { status: Visit.unwrap().shape.status },
    ...reportRefusals,
    ...staleRefusal,
  },
  async run(work, { visit: id, text, parts, minutesWorked, version }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ worker: visit.worker })
    const { status, worker, customer, minutes } = visit
    if (status !== 'done' || !worker) return refuse({ code: 'visit-not-done', status })
    const content = { text, parts, minutesWorked: minutesWorked ?? minutes }
    const report = (await reportOf(work, id)) ?? {
      ...content,
      ...{ id: work.newId(ReportId), visit: id, customer, worker, edition: 1 },
      ...{ status: 'draft', signedBy: null, signedAt: null, earlier: [] },
    }
    return goOn(work, report, { type: 'write', content }, version)
  },
})

/**
 * Rewrites a signed report as its next edition: a draft that needs a signature of its own, rewritten by `writeReport` until then. What
 * was signed stays as it is, with its signature, and counts until the new one (S177). With the `version` that a screen read, `stale`
 * where somebody was quicker.
 */
export const reviseReport = command({
  input: Written,
  output: ShownReport,
  allow: { ...office, worker: 'own' },
  refusals: { ...reportRefusals, ...staleRefusal },
  async run(work, { visit, text, parts, minutesWorked, version }) {
    const report = await reportOf(work, visit)
    if (!report) return refuse({ code: 'not-found', id: visit })
    work.own({ worker: report.worker })
    const content = { text, parts, minutesWorked: minutesWorked ?? report.minutesWorked }
    return goOn(work, report, { type: 'revise', content }, version)
  },
})

/**
 * Signs a report, once: the customer on the worker's device, or at home. From then on it never changes (S066). With the `version` that
 * they read, `stale` where it says something else by now.
 */
export const signReport = command({
  input: z.object({ report: ReportId, signedBy: z.string().trim().min(1).max(200), ...asRead }),
  output: ShownReport,
  allow: { ...office, worker: 'own', customer: 'own' },
  refusals: { ...reportRefusals, ...staleRefusal },
  async run(work, { report: id, signedBy: by, version }) {
    const report = await work.get(reports, id)
    if (!report) return refuse({ code: 'not-found', id })
    work.own(report)
    return goOn(work, report, { type: 'sign', by, at: work.now }, version)
  },
})

/** The report of a visit, with the signed editions before it; a worker and a customer see their own. */
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
    return report ? accept(shown(work, report)) : refuse({ code: 'not-found', id })
  },
})

const reportOf = async (work: Work, visit: VisitId): Promise<Report | undefined> =>
  (await work.find(reports, { where: { visit }, limit: 1 })).at(0)

const shown = (work: Work, report: Report) => ({
  ...report,
  version: work.versionOf(reports, report.id),
})

/** One step of a report's life; what is told names the visit, and leaves out what was written and who signed. */
const goOn = (work: Work, report: Report, command: ReportCommand, read: number | undefined) => {
  const stale = refuseStale(work, reports, report.id, read)
  if (stale) return stale
  const tell = (_: unknown, { visit, edition }: Report) => ({ visit, edition })
  const next = advance(work, reports, reportLife, report, command, tell)
  return next.ok ? accept(shown(work, next.value)) : next
}
