import type { TenantId } from '@foyer/core'
import type { Notice } from '../port.js'

/** A notice for tests, by SMS unless told otherwise. */
export const notice = (over: Partial<Notice> = {}): Notice => ({
  tenant: 'company-a' as TenantId,
  key: 'fact_01#sms',
  channel: 'sms',
  to: 'cus_1',
  subject: 'visit-scheduled',
  data: {},
  address: '+33612345678',
  language: 'fr',
  purpose: 'service',
  title: 'Votre visite',
  text: 'Votre visite est prévue le 2 novembre à 9 h.',
  ...over,
})
