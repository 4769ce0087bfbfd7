import type { Work } from '../app/work.js'
import { lastSigned, reports, type Visit, VisitId, visits } from '../dispatch/index.js'
import { type Assessment, assess } from '../eligibility/index.js'
import type { Verdict } from '../rules/schemas.js'
import { Money } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { InvoiceLine, LineEntry } from './invoice.js'
import type { Parties } from './parties.js'

/** A line as entered, with its tax, what its visit says and its verdict on the day of performance. */
export const toLine = (
  { legalEntity, customer }: Parties,
  no: number,
  entry: LineEntry,
  visit: Visit | undefined,
  incomplete: readonly string[] = [],
): InvoiceLine => {
  const net = Money.beforeTax(entry.gross, entry.vatRate)
  const performedOn = visit?.date ?? undefined
  const asked = {
    kind: entry.kind,
    activity: entry.activity,
    performedOn,
    place: visit?.place,
    minutes: visit?.minutes,
    customer: customer.organisation ? 'organisation' : 'individual',
    registered: legalEntity.activities,
  } as const
  const verdict = assess(asked, legalEntity.lawSettings)
  return {
    ...entry,
    no,
    net,
    vat: Money.minus(entry.gross, net),
    performedOn,
    minutes: visit?.minutes,
    worker: visit?.worker ?? undefined,
    verdict: kept(verdict),
    incomplete,
  }
}

/** What of a verdict is kept with a line: the rules by their ids. */
const kept = ({ verdict, because, missing, wrong }: Assessment): Verdict => ({
  verdict,
  because: because.map(({ rule }) => rule),
  missing: [...missing, ...wrong.map(({ field }) => field)],
})

/** The data that the refusals of lines carry. */
export const lineRefusals = { 'visit-not-billable': { visit: VisitId } } as const

type LineRefusal =
  | (Refusal<'not-found'> & { readonly id: string })
  | (Refusal<'visit-not-billable'> & { readonly visit: VisitId })

/** Reads lines as entered, numbered as given or from 1. What is billed was done, for this customer, by this entity. */
export const readLines = async (
  work: Work,
  parties: Parties,
  entries: readonly (LineEntry & { readonly no?: number | undefined })[],
): Promise<Result<readonly InvoiceLine[], LineRefusal>> => {
  const lines: InvoiceLine[] = []
  for (const [i, { no = i + 1, ...entry }] of entries.entries()) {
    const { visit: id } = entry
    const visit = id && (await work.get(visits, id))
    if (id && !visit) return refuse({ code: 'not-found', id })
    if (visit && !isBillable(visit, parties))
      return refuse({ code: 'visit-not-billable', visit: visit.id })
    lines.push(toLine(parties, no, entry, visit ? await asWorked(work, visit) : undefined))
  }
  return accept(lines)
}

const isBillable = (visit: Visit, { legalEntity, customer }: Parties): boolean =>
  visit.status === 'done' && visit.customer === customer.id && visit.legalEntity === legalEntity.id

/** The time in the signed report counts, where there is one. */
const asWorked = async (work: Work, visit: Visit): Promise<Visit> => {
  if (visit.takenOver) return visit
  const [report] = await work.find(reports, { where: { visit: visit.id }, limit: 1 })
  const signed = report && lastSigned(report)
  return signed ? { ...visit, minutes: signed.minutesWorked } : visit
}
