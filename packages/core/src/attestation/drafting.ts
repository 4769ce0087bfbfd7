import { advance } from '../app/advance.js'
import { nextNumber } from '../app/counters.js'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { must } from '../shared/result.js'
import {
  type Certificate,
  CertificateId,
  certificateLife,
  type YearFigures,
} from './certificate.js'
import { certificates } from './collections.js'
import { figuresOf, sameFigures, yearOfCustomer } from './figures.js'

/** Whose certificate, from whom, for which year. */
export interface Subject {
  readonly legalEntity: LegalEntityId
  readonly customer: CustomerId
  readonly year: number
}

/** The newest version of a certificate. */
export const latestOf = async (work: Work, subject: Subject): Promise<Certificate | undefined> => {
  const { legalEntity, customer, year } = subject
  const where = { legalEntity, customer, year }
  const query = { where, order: 'version', descending: true, limit: 1 }
  return (await work.find(certificates, query)).at(0)
}

/** A customer's year as the money stands now. */
export const figuresFor = async (work: Work, subject: Subject): Promise<YearFigures> => {
  const { legalEntity, customer, year } = subject
  return figuresOf(await yearOfCustomer(work, legalEntity, customer, year))
}

/** A first version, or the next. Nothing is put yet. */
export const newDraft = (
  work: Work,
  { legalEntity, customer, year }: Subject,
  figures: YearFigures,
  before?: Certificate,
): Certificate => ({
  id: work.newId(CertificateId),
  legalEntity,
  customer,
  year,
  version: (before?.version ?? 0) + 1,
  status: 'draft',
  number: null,
  issuedOn: null,
  replaces: before?.number ?? null,
  figures,
})

/**
 * Brings a customer's certificate in step with the money: a draft is drawn again, an issued one whose figures changed is
 * reopened, and a customer who has none that stands gets a draft when there is something to certify. True when anything changed.
 */
export const bringInStep = async (work: Work, subject: Subject): Promise<boolean> => {
  const figures = await figuresFor(work, subject)
  const latest = await latestOf(work, subject)
  if (latest && latest.status !== 'replaced') return refresh(work, latest, figures) !== latest
  if (figures.paidGross <= 0) return false
  const draft = newDraft(work, subject, figures, latest)
  work.put(certificates, draft)
  work.record({ type: 'certificate-drafted', of: draft.id, about: subject.customer })
  return true
}

/** The same certificate when its figures still say what the money says; one that is open already is reopened again. */
export const refresh = (
  work: Work,
  certificate: Certificate,
  figures: YearFigures,
): Certificate => {
  const { status, figures: before } = certificate
  if (status !== 'reopened' && sameFigures(before, figures)) return certificate
  return must(
    advance(work, certificates, certificateLife, certificate, { type: 'refresh', figures }),
  )
}

/** Issues a draft under the next number of its entity and year. A command that calls this declares a lane. */
export const issue = async (work: Work, draft: Certificate): Promise<Certificate> => {
  const { legalEntity, year } = draft
  const count = await nextNumber(work, `certificates ${legalEntity} ${year}`)
  const number = `AF${year}-${String(count).padStart(5, '0')}`
  const on = work.today
  return must(advance(work, certificates, certificateLife, draft, { type: 'issue', number, on }))
}
