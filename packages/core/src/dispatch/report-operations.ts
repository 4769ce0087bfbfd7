import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { accept, refuse } from '../shared/result.js'
import { reports, visits } from './collections.js'
import { Report, type ReportCommand, ReportContent, ReportId, reportLife } from './report.js'
import { Minutes, Visit, VisitId } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Writes the report of a visit that is done, or rewrites it until it is signed. */
export const writeReport = command({
  input: z.object({
    visit: VisitId,
    ...ReportContent.unwrap().shape,
    /** When not those of the visit. */
    minutesWorked: Minutes.optional(),
  }),
  output: Report,
  allow: { ...office, worker: 'own' },
  refusals: { 'visit-not-done': { status: Visit.unwrap().shape.status }, 'report-signed': {} },
  async run(work, { visit: id, text, parts, minutesWorked }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ worker: visit.worker })
    const { status, worker, customer, minutes } = visit
    if (status !== 'done' || !worker) return refuse({ code: 'visit-not-done', status })
    const content = { text, parts, minutesWorked: minutesWorked ?? minutes }
    const report = (await reportOf(work, id)) ?? {
      ...content,
      id: work.newId(ReportId),
      visit: id,
      customer,
      worker,
      status: 'draft',
      signedBy: null,
      signedAt: null,
    }
    return goOn(work, report, { type: 'write', content })
  },
})

/** Signs a report, once: the customer on the worker's device, or at home. From then on it never changes (S066). */
export const signReport = command({
  input: z.object({ report: ReportId, signedBy: z.string().trim().min(1).max(200) }),
  output: Report,
  allow: { ...office, worker: 'own', customer: 'own' },
  refusals: { 'report-signed': {} },
  async run(work, { report: id, signedBy: by }) {
    const report = await work.get(reports, id)
    if (!report) return refuse({ code: 'not-found', id })
    work.own(report)
    return goOn(work, report, { type: 'sign', by, at: work.now })
  },
})

/** The report of a visit; a worker and a customer see their own. */
export const showReport = query({
  input: z.object({ visit: VisitId }),
  output: Report,
  allow: { ...office, accountant: 'all', worker: 'own', customer: 'own' },
  refusals: {},
  async run(work, { visit }) {
    const report = await reportOf(work, visit)
    if (!report) return refuse({ code: 'not-found', id: visit })
    work.own(report)
    return accept(report)
  },
})

const reportOf = async (work: Work, visit: VisitId): Promise<Report | undefined> =>
  (await work.find(reports, { where: { visit }, limit: 1 })).at(0)

/** One step of a report's life; what is told names the visit, and leaves out what was written and who signed. */
const goOn = (work: Work, report: Report, command: ReportCommand) =>
  advance(work, reports, reportLife, report, command, () => ({ visit: report.visit }))
