import { type LawSettings, safeSide } from '../rules/fr/settings.js'
import { undetermined, type VatAnswer, type VatLine } from './line.js'
import { rateFor } from './rate-for.js'

/** Several services sold together. */
export interface Offer {
  readonly parts: readonly VatLine[]
  /** One supply with its accessories, or several: a question per offer (CGI, article 257 ter). */
  readonly supply?: 'one' | 'several' | undefined
  /** Of one supply: the place of its principal part in `parts`, from 0. */
  readonly principal?: number | undefined
}

/**
 * The rate of each part of an offer, in order. Of several supplies each has its own; one supply has
 * the rate of its principal part. Parts that all bear one rate need no decision; a part whose facts
 * are missing asks for them first.
 */
export const ratesForOffer = (
  offer: Offer,
  settings: LawSettings = safeSide,
): readonly VatAnswer[] => {
  const { parts, supply, principal = -1 } = offer
  const own = parts.map((part) => rateFor(part, settings))
  if (supply === 'several' || new Set(own.map(borne)).size === 1) return own
  if (supply === 'one') return own.map(() => own[principal] ?? undetermined(['principal']))
  return own.map((one) => (one.verdict === 'known' ? undetermined(['supply']) : one))
}

type Borne = Pick<VatAnswer, 'verdict'> &
  Partial<Pick<Extract<VatAnswer, { readonly verdict: 'known' }>, 'rate' | 'taxed'>>

const borne = ({ taxed, rate }: Borne): string => `${taxed} ${rate}`
