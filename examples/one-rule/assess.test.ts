import { expect, it } from 'vitest'
import { byPhone, credit, vat } from './assess.js'

it('opens the credit for computer help at home, and says by which rules', () => {
  expect(credit.verdict).toBe('eligible')
  expect(credit.because.map(({ code }) => code)).toEqual([
    'customer-individual',
    'service-sold',
    'at-residence',
    'activity-listed',
    'declared',
  ])
})

it('bears the normal rate of VAT', () => {
  expect(vat).toMatchObject({ verdict: 'known', rate: '0.2' })
})

it('opens no credit for help by phone, and says why', () => {
  expect(byPhone).toMatchObject({ verdict: 'not-eligible', missing: [], wrong: [] })
  expect(byPhone.because.map(({ code, row, en }) => [code, row, en])).toEqual([
    [
      'remote-excluded',
      'fr.service.remote@2025-01-10',
      'Help at a distance (telephone, internet) is not done at the home.',
    ],
  ])
})
