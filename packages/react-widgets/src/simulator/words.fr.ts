/** What the simulator says in French. */
export const fr = {
  title: 'Combien ça coûte ?',
  offer: 'Service',
  hours: 'Durée, en heures',
  price: 'Prix, en euros',
  ttc: 'TTC',
  after: 'Crédit d’impôt possible :',
  afterMore: 'versé plus tard, selon votre situation',
  cost: 'Reste à charge :',
  why: 'Pourquoi ?',
  none: 'Ce service n’ouvre pas droit au crédit d’impôt.',
  unknown: 'Le crédit d’impôt dépend de précisions : parlons-en.',
  waiting: 'Calcul…',
  left: 'Plafond annuel restant :',
  assumed: 'Pour une personne qui n’a rien dépensé d’autre cette année.',
} as const
