import { describe, expect, it } from 'vitest'
import { day } from '../shared/day.js'
import { type Job, rolesOf } from './roles.js'

const performedOn = day('2026-03-10')
const reason = (code: string, rule: string, fr: string, en: string, item: string) => ({
  ...{ code, fr, en, rule: `fr.roles.${rule}`, row: `fr.roles.${rule}@2008-05-01` },
  source: {
    text: 'Code du travail',
    article: 'L7232-6',
    paragraph: item,
    confidence: 'verified',
    readOn: '2026-11-22',
  },
})
const provider = reason(
  'provider',
  'provider',
  'En mode prestataire, l’organisme facture et certifie le prix de la prestation.',
  'As a provider, the organisation invoices and certifies the price of the service.',
  '3° (prestataire)',
)
const lender = reason(
  'lender',
  'lender',
  'En mise à disposition, l’organisme facture et certifie le prix de la mise à disposition.',
  'As a lender of staff, the organisation invoices and certifies the price of the lending.',
  '2° (mise à disposition)',
)
const agent = reason(
  'agent',
  'agent',
  'En mode mandataire, le foyer est l’employeur : l’organisme ne facture et ne certifie que ses frais.',
  'As an agent, the household is the employer: the organisation invoices and certifies its fee only.',
  '1° (mandataire)',
)
const subcontracting = {
  code: 'principal-certifies',
  fr: 'Le client reçoit une attestation, de l’organisme qui le facture ; le sous-traitant facture l’organisme et n’atteste rien.',
  en: 'The customer has one certificate, from the body that invoices it; the subcontractor invoices that body and certifies nothing.',
  rule: 'fr.roles.subcontracting',
  row: 'fr.roles.subcontracting@2008-05-01',
  source: {
    text: 'Code du travail',
    article: 'D7233-4',
    paragraph: 'chacun de ses clients',
    confidence: 'secondary',
    readOn: '2026-11-22',
  },
}
const itself = {
  verdict: 'known',
  invoices: 'price',
  certifies: 'price',
  wagesCertifiedBy: 'nobody',
  subcontractorInvoices: 'nobody',
} as const

describe('who invoices and who certifies (T10)', () => {
  it('is the organisation, for its price, as a provider or a lender', () => {
    const mode = 'prestataire'
    expect(rolesOf({ mode, performedOn })).toEqual({ ...itself, because: [provider] })
    const lent = rolesOf({ mode: 'mise-a-disposition', performedOn })
    expect(lent).toEqual({ ...itself, because: [lender] })
  })

  it('is the organisation, for its fee only, where the household is the employer (S014)', () => {
    expect(rolesOf({ mode: 'mandataire', performedOn })).toEqual({
      verdict: 'known',
      invoices: 'fee',
      certifies: 'fee',
      wagesCertifiedBy: 'cesu-or-pajemploi',
      subcontractorInvoices: 'nobody',
      because: [agent],
    })
  })

  it('is who has the customer, where another body does the work: one certificate (S015)', () => {
    const job: Job = { mode: 'prestataire', performedOn, subcontracted: true }
    expect(rolesOf(job)).toEqual({
      ...itself,
      subcontractorInvoices: 'the-organisation',
      because: [provider, subcontracting],
    })
    expect(rolesOf({ ...job, subcontracted: false })).toEqual({ ...itself, because: [provider] })
  })

  it('was read of May 2008 and after: before, nothing is known', () => {
    const before = day('2008-04-30')
    const on = (date: string, subcontracted?: boolean) =>
      rolesOf({ mode: 'prestataire', performedOn: day(date), subcontracted })
    const open = (...rules: readonly string[]) => ({
      verdict: 'undetermined',
      missing: rules.map((one) => `law-of-the-day:fr.roles.${one}`),
      wrong: [],
    })
    expect(on(before, true)).toEqual(open('provider', 'subcontracting'))
    expect(on(before, false)).toEqual(open('provider'))
    expect(on(before)).toEqual(open('provider'))
    const by = (mode: Job['mode']) => rolesOf({ mode, performedOn: before })
    expect(by('mise-a-disposition')).toEqual(open('lender'))
    expect(by('mandataire')).toEqual(open('agent'))
    expect(on('2008-05-01')).toEqual({ ...itself, because: [provider] })
    expect(on('2008-05-01', true)).toEqual({
      ...itself,
      subcontractorInvoices: 'the-organisation',
      because: [provider, subcontracting],
    })
  })

  it.each([
    ['mode', undefined, 'missing'],
    ['mode', 'agent', 'not-one-of'],
    ['performedOn', undefined, 'missing'],
    ['performedOn', '2026-02-30', 'not-a-date'],
    ['subcontracted', 'yes', 'not-true-or-false'],
  ])('is not judged by a field that cannot be read: %s = %o', (field, value, reason) => {
    const job = { mode: 'prestataire', performedOn, subcontracted: true, [field]: value }
    const wrong = [{ field, reason }]
    expect(rolesOf(job as Job)).toEqual({ verdict: 'undetermined', missing: [], wrong })
  })

  it('is not judged of what is no job', () => {
    const wrong = [{ field: '', reason: 'not-an-object' }]
    const answer = rolesOf(null as unknown as Job)
    expect(answer).toEqual({ verdict: 'undetermined', missing: [], wrong })
  })
})
