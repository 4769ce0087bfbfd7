import { z } from 'zod'
import { query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { MoneyKind, payments } from '../payments/index.js'
import { Means } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount } from '../shared/money.js'
import { accept } from '../shared/result.js'
import { Certificate, YearFigures } from './certificate.js'
import { latestOf } from './drafting.js'
import { figureOf, figuresOf, type YearPiece, yearOfCustomer } from './figures.js'
import { Year } from './fiscal-year.js'

const Reason = z
  .object({
    invoice: z.string(),
    line: z.int(),
    label: z.string(),
    performedOn: CivilDate.optional(),
    eligible: z.boolean(),
    /** The rules behind the verdict. */
    because: z.array(z.string()).readonly(),
    on: CivilDate,
    amount: Amount,
    kind: MoneyKind,
    means: Means.optional(),
    thirdParty: z.string().optional(),
    /** The figure that it went into. */
    counts: z.enum(['paidGross', 'ineligiblePaid', 'paidInCash']),
  })
  .readonly()

/** Every payment, line, verdict and rule behind each figure of a customer's year. */
export const explainYear = query({
  input: z.object({ legalEntity: LegalEntityId, year: Year, customer: CustomerId }),
  output: z.object({
    certificate: Certificate.optional(),
    figures: YearFigures,
    reasons: z.array(Reason).readonly(),
  }),
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all', customer: 'own' },
  refusals: {},
  async run(work, subject) {
    const { legalEntity, year, customer } = subject
    work.own({ customer })
    const pieces = await yearOfCustomer(work, legalEntity, customer, year)
    const reasons: z.output<typeof Reason>[] = []
    for (const piece of pieces) reasons.push(await reasonOf(work, piece))
    const latest = await latestOf(work, subject)
    const hidden = work.as.role === 'customer' && latest?.status === 'draft'
    const certificate = hidden ? undefined : latest
    return accept({ certificate, figures: figuresOf(pieces), reasons })
  },
})

const reasonOf = async (work: Work, money: YearPiece): Promise<z.output<typeof Reason>> => {
  const { settlement, line, piece } = money
  const { label, performedOn, eligible, because } = line
  const { on, amount, kind } = piece
  const payment = await work.get(payments, piece.payment)
  return {
    invoice: settlement.number,
    line: line.no,
    label,
    performedOn,
    eligible,
    because,
    on,
    amount,
    kind,
    means: payment?.means,
    thirdParty: payment?.thirdParty,
    counts: figureOf(money),
  }
}
