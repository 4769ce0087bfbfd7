import fc from 'fast-check'
import { describe, it } from 'vitest'
import { measureSms } from './gsm7.js'
import { plain } from './plain.js'

describe('a French text in plain letters', () => {
  it('fits in GSM-7 whatever is written in French', () => {
    const letters = [
      ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
      ...'àâäæçéèêëîïôœöùûüÿÀÂÄÆÇÉÈÊËÎÏÔŒÖÙÛÜŸ',
      ...' .,;:!?()/+*%&@#"\'-_=<>«»“”‘’…–—€£°²³½•·×\n\u00a0\u202f\u2009\u2011\u00ad',
    ]
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 200 })
    fc.assert(
      fc.property(text, (chars) => {
        const written = plain(chars.join(''))
        return measureSms(written).encoding === 'gsm-7' && plain(written) === written
      }),
    )
  })

  it('leaves a text of GSM-7 as it is', () => {
    const gsm = fc.array(fc.constantFrom(...'aé à@€[]^|~{}\\Ç\n0'), { maxLength: 200 })
    fc.assert(fc.property(gsm, (chars) => plain(chars.join('')) === chars.join('')))
  })

  it('changes nothing any more the second time, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => plain(plain(text)) === plain(text)),
      { numRuns: 1_000 },
    )
  })
})
