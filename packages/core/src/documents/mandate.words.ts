import type { Wordings } from './voice.js'

/**
 * What the document of a mandate says. The leave and the payer's right are worded after the form of the European Payments Council
 * (EPC SDD Core, mandate); eight weeks: article L133-25-1 of the Code monétaire et financier.
 */
export const mandateWords = {
  title: { fr: 'Mandat de prélèvement SEPA', en: 'SEPA direct debit mandate' },
  number: { fr: 'Référence unique du mandat {reference}', en: 'Mandate reference {reference}' },
  signedOn: { fr: 'Signé le', en: 'Signed on' },
  customerReference: { fr: 'Référence client', en: 'Customer ref.' },
  leave: {
    fr: 'En signant ce mandat, vous autorisez {creditor} à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à débiter votre compte conformément aux instructions de {creditor}.',
    en: 'By signing this mandate you authorise {creditor} to send instructions to your bank to debit your account, and your bank to debit your account in accordance with the instructions from {creditor}.',
  },
  right: {
    fr: 'Vous bénéficiez du droit d’être remboursé par votre banque selon les conditions décrites dans la convention que vous avez passée avec elle. Toute demande de remboursement doit être présentée dans les huit semaines suivant la date de débit de votre compte.',
    en: 'As part of your rights, you are entitled to a refund from your bank under the terms and conditions of your agreement with your bank. A refund must be claimed within eight weeks from the date on which your account was debited.',
  },
  reference: { fr: 'Référence (RUM)', en: 'Mandate reference' },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  identifier: { fr: 'Identifiant (ICS)', en: 'Creditor identifier' },
  debtor: { fr: 'Débiteur', en: 'Payer' },
  account: { fr: 'Compte à débiter', en: 'Account to be debited' },
  ending: { fr: 'IBAN {country} se terminant par {end}', en: 'IBAN {country} ending in {end}' },
  kind: { fr: 'Type de paiement', en: 'Type of payment' },
  recurrent: { fr: 'récurrent', en: 'recurrent' },
  'one-off': { fr: 'ponctuel', en: 'one-off' },
  monthly: { fr: 'Montant', en: 'Amount' },
  atMost: { fr: '{amount} par mois au plus', en: '{amount} a month at most' },
  day: { fr: 'Jour', en: 'Day' },
  ofMonth: {
    fr: 'le {day} du mois, ou le premier jour ouvré des banques qui suit',
    en: 'the {day} of the month, or the first open day of the banks after it',
  },
  notice: { fr: 'Information préalable', en: 'Notice' },
  noticeDays: { fr: '{days} jours avant le débit', en: '{days} days before the debit' },
  signature: { fr: 'Signature', en: 'Signature' },
  signedBy: {
    fr: 'Signé électroniquement par {name}, le {date}.',
    en: 'Signed electronically by {name}, on {date}.',
  },
  seal: { fr: 'Empreinte SHA-256 : {seal}', en: 'SHA-256: {seal}' },
} as const satisfies Wordings<string>
