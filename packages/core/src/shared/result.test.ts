import { describe, expect, it } from 'vitest'
import { accept, must, refuse } from './result.js'

describe('an answer', () => {
  it('says yes with a value, or no with a reason', () => {
    expect(accept(3)).toEqual({ ok: true, value: 3 })
    expect(refuse({ code: 'too-late' })).toEqual({ ok: false, refusal: { code: 'too-late' } })
  })

  it('that must be yes is a defect when it is no, and carries the reason', () => {
    expect(must(accept('paid'))).toBe('paid')
    expect(() => must(refuse({ code: 'too-late' }))).toThrow('too-late')
  })
})
