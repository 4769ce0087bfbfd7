import type { DatedTable } from '../dated-table.js'
import { inCitation, type Mention, mention } from './mention.js'
import { travail } from './texts.js'

const homeService = ['home-service'] as const

/**
 * An item of D7233-1, and the line of D129-11 in which it stood from 1996 to the recodification of
 * 2008.
 */
const sap = (
  id: string,
  item: string,
  fr: string,
  en: string,
  when: Mention['when'] = homeService,
): DatedTable<Mention> =>
  mention(
    `invoice.${id}`,
    fr,
    en,
    { from: '2008-05-01', when, source: travail('D7233-1', item, 'verified') },
    {
      from: '1996-06-25',
      when,
      source: travail('D129-11', `facture : ${inCitation(fr)}`, 'verified'),
    },
  )

/**
 * D7233-1 of the Code du travail: an invoice of home services to a natural person. The rates are
 * those of D129-11 of 1996.
 */
export const homeServiceMentions: readonly DatedTable<Mention>[] = [
  sap('provider', '1°', 'Nom et adresse du prestataire', 'Name and address of the provider'),
  mention(
    'invoice.declaration',
    'Numéro et date d’enregistrement de la déclaration',
    'Number and date of registration of the declaration',
    // The text was read; that it starts with the declaration itself, on 22 November 2011, is
    // inferred.
    {
      from: '2011-11-22',
      when: [...homeService, 'declared'],
      source: travail('D7233-1', '2° (déclaration)'),
    },
  ),
  mention(
    'invoice.approval',
    'Numéro et date de l’agrément',
    'Number and date of the approval',
    {
      from: '2011-11-22',
      when: [...homeService, 'approved'],
      source: travail('D7233-1', '2° (agrément)'),
    },
    {
      from: '2008-05-01',
      when: [...homeService, 'approved'],
      source: travail('D7233-1', '2°, rédaction de 2008'),
    },
    {
      from: '1996-06-25',
      when: [...homeService, 'approved'],
      source: travail('D129-11', 'facture : agrément', 'verified'),
    },
  ),
  sap('beneficiary', '3°', 'Nom et adresse du bénéficiaire', 'Name and address of who is served'),
  sap('services', '4°', 'Nature exacte des services', 'Exact nature of the services'),
  sap(
    'paid',
    '5°',
    'Montant des sommes effectivement acquittées',
    'Amount of the sums actually paid',
  ),
  sap(
    'worker',
    '6°',
    'Numéro d’immatriculation de l’intervenant au registre des salariés',
    'The worker’s number in the register of employees',
  ),
  mention(
    'invoice.rate',
    'Taux horaire TTC ou prix forfaitaire',
    'Hourly rate, VAT included, or fixed price',
    // The text was read; since when a fixed price is admitted was not.
    { from: '2008-05-01', when: homeService, source: travail('D7233-1', '7°') },
    {
      from: '1996-06-25',
      when: homeService,
      fr: 'Taux horaires de main-d’œuvre',
      en: 'Hourly rates of labour',
      source: travail('D129-11', 'facture : taux horaires de main-d’œuvre', 'verified'),
    },
  ),
  sap('time', '8°', 'Décompte du temps passé', 'Account of the time spent'),
  sap('prices', '9°', 'Prix des différentes prestations', 'Price of each service'),
  sap('travel', '10°', 'Frais de déplacement', 'Travel expenses', [
    ...homeService,
    'travel-charged',
  ]),
  mention(
    'invoice.no-advantage',
    'Les services n’ouvrent pas droit aux avantages fiscaux de l’article L7233-2',
    'The services open no right to the tax advantages of article L7233-2',
    {
      from: '2011-11-22',
      when: [...homeService, 'approved', 'not-declared'],
      source: travail('D7233-1', '11° (factures)'),
    },
  ),
  mention(
    'invoice.vat-included',
    'Taux, prix et frais de déplacement comprennent la TVA',
    'Rates, prices and travel expenses include VAT',
    // Where the sentence of 1996 stands today was not read.
    {
      from: '2008-05-01',
      when: [...homeService, 'liable'],
      source: travail('D7233-1', 'dernier alinéa (taxe comprise)', 'memory'),
    },
    {
      from: '1996-06-25',
      when: [...homeService, 'liable'],
      source: travail('D129-11', 'facture : taxe comprise', 'verified'),
    },
  ),
]
