import { z } from 'zod'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { groupsOf } from '../shared/amounts.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { overDiscounted } from './order-line.js'
import { type Parties, partiesOf } from './parties.js'
import type { Quote, QuoteContent, Totals } from './quote.js'
import {
  linesIn,
  type QuoteEntry,
  type QuoteLine,
  quotedLines,
  retaxed,
  type SellerOf,
} from './quote-line.js'

/** The data that the refusals of lines carry; `line` counts from 1, the options among them. */
export const lineRefusals = { 'discount-above-price': { line: z.int().positive() } } as const

type NotFound = Extract<CommonRefusal, { readonly code: 'not-found' }>

/** Why lines cannot be quoted or ordered. */
export type LineRefusal = NotFound | (Refusal<'discount-above-price'> & { readonly line: number })

/** Who buys, and from whom unless a line says otherwise. */
export interface Sale {
  readonly customer: CustomerId
  readonly legalEntity: LegalEntityId
}

/** Reads everybody who sells something in a sale; answers how to tell who sells a line. */
export const sellersOf = async (
  work: Work,
  { customer, legalEntity }: Sale,
  lines: readonly Pick<QuoteLine, 'legalEntity'>[],
): Promise<Result<SellerOf, NotFound>> => {
  const wanted = new Set([legalEntity, ...lines.flatMap((line) => line.legalEntity ?? [])])
  const sellers = new Map<LegalEntityId, Parties>()
  for (const id of wanted) {
    const parties = await partiesOf(work, { legalEntity: id, customer })
    if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
    sellers.set(id, parties)
  }
  return accept((line) => {
    const parties = sellers.get(line.legalEntity ?? legalEntity)
    if (!parties) throw new Error(`nobody sells for ${line.legalEntity}`)
    return parties
  })
}

/** What a quote is written with. */
export interface Written
  extends Pick<
    QuoteContent,
    'description' | 'by' | 'concluded' | 'online' | 'urgent' | 'successive'
  > {
  readonly lines: readonly QuoteEntry[]
}

/** What a quote says, its lines taxed as the law of today taxes them. */
export const contentFor = async (
  work: Work,
  sale: Sale,
  { lines: entries, ...said }: Written,
): Promise<Result<QuoteContent, LineRefusal>> => {
  const flat = entries.flatMap(({ options, ...base }) => [base, ...options])
  const line = overDiscounted(flat)
  if (line) return refuse({ code: 'discount-above-price', line })
  const sellerOf = await sellersOf(work, sale, flat)
  if (!sellerOf.ok) return sellerOf
  return accept({ ...said, ...totalsOf(quotedLines(entries, sellerOf.value, work.today)) })
}

/** Lines, what those in the price come to, and by the VAT that they bear. */
export const totalsOf = (lines: readonly QuoteLine[]): Totals => {
  const inside = linesIn(lines).map(({ amounts, vatRate, taxed, mention }) => ({
    ...{ ...amounts, vatRate, taxed, mention },
  }))
  return { lines, total: Money.sum(inside.map(({ gross }) => gross)), groups: groupsOf(inside) }
}

/** The totals of a quote as the law of a day taxes its lines. */
export const totalsOn = (
  { lines }: Pick<Quote, 'lines'>,
  sellerOf: SellerOf,
  on: CivilDate,
): Totals => totalsOf(retaxed(lines, sellerOf, on))
