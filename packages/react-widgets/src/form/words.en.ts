import type { fr } from './words.fr.js'

/** What it says in English. */
export const en: { readonly [K in keyof typeof fr]: string } = {
  title: 'Be called back',
  lastName: 'Last name',
  firstName: 'First name',
  phone: 'Telephone',
  email: 'E-mail address',
  reachHint: 'A number or an e-mail address is enough.',
  postcode: 'Postcode',
  city: 'Town',
  wants: 'What you need',
  consent: 'I agree to receive your offers; I can change my mind at any time.',
  send: 'Ask to be called back',
  sending: 'Sending…',
  sent: 'We have your request',
  sentMore: 'Thank you. We will call you back shortly.',
  wrong: 'Something is missing',
  noName: 'Enter your name.',
  noReach: 'Enter a telephone number or an e-mail address.',
  noEmail: 'Check the e-mail address: an “@” may be missing.',
  noPhone: 'Check the number: it has 10 digits, for example 06 12 34 56 78.',
  noPostcode: 'A postcode has 5 digits, for example 26000.',
  privacy: 'Your details only serve to answer you.',
}
