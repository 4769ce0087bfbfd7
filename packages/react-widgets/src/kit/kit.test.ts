import { describe, expect, it } from 'vitest'
import { refusalsOf, sentenceOf } from './answer.js'
import { labelled } from './format.js'
import { found } from './found.js'
import { listMove } from './list-keys.js'
import { once } from './once.js'
import { bytesOf } from './pdf.js'
import { daysAfter, todayHere } from './today.js'
import { centsIn, centsToType, wholeIn } from './typed.js'

describe('what people type', () => {
  it.each([
    ['49', 4900],
    ['12,5', 1250],
    ['12.05', 1205],
    ['1 200,50 €', 120_050],
    ['0', 0],
    ['', undefined],
    ['-3', undefined],
    ['12,345', undefined],
    ['douze', undefined],
  ])('reads "%s" as %s cents', (typed, cents) => {
    expect(centsIn(typed)).toBe(cents)
  })

  it('reads back what it wrote', () => {
    for (const cents of [0, 1, 99, 100, 4_905, 123_456_78])
      for (const comma of [',', '.'] as const)
        expect(centsIn(centsToType(cents, comma))).toBe(cents)
  })

  it('takes whole numbers within their bounds, both included', () => {
    expect(wholeIn(' 1 ', 1, 1440)).toBe(1)
    expect(wholeIn('1440', 1, 1440)).toBe(1440)
    for (const typed of ['0', '1441', '1,5', '1e2', '', '-1'])
      expect(wholeIn(typed, 1, 1440)).toBeUndefined()
  })
})

describe('a refusal', () => {
  it('stands beside the fields that it names, in its own sentence', () => {
    const issues = [{ path: 'parts.0.label', message: 'Trop court' }]
    expect(refusalsOf({ code: 'invalid-input', title: 'À corriger', issues })).toEqual([
      { field: 'parts.0.label', says: 'Trop court' },
    ])
  })

  it('stands at the button when it is about no field', () => {
    const taken = { code: 'slot-taken', title: 'Ce créneau est pris.' }
    expect(refusalsOf(taken)).toEqual([{ field: 'send', says: 'Ce créneau est pris.' }])
    expect(sentenceOf({ code: 'busy' })).toBe('busy')
  })
})

describe('what is asked once', () => {
  const counted = () => {
    let no = 0
    return once(() => `key-${++no}`)
  }

  it('keeps its key while nobody answered', () => {
    const keys = counted()
    const first = keys.keyFor(['complete', 'vis_1'])
    keys.heard({ ok: false, refusal: { code: 'unreachable' } })
    expect(keys.keyFor(['complete', 'vis_1'])).toBe(first)
  })

  it('has another key once it was answered, and for another question', () => {
    const keys = counted()
    const first = keys.keyFor('a')
    keys.heard({ ok: false, refusal: { code: 'slot-taken' } })
    const second = keys.keyFor('a')
    expect(second).not.toBe(first)
    expect(keys.keyFor('b')).not.toBe(second)
  })

  it('makes keys that a house takes', () => {
    expect(once().keyFor('a')).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('the keys of a list', () => {
  const middle = { at: 1, count: 3, isTyping: false }

  it.each([
    ['ArrowDown', { to: 'line', at: 2 }],
    ['ArrowUp', { to: 'line', at: 0 }],
    ['Home', { to: 'line', at: 0 }],
    ['End', { to: 'line', at: 2 }],
    ['/', { to: 'search' }],
    ['?', { to: 'keys' }],
    ['Escape', { to: 'back' }],
    ['a', undefined],
    ['Enter', undefined],
  ])('does with %s what it says', (key, move) => {
    expect(listMove(key, middle)).toEqual(move)
  })

  it('stops at both ends', () => {
    expect(listMove('ArrowDown', { ...middle, at: 2 })).toEqual({ to: 'line', at: 2 })
    expect(listMove('ArrowUp', { ...middle, at: 0 })).toBeUndefined()
    expect(listMove('End', { ...middle, count: 0 })).toBeUndefined()
  })

  it('leaves a field its letters: only Escape and the arrow down leave it', () => {
    const typing = { at: -1, count: 3, isTyping: true }
    for (const key of ['/', '?', 'Home', 'End', 'ArrowUp'])
      expect(listMove(key, typing)).toBeUndefined()
    expect(listMove('ArrowDown', typing)).toEqual({ to: 'line', at: 0 })
  })
})

describe('words in a list', () => {
  it('put the colon of each language between a name and its value', () => {
    expect(labelled('Reste à payer', '12,50 €', 'fr')).toBe('Reste à payer\u00a0: 12,50 €')
    expect(labelled('Still to pay', '€12.50', 'en')).toBe('Still to pay: €12.50')
  })

  it('find a line by every word of its name and number, in whatever order, and one without a number too', () => {
    const lines = [
      { name: 'Hélène Masson', number: null },
      { name: 'Hélène Petit', number: 'AF2026-00002' },
    ]
    expect(found(lines, ' masson HELENE ')).toEqual([lines[0]])
    expect(found(lines, '00002 petit')).toEqual([lines[1]])
    expect(found(lines, 'null')).toEqual([])
  })
})

describe('days and bytes', () => {
  it('moves a day over months and leap years', () => {
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31')
  })

  it('says the day where the browser is', () => {
    expect(todayHere(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05')
  })

  it('reads a file that came in base 64', () => {
    expect([...bytesOf('JVBERg==')]).toEqual([0x25, 0x50, 0x44, 0x46])
  })
})
