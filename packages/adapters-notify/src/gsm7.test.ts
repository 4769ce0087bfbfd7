import { describe, expect, it } from 'vitest'
import { measureSms } from './gsm7.js'

const a = (times: number): string => 'a'.repeat(times)

describe('the size of an SMS', () => {
  it('is one part up to 160 septets, then 153 each', () => {
    expect(measureSms(a(160))).toEqual({ encoding: 'gsm-7', units: 160, parts: 1 })
    expect(measureSms(a(161))).toEqual({ encoding: 'gsm-7', units: 161, parts: 2 })
    expect(measureSms(a(306)).parts).toBe(2)
    expect(measureSms(a(307)).parts).toBe(3)
  })

  it('counts a character of the extension table twice', () => {
    for (const char of '\f^{}\\[~]|€')
      expect(measureSms(char)).toEqual({ encoding: 'gsm-7', units: 2, parts: 1 })
    expect(measureSms(`${a(159)}€`)).toEqual({ encoding: 'gsm-7', units: 161, parts: 2 })
  })

  it('never splits an escaped character between two parts', () => {
    // 152 letters, then the euro would have its escape in one part and its letter in the other.
    expect(measureSms(`${a(152)}€${a(152)}`)).toMatchObject({ units: 306, parts: 3 })
    expect(measureSms(`${a(151)}€${a(153)}`)).toMatchObject({ units: 306, parts: 2 })
  })

  it('falls to 70 and 67 units with the first character outside GSM-7', () => {
    expect(measureSms(`ê${a(69)}`)).toEqual({ encoding: 'ucs-2', units: 70, parts: 1 })
    expect(measureSms(`ê${a(70)}`)).toEqual({ encoding: 'ucs-2', units: 71, parts: 2 })
    expect(measureSms(`ê${a(133)}`).parts).toBe(2)
    expect(measureSms(`ê${a(134)}`).parts).toBe(3)
  })

  it('counts the euro once in UCS-2', () => {
    expect(measureSms('ê€').units).toBe(2)
  })

  it('never splits an emoji between two parts', () => {
    expect(measureSms(`${a(66)}😀${a(66)}`)).toEqual({ encoding: 'ucs-2', units: 134, parts: 3 })
    expect(measureSms(`${a(65)}😀${a(67)}`)).toEqual({ encoding: 'ucs-2', units: 134, parts: 2 })
  })

  it('knows which French letters are in GSM-7', () => {
    for (const char of 'àéèùìòÇÉÄÖÜñäöü§ßÆæ£')
      expect([char, measureSms(char).encoding]).toEqual([char, 'gsm-7'])
    for (const char of 'êëâîïôûçœŒÀÈÙÊÂ«»’…–°\u00a0\t')
      expect([char, measureSms(char).encoding]).toEqual([char, 'ucs-2'])
  })

  it('is one part when there is nothing to read', () => {
    expect(measureSms('')).toEqual({ encoding: 'gsm-7', units: 0, parts: 1 })
  })
})
