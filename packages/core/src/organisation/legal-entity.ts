import { z } from 'zod'
import { ActivityCode, LawSettings, Status } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { NaturalAmount } from '../shared/money.js'
import { Factor } from '../shared/rate.js'
import { Email, Postcode } from '../shared/text.js'
import { CreditorIdentifier } from './creditor-identifier.js'
import { InvoicingSettings, Prefix } from './invoicing-settings.js'
import { Vat, VatStatus } from './vat-status.js'

/** Id of a legal entity. */
export const LegalEntityId = idOf<'LegalEntityId'>('ent')
/** Id of a legal entity. */
export type LegalEntityId = z.output<typeof LegalEntityId>

/** The key of Luhn, which every SIREN and SIRET carries. */
const luhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0) %
    10 ===
  0

/** A company's number: nine digits with their key. */
export const Siren = z
  .string()
  .regex(/^\d{9}$/)
  .refine(luhn, 'a SIREN whose key is wrong')
/** An establishment's number: the SIREN and five more digits. Its own key is not checked: some real ones have none. */
export const Siret = z.string().regex(/^\d{14}$/)

/** A postal address in France. */
export const Address = z
  .object({
    line: z.string().trim().min(1).max(200),
    postcode: Postcode,
    city: z.string().trim().min(1).max(100),
  })
  .readonly()
  .meta({ id: 'Address' })
/** A postal address in France. */
export type Address = z.output<typeof Address>

/**
 * An activity that the entity may exercise with fiscal effect: `from` inclusive, `until` exclusive. `as` left out = a declaration;
 * an activity that needs an approval or an authorisation needs an entry for it besides.
 */
export const DeclaredActivity = z
  .object({
    activity: ActivityCode,
    from: CivilDate,
    until: CivilDate.optional(),
    as: Status.optional(),
  })
  .readonly()

/** What a company says of itself when it joins. */
export const NewLegalEntity = z
  .object({
    name: z.string().trim().min(1).max(200),
    legalForm: z.string().trim().min(1).max(60),
    capital: NaturalAmount.optional(),
    siren: Siren,
    siret: Siret,
    /** Town of the trade register (registre du commerce et des sociétés). */
    rcs: z.string().trim().max(100).optional(),
    vatNumber: z
      .string()
      .regex(/^FR[0-9A-Z]{2}\d{9}$/)
      .optional(),
    /** `SAP` and the SIREN: the number of its declaration (articles R7232-16 and following of the Code du travail). */
    sapNumber: z.string().regex(/^SAP\d{9}$/),
    declaredOn: CivilDate,
    activities: z.array(DeclaredActivity).readonly(),
    address: Address,
    email: Email,
    /** As it is printed. */
    phone: z.string().trim().min(6).max(30),
    mediator: z.object({ name: z.string(), url: z.url() }).readonly().optional(),
    representative: z.string().trim().min(1).max(200),
    /** How it acts for its customers (Code du travail, article L7232-6); only a `prestataire` invoices the service itself. */
    modes: z
      .array(z.enum(['prestataire', 'mandataire', 'mise-a-disposition']))
      .min(1)
      .readonly()
      .default(['prestataire']),
    /** As it is registered; `changeVat` says what holds from a later day on. */
    vat: Vat.default('normal'),
    /** How it stands towards VAT from certain days on, in no order. */
    vatChanges: z.array(VatStatus).readonly().optional(),
    /** Persons employed, and the share of other sales in the year before (a ratio): what the exclusivity rule asks about. */
    headcount: z.int().nonnegative().optional(),
    accessoryShareOfPreviousYear: Factor.optional(),
    /** VAT falls due when the customer pays (CGI, article 269, 2, c), unless the entity opted for debits. */
    vatOnReceipts: z.boolean().default(true),
    /** What the law leaves open, decided by whoever answers for the entity; left out = the safe side of each. */
    lawSettings: LawSettings.optional(),
    /** Starts the numbers of the entity's own invoices: `F2025-00001`. */
    invoicePrefix: Prefix.default('F'),
    /** How it numbers the rest of what it issues, and on which terms it is paid; left out = the usual side of each. */
    invoicing: InvoicingSettings.optional(),
  })
  .readonly()

/** A company of the tenant, with its registration, its own number series and its own certificates. */
export const LegalEntity = z
  .object({
    id: LegalEntityId,
    ...NewLegalEntity.unwrap().shape,
    /** Under which it collects direct debits; absent = it collects none. */
    creditorIdentifier: CreditorIdentifier.optional(),
  })
  .readonly()
  .meta({ id: 'LegalEntity' })
/** A company of the tenant. */
export type LegalEntity = z.output<typeof LegalEntity>
