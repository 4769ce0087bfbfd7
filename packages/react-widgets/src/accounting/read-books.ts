import type { Said } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Which } from '../kit/of-a-year.js'
import type { SalesReport, YearRead } from './model.js'

/** What the books ask the house for. */
export type AccountingClient = Calls<'organisation', 'listLegalEntities'> &
  Calls<
    'accounting',
    'showBooks' | 'agedBalance' | 'listReports' | 'reportSales' | 'exportEntries'
  > &
  Calls<'journal', 'closeDay' | 'closeMonth' | 'closeYear' | 'verifyJournal' | 'exportJournal'>

/** What was read, or the refusal. */
type Read<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** Reports in a page, and pages read at once: twenty years of months. */
const pageSize = 200
const mostPages = 5

/** A year of the books, what is owed today, and the reports unless they are not for whoever looks. */
export const readBooks = async (
  client: AccountingClient,
  which: Which,
  readsOnly = false,
): Promise<Read<YearRead>> => {
  const { legalEntity } = which
  const [books, owed, reports] = await Promise.all([
    client.accounting.showBooks(which),
    client.accounting.agedBalance({ legalEntity }),
    readsOnly ? undefined : readReports(client, which),
  ])
  if (!books.ok) return books
  if (!owed.ok) return owed
  if (reports && !reports.ok && reports.refusal.code !== 'not-allowed') return reports
  const told = reports?.ok ? reports.value : undefined
  return { ok: true, value: { books: books.value, owed: owed.value, reports: told } }
}

/** The reports, the latest days first, back to the year that is read. */
const readReports = async (
  { accounting }: AccountingClient,
  { legalEntity, year }: Which,
): Promise<Read<readonly SalesReport[]>> => {
  const reports: SalesReport[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const asked = { legalEntity, limit: pageSize, ...(after ? { after } : {}) }
    const answer = await accounting.listReports(asked)
    if (!answer.ok) return answer
    reports.push(...answer.value.items)
    after = answer.value.next
    const oldest = reports.at(-1)
    if (!after || (oldest && oldest.from < `${year}-01-01`)) break
  }
  return { ok: true, value: reports }
}
