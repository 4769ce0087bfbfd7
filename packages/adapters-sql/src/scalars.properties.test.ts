import { compareScalars } from '@foyer/core/store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortable } from './scalars.js'

const edges = [0x41, 0xe9, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfb00, 0xffff]
const unit = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: 0xffff }))
const text = fc
  .array(unit, { maxLength: 6 })
  .map((units) => units.map((one) => String.fromCharCode(one)).join(''))

const utf8 = (raw: string): Uint8Array => new TextEncoder().encode(raw)

describe('text in a column', () => {
  it('compares byte by byte as the port compares it unit by unit', () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(utf8(sortable(a)), utf8(sortable(b)))
        expect(bytes).toBe(compareScalars(a, b))
      }),
      { numRuns: 2_000 },
    ))

  it('is kept as it is when it is European', () => {
    for (const raw of ['Zoë', 'cœur', '€', 'Ελλάδα', 'Łódź', 'Київ', '2026-03-02'])
      expect(sortable(raw)).toBe(raw)
  })
})
