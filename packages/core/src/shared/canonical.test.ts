import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, utf8 } from './canonical.js'

describe('canonical', () => {
  it('writes keys in order, without spaces, and leaves out what is undefined', () => {
    expect(canonical({ b: [1, { d: null, c: 'é"' }], a: true, z: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"é\\"","d":null}]}',
    )
  })

  it('is the same however the keys came, and reads back as the same value', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    ))
})

describe('utf8', () => {
  it('is what the platform’s encoder says of any well-formed text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text))
      }),
    ))
})
