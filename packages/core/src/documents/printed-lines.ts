import type { Work } from '../app/work.js'
import type { Invoice, InvoiceLine } from '../invoicing/index.js'
import { workers } from '../organisation/index.js'
import { orderLineId, orders } from '../sales/index.js'
import { type Amounts, groupsOf, sumOf, type VatGroup } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import type { InvoicedLine, RateTotal } from './invoice-view.js'
import { orderLineOf } from './views.js'

/** What a line came to before deposits were taken off it. */
export const wholeOf = ({ net, vat, gross, deducted }: InvoiceLine): Amounts =>
  deducted ? sumOf([{ net, vat, gross }, deducted]) : { net, vat, gross }

/** The lines of an invoice as they are printed: before the discount of the whole, and before deposits. */
export const printedLines = async (
  work: Work,
  { lines, order }: Pick<Invoice, 'lines' | 'order'>,
): Promise<readonly InvoicedLine[]> => {
  const ordered = order ? await work.get(orders, order) : undefined
  const printed: InvoicedLine[] = []
  for (const line of lines) {
    const own = line.orderLine === undefined ? undefined : ordered?.lines[line.orderLine - 1]
    const worker = line.worker ? await work.get(workers, line.worker) : undefined
    const orderLine =
      ordered && own
        ? orderLineId(ordered, own)
        : line.visit && (await orderLineOf(work, line.visit))
    printed.push({ ...printedLine(line), worker: worker?.reference, orderLine })
  }
  return printed
}

const printedLine = (line: InvoiceLine): Omit<InvoicedLine, 'worker' | 'orderLine'> => {
  const { label, activity, performedOn: date, minutes, unitGross, vatRate, discount, bundle } = line
  const { net, vat, gross } = line.listed ?? wholeOf(line)
  // The price of one before tax is a mention of its own (242 nonies A, 8°), to the cent.
  const unitNet =
    line.unitNet ?? (unitGross === undefined ? undefined : Money.beforeTax(unitGross, vatRate))
  const printed = {
    ...{ label, activity, date, minutes, unitNet, unitGross, vatRate, net, vat, gross, discount },
    ...(bundle ? { bundle, isEligible: line.verdict.verdict === 'eligible' } : {}),
  }
  if (line.kind === 'goods') return { ...printed, quantity: line.quantity, unit: 'item' }
  if (line.quantity > 1) return { ...printed, quantity: line.quantity }
  return unitNet === undefined || !minutes
    ? printed
    : { ...printed, quantity: minutes / 60, unit: 'hour' }
}

/** Amounts by rate as they are printed. */
export const rateTotals = (groups: readonly VatGroup[]): readonly RateTotal[] =>
  groups.map(({ vatRate: rate, taxed, net, vat, gross }) => ({ rate, taxed, net, vat, gross }))

/** What lines came to before deposits, by rate. */
export const wholeTotals = (lines: readonly InvoiceLine[]): readonly RateTotal[] =>
  rateTotals(groupsOf(lines.map((line) => ({ ...line, ...wholeOf(line) }))))

/** The words that say why no tax is charged, each once. */
export const exemptionsOf = (lines: readonly InvoiceLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ mention }) => mention ?? [])),
]
