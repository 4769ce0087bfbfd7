import { describe, expect, it } from 'vitest'
import { plain } from './plain.js'

describe('a French text in plain letters', () => {
  it('loses the accents that GSM-7 lacks and keeps the others', () => {
    expect(plain('Le maître a reçu « l’élève » à Noël…')).toBe(
      'Le maitre a recu " l\'élève " à Noel...',
    )
  })

  it('writes out what is two letters', () => {
    expect(plain('cœur, Œuvre, 20 °C, n° 4, 3½ h, m², ﬁn')).toBe(
      'coeur, OEuvre, 20 oC, no 4, 31/2 h, m2, fin',
    )
  })

  it('keeps the euro and its price', () => {
    expect(plain('59,90\u202f€ – 10\u00a0€')).toBe('59,90 € - 10 €')
  })

  it('puts together what came in pieces: a letter and its accent', () => {
    expect(plain('de\u0301ja\u0300 e\u0302tre')).toBe('déjà etre')
  })

  it('keeps what has no plain equal', () => {
    expect(plain('Иван 😀')).toBe('Иван 😀')
    expect(plain('👩‍🔧')).toBe('👩‍🔧')
  })
})
