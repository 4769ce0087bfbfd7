import type { Work } from '../app/work.js'
import { legalEntities } from '../organisation/index.js'
import { withdrawalFunction } from '../rules/fr/consumer-contract.js'
import { mentionsOf } from '../rules/fr/mentions.js'
import {
  discountOf,
  expectedCredit,
  isIn,
  type Parties,
  payableFrom,
  type Quote,
  type QuoteLine,
  quoteLineId,
} from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { rateTotals } from './printed-lines.js'
import type { QuotedLine, QuoteView } from './quote-view.js'
import { addressee, mustKnow } from './views.js'
import type { WithdrawalView } from './withdrawal.js'

/** What the document of a quote that was sent prints. @throws {RangeError} when it was not, or a price is not agreed yet. */
export const quoteView = async (work: Work, quote: Quote): Promise<QuoteView> => {
  const parties = await mustKnow(work, quote)
  const { legalEntity, customer } = parties
  const { id, edition, sentOn, validUntil, description, by, total, groups } = quote
  if (!sentOn || !validUntil) throw new RangeError(`${id} was not sent`)
  const lines: QuotedLine[] = []
  for (const line of quote.lines) lines.push(await quotedLine(work, quote, line))
  const consumer = !customer.organisation
  return {
    ...{ language: customer.language, id, edition, sentOn, validUntil, description, by },
    ...{ issuer: legalEntity, customer: addressee(customer), consumer, modes: legalEntity.modes },
    ...{ lines, totals: rateTotals(groups), gross: total },
    vatExemptions: [...new Set(quote.lines.flatMap(({ mention }) => mention ?? []))],
    warnings: warningsOf(quote, parties, sentOn),
    credit: expectedCredit(quote.lines, parties, sentOn),
    withdrawal:
      consumer && quote.concluded !== 'shop' ? withdrawalOf(quote, parties, sentOn) : undefined,
  }
}

const quotedLine = async (work: Work, quote: Quote, line: QuoteLine): Promise<QuotedLine> => {
  const { label, activity, minutes, quantity, price, vatRate, amounts, discount } = line
  const id = quoteLineId(quote, line)
  if (price === undefined) throw new RangeError(`${id} has no price`)
  const { legalEntity: seller = quote.legalEntity, optionOf } = line
  const other = seller === quote.legalEntity ? undefined : await work.get(legalEntities, seller)
  const option = optionOf === undefined ? undefined : isIn(line) ? 'chosen' : 'offered'
  const taken = discount && { label: discount.label, rate: discount.rate, amount: discountOf(line) }
  return {
    ...{ id, label, activity, minutes, quantity, unitGross: price, vatRate },
    ...{ net: amounts.net, gross: amounts.gross, discount: taken, seller: other?.name, option },
  }
}

/** Words that the law wants on a quote, by how the company acts, which no other part of the page says. */
const warningsOf = (
  { total, groups, lines }: Quote,
  { legalEntity, customer }: Parties,
  on: CivilDate,
): readonly string[] => {
  const { modes, activities, lawSettings } = legalEntity
  const holds = activities.filter(({ from, until }) => from <= on && (!until || on < until))
  const { due } = mentionsOf(
    'quote',
    on,
    {
      declared: holds.some(({ as = 'declaration' }) => as === 'declaration'),
      approved: holds.some(({ as }) => as === 'approval'),
      vat: 'liable',
      customer: customer.organisation ? 'business' : 'consumer',
      beforeTax: Money.sum(groups.map(({ net }) => net)),
      withTax: total,
      ...{ size: 'small', seller: 'other' },
      has: [
        ...(modes.includes('mandataire') ? (['customer-employs'] as const) : []),
        ...(modes.includes('mise-a-disposition') ? (['customer-directs'] as const) : []),
        ...(lines.some(({ kind }) => kind === 'travel') ? (['extra-fees'] as const) : []),
      ],
    },
    lawSettings?.trusts,
  )
  const said = ['quote.employer', 'quote.lending', 'quote.no-advantage']
  return due.flatMap(({ mention, row }) =>
    said.some((id) => mention.endsWith(id)) ? [`${row.value[customer.language]}.`] : [],
  )
}

const withdrawalOf = (
  { id, concluded, urgent = false, successive, online, lines }: Quote,
  { legalEntity, customer }: Parties,
  on: CivilDate,
): WithdrawalView => {
  const words = online ? withdrawalFunction.on(on)?.value.first : undefined
  const signedToday = { concluded, concludedOn: on, urgent, successive, lines }
  return {
    ...{ language: customer.language, issuer: legalEntity, number: id, urgent, online: words },
    goods: lines.some(({ kind }) => kind === 'goods'),
    payment: payableFrom(signedToday, legalEntity).from ? 'not-for-seven-days' : 'at-once',
  }
}
