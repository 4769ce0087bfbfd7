import { describe, expect, it } from 'vitest'
import { house, words } from '../house.js'
import { registry } from '../registry.js'
import { Language } from '../shared/language.js'
import type { AnyOperation } from './operation.js'
import { commonWords, say } from './words.js'

// The data of the refusals that every operation may answer.
const common = {
  'not-allowed': ['operation', 'role'],
  'feature-disabled': ['feature'],
  'invalid-input': ['issues'],
  'not-found': [],
  busy: [],
}

const operations = Object.entries(registry).flatMap(([context, own]) =>
  Object.entries(own as Record<string, AnyOperation>).map(
    ([name, op]) => [`${context}.${name}`, op] as const,
  ),
)
const refusals = [
  ...Object.entries(common).map(([code, data]) => ['any operation', code, data] as const),
  ...operations.flatMap(([name, op]) =>
    Object.entries(op.refusals).map(([code, shape]) => [name, code, Object.keys(shape)] as const),
  ),
]

describe('what a refusal says', () => {
  it.each(refusals)(
    '%s: %s is worded in French and English, from its own data',
    (_, code, data) => {
      for (const language of Language.options) {
        const sentence = words[code]?.[language] ?? ''
        expect(sentence).toMatch(/^\p{Lu}.*[.!?]$/su)
        const named = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        expect(data).toEqual(expect.arrayContaining(named))
      }
    },
  )

  it('names the same data in both languages', () => {
    for (const { fr, en } of Object.values(words)) {
      const [inFrench, inEnglish] = [fr, en].map((text) => (text.match(/\{\w+\}/g) ?? []).sort())
      expect(inFrench).toEqual(inEnglish)
    }
  })

  it('is a code of its own: kebab-case, and never one of the common ones', () => {
    for (const [, code] of refusals.slice(Object.keys(common).length)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(commonWords).not.toHaveProperty(code)
    }
  })

  it('is said with its data put in, and never with a hole', () => {
    const own = { late: { fr: 'Il est {hour} h, {name}.', en: 'It is {hour} o’clock, {name}.' } }
    expect(say(own, { code: 'late', hour: 9, name: 'Alma' } as never, 'fr')).toBe(
      'Il est 9 h, Alma.',
    )
    expect(say(own, { code: 'late' }, 'en')).toBe('It is  o’clock, .')
    expect(say(own, { code: 'unheard-of' }, 'fr')).toBe('unheard-of')
  })
})

describe('the house', () => {
  it('calls for operations that exist and that `system` may ask', () => {
    const called = [...house.aftermaths, ...house.schedules].map(({ operation }) => operation)
    const forSystem = operations.filter(([, op]) => op.allow.system).map(([name]) => name)
    expect(forSystem).toEqual(expect.arrayContaining(called))
  })

  it('has one alarm of a name', () => {
    const names = house.schedules.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})
