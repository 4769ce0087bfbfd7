import { z } from 'zod'
import { command } from '../app/operation.js'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { invoices } from './collections.js'
import { type Invoice, InvoiceId, LineEntry, totalsOf } from './invoice.js'
import { lineRefusals, readLines } from './lines.js'
import { partiesOf } from './parties.js'

const ForeignLine = z.object({ no: z.int().positive(), ...LineEntry.unwrap().shape }).readonly()

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
    const read = await readLines(work, parties, input.lines)
    if (!read.ok) return read
    const id = work.newId(InvoiceId)
    const lines = read.value
    const totals = totalsOf(lines)
    const foreign = { series: 'foreign', status: 'issued', report: null } as const
    work.put(invoices, { ...input, id, ...foreign, lines, ...totals, credited: Money.zero })
    const data = { number, gross: totals.gross, lines: lines.length }
    work.record({ type: 'invoice-taken-over', of: id, about: customer, data })
    return accept({ invoice: id, gross: totals.gross, known: false })
  },
})

/** All that an invoice says as it was entered, to tell whether another says the same. */
const saying = ({ customer, issuedOn, lines }: Invoice | z.output<typeof History>): string => {
  const entered = lines.map((line) => {
    const { no, kind, label, activity, visit, quantity, unitGross, gross, vatRate } = line
    return [no, kind, label, activity, visit, quantity, unitGross, gross, vatRate]
  })
  return JSON.stringify([customer, issuedOn, entered])
}
