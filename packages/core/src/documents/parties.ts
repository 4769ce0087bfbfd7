import type { CivilDate } from '../shared/civil-date.js'
import type { Money } from '../shared/money.js'

/** A postal address in France, on two lines. */
export interface PostalAddress {
  readonly line: string
  readonly postcode: string
  readonly city: string
}

/** The company a document comes from, as the law wants it named (article D7233-1 of the Code du travail, 1° and 2°). */
export interface Issuer {
  readonly name: string
  readonly legalForm: string
  readonly capital?: Money | undefined
  readonly siren: string
  readonly siret: string
  /** Town of the trade register. */
  readonly rcs?: string | undefined
  readonly vatNumber?: string | undefined
  /** Number and day of its declaration. */
  readonly sapNumber: string
  readonly declaredOn: CivilDate
  /** Number and day of its approval (agrément), where an activity asks for one. */
  readonly approval?: { readonly number: string; readonly on: CivilDate } | undefined
  readonly address: PostalAddress
  readonly email: string
  readonly phone: string
  readonly mediator?: { readonly name: string; readonly url: string } | undefined
  /** Who signs, with the title: `Claire Vasseur, gérante`. */
  readonly representative: string
}

/** A person and a postal address, line by line. */
export interface Addressee {
  readonly name: string
  readonly address: readonly string[]
}

/** Whom a document is for. `reference` is the number the customer knows. */
export interface DocumentCustomer extends Addressee {
  readonly reference?: string | undefined
}
