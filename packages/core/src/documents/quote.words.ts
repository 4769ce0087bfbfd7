import type { Wordings } from './voice.js'

/**
 * What a quote says. Sources of the mentions: arrêté of 17 March 2015 on home services, article L7232-6 of the Code du travail, articles
 * L111-1 and R616-1 of the Code de la consommation.
 */
export const quoteWords = {
  title: { fr: 'Devis', en: 'Quote' },
  number: { fr: 'Devis n° {id}', en: 'Quote no. {id}' },
  edition: { fr: 'version {edition}', en: 'edition {edition}' },
  sent: { fr: 'Établi le', en: 'Issued on' },
  valid: { fr: 'Valable jusqu’au', en: 'Valid until' },
  reference: { fr: 'Référence client', en: 'Customer ref.' },
  performed: { fr: 'Exécution', en: 'To be done' },
  by: { fr: 'au plus tard le {on}', en: 'by {on}' },
  toBeAgreed: { fr: 'date à convenir', en: 'on a day to be agreed' },
  mode: { fr: 'Mode d’intervention', en: 'Mode of service' },
  prestataire: { fr: 'prestataire', en: 'provider (prestataire)' },
  mandataire: { fr: 'mandataire', en: 'agent (mandataire)' },
  'mise-a-disposition': { fr: 'mise à disposition', en: 'staff lending (mise à disposition)' },
  total: { fr: 'Total TTC', en: 'Total incl. VAT' },
  totalWith: { fr: 'Total TTC, options retenues', en: 'Total incl. VAT, chosen options' },
  label: { fr: 'Désignation', en: 'Description' },
  duration: { fr: 'Durée', en: 'Duration' },
  quantity: { fr: 'Qté', en: 'Qty' },
  fixed: { fr: 'forfait', en: 'fixed' },
  unitGross: { fr: 'PU TTC', en: 'Unit gross' },
  rate: { fr: 'TVA', en: 'VAT' },
  net: { fr: 'HT', en: 'Net' },
  gross: { fr: 'TTC', en: 'Gross' },
  hourly: { fr: '{price} TTC l’heure', en: '{price} an hour incl. VAT' },
  activity: { fr: 'activité {activity}', en: 'activity {activity}' },
  line: { fr: 'ligne {line}', en: 'line {line}' },
  seller: { fr: 'vendu par {name}', en: 'sold by {name}' },
  chosen: { fr: 'option retenue', en: 'chosen option' },
  offered: { fr: 'option n° {no}', en: 'option no. {no}' },
  options: {
    fr: 'Options proposées, non comprises dans le total',
    en: 'Options on offer, not included in the total',
  },
  byRate: { fr: 'Total par taux de TVA', en: 'Total by VAT rate' },
  base: { fr: 'Base HT', en: 'Net' },
  tax: { fr: 'TVA', en: 'VAT' },
  exempt: { fr: 'exonéré', en: 'exempt' },
  franchise: { fr: 'franchise en base', en: 'small-business exemption' },
  'not-levied': { fr: 'non perçue', en: 'not levied' },
  free: {
    fr: 'Devis gratuit. Prix en euros ; une prestation dont le prix est celui d’une durée est facturée au temps passé.',
    en: 'This quote is free of charge. Prices in euros; a service whose price is that of a duration is invoiced for the time it took.',
  },
  frozen: {
    fr: 'Les prix TTC acceptés ne changent plus ; la TVA qu’ils comprennent est celle du jour de la prestation.',
    en: 'Prices including VAT no longer change once accepted; the VAT in them is that of the day of the service.',
  },
  advantage: {
    fr: 'Avantage fiscal, pour information et distinct du prix',
    en: 'Tax advantage, for information and apart from the price',
  },
  credit: {
    fr: 'Montant TTC ouvrant droit au crédit d’impôt : {eligible}. Crédit d’impôt attendu ({rate}) : {expected}, après paiement par un moyen admis, dans les conditions et limites de l’article 199 sexdecies du code général des impôts (CGI).',
    en: 'Amount incl. VAT that gives right to the tax credit: {eligible}. Expected tax credit ({rate}): {expected}, once paid by an admitted means, under the conditions and ceilings of article 199 sexdecies of the French General Tax Code (CGI).',
  },
  mediator: {
    fr: 'Médiateur de la consommation : {name}, {url}',
    en: 'Consumer mediator: {name}, {url}',
  },
  agreement: { fr: 'Bon pour accord', en: 'Agreed' },
  agreementSaid: {
    fr: 'Date, nom et signature du client, précédés de la mention « Bon pour accord » :',
    en: 'Date, name and signature of the customer:',
  },
  early: {
    fr: '[   ] Je demande expressément que la prestation commence avant la fin du délai de rétractation, et je reconnais perdre mon droit de rétractation lorsqu’elle aura été pleinement exécutée.',
    en: '[   ] I expressly ask for the service to begin before the withdrawal period ends, and I acknowledge that I lose my right of withdrawal once it has been fully performed.',
  },
} as const satisfies Wordings<string>
