import type { fr } from './words.fr.js'

/** What it says in English. */
export const en: { readonly [K in keyof typeof fr]: string } = {
  title: 'What does it cost?',
  offer: 'Service',
  hours: 'Duration, in hours',
  price: 'Price, in euros',
  ttc: 'all taxes included',
  after: 'Possible tax credit:',
  afterMore: 'paid later, depending on your situation',
  cost: 'Cost in the end, after the tax credit:',
  why: 'Why?',
  none: 'This service opens no right to the tax credit.',
  unknown: 'The tax credit depends on details: let us talk.',
  waiting: 'Working it out…',
  left: 'Annual ceiling left:',
  assumed: 'For one person who has spent nothing else this year.',
}
