import { describe, expect, it } from 'vitest'
import { day } from '../shared/day.js'
import type { Confidence } from './source.js'
import { isTrusted, trustOf } from './trust.js'

const id = 'fr.test.rule@2021-01-01'
const row = (confidence: Confidence) => ({
  id,
  source: { text: 'CGI', article: '279', confidence, readOn: day('2026-11-22') },
})
const levels = ['verified', 'secondary', 'memory'] as const

describe('a row of law carries an answer', () => {
  it.each([
    ['nothing', {}, [true, true, false]],
    ['that it be read somewhere', { confidence: 'secondary' }, [true, true, false]],
    ['that it be read in the text', { confidence: 'verified' }, [true, false, false]],
    ['trust in it', { trusts: [id] }, [true, true, true]],
    ['both', { confidence: 'verified', trusts: ['fr.other@2020-01-01', id] }, [true, true, true]],
    ['trust in another', { trusts: ['fr.test.rule@2020-01-01'] }, [true, true, false]],
    ['trust in none', { confidence: 'verified', trusts: [] }, [true, false, false]],
  ] as const)(
    'when the tenant asks for %s: verified, secondary, memory',
    (_, settings, answers) => {
      expect(levels.map((level) => isTrusted(row(level), settings))).toEqual(answers)
    },
  )

  it('or is asked for by its name', () => {
    expect(trustOf(id)).toBe('settings.trusts:fr.test.rule@2021-01-01')
  })
})
