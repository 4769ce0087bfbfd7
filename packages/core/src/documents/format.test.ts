import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import {
  formatDate,
  formatMinutes,
  formatMoney,
  formatMonth,
  formatPhone,
  formatQuantity,
  formatRate,
  formatShortDate,
  formatSiren,
} from './format.js'

const cents = fc.integer({ min: -1e11, max: 1e11 }).map(Money.cents)
const intl = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }),
}

describe('what documents print', () => {
  it('writes an amount with spaces that never break in French, with commas in English', () => {
    expect(formatMoney(Money.eur('1234.56'), 'fr')).toBe('1\u202f234,56\u00a0€')
    expect(formatMoney(Money.eur('1234.56'), 'en')).toBe('€1,234.56')
    expect(formatMoney(Money.eur('-0.05'), 'fr')).toBe('-0,05\u00a0€')
    expect(formatMoney(Money.eur('-1000000'), 'en')).toBe('-€1,000,000.00')
  })

  it('writes amounts as the standard formatter does', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('fr', 'en'), (amount, language) => {
        expect(formatMoney(amount, language)).toBe(intl[language].format(amount / 100))
      }),
    )
  })

  it('writes amounts that read back to the cent', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('fr', 'en'), (amount, language) => {
        const digits = formatMoney(amount, language).replace(/[^\d-]/g, '')
        expect(Number(digits)).toBe(amount)
      }),
    )
  })

  it('writes dates day first, the first of a month as the French say it', () => {
    expect(formatDate(day('2025-03-01'), 'fr')).toBe('1er\u00a0mars\u00a02025')
    expect(formatDate(day('2025-08-15'), 'fr')).toBe('15\u00a0août\u00a02025')
    expect(formatDate(day('2025-03-01'), 'en')).toBe('1\u00a0March\u00a02025')
    expect(formatMonth(day('2025-12-31'), 'fr')).toBe('décembre\u00a02025')
    expect(formatShortDate(day('2025-03-01'))).toBe('01/03/2025')
  })

  it('writes time spent in hours and minutes', () => {
    expect([45, 60, 65, 90, 0].map(formatMinutes)).toEqual([
      '45\u00a0min',
      '1\u00a0h',
      '1\u00a0h\u00a005',
      '1\u00a0h\u00a030',
      '0\u00a0min',
    ])
  })

  it('writes rates, quantities and numbers as people read them', () => {
    expect(formatRate(factor('0.055'), 'fr')).toBe('5,5\u00a0%')
    expect(formatRate(factor('0.055'), 'en')).toBe('5.5%')
    expect(formatQuantity(1.5, 'fr')).toBe('1,5')
    expect(formatQuantity(1.5, 'en')).toBe('1.5')
    expect(formatSiren('78128657000017')).toBe('781\u00a0286\u00a0570\u00a000017')
    expect(formatPhone('+33472000000', 'fr')).toBe('04\u00a072\u00a000\u00a000\u00a000')
    expect(formatPhone('0472000000', 'en')).toBe('+33\u00a04\u00a072\u00a000\u00a000\u00a000')
    expect(formatPhone('+3222345678', 'fr')).toBe('+3222345678')
  })
})
