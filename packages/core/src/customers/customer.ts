import { z } from 'zod'
import { CustomValues } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf, Reference } from '../shared/id.js'
import { Language } from '../shared/language.js'
import { Email, Phone, Postcode } from '../shared/text.js'

/** Id of a customer: the same from the first call to the last invoice (S235). */
export const CustomerId = idOf<'CustomerId'>('cus')
/** Id of a customer. */
export type CustomerId = z.output<typeof CustomerId>

const Text = (max: number) => z.string().trim().max(max)

/** Where a customer lives; each part may still be missing. */
export const Home = z
  .object({ street: Text(200), postcode: Postcode.optional(), city: Text(100) })
  .readonly()

/** How a person is reached and addressed. Somebody's name and one phone number are enough to begin (S058). */
export const Identity = z
  .object({
    firstName: Text(100).default(''),
    /** Needed, unless a company's name is there. */
    lastName: Text(100).default(''),
    /** Filled only for a company, which never has a right to the credit; a person needs none (S238). */
    organisation: Text(200).default(''),
    phone: Phone.optional(),
    email: Email.optional(),
    home: Home.default({ street: '', city: '' }),
    language: Language.default('fr'),
  })
  .readonly()
/** How a person is reached and addressed. */
export type Identity = z.output<typeof Identity>

/** What makes an identity a new person's: somebody's name, or a company's. */
export const named = [
  ({ lastName, organisation }: { readonly lastName: string; readonly organisation: string }) =>
    Boolean(lastName || organisation),
  { message: 'a name is needed', path: ['lastName'] as string[] },
] as const

/** An identity as entered by hand or by a form: it has a name. */
export const NewIdentity = Identity.unwrap()
  .refine(...named)
  .readonly()

/** What was found wrong in a typed field; `suggestion` is what it was corrected to, `old` what was typed. */
export const Finding = z
  .object({
    field: z.string(),
    code: z.string(),
    old: z.string(),
    suggestion: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'Finding' })
/** What was found wrong in a typed field. */
export type Finding = z.output<typeof Finding>

/** A finding; without a suggestion when nobody can tell what was meant. */
export const found = (field: string, code: string, old: string, suggestion?: string): Finding =>
  suggestion === undefined ? { field, code, old } : { field, code, old, suggestion }

/** A person or a household, company optional. Prospects and customers share one model: only `standing` changes. */
export const Customer = z
  .object({
    id: CustomerId,
    reference: Reference.nullable(),
    standing: z.enum(['prospect', 'customer']),
    ...Identity.unwrap().shape,
    /** Folded words of the name in alphabetical order (S264). */
    nameKey: z.string(),
    since: CivilDate,
    /** True while a typed field is unreadable and nobody has said what it should be. It blocks nothing. */
    quarantined: z.boolean(),
    findings: z.array(Finding).readonly(),
    /** Of the fields that the company added, those that hold something; worked out ones too. */
    custom: CustomValues.optional(),
    /** What searching looks at of them. */
    customText: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'Customer' })
/** A person or a household, company optional. */
export type Customer = z.output<typeof Customer>

const wanted = {
  firstName: (c: Identity) => c.firstName,
  lastName: (c: Identity) => c.lastName,
  phone: (c: Identity) => c.phone,
  email: (c: Identity) => c.email,
  street: (c: Identity) => c.home.street,
  postcode: (c: Identity) => c.home.postcode,
  city: (c: Identity) => c.home.city,
} as const

/** What a full identity holds and this one does not. */
export const missingOf = (identity: Identity): readonly string[] =>
  Object.entries(wanted).flatMap(([field, of]) => (of(identity) ? [] : [field]))

/** How full the identity is, 0 to 100. */
export const completenessOf = (identity: Identity): number => {
  const all = Object.keys(wanted).length
  return Math.round((100 * (all - missingOf(identity).length)) / all)
}

/** `Marie Dupont`, or the company's name. */
export const customerName = ({ organisation, firstName, lastName }: Customer): string =>
  organisation || [firstName, lastName].filter(Boolean).join(' ')

/** Any part of an identity; what is absent is left as it is, and no default fills it. */
export const IdentityChange = z
  .object({
    firstName: Text(100),
    lastName: Text(100),
    organisation: Text(200),
    phone: Phone,
    email: Email,
    home: Home,
    language: Language,
  })
  .partial()
  .readonly()
