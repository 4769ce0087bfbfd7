import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { VisitId } from '../dispatch/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Amount, type Money } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { Year } from './fiscal-year.js'

/** Id of a certificate. */
export const CertificateId = idOf<'CertificateId'>('cer')
/** Id of a certificate. */
export type CertificateId = z.output<typeof CertificateId>

/** A visit that the year's money paid for. */
export const Intervention = z
  .object({ visit: VisitId, date: CivilDate, minutes: z.int().positive(), worker: WorkerId })
  .readonly()
/** A visit that the year's money paid for. */
export type Intervention = z.output<typeof Intervention>

/**
 * A customer's year, in cents: money received in it on eligible lines by admitted means. Ceilings and caps are not applied:
 * they belong to the household's own return (CGI, article 199 sexdecies).
 */
export const YearFigures = z
  .object({
    /** All of it; prepaid CESU, aids and the immediate advance are inside. */
    paidGross: Amount,
    prepaidCesu: Amount,
    /** Paid by a third party. */
    aids: Amount,
    /** Immediate advance (avance immédiate) of the credit. */
    advance: Amount,
    /** What the customer paid out of pocket: gross less the three above. */
    paidNet: Amount,
    /** Admitted means on lines that open no right. */
    ineligiblePaid: Amount,
    /** Cash, on any line: it settles the debt and opens no right. */
    paidInCash: Amount,
    byActivity: z.array(z.object({ activity: ActivityCode, amount: Amount }).readonly()).readonly(),
    interventions: z.array(Intervention).readonly(),
  })
  .readonly()
  .meta({ id: 'YearFigures' })
/** A customer's year. */
export type YearFigures = z.output<typeof YearFigures>

/**
 * The yearly fiscal certificate (attestation fiscale annuelle; Code du travail, article D7233-4) of one customer, one legal
 * entity and one year. An issued one never changes: when its money moved, it is reopened, and corrected by another version.
 */
export const Certificate = z
  .object({
    id: CertificateId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    year: Year,
    version: z.int().positive(),
    status: z.enum(['draft', 'issued', 'reopened', 'replaced']),
    number: z.string().nullable(),
    issuedOn: CivilDate.nullable(),
    /** Number of the version that this one corrects. */
    replaces: z.string().nullable(),
    figures: YearFigures,
  })
  .readonly()
  .meta({ id: 'Certificate' })
/** The yearly fiscal certificate. */
export type Certificate = z.output<typeof Certificate>

/** What may be asked of a certificate. */
export type CertificateCommand =
  | { readonly type: 'refresh'; readonly figures: YearFigures }
  | { readonly type: 'issue'; readonly number: string; readonly on: CivilDate }
  | { readonly type: 'correct' }

/** What happens to a certificate once it is drafted. */
export type CertificateFact =
  | { readonly type: 'certificate-redrafted'; readonly figures: YearFigures }
  | { readonly type: 'certificate-reopened' }
  | {
      readonly type: 'certificate-issued'
      readonly number: string
      readonly on: CivilDate
      readonly paidGross: Money
    }
  | { readonly type: 'certificate-replaced' }

/** The data that a certificate's refusals carry. */
export const certificateRefusals = {
  'certificate-not-reopened': {},
  'certificate-not-draft': { status: Certificate.unwrap().shape.status },
} as const

/** Why a certificate's life does not go on as asked. */
export type CertificateRefusal =
  | Refusal<'certificate-not-reopened'>
  | (Refusal<'certificate-not-draft'> & { readonly status: Certificate['status'] })

const frozen = ({ status }: Certificate) =>
  refuse({ code: 'certificate-not-draft', status } as const)
const upToDate = () => refuse({ code: 'certificate-not-reopened' } as const)

/** Draft; issued once; reopened when its money moved; replaced by a correction. */
export const certificateLife: Lifecycle<
  Certificate,
  CertificateCommand,
  CertificateFact,
  CertificateRefusal
> = {
  decide: (certificate, command) =>
    match([certificate, command] as const)
      .returnType<Result<CertificateFact, CertificateRefusal>>()
      .with([{ status: 'draft' }, { type: 'refresh' }], ([, { figures }]) =>
        accept({ type: 'certificate-redrafted', figures }),
      )
      .with([{ status: 'draft' }, { type: 'issue' }], ([{ figures }, { number, on }]) =>
        accept({ type: 'certificate-issued', number, on, paidGross: figures.paidGross }),
      )
      .with([{ status: 'draft' }, { type: 'correct' }], upToDate)
      .with([{ status: 'issued' }, { type: 'refresh' }], () =>
        accept({ type: 'certificate-reopened' }),
      )
      .with([{ status: 'issued' }, { type: 'issue' }], ([it]) => frozen(it))
      .with([{ status: 'issued' }, { type: 'correct' }], upToDate)
      // Told again, so that a correction made at the same moment is lost, and made with this money too.
      .with([{ status: 'reopened' }, { type: 'refresh' }], () =>
        accept({ type: 'certificate-reopened' }),
      )
      .with([{ status: 'reopened' }, { type: 'issue' }], ([it]) => frozen(it))
      .with([{ status: 'reopened' }, { type: 'correct' }], () =>
        accept({ type: 'certificate-replaced' }),
      )
      .with([{ status: 'replaced' }, { type: 'refresh' }], ([it]) => frozen(it))
      .with([{ status: 'replaced' }, { type: 'issue' }], ([it]) => frozen(it))
      .with([{ status: 'replaced' }, { type: 'correct' }], ([it]) => frozen(it))
      .exhaustive(),

  evolve: (certificate, fact) =>
    match(fact)
      .returnType<Certificate>()
      .with({ type: 'certificate-redrafted' }, ({ figures }) => ({ ...certificate, figures }))
      .with({ type: 'certificate-reopened' }, () => ({ ...certificate, status: 'reopened' }))
      .with({ type: 'certificate-issued' }, ({ number, on }) => ({
        ...certificate,
        status: 'issued',
        number,
        issuedOn: on,
      }))
      .with({ type: 'certificate-replaced' }, () => ({ ...certificate, status: 'replaced' }))
      .exhaustive(),
}
