import type { Wordings } from './voice.js'

/** What a credit note says. It refers to its invoice exactly and leaves it as it was (CGI, article 289, I, 5). */
export const creditNoteWords = {
  title: { fr: 'Facture d’avoir', en: 'Credit note' },
  heading: { fr: 'Facture d’avoir n° {number}', en: 'Credit note no. {number}' },
  corrects: {
    fr: 'Avoir sur la facture n° {number} du {on}.',
    en: 'Credit note against invoice no. {number} of {on}.',
  },
  whole: { fr: 'Elle est annulée en totalité.', en: 'It is cancelled as a whole.' },
  reason: { fr: 'Motif : {reason}', en: 'Reason: {reason}' },
  number: { fr: 'Numéro', en: 'Number' },
  issued: { fr: 'Émise le', en: 'Issued on' },
  reference: { fr: 'Référence client', en: 'Customer ref.' },
  invoice: { fr: 'Facture rectifiée', en: 'Invoice corrected' },
  credited: { fr: 'Total de l’avoir TTC', en: 'Total credited incl. VAT' },
  label: { fr: 'Désignation', en: 'Description' },
  line: { fr: 'Ligne', en: 'Line' },
  rate: { fr: 'TVA', en: 'VAT' },
  net: { fr: 'HT', en: 'Net' },
  tax: { fr: 'TVA', en: 'VAT' },
  gross: { fr: 'TTC', en: 'Gross' },
  credit: {
    fr: 'Les sommes avoirées sur un service qui ouvrait droit au crédit d’impôt n’y ouvrent plus droit.',
    en: 'Amounts credited on a service that gave right to the tax credit give it no longer.',
  },
} as const satisfies Wordings<string>
