import type { InputOf, ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { centsIn, centsToType, wholeIn } from '../kit/typed.js'
import { words } from './words.js'

/** An invoice as the house answers it. */
export type Invoice = ValueOf<FoyerClient['invoicing']['issueInvoice']>
/** A line of it. */
export type InvoiceLine = Invoice['lines'][number]
type Amendment = InputOf<FoyerClient['invoicing']['amendDraft']>

/** A line as it stands in the fields. */
export interface LineValues {
  readonly label: string
  readonly quantity: string
  /** Price of one hour or item, in euros; unused where the price is fixed. */
  readonly unit: string
  /** Total in euros; unused where it follows from the unit price. */
  readonly amount: string
  /** In per cent. */
  readonly vat: string
}

/** Which amount of a line is typed: the unit price where there is one, the total of a fixed price. */
export const typedAmount = ({ unitGross }: InvoiceLine): 'unit' | 'amount' =>
  unitGross === undefined ? 'amount' : 'unit'

/** Whether a line's quantity is typed: goods by the piece; hours come from the report. */
export const hasQuantity = ({ kind, unitGross }: InvoiceLine): boolean =>
  kind === 'goods' && unitGross !== undefined

/** Whether nobody said the price of a line yet: its amount of 0 means nothing, and is not shown as one (S283). */
export const isUnpriced = ({ incomplete }: InvoiceLine): boolean => incomplete.includes('price')

/** A ratio in per cent, exact to a thousandth: `0.055` is 5.5. */
export const percentOf = (rate: string): number => Math.round(Number(rate) * 100_000) / 1000

const rateIn = (typed: string): string | undefined => {
  const text = typed.replace(/[\s%]/g, '').replace(',', '.')
  if (!/^\d{1,2}(?:\.\d{1,3})?$/.test(text)) return undefined
  return String(Math.round(Number(text) * 1000) / 100_000)
}

/** The lines of an invoice as they stand in the fields before anybody types; a price that nobody said is for somebody to type. */
export const lineValues = (invoice: Invoice, language: WidgetLanguage): readonly LineValues[] => {
  const comma = language === 'fr' ? ',' : '.'
  return invoice.lines.map((line) => {
    const { label, quantity, unitGross = 0, vatRate } = line
    const typed = (cents: number): string => (isUnpriced(line) ? '' : centsToType(cents, comma))
    return {
      label,
      quantity: String(quantity),
      unit: typed(unitGross),
      amount: typed(enteredOf(invoice, line)),
      vat: String(percentOf(vatRate)).replace('.', comma),
    }
  })
}

/** What was entered of a line, before discounts and deposits; of prices before tax, what the line comes to with it. */
const enteredOf = ({ priced }: Pick<Invoice, 'priced'>, { asked, gross }: InvoiceLine): number =>
  priced === 'net' ? gross : (asked ?? gross)

/** What keeps corrections from being saved, line by line in the order of the fields. */
export const wrongLines = (
  { lines }: Invoice,
  values: readonly LineValues[],
  language: WidgetLanguage,
): readonly Problem[] => {
  const said = words[language]
  return lines.flatMap((line, i) => {
    const typed = values[i]
    if (!typed) return []
    const unless = (holds: boolean, field: keyof LineValues, says: string): readonly Problem[] =>
      holds ? [] : [{ field: `lines.${i}.${field}`, says }]
    const amount = typedAmount(line)
    return [
      ...unless(typed.label.trim() !== '', 'label', said.noLabel),
      ...unless(wholeIn(typed.quantity, 1, 9999) !== undefined, 'quantity', said.noQuantity),
      ...unless(centsIn(typed[amount]) !== undefined, amount, said.noAmount),
      ...unless(rateIn(typed.vat) !== undefined, 'vat', said.noVat),
    ]
  })
}

/** The corrections, as the house is asked for them; a line whose price nobody touched keeps its amount to the cent. */
export const amendmentOf = (invoice: Invoice, values: readonly LineValues[]): Amendment => ({
  invoice: invoice.id,
  lines: invoice.lines.map((line, i) => entryOf(invoice, line, values[i])),
})

type Entry = Amendment['lines'][number]

/** What nobody types stays with the line: its visit, its place in the order, its bundle, its discount, the words of its exemption. */
const entryOf = (invoice: Invoice, line: InvoiceLine, typed: LineValues | undefined): Entry => {
  const { kind, activity, visit, orderLine, bundle, mention, discount } = line
  const quantity = Number(typed?.quantity ?? line.quantity)
  const vatRate = rateIn(typed?.vat ?? '') ?? line.vatRate
  return {
    ...{ kind, quantity, label: typed?.label.trim() ?? line.label },
    ...(activity ? { activity } : {}),
    ...(visit ? { visit } : {}),
    ...(orderLine ? { orderLine } : {}),
    ...(bundle ? { bundle } : {}),
    ...(mention ? { mention } : {}),
    ...(discount ? { discount } : {}),
    ...pricesOf(invoice, line, typed, quantity, vatRate),
    vatRate,
  }
}

const pricesOf = (
  invoice: Invoice,
  line: InvoiceLine,
  typed: LineValues | undefined,
  quantity: number,
  vatRate: string,
): Pick<Entry, 'gross' | 'unitGross' | 'net' | 'unitNet'> => {
  const { unitGross, unitNet } = line
  const unit = unitGross === undefined ? undefined : (centsIn(typed?.unit ?? '') ?? unitGross)
  const before = enteredOf(invoice, line)
  const gross =
    unit === undefined
      ? (centsIn(typed?.amount ?? '') ?? before)
      : grossOf(line, quantity, unit, before)
  if (invoice.priced !== 'net') return { gross, ...(unit === undefined ? {} : { unitGross: unit }) }
  // A price before tax that nobody touched is sent as it was entered; another one was typed with its tax.
  return gross === before && quantity === line.quantity
    ? { net: line.asked ?? line.net, ...(unitNet === undefined ? {} : { unitNet }) }
    : { net: Math.round(gross / (1 + Number(vatRate))) }
}

/** Total of a line with a unit price: by the hour worked, rounded to the cent, or by the piece. */
const grossOf = (line: InvoiceLine, quantity: number, unit: number, before: number): number => {
  if (quantity === line.quantity && unit === line.unitGross) return before
  const units = line.kind === 'service' && line.minutes ? line.minutes / 60 : 1
  return Math.round(unit * quantity * units)
}

/** What of an invoice opens the tax credit, in cents, VAT included. It says nothing of what the customer really gets. */
export const openingCredit = ({ lines }: Invoice): number =>
  lines
    .filter(({ verdict }) => verdict.verdict === 'eligible')
    .reduce((sum, { gross }) => sum + gross, 0)
