import type { InformationName } from './contract.js'
import type { Quote } from './quote.js'
import type { SellerOf } from './quote-line.js'

/** What is handed over with a quote. */
export interface HandedOver {
  /** Told besides. */
  readonly informed: readonly InformationName[]
  /** The document that Foyer makes of it goes along. */
  readonly document: boolean
}

/**
 * What a consumer is told by a quote: what the quote itself says; what its document prints besides, where it goes along; and what somebody
 * answers for having told. Legal guarantees and the cost of returning goods are printed by no document here.
 */
export const informedBy = (
  quote: Pick<Quote, 'legalEntity' | 'by' | 'concluded' | 'urgent'>,
  sellerOf: SellerOf,
  { informed, document }: HandedOver,
): readonly InformationName[] => {
  const { mediator } = sellerOf(quote).legalEntity
  const said: readonly InformationName[] = [
    ...(['features', 'price', 'identity'] as const),
    ...(quote.by ? (['date'] as const) : []),
    ...(mediator ? (['mediator'] as const) : []),
  ]
  const printed = document ? printedFor(quote) : []
  return [...new Set([...said, ...printed, ...informed])]
}

/** What the document of a quote prints besides: of withdrawing, where one may; and who the company is before the law. */
const printedFor = ({
  concluded,
  urgent,
}: Pick<Quote, 'concluded' | 'urgent'>): readonly InformationName[] => {
  if (concluded === 'shop') return ['provider']
  return urgent
    ? ['provider', 'no-withdrawal']
    : ['provider', 'withdrawal', 'early-cost', 'no-withdrawal']
}
