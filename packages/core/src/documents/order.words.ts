import type { Wordings } from './voice.js'

/**
 * What an order form says. Sources of the mentions: articles L111-1, L112-1, L221-5, L221-18, L221-21, L221-25, L221-28 and R616-1 of
 * the Code de la consommation. An order does not say how it was concluded: the right to withdraw is told under its condition.
 */
export const orderWords = {
  title: { fr: 'Bon de commande', en: 'Order form' },
  number: { fr: 'Commande n° {id}', en: 'Order no. {id}' },
  ordered: { fr: 'Commandé le', en: 'Ordered on' },
  reference: { fr: 'Référence client', en: 'Customer ref.' },
  performed: { fr: 'Exécution', en: 'To be done on' },
  toBeAgreed: { fr: 'date à convenir', en: 'a day to be agreed' },
  totalToPay: { fr: 'Total TTC', en: 'Total incl. VAT' },
  label: { fr: 'Désignation', en: 'Description' },
  duration: { fr: 'Durée', en: 'Duration' },
  quantity: { fr: 'Qté', en: 'Qty' },
  fixed: { fr: 'forfait', en: 'fixed' },
  unitGross: { fr: 'PU TTC', en: 'Unit gross' },
  gross: { fr: 'Total TTC', en: 'Gross' },
  activity: { fr: 'activité {activity}', en: 'activity {activity}' },
  order: { fr: 'commande {line}', en: 'order {line}' },
  prices: {
    fr: 'Prix en euros, toutes taxes comprises. La prestation est facturée au temps passé lorsque son prix est celui d’une durée.',
    en: 'Prices in euros, all taxes included. A service whose price is that of a duration is invoiced for the time it took.',
  },
  withdrawal: {
    fr: 'Rétractation. Si ce contrat a été conclu à distance, à la suite d’un démarchage téléphonique ou hors établissement, vous disposez de quatorze jours pour vous rétracter sans donner de motif (articles L221-18 et suivants du code de la consommation) : à compter de sa conclusion pour les services, de la réception du bien pour les biens. Il suffit de nous l’écrire sans ambiguïté avant la fin de ce délai : {name}, {address}, {email}.',
    en: 'Right to withdraw. If this contract was concluded at a distance, after a sales call or away from business premises, you have fourteen days to withdraw without giving a reason (articles L221-18 and following of the French Consumer Code): from its conclusion for services, from receipt for goods. It is enough to write to us so, unambiguously, before that period ends: {name}, {address}, {email}.',
  },
  early: {
    fr: 'Si vous demandez expressément que la prestation commence avant la fin de ce délai puis vous rétractez, vous payez le service fourni jusque-là, en proportion du prix total convenu (article L221-25). Entièrement exécutée avec votre accord préalable et exprès, elle ne peut plus donner lieu à rétractation (article L221-28, 1°).',
    en: 'If you expressly ask for the service to begin before that period ends and then withdraw, you pay what was provided until then, in proportion to the total price agreed (article L221-25). Once it is fully performed with your prior and express consent, you can no longer withdraw (article L221-28, 1°).',
  },
  mediator: {
    fr: 'Médiateur de la consommation : {name}, {url}',
    en: 'Consumer mediator: {name}, {url}',
  },
} as const satisfies Wordings<string>
