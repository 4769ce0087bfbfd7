import { advance } from '../app/advance.js'
import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { type Report, reports, type Visit, visits } from '../dispatch/index.js'
import { type Order, orders, type Parties, partiesOf } from '../sales/index.js'
import { CivilDate } from '../shared/civil-date.js'
import type { OpenLine } from './assembling.js'
import { billedLines, depositsOf, invoicesOf } from './billed.js'
import { creditNotes, invoices, schedules } from './collections.js'
import { creditWithdrawn } from './crediting-withdrawn.js'
import { type Job, partsOf, workOf } from './drafting.js'
import { assembleAnyway, dropDraftOf, keepDraft } from './drafts.js'
import { type Invoice, invoiceLife } from './invoice.js'
import { reach } from './milestones.js'
import { redraft } from './redrafting.js'

/**
 * A signed report drafts exactly one invoice: the worked time at the order's price, the parts, their VAT (S178); a second one for the parts
 * where the entity invoices goods apart. What a schedule of the order asks for is not asked for twice. What cannot be known is left for the
 * person who checks; it never stops a customer from signing. A revision that is signed corrects the invoice while it is a draft, whatever
 * somebody had entered there; from the check on it is left as it is, and the office is told by `invoice-outdated` (S177).
 */
const draftAtSignature: Reaction = {
  on: 'report-signed',
  async run(work, fact) {
    const report = await work.get(reports, fact.of)
    const visit = report && (await work.get(visits, report.visit))
    if (!report || !visit) return
    const parties = await partiesOf(work, visit)
    if ('unknown' in parties) return
    const order = visit.order ? await work.get(orders, visit.order) : undefined
    const worked = { ...visit, minutes: report.minutesWorked }
    const job = { report, visit: worked, order, on: work.today }
    const before = await work.find(invoices, { where: { report: report.id }, limit: 1 })
    const apart = await work.find(invoices, { where: { partsOf: report.id }, limit: 1 })
    const done = await workToBill(work, parties, job, before)
    const isApart = parties.legalEntity.invoicing?.goodsPrefix !== undefined || apart.length > 0
    const parts = partsOf(parties, job, isApart ? 1 : done.length + 1)
    const main = isApart ? done : [...done, ...parts]
    await draftOrCorrect(work, parties, job, { report: report.id }, main, before[0])
    if (isApart) await draftOrCorrect(work, parties, job, { partsOf: report.id }, parts, apart[0])
  },
}

type Signed = Omit<Job, 'billed'>

/** The work to bill: none where a schedule asks for the order's price. */
const workToBill = async (
  work: Work,
  parties: Parties,
  job: Signed,
  before: readonly Invoice[],
): Promise<readonly OpenLine[]> => {
  const { order, visit } = job
  if (!order) return workOf(parties, { ...job, billed: new Set() })
  const { legalEntity } = visit
  const [schedule] = await work.find(schedules, {
    where: { order: order.id, legalEntity },
    limit: 1,
  })
  if (schedule) return []
  const others = await invoicesOf(work, order.id, legalEntity)
  const billed = billedLines(others.filter(({ id }) => id !== before[0]?.id))
  return workOf(parties, { ...job, billed })
}

const draftOrCorrect = async (
  work: Work,
  parties: Parties,
  { order, report }: Signed,
  of: Pick<Invoice, 'partsOf'> & { readonly report?: Report['id'] },
  lines: readonly OpenLine[],
  before: Invoice | undefined,
): Promise<void> => {
  const about = { ...of, ...(order ? { order: order.id } : {}) }
  if (before) return correct(work, before, report, lines)
  if (!lines.length) return
  const deposits = await depositsOf(work, { ...about, legalEntity: parties.legalEntity.id })
  keepDraft(work, parties, about, assembleAnyway({ priced: 'gross', lines, deposits }))
}

const correct = async (
  work: Work,
  invoice: Invoice,
  { id: report, edition }: Report,
  lines: readonly OpenLine[],
): Promise<void> => {
  const { id: of, customer: about, status, discount } = invoice
  const told = { report, edition }
  if (status !== 'draft') {
    work.record({ type: 'invoice-outdated', of, about, data: { status, ...told } })
    return
  }
  if (!lines.length) return dropDraftOf(work, invoice, 'report-revised')
  const deposits = await depositsOf(work, invoice)
  const assembled = assembleAnyway({ priced: 'gross', lines, discount, deposits })
  const tell = (_: unknown, { gross }: Invoice) => ({ gross, lines: lines.length, ...told })
  advance(work, invoices, invoiceLife, invoice, { type: 'amend', assembled }, tell)
}

/** A visit that is done reaches the milestones that wait for it, and their parts of the price are asked for (S188, S189). */
const askAtMilestone: Reaction = {
  on: 'visit-completed',
  async run(work, fact) {
    const visit = await work.get(visits, fact.of)
    const order = visit?.order ? await work.get(orders, visit.order) : undefined
    if (!visit || order?.status !== 'open') return
    for (const { id } of await work.find(schedules, { where: { order: order.id }, limit: 100 }))
      await reachBy(work, id, visit, order)
  },
}

const reachBy = async (work: Work, id: string, visit: Visit, order: Order): Promise<void> => {
  const found = await work.get(schedules, id)
  for (const [at, milestone] of (found?.milestones ?? []).entries()) {
    const schedule = await work.get(schedules, id)
    if (!schedule || milestone.visit !== visit.id || milestone.reachedOn) continue
    const parties = await partiesOf(work, schedule)
    if (!('unknown' in parties)) await reach(work, parties, order, schedule, at)
  }
}

/** What is left of a deposit once it is issued is taken off the drafts of its order. */
const deductIssued: Reaction = {
  on: 'invoice-issued',
  async run(work, fact) {
    const invoice = await work.get(invoices, fact.of)
    if (invoice?.nature === 'deposit') await redraft(work, invoice)
  },
}

/** So it is once some of it was credited. */
const deductCredited: Reaction = {
  on: 'credit-note-issued',
  async run(work, fact) {
    const note = await work.get(creditNotes, fact.of)
    const invoice = note && (await work.get(invoices, note.invoice))
    if (invoice?.nature === 'deposit') await redraft(work, invoice)
  },
}

/** An invoice remembers when its first e-mail was asked for. */
const noteSent: Reaction = {
  on: 'invoice-queued',
  async run(work, fact) {
    const invoice = await work.get(invoices, fact.of)
    if (invoice && !invoice.sentAt) work.put(invoices, { ...invoice, sentAt: work.now })
  },
}

/** An invoice remembers since when nothing is owed of it. */
const noteSettled: Reaction = {
  on: 'invoice-settled',
  async run(work, fact) {
    const invoice = await work.get(invoices, fact.of)
    const on = CivilDate.safeParse(fact.data?.['on'])
    if (invoice && on.success) work.put(invoices, { ...invoice, settledOn: on.data })
  },
}

/** Until money comes back. */
const noteReopened: Reaction = {
  on: 'invoice-reopened',
  async run(work, fact) {
    const invoice = await work.get(invoices, fact.of)
    if (!invoice) return
    const { settledOn: _, ...open } = invoice
    work.put(invoices, open)
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [
  draftAtSignature,
  askAtMilestone,
  deductIssued,
  deductCredited,
  creditWithdrawn,
  noteSent,
  noteSettled,
  noteReopened,
]
