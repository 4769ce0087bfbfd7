import { CivilDate } from '../shared/civil-date.js'
import { nameKey, readEmail, readPostcode, readTypedPhone } from '../shared/text.js'
import { Customer, type Identity } from './customer.js'

/** What a host knows of a customer that it keeps itself, as it has it: null or left out where it has nothing. */
export interface HostKnown {
  /** As `idOfNumber` or `idOfUuid` makes it, or as Foyer gave it. */
  readonly id: string
  readonly reference?: string | null
  readonly firstName?: string | null
  readonly lastName?: string | null
  /** Filled only for a company. */
  readonly organisation?: string | null
  /** As people type it; one that nobody can read is left out. */
  readonly phone?: string | null
  /** One that is none is left out. */
  readonly email?: string | null
  readonly street?: string | null
  /** Five digits; anything else is left out. */
  readonly postcode?: string | null
  readonly city?: string | null
  /** `fr` unless told otherwise. */
  readonly language?: Identity['language'] | null
  /** `YYYY-MM-DD`: the day from which the person is known. */
  readonly since: string
  /** What `hostRest` gave to be kept of it: all that the host has no column for. */
  readonly rest?: object | null
}

/**
 * A customer as Foyer sees it, of what a host knows.
 * @throws {ZodError} for an id or a day that is none, and for a text that is too long.
 */
export const hostCustomer = (known: HostKnown): Customer => {
  const { reference, phone, email, street, postcode, city, language } = known
  const [firstName, lastName] = [known.firstName ?? '', known.lastName ?? '']
  return Customer.parse({
    ...{ standing: 'customer', quarantined: false, findings: [], ...known.rest },
    ...{ id: known.id, reference: reference ?? null, since: CivilDate.parse(known.since) },
    ...{ firstName, lastName, organisation: known.organisation ?? '' },
    nameKey: nameKey(firstName, lastName),
    language: language ?? 'fr',
    ...given('phone', readTypedPhone(phone ?? '')),
    ...given('email', readEmail(email ?? '')),
    home: {
      ...{ street: street ?? '', city: city ?? '' },
      ...given('postcode', readPostcode(postcode ?? '')),
    },
  })
}

const given = (field: string, value: string | undefined): object =>
  value === undefined ? {} : { [field]: value }

/** What a host keeps beside its own columns of a customer, as JSON: standing, findings, the fields that a company added. */
export const hostRest = ({
  standing,
  quarantined,
  findings,
  custom,
  customText,
}: Customer): object => ({
  ...{ standing, quarantined, findings },
  ...(custom ? { custom } : {}),
  ...(customText === undefined ? {} : { customText }),
})
