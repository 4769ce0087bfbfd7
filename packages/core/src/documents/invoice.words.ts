import type { Wordings } from './voice.js'

/**
 * What an invoice says. Sources of the mentions: article D7233-1 of the Code du travail, article 242 nonies A of annex II to the CGI, and,
 * for organisations alone, article L441-9 of the Code de commerce: a consumer is never told of penalties, nor of the forty-euro fee.
 */
export const invoiceWords = {
  title: { fr: 'Facture', en: 'Invoice' },
  deposit: { fr: 'Facture d’acompte', en: 'Deposit invoice' },
  depositSaid: {
    fr: 'À valoir sur la facture de la prestation, qui la déduira.',
    en: 'On account of the invoice of the service, which will take it off.',
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
  exempt: { fr: 'Exonéré de TVA', en: 'Exempt from VAT' },
  franchise: { fr: 'TVA non applicable', en: 'VAT not charged' },
  'not-levied': { fr: 'TVA non perçue', en: 'VAT not levied' },
  beforeDiscount: { fr: 'Total avant remise', en: 'Total before discount' },
  wholeTotal: { fr: 'Total de la prestation', en: 'Total of the service' },
  lessDeposit: {
    fr: 'Acompte n° {number} du {on}, TVA {rate}',
    en: 'Deposit no. {number} of {on}, VAT {rate}',
  },
  restCharged: { fr: 'Reste facturé', en: 'Charged here' },
  bundleSaid: { fr: 'Prix unique, réparti ci-dessous.', en: 'One price, split below.' },
  bundleCredit: {
    fr: 'Part ouvrant droit au crédit d’impôt : {amount}.',
    en: 'Part that gives right to the tax credit: {amount}.',
  },
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
  onReceipt: { fr: 'Payable à réception.', en: 'Payable on receipt.' },
  payBy: { fr: 'À payer au plus tard le {on}.', en: 'To be paid by {on}.' },
  latePenalties: {
    fr: 'Pénalités de retard : {rate} par an.',
    en: 'Late payment interest: {rate} a year (pénalités de retard).',
  },
  noEarlyPayment: {
    fr: 'Pas d’escompte pour paiement anticipé.',
    en: 'No discount for early payment (escompte).',
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
