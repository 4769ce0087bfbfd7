import { describe, expect, it } from 'vitest'
import { day } from '../shared/day.js'
import { cite, type LegalSource } from './source.js'

const source: LegalSource = {
  text: 'CGI',
  article: '199 sexdecies',
  confidence: 'secondary',
  readOn: day('2026-11-22'),
}

describe('a citation', () => {
  it('is the text, the article, and the part of it where one is named', () => {
    expect(cite(source)).toBe('CGI, art. 199 sexdecies')
    expect(cite({ ...source, paragraph: '2, premier alinéa' })).toBe(
      'CGI, art. 199 sexdecies, 2, premier alinéa',
    )
    const travail = { ...source, text: 'Code du travail', article: 'D7231-1' }
    expect(cite(travail)).toBe('Code du travail, art. D7231-1')
  })

  it('names what is no article as it stands', () => {
    const circular = { ...source, text: 'Doctrine', article: 'circulaire n° 1-2012' }
    expect(cite({ ...circular, paragraph: 'aide à distance' })).toBe(
      'Doctrine, circulaire n° 1-2012, aide à distance',
    )
    expect(cite({ ...circular, article: 'BOI 3C-6-06' })).toBe('Doctrine, BOI 3C-6-06')
    expect(cite({ ...circular, article: '83-50/A' })).toBe('Doctrine, art. 83-50/A')
  })
})
