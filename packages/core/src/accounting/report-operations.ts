import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything, Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type Customer, customers } from '../customers/index.js'
import { creditNotes, invoices } from '../invoicing/index.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { counterSales } from '../payments/index.js'
import { canonical } from '../shared/canonical.js'
import { CivilDate, daysBetween, plusDays } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { salesReports } from './collections.js'
import { debtsOf } from './debts.js'
import {
  byDay,
  receiptsByDay,
  type Sale,
  saleOver,
  salesCredited,
  salesOfInvoice,
} from './reporting.js'
import { SalesReport, SalesReportId } from './sales-report.js'
import { bookkeepingOf } from './vat-operations.js'

const accounts = { owner: 'all', accountant: 'all' } as const

/**
 * Draws the report of some days up and hands it to the platform; the same days with the same figures again are the edition of before,
 * with other figures a further edition, which corrects it. At most 62 days, and over.
 */
export const reportSales = command({
  input: z
    .object({ legalEntity: LegalEntityId, from: CivilDate, through: CivilDate })
    .refine(({ from, through }) => from <= through && daysBetween(from, through) < 62, {
      message: 'from the first day through the last, at most 62',
      path: ['through'],
    }),
  output: z.object({ report: SalesReport, known: z.boolean() }),
  allow: accounts,
  refusals: { 'period-not-over': { from: CivilDate }, 'period-begun': { from: CivilDate } },
  async run(work, { legalEntity: id, from, through }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    if (work.today <= through)
      return refuse({ code: 'period-not-over', from: plusDays(through, 1) })
    const where = { legalEntity: id, from }
    const newest = { where, order: 'edition', descending: true, limit: 1 }
    const [last] = await work.find(salesReports, newest)
    if (last && last.through !== through) return refuse({ code: 'period-begun', from })
    const { vatOn } = await bookkeepingOf(work, id)
    const debts = await debtsOf(work, id)
    const theirs = await organisationsOf(work)
    const own = debts.filter(({ settlement }) => !theirs.has(settlement.customer))
    const told = {
      ...{ legalEntity: id, siren: entity.siren, from, through, vatOn, currency: 'EUR' as const },
      transactions: byDay(await salesOf(work, id, { from, through }, theirs)),
      payments: receiptsByDay(own, from, through, vatOn),
    }
    if (last && sayingOf(last) === sayingOf(told)) return accept({ report: last, known: true })
    const report: SalesReport = {
      ...{ ...told, id: work.newId(SalesReportId), at: work.now },
      edition: (last?.edition ?? 0) + 1,
      status: work.ports.salesReports ? 'waiting' : 'to-hand-over',
    }
    work.put(salesReports, report)
    const data = { legalEntity: id, from, through, edition: report.edition }
    work.record({ type: 'sales-reported', of: report.id, data })
    return accept({ report, known: false })
  },
})

type Told = Pick<SalesReport, 'transactions' | 'payments' | 'vatOn'>

const sayingOf = ({ transactions, payments, vatOn }: Told): string =>
  canonical([transactions, payments, vatOn])

/** Customers who are no individuals: what they are sold is invoiced electronically, and reported nowhere here. */
const organisationsOf = async (work: Work): Promise<ReadonlySet<Customer['id']>> => {
  const all = await everything(work, customers, {})
  return new Set(all.filter(({ organisation }) => organisation).map(({ id }) => id))
}

const salesOf = async (
  work: Work,
  legalEntity: LegalEntityId,
  { from, through }: { readonly from: CivilDate; readonly through: CivilDate },
  theirs: ReadonlySet<Customer['id']>,
): Promise<readonly Sale[]> => {
  const where = { legalEntity }
  const isWithin = (on: CivilDate | null) => on !== null && on >= from && on <= through
  const issued = (
    await everything(work, invoices, { where: { ...where, status: 'issued' } })
  ).filter(({ series, customer }) => series === 'own' && !theirs.has(customer))
  const byId = new Map(issued.map((invoice) => [invoice.id, invoice]))
  const notes = await everything(work, creditNotes, { where })
  const sold = await everything(work, counterSales, {
    where: { ...where, on: { from, to: plusDays(through, 1) } },
  })
  return [
    ...issued.filter(({ issuedOn }) => isWithin(issuedOn)).flatMap(salesOfInvoice),
    ...notes
      .filter(({ series, issuedOn }) => series === 'own' && isWithin(issuedOn))
      .flatMap(({ issuedOn, lines, invoice: of }) => {
        const invoice = byId.get(of)
        const credited = lines.flatMap(({ line, net, vat }) =>
          net === undefined || vat === undefined ? [] : [{ line, net, vat }],
        )
        return invoice ? salesCredited(issuedOn, credited, invoice) : []
      }),
    ...sold.flatMap(saleOver),
  ]
}

/** Hands a report to the platform, under its id: whoever saw it takes it once. Asked by the engine. */
export const transmitReport = command({
  input: z.object({ report: SalesReportId }),
  output: SalesReport,
  allow: { system: 'all' },
  refusals: {},
  async run(work, { report: id }) {
    const report = await work.get(salesReports, id)
    if (!report) return refuse({ code: 'not-found', id })
    const { salesReports: platform } = work.ports
    if (report.status !== 'waiting' || !platform) return accept(report)
    const { reference } = await platform.transmit(work.tenant, report)
    const sent = { ...report, status: 'transmitted', reference, transmittedAt: work.now } as const
    work.put(salesReports, sent)
    work.record({ type: 'sales-report-transmitted', of: id, data: { reference } })
    return accept(sent)
  },
})

/** An entity's reports, the latest days first. */
export const listReports = query({
  input: z.object({ legalEntity: LegalEntityId, ...Paging.shape }),
  output: pageOf(SalesReport),
  allow: accounts,
  refusals: {},
  async run(work, { legalEntity, ...paging }) {
    const latestFirst = { order: 'from', descending: true }
    return accept(
      await work.page(salesReports, { where: { legalEntity }, ...latestFirst, ...paging }),
    )
  },
})
