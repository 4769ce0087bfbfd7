import fc from 'fast-check'
import { countrySpecs, isSEPACountry, isValidIBAN } from 'ibantools'
import { describe, expect, it } from 'vitest'
import { atOneBank, type Iban, ibanLengths, lastFour, readIban } from './iban.js'
import { mod97 } from './mod97.js'

const french = 'FR7630004000031234567890143'
const problemOf = (typed: string) => {
  const read = readIban(typed)
  return 'problem' in read ? read.problem : undefined
}

describe('an account number', () => {
  it('is read as people type it', () => {
    expect(readIban(' fr76 3000 4000 0312 3456 7890 143 ')).toEqual({ iban: french })
    expect(lastFour(french as Iban)).toBe('0143')
  })

  it.each([
    ['a country outside SEPA', 'US7630004000031234567890143', 'country'],
    ['no country', '', 'country'],
    ['what every object has', 'constructor', 'country'],
    ['a digit short', french.slice(0, -1), 'length'],
    ['a digit too many', `${french}0`, 'length'],
    ['a sign', french.replace('1234', '12-4'), 'characters'],
    ['letters for its check digits', french.replace('FR76', 'FRAB'), 'characters'],
    ['two digits exchanged', french.replace('1234', '1324'), 'check-digits'],
  ])('is refused with %s', (_, typed, problem) => {
    expect(problemOf(typed)).toBe(problem)
  })

  it('has the length of its country, as another register says for all of SEPA', () => {
    const listed = Object.entries(countrySpecs)
      .filter(([country, { SEPA }]) => SEPA && country in ibanLengths)
      .map(([country, { chars }]) => [country, chars])
    expect(listed.length).toBeGreaterThan(35)
    for (const [country, chars] of listed)
      expect([country, ibanLengths[country as string]]).toEqual([country, chars])
    const missing = Object.keys(countrySpecs).filter(
      // Overseas territories of France and Britain have codes of their own and accounts of the mainland.
      (country) => isSEPACountry(country) && countrySpecs[country]?.chars && !ibanLengths[country],
    )
    expect(missing.filter((country) => countrySpecs[country]?.IBANRegistry)).toEqual([])
  })

  it('is taken and refused as by another reader, whatever digit is wrong', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{5}$/),
        fc.stringMatching(/^\d{18}$/),
        fc.nat({ max: 26 }),
        fc.nat({ max: 9 }),
        (bank, rest, at, digit) => {
          const bare = `FR00${bank}${rest}`
          const key = String(98 - mod97(bare)).padStart(2, '0')
          const right = `FR${key}${bank}${rest}`
          const wrong = `${right.slice(0, at)}${digit}${right.slice(at + 1)}`
          expect(problemOf(right)).toBeUndefined()
          if (isValidIBAN(wrong)) expect(problemOf(wrong)).toBeUndefined()
          if (wrong !== right) expect(problemOf(wrong)).toBeDefined()
        },
      ),
    ))

  it('is told to be at one bank with another only where its number says so', () => {
    const of = (text: string) => text as Iban
    expect(atOneBank(of(french), of('FR1430004000039999999999999'))).toBe(true)
    expect(atOneBank(of(french), of('FR7630006000011234567890189'))).toBe(false)
    expect(atOneBank(of('DE89370400440532013000'), of('DE89370400440532013000'))).toBe(false)
  })
})
