import { expect, it } from 'vitest'
import { byPhone, credit, vat } from './assess.js'

it('opens the credit for computer help at home', () => {
  expect(credit.verdict).toBe('eligible')
  expect(credit.because).toContain('fr.service.at-home')
})

it('bears the normal rate of VAT', () => {
  expect(vat).toMatchObject({ verdict: 'known', rate: '0.2' })
})

it('opens no credit for help by phone, and says why', () => {
  expect(byPhone.verdict).toBe('not-eligible')
  expect(byPhone.because).toEqual(['fr.service.at-home'])
})
