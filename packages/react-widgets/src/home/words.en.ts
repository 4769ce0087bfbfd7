import type { fr } from './words.fr.js'

/** What it says in English. */
export const en: { readonly [K in keyof typeof fr]: string } = {
  title: 'To do',
  loading: 'Loading…',
  nothing: 'Nothing is waiting for now.',
  refresh: 'Refresh',
  back: 'All there is to do',
  more: 'Show more',
  since: 'since',
  call: 'Call',
  by: 'For',
  over: 'more than',
  'queue-calls': 'Customers to call back',
  'queue-orders-to-confirm': 'Orders to confirm',
  'queue-visits-to-plan': 'Visits to plan',
  'queue-visits-running': 'Visits running',
  'queue-reports-to-sign': 'Reports to have signed',
  'queue-invoices-to-check': 'Invoices to check',
  'queue-invoices-to-issue': 'Invoices to issue',
  'empty-calls': 'Requests to be called back, from the site and by telephone, arrive here.',
  'empty-orders-to-confirm': 'Orders that were taken arrive here, until they are confirmed.',
  'empty-visits-to-plan': 'Visits that were validated arrive here, until their appointment.',
  'empty-visits-running': 'Today’s visits, and those to finish, are here.',
  'empty-reports-to-sign': 'Reports that were written arrive here, until they are signed.',
  'empty-invoices-to-check': 'When a report is signed, its draft arrives here.',
  'empty-invoices-to-issue': 'Invoices that were checked arrive here, until they have a number.',
}
