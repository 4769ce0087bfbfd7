import type { Work } from '../app/work.js'
import type { Mandate, SignedMandate } from '../direct-debit/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { DocumentCustomer, Issuer } from './parties.js'
import { addressee, mustKnow } from './views.js'

/** All that the document of a mandate prints: what was signed, and by whom. */
export interface MandateView {
  readonly language: Language
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  readonly signed: SignedMandate
  readonly signedBy: string
  readonly signedOn: CivilDate
  /** SHA-256 of what was signed, by whom and when. */
  readonly seal: string
}

/** What the document of a mandate prints; undefined where another system, or paper, keeps what was signed. */
export const mandateView = async (
  work: Work,
  mandate: Mandate,
): Promise<MandateView | undefined> => {
  const { signed, seal, by: signedBy, on: signedOn } = mandate.signature ?? {}
  if (!signed || !seal || !signedBy || !signedOn) return undefined
  const { legalEntity: issuer, customer } = await mustKnow(work, mandate)
  return {
    ...{ language: customer.language, issuer, customer: addressee(customer) },
    ...{ signed, signedBy, signedOn, seal },
  }
}
