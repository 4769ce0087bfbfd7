import fc from 'fast-check'
import { describe, it } from 'vitest'
import { measureSms, septetsOf } from './gsm7.js'

const gsm = fc.constantFrom(...'aé à@€[]^|~{}\\Ç\n0')
const any = fc.oneof(gsm, fc.constantFrom(...'êç’…', '😀', '👩‍🔧'))
const textOf = (char: fc.Arbitrary<string>) =>
  fc.array(char, { maxLength: 700 }).map((chars) => chars.join(''))

/** Cuts as a telephone network does, over the units themselves, and counts the cuts. */
const cutInto = (units: readonly string[], most: number, opensPair: (unit: string) => boolean) => {
  let parts = 0
  for (let from = 0; from < units.length; parts++) {
    const full = Math.min(from + most, units.length)
    from = full < units.length && opensPair(units[full - 1] ?? '') ? full - 1 : full
  }
  return parts
}

const escaping = '\u001b'

describe('the size of an SMS', () => {
  it('in GSM-7 is that of its septets, cut anywhere but after an escape', () =>
    fc.assert(
      fc.property(textOf(gsm), (text) => {
        const units = [...text].flatMap((char) =>
          septetsOf(char) === 2 ? [escaping, char] : [char],
        )
        const parts = units.length <= 160 ? 1 : cutInto(units, 153, (unit) => unit === escaping)
        const size = measureSms(text)
        return size.encoding === 'gsm-7' && size.units === units.length && size.parts === parts
      }),
      { numRuns: 500 },
    ))

  it('in UCS-2 is that of its units, cut anywhere but inside a surrogate pair', () =>
    fc.assert(
      fc.property(textOf(any), (text) => {
        const units = `ê${text}`.split('')
        const isHigh = (unit: string): boolean => /[\ud800-\udbff]/.test(unit)
        const parts = units.length <= 70 ? 1 : cutInto(units, 67, isHigh)
        const size = measureSms(`ê${text}`)
        return size.encoding === 'ucs-2' && size.units === units.length && size.parts === parts
      }),
      { numRuns: 500 },
    ))

  it('never shrinks when more is written', () =>
    fc.assert(
      fc.property(textOf(any), textOf(any), (before, after) => {
        const [short, long] = [measureSms(before), measureSms(before + after)]
        return long.parts >= short.parts
      }),
    ))
})
