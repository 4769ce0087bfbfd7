import type { Wordings } from './voice.js'

/**
 * What the annual certificate (attestation fiscale annuelle) says. Source of the mentions: article D7233-4 of the Code
 * du travail and the model that the tax administration publishes; nothing is said here that the sheet of law doubts.
 */
export const certificateWords = {
  title: { fr: 'Attestation fiscale annuelle', en: 'Annual tax certificate' },
  heading: { fr: 'Attestation fiscale annuelle {year}', en: 'Annual tax certificate {year}' },
  basis: {
    fr: 'Services à la personne — article D7233-4 du code du travail, article 199 sexdecies du code général des impôts (CGI)',
    en: 'Services à la personne (personal services) — article D7233-4 of the French Labour Code, article 199 sexdecies of the French General Tax Code (CGI)',
  },
  replaces: {
    fr: 'Cette attestation annule et remplace l’attestation n° {number}.',
    en: 'This certificate cancels and replaces certificate no. {number}.',
  },
  number: { fr: 'Attestation n°', en: 'Certificate no.' },
  issued: { fr: 'Émise le', en: 'Issued on' },
  year: { fr: 'Année des paiements', en: 'Year of payment' },
  reference: { fr: 'Référence client', en: 'Customer ref.' },
  accounts: { fr: 'Compte débité', en: 'Account debited' },
  statement: {
    fr: 'Je soussigné(e) {representative}, pour {name}, organisme déclaré sous le n° {sap}, enregistré le {on}{approval}, atteste que {beneficiary} a bénéficié de services à la personne et que les sommes ci-dessous ont été acquittées en {year}.',
    en: 'I, the undersigned {representative}, on behalf of {name}, an organisation declared under no. {sap}, registered on {on}{approval}, certify that {beneficiary} received personal services and that the amounts below were paid in {year}.',
  },
  approval: {
    fr: ', agréé sous le n° {number} le {on}',
    en: ', approved under no. {number} on {on}',
  },
  gross: { fr: 'Montant brut acquitté en {year}', en: 'Gross amount paid in {year}' },
  net: { fr: 'Montant net', en: 'Net amount' },
  ladder: { fr: 'Du brut au net', en: 'From gross to net' },
  cesu: { fr: 'CESU préfinancés', en: 'Prepaid CESU vouchers' },
  aids: { fr: 'Aides (APA, PCH…)', en: 'Aids (APA, PCH…)' },
  advance: { fr: 'Avance immédiate de crédit d’impôt', en: 'Immediate advance of tax credit' },
  activities: { fr: 'Sommes par activité', en: 'Amounts by activity' },
  amount: { fr: 'Montant', en: 'Amount' },
  total: { fr: 'Total', en: 'Total' },
  apart: {
    fr: 'Pour information, non comprises ci-dessus : sommes n’ouvrant pas droit à l’avantage fiscal',
    en: 'For information, not included above: amounts that give no right to the tax advantage',
  },
  apartAmount: { fr: '{label} : {amount}', en: '{label}: {amount}' },
  ineligible: { fr: 'Prestations et biens non éligibles', en: 'Services and goods not eligible' },
  cash: { fr: 'Sommes réglées en espèces', en: 'Amounts paid in cash' },
  interventions: { fr: 'Récapitulatif des interventions', en: 'Statement of visits' },
  order: { fr: 'commande {line}', en: 'order {line}' },
  date: { fr: 'Date', en: 'Date' },
  duration: { fr: 'Durée', en: 'Duration' },
  worker: { fr: 'N° intervenant', en: 'Worker no.' },
  workerName: { fr: 'Intervenant', en: 'Worker' },
  visit: { fr: '1 intervention', en: '1 visit' },
  visits: { fr: '{count} interventions', en: '{count} visits' },
  done: { fr: 'Fait à {city}, le {on}', en: 'Issued at {city}, on {on}' },
  paidInYear: {
    fr: 'Sont retenues les sommes effectivement payées entre le 1er janvier et le 31 décembre {year}, à la date du paiement et non de la prestation, par un moyen de paiement ouvrant droit à l’avantage fiscal.',
    en: 'The amounts are those actually paid between 1 January and 31 December {year}, by the date of payment and not of the service, with a means of payment that gives right to the tax advantage.',
  },
  deduct: {
    fr: 'Les sommes perçues pour financer les services à la personne sont à déduire de la valeur indiquée précédemment. La déclaration engage la responsabilité du seul contribuable.',
    en: 'Sums received to finance personal services are to be deducted from the value stated above. The tax return is the sole responsibility of the taxpayer.',
  },
  ownCesu: {
    fr: 'Si vous avez utilisé des CESU préfinancés, vous devez indiquer à l’administration fiscale, dans votre déclaration annuelle de revenus, le montant de CESU que vous avez personnellement financé. Ce montant ouvre seul droit à l’avantage fiscal.',
    en: 'If you used prepaid CESU vouchers, you must tell the tax administration, in your annual income tax return, the amount of CESU that you financed yourself. That amount alone gives right to the tax advantage.',
  },
} as const satisfies Wordings<string>
