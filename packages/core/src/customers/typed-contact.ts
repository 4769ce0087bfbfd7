import { z } from 'zod'
import { Reference } from '../shared/id.js'
import {
  type Email,
  type Phone,
  type Postcode,
  readEmail,
  readPhone,
  readPostcode,
} from '../shared/text.js'
import { type Finding, found } from './customer.js'
import { readName } from './typed-name.js'

const Typed = (max: number) => z.string().max(max).default('')

/** One line of another system's export, as people typed it; only the reference is needed. */
export const TypedContact = z
  .object({
    reference: Reference,
    organisation: Typed(200),
    firstName: Typed(100),
    lastName: Typed(100),
    mobile: Typed(100),
    email: Typed(300),
    street: Typed(200),
    postcode: Typed(50),
    city: Typed(100),
  })
  .readonly()
/** One line of another system's export, as people typed it. */
export type TypedContact = z.output<typeof TypedContact>

/** A contact as it was understood: what is absent was not typed, or nobody can read it. */
export interface ReadContact {
  readonly organisation: string
  readonly firstName: string
  readonly lastName: string
  readonly phone?: Phone
  readonly email?: Email
  readonly street: string
  readonly postcode?: Postcode
  readonly city: string
}

/** What reading a contact answers. Quarantined = some finding has no suggestion. */
export interface ContactReading {
  readonly contact: ReadContact
  readonly findings: readonly Finding[]
  readonly quarantined: boolean
}

/**
 * Reads a contact: corrects what can be told, and says so (S258, S262); what nobody can read is left out of the contact and
 * kept in its finding. A phone in another shape, or spaces around a word, are no defects. Reading what was read finds nothing.
 *
 * Codes with a suggestion: `looks-like-phone`, `looks-like-email`, `phone-among-words`, `postcode-lost-zero`,
 * `postcode-shape`, `name-in-one-field`, `names-inverted`, `shouted-name`, `name-without-capitals`.
 * Without: `phone-unreadable`, `email-unreadable`, `postcode-unreadable`.
 */
export const readContact = (typed: TypedContact): ContactReading => {
  const { name, findings: inName } = readName(typed.firstName, typed.lastName)
  const { phone, email, findings: inReach } = readReach(typed)
  const { postcode, findings: inPostcode } = readPostcodeColumn(typed.postcode.trim())
  const findings = [...inName, ...inReach, ...inPostcode]
  const contact = {
    ...name,
    organisation: typed.organisation.trim(),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    street: typed.street.trim(),
    ...(postcode ? { postcode } : {}),
    city: typed.city.trim(),
  }
  const quarantined = findings.some(({ suggestion }) => suggestion === undefined)
  return { contact, findings, quarantined }
}

/** What one column held, whatever its heading says. */
interface Column {
  readonly phone?: Phone | undefined
  readonly email?: Email | undefined
  readonly findings: readonly Finding[]
}

const readReach = ({ mobile, email }: TypedContact): Column => {
  const columns = [readPhoneColumn(mobile.trim()), readEmailColumn(email.trim())] as const
  const [first, second] = columns
  return {
    // Each column has the last word on its own matter: what strayed in fills only an empty place.
    phone: first.phone ?? second.phone,
    email: second.email ?? first.email,
    findings: columns.flatMap(({ findings }) => findings),
  }
}

const readPhoneColumn = (typed: string): Column => {
  if (!typed) return { findings: [] }
  const phone = readPhone(typed)
  if (phone) return { phone, findings: [] }
  const email = readEmail(typed)
  if (email) return { email, findings: [found('phone', 'looks-like-email', typed, email)] }
  const among = phoneAmongWords(typed)
  return among
    ? { phone: among, findings: [found('phone', 'phone-among-words', typed, among)] }
    : { findings: [found('phone', 'phone-unreadable', typed)] }
}

const readEmailColumn = (typed: string): Column => {
  if (!typed) return { findings: [] }
  const email = readEmail(typed)
  if (email) return { email, findings: [] }
  const phone = readPhone(typed) ?? (typed.includes('@') ? undefined : phoneAmongWords(typed))
  return phone
    ? { phone, findings: [found('email', 'looks-like-phone', typed, phone)] }
    : { findings: [found('email', 'email-unreadable', typed)] }
}

/** `06 12 34 56 78 (fille)`, or the first of two numbers; the words stay in the finding. */
const phoneAmongWords = (typed: string): Phone | undefined =>
  typed
    .split(/[;,|]|\s\/\s|\p{L}+/u)
    .map((part) => readPhone(part.replace(/^[^\d+]+|\D+$/g, '')))
    .find(Boolean)

const readPostcodeColumn = (
  typed: string,
): { readonly postcode?: Postcode | undefined; readonly findings: readonly Finding[] } => {
  if (!typed) return { findings: [] }
  const postcode = readPostcode(typed)
  if (postcode) return { postcode, findings: [] }
  const lostZero = /^\d{4}$/.test(typed) ? readPostcode(`0${typed}`) : undefined
  if (lostZero)
    return {
      postcode: lostZero,
      findings: [found('postcode', 'postcode-lost-zero', typed, lostZero)],
    }
  const within = /(?<!\d)\d{2}\s?\d{3}(?!\d)/.exec(typed)?.[0].replace(/\s/, '')
  const apart = within ? readPostcode(within) : undefined
  return apart
    ? { postcode: apart, findings: [found('postcode', 'postcode-shape', typed, apart)] }
    : { findings: [found('postcode', 'postcode-unreadable', typed)] }
}
