import { z } from 'zod'
import type { Work } from '../app/work.js'
import { lastSigned, reports, type Visit, VisitId, visits } from '../dispatch/index.js'
import { type Assessment, assess } from '../eligibility/index.js'
import type { Verdict } from '../rules/schemas.js'
import { mayChargeVat, type Parties, type Tax, taxAsEntered } from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { OpenLine } from './assembling.js'
import type { LineEntry } from './line.js'

/** What is known of how a line was performed: by its visit, or by several. */
export type Performed = Pick<Visit, 'place' | 'minutes' | 'date' | 'worker'>

/** A line as entered, with its tax, what its visit says and its verdict on the day of performance. */
export const openLine = (
  parties: Parties,
  no: number,
  { gross, net, mention: _, ...entry }: LineEntry,
  { incomplete, ...tax }: Tax,
  visit: Performed | undefined,
): OpenLine => ({
  ...entry,
  ...tax,
  no,
  asked: gross ?? net ?? Money.zero,
  performedOn: visit?.date ?? undefined,
  minutes: visit?.minutes,
  worker: visit?.worker ?? undefined,
  verdict: verdictOf(parties, entry, visit),
  incomplete,
})

/** Whether money for a line opens the right. Travel does as the service that it goes with, once that is decided: open until then. */
const verdictOf = (
  { legalEntity, customer }: Parties,
  { kind, activity }: Pick<LineEntry, 'kind' | 'activity'>,
  visit: Performed | undefined,
): Verdict => {
  const { lawSettings } = legalEntity
  const asked = {
    kind: kind === 'goods' ? 'goods' : 'service',
    activity,
    performedOn: visit?.date ?? undefined,
    place: visit?.place,
    minutes: visit?.minutes,
    customer: customer.organisation ? 'organisation' : 'individual',
    registered: legalEntity.activities,
  } as const
  const verdict = kept(assess(asked, lawSettings))
  const isOpen = kind === 'travel' && !lawSettings?.travel && verdict.verdict === 'eligible'
  return isOpen ? { verdict: 'undetermined', because: [], missing: ['settings.travel'] } : verdict
}

/** What of a verdict is kept with a line: the rules by their ids. */
const kept = ({ verdict, because, missing, wrong }: Assessment): Verdict => ({
  verdict,
  because: because.map(({ rule }) => rule),
  missing: [...missing, ...wrong.map(({ field }) => field)],
})

/** The data that the refusals of lines carry. */
export const lineRefusals = {
  'visit-not-billable': { visit: VisitId },
  'vat-not-charged': { line: z.int() },
} as const

type LineRefusal =
  | (Refusal<'not-found'> & { readonly id: string })
  | (Refusal<'visit-not-billable'> & { readonly visit: VisitId })
  | (Refusal<'vat-not-charged'> & { readonly line: number })

/** How lines are read. */
export interface Reading {
  /** The day that governs the tax of what has no day of performance. */
  readonly on: CivilDate
  /** `history` was issued by another system: what it says stands, whatever we would ask. */
  readonly as: 'ours' | 'history'
}

/**
 * Reads lines as entered, numbered as given or from 1. What is billed was done, for this customer, by this entity; who is under the
 * franchise charges no VAT.
 */
export const readLines = async (
  work: Work,
  parties: Parties,
  entries: readonly (LineEntry & { readonly no?: number | undefined })[],
  { on, as }: Reading,
): Promise<Result<readonly OpenLine[], LineRefusal>> => {
  const lines: OpenLine[] = []
  for (const [i, { no = i + 1, ...entry }] of entries.entries()) {
    const { visit: id } = entry
    const visit = id && (await work.get(visits, id))
    if (id && !visit) return refuse({ code: 'not-found', id })
    if (visit && !isBillable(visit, parties))
      return refuse({ code: 'visit-not-billable', visit: visit.id })
    const done = visit ? await asWorked(work, visit) : undefined
    const day = done?.date ?? on
    if (as === 'ours' && Number(entry.vatRate) > 0 && !mayChargeVat(parties, day))
      return refuse({ code: 'vat-not-charged', line: no })
    const tax = taxAsEntered(parties, { ...entry, ...placeOf(done), on: day }, entry)
    const known = as === 'ours' ? tax : { ...tax, incomplete: [] }
    lines.push(openLine(parties, no, entry, known, done))
  }
  return accept(lines)
}

const placeOf = (visit: Performed | undefined) =>
  visit ? { place: visit.place, minutes: visit.minutes } : {}

const isBillable = (visit: Visit, { legalEntity, customer }: Parties): boolean =>
  visit.status === 'done' && visit.customer === customer.id && visit.legalEntity === legalEntity.id

/** The time in the signed report counts, where there is one. */
const asWorked = async (work: Work, visit: Visit): Promise<Visit> => {
  if (visit.takenOver) return visit
  const [report] = await work.find(reports, { where: { visit: visit.id }, limit: 1 })
  const signed = report && lastSigned(report)
  return signed ? { ...visit, minutes: signed.minutesWorked } : visit
}
