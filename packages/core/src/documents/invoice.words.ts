import type { Wordings } from './voice.js'

/**
 * What an invoice to a consumer says. Sources of the mentions: article D7233-1 of the Code du travail, article 242
 * nonies A of annex II to the CGI. The forty-euro recovery fee is for professional customers: it is never printed.
 */
export const invoiceWords = {
  title: { fr: 'Facture', en: 'Invoice' },
  creditNote: { fr: 'Facture d’avoir', en: 'Credit note' },
  corrects: {
    fr: 'Avoir sur la facture n° {number} du {on}.',
    en: 'Credit note against invoice no. {number} of {on}.',
  },
  heading: { fr: '{title} n° {number}', en: '{title} no. {number}' },
  number: { fr: 'Numéro', en: 'Number' },
  issued: { fr: 'Émise le', en: 'Issued on' },
  performed: { fr: 'Période', en: 'Period' },
  fromTo: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  reference: { fr: 'Référence client', en: 'Customer ref.' },
  operations: { fr: 'Opérations', en: 'Supplies' },
  services: { fr: 'Prestations de services', en: 'Services' },
  goods: { fr: 'Livraisons de biens', en: 'Goods' },
  both: {
    fr: 'Livraisons de biens et prestations de services',
    en: 'Goods and services',
  },
  delivery: { fr: 'Adresse de livraison', en: 'Delivery address' },
  beneficiary: { fr: 'Bénéficiaire', en: 'Service received by' },
  totalToPay: { fr: 'Total TTC', en: 'Total incl. VAT' },
  due: { fr: 'Reste à payer', en: 'Amount due' },
  dueOn: { fr: 'Reste à payer au plus tard le {on}', en: 'Amount due by {on}' },
  credited: { fr: 'Total de l’avoir TTC', en: 'Total credited incl. VAT' },
  label: { fr: 'Désignation', en: 'Description' },
  quantity: { fr: 'Qté', en: 'Qty' },
  fixed: { fr: 'forfait', en: 'fixed' },
  unitNet: { fr: 'PU HT', en: 'Unit net' },
  unitGross: { fr: 'PU TTC', en: 'Unit gross' },
  rate: { fr: 'TVA', en: 'VAT' },
  net: { fr: 'HT', en: 'Net' },
  gross: { fr: 'TTC', en: 'Gross' },
  worker: { fr: 'intervenant {worker}', en: 'worker {worker}' },
  activity: { fr: 'activité {activity}', en: 'activity {activity}' },
  order: { fr: 'commande {line}', en: 'order {line}' },
  byRate: { fr: 'Taux de TVA', en: 'VAT rate' },
  base: { fr: 'Base HT', en: 'Net amount' },
  tax: { fr: 'Montant de TVA', en: 'VAT amount' },
  total: { fr: 'Total', en: 'Total' },
  paid: { fr: 'Sommes déjà acquittées', en: 'Already paid' },
  advantage: {
    fr: 'Avantage fiscal, pour information et distinct du prix',
    en: 'Tax advantage, for information and apart from the price',
  },
  credit: {
    fr: 'Montant TTC ouvrant droit au crédit d’impôt : {eligible}. Crédit d’impôt attendu ({rate}) : {expected}, après paiement, dans les conditions et limites de l’article 199 sexdecies du code général des impôts (CGI).',
    en: 'Amount incl. VAT that gives right to the tax credit: {eligible}. Expected tax credit ({rate}): {expected}, once paid, under the conditions and ceilings of article 199 sexdecies of the French General Tax Code (CGI).',
  },
  cash: {
    fr: 'Les sommes payées en espèces n’ouvrent pas droit à l’avantage fiscal.',
    en: 'Amounts paid in cash give no right to the tax advantage.',
  },
  cesu: { fr: 'Règlement par CESU accepté.', en: 'Payment by CESU vouchers accepted.' },
  onReceipts: {
    fr: 'TVA des prestations de services exigible à l’encaissement.',
    en: 'VAT on services falls due on receipt of payment.',
  },
  onDebits: {
    fr: 'Option pour le paiement de la taxe d’après les débits.',
    en: 'Option for the payment of VAT on debits (option pour le paiement de la taxe d’après les débits).',
  },
  mediator: {
    fr: 'Médiateur de la consommation : {name}, {url}',
    en: 'Consumer mediator: {name}, {url}',
  },
} as const satisfies Wordings<string>
