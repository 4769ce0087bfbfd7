import type { DatedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import { type Condition, inCitation, type Mention, mention } from './mention.js'
import { travail } from './texts.js'

const today = (what: string, confidence?: LegalSource['confidence']): LegalSource =>
  travail('D7233-4', `attestation : ${what}`, confidence)

const of1996 = (what: string): LegalSource =>
  travail('D129-11', `attestation : ${what}`, 'verified')

/** The same core in 1996 and today: both texts were read. */
const core = (
  id: string,
  fr: string,
  en: string,
  when: readonly Condition[] = [],
): DatedTable<Mention> =>
  mention(
    `certificate.${id}`,
    fr,
    en,
    { from: '2008-05-01', when, source: today(inCitation(fr), 'verified') },
    { from: '1996-06-25', when, source: of1996(inCitation(fr)) },
  )

/** The mentions of the yearly fiscal certificate (attestation fiscale). */
export const certificateMentions: readonly DatedTable<Mention>[] = [
  core('provider', 'Nom et adresse de l’organisme', 'Name and address of the organisation'),
  core(
    'identification',
    'Numéro d’identification de l’organisme (SIREN)',
    'Identification number of the organisation (SIREN)',
  ),
  mention(
    'certificate.declaration',
    'Numéro et date d’enregistrement de la déclaration',
    'Number and date of registration of the declaration',
    // The text was read; that it starts with the declaration itself is inferred.
    { from: '2011-11-22', when: ['declared'], source: today('déclaration') },
  ),
  mention(
    'certificate.approval',
    'Numéro et date de l’agrément',
    'Number and date of the approval',
    { from: '2008-05-01', when: ['approved'], source: today('agrément') },
    { from: '1996-06-25', when: ['approved'], source: of1996('agrément') },
  ),
  core('beneficiary', 'Nom et adresse du bénéficiaire', 'Name and address of who was served'),
  core('account', 'Numéro du compte débité', 'Number of the debited account', ['debited-account']),
  mention(
    'certificate.visits',
    'Récapitulatif des interventions : nom et numéro de l’intervenant, date et durée',
    'List of the visits: name and number of the worker, date and duration',
    {
      from: '2008-05-01',
      fr: 'Récapitulatif des interventions (groupées par mois si elles sont régulières) : nom et numéro de l’intervenant, date et durée',
      en: 'List of the visits (by month where they are regular): name and number of the worker, date and duration',
      source: today('interventions', 'verified'),
    },
    { from: '1996-06-25', source: of1996('interventions') },
  ),
  mention(
    'certificate.rate',
    'Taux horaire TTC ou prix forfaitaire',
    'Hourly rate, VAT included, or fixed price',
    { from: '2008-05-01', source: today('taux horaire') },
  ),
  mention(
    'certificate.paid',
    'Montant effectivement acquitté',
    'Amount actually paid',
    {
      from: '2023-03-30',
      fr: 'Montant effectivement acquitté, net de l’avance immédiate, de l’APA ou PCH et du CESU préfinancé',
      en: 'Amount actually paid, net of the immediate advance, of APA or PCH and of prepaid CESU',
      source: today('montant net (page officielle du 30 mars 2023)', 'verified'),
    },
    { from: '2008-05-01', source: today('montant', 'verified') },
    { from: '1996-06-25', source: of1996('montant') },
  ),
  mention(
    'certificate.prepaid-cesu',
    'Montant réglé en CESU préfinancé, et avis au client de ce qu’il déclare',
    'Amount paid by prepaid CESU, and what the customer has to declare of it',
    {
      from: '2023-03-30',
      when: ['prepaid-cesu'],
      source: today('CESU préfinancé (page officielle du 30 mars 2023)', 'verified'),
    },
    { from: '2008-05-01', when: ['prepaid-cesu'], source: today('CESU préfinancé', 'memory') },
  ),
  mention(
    'certificate.travel',
    'Frais de déplacement facturés avec la prestation, compris dans le montant',
    'Travel expenses invoiced with the service, inside the amount',
    { from: '2008-05-01', when: ['travel-charged'], source: today('déplacement', 'memory') },
  ),
]
