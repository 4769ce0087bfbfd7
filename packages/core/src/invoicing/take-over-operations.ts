import { z } from 'zod'
import { command } from '../app/operation.js'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { partiesOf } from '../sales/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { accept, must, refuse } from '../shared/result.js'
import { assemble } from './assembling.js'
import { invoices } from './collections.js'
import { contentOf, type Invoice, InvoiceId } from './invoice.js'
import {
  arePricedAlike,
  isPricedOnce,
  lineShape,
  pricedAlike,
  pricedIn,
  pricedOnce,
} from './line.js'
import { lineRefusals, readLines } from './lines.js'

const { discount: _discount, bundle: _bundle, orderLine: _orderLine, ...foreign } = lineShape

const ForeignLine = z
  .object({ no: z.int().positive(), ...foreign })
  .refine(isPricedOnce, pricedOnce)
  .readonly()

const History = z.object({
  legalEntity: LegalEntityId,
  customer: CustomerId,
  number: z.string().trim().min(1).max(60),
  issuedOn: CivilDate,
  lines: z
    .array(ForeignLine)
    .min(1)
    .max(1000)
    .refine((lines) => new Set(lines.map(({ no }) => no)).size === lines.length, {
      message: 'two lines bear one number',
    })
    .refine(arePricedAlike, pricedAlike)
    .readonly(),
})

/**
 * Takes over an invoice that another system issued: number, date and amounts are kept as they were, in a foreign series.
 * The same invoice again changes nothing and answers `known`.
 */
export const takeOverInvoice = command({
  input: History,
  output: z.object({ invoice: InvoiceId, gross: Amount, known: z.boolean() }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: { ...lineRefusals, 'invoice-number-taken': { invoice: InvoiceId } },
  async run(work, input) {
    const { legalEntity, customer, number } = input
    const [known] = await work.find(invoices, { where: { legalEntity, number }, limit: 1 })
    if (known)
      return known.series === 'foreign' && saying(known) === saying(input)
        ? accept({ invoice: known.id, gross: known.gross, known: true })
        : refuse({ code: 'invoice-number-taken', invoice: known.id })
    const parties = await partiesOf(work, input)
    if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
    const reading = { on: input.issuedOn, as: 'history' } as const
    const read = await readLines(work, parties, input.lines, reading)
    if (!read.ok) return read
    const id = work.newId(InvoiceId)
    const assembled = must(assemble({ priced: pricedIn(input.lines), lines: read.value }))
    const content = contentOf(assembled)
    const foreign = { series: 'foreign', status: 'issued', report: null } as const
    work.put(invoices, { ...input, id, ...foreign, ...content, credited: Money.zero })
    const data = { number, gross: content.gross, lines: content.lines.length }
    work.record({ type: 'invoice-taken-over', of: id, about: customer, data })
    return accept({ invoice: id, gross: content.gross, known: false })
  },
})

/** All that an invoice says as it was entered, to tell whether another says the same. */
const saying = (of: Invoice | z.output<typeof History>): string => {
  const { customer, issuedOn, lines } = of
  const priced = 'id' in of ? (of.priced ?? 'gross') : pricedIn(of.lines)
  const entered = lines.map((line) => {
    const { no, kind, label, activity, visit, quantity, unitGross, unitNet, vatRate } = line
    const amount = priced === 'gross' ? line.gross : line.net
    return [no, kind, label, activity, visit, quantity, unitGross, unitNet, amount, vatRate]
  })
  return JSON.stringify([customer, issuedOn, priced, entered])
}
