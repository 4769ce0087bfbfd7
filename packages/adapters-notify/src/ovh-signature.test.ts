import { describe, expect, it } from 'vitest'
import { ovhHeaders } from './ovh-signature.js'

describe('the signature of OVHcloud', () => {
  it('is the SHA-1 of what `+` joins, in this order', () => {
    const keys = { applicationKey: 'AK', applicationSecret: 'AS', consumerKey: 'CK' }
    const url = 'https://eu.api.ovh.com/1.0/sms'
    expect(ovhHeaders(keys, { method: 'GET', url, body: '', timestamp: 1366560945 })).toEqual({
      'X-Ovh-Application': 'AK',
      'X-Ovh-Consumer': 'CK',
      'X-Ovh-Timestamp': '1366560945',
      // printf 'AS+CK+GET+https://eu.api.ovh.com/1.0/sms++1366560945' | sha1sum
      'X-Ovh-Signature': '$1$d6aa4084647ce64781d72f005e24cb93f1dfd5f8',
    })
  })
})
