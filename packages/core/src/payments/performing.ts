import type { Work } from '../app/work.js'
import { InvoiceId, type InvoiceLine, invoices } from '../invoicing/index.js'
import { yearOf } from '../shared/civil-date.js'
import { settlements } from './collections.js'
import type { OwedLine } from './money-event.js'
import { judged, resettle } from './resettle.js'
import type { Settlement } from './settlement.js'

/**
 * A deposit is paid before the work: nothing says yet that it opens a right. Once an invoice of the work takes it off, its lines are judged
 * as that invoice's. Answers the deposit's settlement and the years whose certificates may change; undefined where nothing does.
 */
export const performDeposit = async (
  work: Work,
  deposit: string,
  by: unknown,
): Promise<{ readonly settlement: Settlement; readonly years: readonly number[] } | undefined> => {
  const named = InvoiceId.safeParse(by)
  const before = await work.get(settlements, deposit)
  const asked = await work.get(invoices, deposit)
  const whole = named.success ? await work.get(invoices, named.data) : undefined
  if (!before || !asked || !whole) return undefined
  const lines = before.lines.map((line) => {
    const ordered = asked.lines.find(({ no }) => no === line.no)?.orderLine
    const done = whole.lines.find(({ orderLine }) => ordered && orderLine === ordered)
    return done && !line.performedOn ? performedAs(line, done) : line
  })
  const changed = lines.filter((line, i) => line !== before.lines[i]).map(({ no }) => no)
  if (!changed.length) return undefined
  const { settlement, years } = resettle(work, { ...before, lines }, before.events)
  const touched = [...before.pieces, ...settlement.pieces]
    .filter(({ line }) => changed.includes(line))
    .map(({ on }) => yearOf(on))
  const settled = settlement.settledOn ? [yearOf(settlement.settledOn)] : []
  const all = new Set([...years, ...touched, ...(touched.length ? settled : [])])
  return { settlement, years: [...all].sort() }
}

const performedAs = (line: OwedLine, done: InvoiceLine): OwedLine => {
  const { visit, performedOn, minutes, worker } = done
  return { ...line, ...judged(done), visit, performedOn, minutes, worker }
}
