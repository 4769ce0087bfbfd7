import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'worker-not-available': {
    fr: 'Cet intervenant ne fait pas partie de l’entreprise le {on}.',
    en: 'This worker is not with the company on {on}.',
  },
  'order-already-confirmed': {
    fr: 'Cette commande est déjà confirmée.',
    en: 'This order has already been confirmed.',
  },
  'order-already-cancelled': {
    fr: 'Cette commande est déjà annulée.',
    en: 'This order has already been cancelled.',
  },
  'discount-above-price': {
    fr: 'La remise de la ligne {line} dépasse son prix.',
    en: 'The discount of line {line} is more than its price.',
  },
  'quote-needed': {
    fr: 'Un devis est d’abord nécessaire : le client l’a demandé, ou le prix du mois atteint le seuil.',
    en: 'A quote is needed first: the customer asked for it, or the price of the month reaches the threshold.',
  },
  'threshold-too-high': {
    fr: 'Le seuil du devis ne peut pas dépasser celui de la loi.',
    en: 'The threshold of the quote cannot be above that of the law.',
  },
  'quote-not-sent': {
    fr: 'Ce devis n’a pas encore été envoyé.',
    en: 'This quote has not been sent yet.',
  },
  'quote-already-sent': {
    fr: 'Ce devis est déjà envoyé : modifiez-le pour en envoyer une nouvelle version.',
    en: 'This quote has already been sent: amend it to send a new edition.',
  },
  'quote-not-accepted': {
    fr: 'Ce devis n’est pas accepté.',
    en: 'This quote has not been accepted.',
  },
  'quote-still-valid': {
    fr: 'Ce devis est valable jusqu’au {validUntil} inclus.',
    en: 'This quote stands until {validUntil}, that day included.',
  },
  'quote-expired': {
    fr: 'Ce devis n’était valable que jusqu’au {validUntil} inclus.',
    en: 'This quote only stood until {validUntil}, that day included.',
  },
  'quote-edition-superseded': {
    fr: 'La version {edition} n’est plus la bonne : la dernière est la version {last}.',
    en: 'Edition {edition} no longer stands: the last one is edition {last}.',
  },
  'quote-closed': {
    fr: 'Ce devis est clos et ne change plus ({status}).',
    en: 'This quote is closed and no longer changes ({status}).',
  },
  'quote-already-converted': {
    fr: 'Ce devis est déjà devenu une commande.',
    en: 'This quote has already become an order.',
  },
  'quote-incomplete': {
    fr: 'La ligne {line} est à compléter avant l’envoi : {missing}.',
    en: 'Line {line} is to be completed before it is sent: {missing}.',
  },
  'validity-over': {
    fr: 'Le dernier jour de validité, le {validUntil}, est déjà passé.',
    en: 'The last day of the offer, {validUntil}, has already passed.',
  },
  'information-missing': {
    fr: 'Le client doit d’abord être informé : {missing}.',
    en: 'The customer must be told first: {missing}.',
  },
  'option-unknown': {
    fr: 'La ligne {line} n’est pas une option de ce devis.',
    en: 'Line {line} is no option of this quote.',
  },
  'early-start-in-writing': {
    fr: 'Hors établissement, la demande de commencer avant la fin du délai de rétractation se recueille sur papier ou sur support durable.',
    en: 'Off the premises, the request to begin before the time to withdraw ends is collected on paper or on a durable medium.',
  },
  'signed-in-the-future': {
    fr: 'Une signature ne peut pas dater du {at}, qui est à venir.',
    en: 'A signature cannot be of {at}, which is yet to come.',
  },
  'signature-not-proved': {
    fr: 'Le prestataire de signature ne confirme pas cette signature.',
    en: 'The signature provider does not stand behind this signature.',
  },
  'not-a-consumer': {
    fr: 'Ce client est une organisation : le droit de la consommation ne s’applique pas à sa commande.',
    en: 'This customer is an organisation: the law of consumers does not apply to its order.',
  },
  'contract-already-known': {
    fr: 'On sait déjà comment cette commande a été conclue.',
    en: 'How this order was concluded is known already.',
  },
  'contract-unknown': {
    fr: 'On ne sait pas encore comment cette commande a été conclue.',
    en: 'How this order was concluded is not known yet.',
  },
  'withdrawal-not-open': {
    fr: 'Le droit de rétractation n’est pas ouvert pour cette commande ({because}).',
    en: 'There is no right to withdraw from this order now ({because}).',
  },
}
